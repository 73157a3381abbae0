"""The own working days, who stands in, the mail of the day, and the page of rows per wijk."""

from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.models import Group

from mijnbuurt.core.models import OutgoingMail
from mijnbuurt.settings import base
from mijnbuurt.users.roles import Role
from tests.conftest import AMSTERDAM
from tests.factories.initiatives import IdeaFactory
from tests.factories.pages import ActivityFactory, ArticleFactory, WijkFactory
from tests.factories.users import UserFactory
from tests.queries.counting import queries_of
from wijken.contact.models import ContactMessage
from wijken.work.models import WorkWeek
from wijken.work.notifications import mail_what_waits
from wijken.work.rules import hears_at_once

pytestmark = pytest.mark.django_db
ADDRESS = "/beheer/mijn-werk/werkdagen/"
TUESDAY = datetime(2026, 11, 24, 7, 5, tzinfo=AMSTERDAM)


@pytest.fixture
def now():
    with time_machine.travel(TUESDAY, tick=False):
        yield TUESDAY


@pytest.fixture(scope="module")
def shared_wijk(shared_db, tuesday_morning):
    with time_machine.travel(tuesday_morning, tick=False):
        return WijkFactory(slug="hier", name="Hier").pk


@pytest.fixture
def wijk(wijk, now):
    return wijk


@pytest.fixture
def editor(wijk):
    return UserFactory(groups=[wijk.group], email="hier@example.org")


@pytest.fixture
def city_editor(now):
    group = Group.objects.get(name=Role.CITY_EDITOR)
    return UserFactory(groups=[group], email="stad@example.org")


def form(**fields):
    return {"days": ["2", "4"], "mail": "daily", "away_from": "", "away_until": "", **fields}


def mailed(now, settings, way="daily"):
    """Who gets the mail of this moment."""
    settings.WORK_MAIL = way
    before = set(OutgoingMail.objects.values_list("pk", flat=True))
    mail_what_waits(now)
    new = OutgoingMail.objects.exclude(pk__in=before)
    return sorted(mail.to[0] for mail in new)


def test_the_site_mails_once_a_day_unless_it_is_told_otherwise():
    assert base.WORK_MAIL == "daily"


def test_one_mail_a_day_tells_all_that_waits_in_the_own_wijk(now, settings, wijk, editor):
    IdeaFactory(wijk=wijk, text="Een moestuin, bel 06-12345678")
    ContactMessage.objects.create(
        wijk=wijk, text="Lantaarn stuk", answer_way="phone", name="Geheim"
    )
    IdeaFactory(wijk=WijkFactory(), text="Vreemd idee")
    assert mailed(now, settings) == ["hier@example.org"]
    mail = OutgoingMail.objects.get()
    assert mail.subject == "Er wachten 2 dingen op u"
    for words in ("Een moestuin", "Lantaarn stuk", "Idee: 1", "Bericht: 1", "/beheer/"):
        assert words in mail.body
    for words in ("Vreemd", "12345678", "Geheim"):
        assert words not in mail.body + mail.html
    assert mailed(now + timedelta(minutes=5), settings) == []
    assert mailed(now + timedelta(days=1), settings) == ["hier@example.org"]


@pytest.mark.parametrize(
    ("moment", "is_mailed"),
    [
        ("2026-11-24 06:59", False),
        ("2026-11-24 07:00", True),
        ("2026-11-24 16:59", True),
        ("2026-11-24 17:00", False),
        ("2026-11-28 09:00", False),  # Saturday
        ("2026-12-25 09:00", False),  # Christmas
        ("2026-11-25 09:00", False),  # not an own working day
    ],
)
def test_it_comes_in_the_morning_of_an_own_working_day(settings, wijk, editor, moment, is_mailed):
    WorkWeek.objects.create(user=editor, days=[1, 2, 4, 5, 6])
    IdeaFactory(wijk=wijk)
    at = datetime.fromisoformat(moment).replace(tzinfo=AMSTERDAM)
    assert mailed(at, settings) == (["hier@example.org"] if is_mailed else [])


def test_who_wants_no_daily_mail_or_has_nothing_to_do_gets_none(now, settings, wijk, editor):
    assert mailed(now, settings) == []
    WorkWeek.objects.all().delete()
    IdeaFactory(wijk=wijk)
    assert mailed(now, settings, "at_once") == []
    assert mailed(now, settings, "none") == []
    WorkWeek.objects.update_or_create(user=editor, defaults={"mail": "daily"})
    assert mailed(now, settings, "none") == ["hier@example.org"]


def test_while_away_the_stand_in_gets_it(now, settings, wijk, editor, city_editor):
    UserFactory(groups=[wijk.group], email="collega@example.org", is_active=False)
    IdeaFactory(wijk=wijk)
    assert mailed(now, settings) == ["hier@example.org"]
    until = now.date() + timedelta(days=7)
    WorkWeek.objects.update(mailed_on=None)
    away = {"away_from": now.date(), "away_until": until, "stand_in": city_editor}
    WorkWeek.objects.filter(user=editor).update(**away)
    assert mailed(now, settings) == ["stad@example.org"]


def test_who_hears_at_once(now, settings, wijk, editor, city_editor):
    assert hears_at_once(wijk, now) == [editor]
    assert hears_at_once(None, now) == [city_editor]
    week = WorkWeek.objects.create(user=editor, mail="daily")
    assert hears_at_once(wijk, now) == []
    week.mail, week.away_from, week.away_until = "at_once", now.date(), now.date()
    week.save()
    assert hears_at_once(wijk, now) == [city_editor]
    settings.WORK_MAIL = "daily"
    assert hears_at_once(wijk, now) == []


def test_an_editor_keeps_the_own_working_days(client, wijk, editor, city_editor):
    client.force_login(editor)
    assert "Op welke dagen werkt u?" in client.get(ADDRESS).content.decode()
    posted = form(away_until="2026-12-04", stand_in=city_editor.pk, user=city_editor.pk)
    told = client.post(ADDRESS, posted, follow=True).content.decode()
    assert "Bewaard." in told
    week = WorkWeek.objects.get()
    assert (week.user, week.days, week.stand_in) == (editor, [2, 4], city_editor)
    assert (week.away_from, week.away_until) == (date(2026, 11, 24), date(2026, 12, 4))
    page = client.get("/beheer/").content.decode()
    assert "U bent weg tot en met vrijdag 4 december 2026" in page
    client.force_login(city_editor)
    assert "U neemt het werk over van" in client.get("/beheer/").content.decode()


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"days": []}, "Kies ten minste één dag."),
        ({"days": ["8"]}, "8"),
        ({"mail": "vaak"}, "vaak"),
        ({"away_from": "2026-12-01"}, "Vul in tot en met welke dag u weg bent."),
        (
            {"away_from": "2026-12-02", "away_until": "2026-12-01"},
            "Deze dag ligt voor de eerste dag dat u weg bent.",
        ),
        ({"away_until": "morgen"}, "morgen"),
        ({"stand_in": "999999"}, "Kies iemand uit de lijst."),
        ({"stand_in": "x"}, "Kies iemand uit de lijst."),
    ],
)
def test_wrong_days_are_told_beside_the_field(client, wijk, editor, changed, sentence):
    client.force_login(editor)
    answer = client.post(ADDRESS, form(**changed))
    assert answer.status_code == 200
    assert sentence in answer.content.decode()
    assert "work-form__error" in answer.content.decode()
    assert not WorkWeek.objects.exists()


def test_only_who_has_the_right_can_stand_in(client, wijk, editor, city_editor):
    colleague = UserFactory(groups=[wijk.group])
    stranger = UserFactory(groups=[WijkFactory().group])
    gone = UserFactory(groups=[wijk.group], is_active=False)
    client.force_login(editor)
    page = client.get(ADDRESS).content.decode()
    for user, is_offered in (
        (colleague, True),
        (city_editor, True),
        (stranger, False),
        (gone, False),
        (editor, False),
    ):
        assert (f'<option value="{user.pk}"' in page) is is_offered
    posted = form(away_until="2026-12-04", stand_in=stranger.pk)
    assert "Kies iemand uit de lijst." in client.post(ADDRESS, posted).content.decode()


def test_an_absence_that_is_over_is_forgotten(client, wijk, editor):
    client.force_login(editor)
    client.post(ADDRESS, form(away_from="2026-11-01", away_until="2026-11-23"))
    week = WorkWeek.objects.get()
    assert (week.away_from, week.away_until) == (None, None)


def test_the_citywide_editor_has_a_row_for_each_wijk(client, now, wijk, editor, city_editor):
    quiet = WijkFactory(name="Stil")
    ArticleFactory(in_wijk=wijk)
    ActivityFactory(in_wijk=wijk)
    IdeaFactory(wijk=wijk)
    client.force_login(editor)
    assert client.get("/beheer/mijn-werk/wijken/").status_code == 404
    client.force_login(city_editor)
    page = client.get("/beheer/mijn-werk/wijken/").content.decode()
    row = page.split('?wijk=hier"')[1].split("</tr>")[0]
    for words in (
        "di\N{NO-BREAK SPACE}24\N{NO-BREAK SPACE}nov",
        "Idee, uiterlijk",
        "1 ding",
        "Persoon",
    ):
        assert words in row
    other = page.split(f'?wijk={quiet.slug}"')[1].split("</tr>")[0]
    for words in ("nog niets", "niemand"):
        assert words in other
    few = queries_of(client, "/beheer/mijn-werk/wijken/")
    for _number in range(2):
        UserFactory(groups=[WijkFactory().group])
        IdeaFactory(wijk=quiet)
        ArticleFactory(in_wijk=quiet)
    assert queries_of(client, "/beheer/mijn-werk/wijken/") <= few

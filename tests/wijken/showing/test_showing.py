"""A page of one wijk in the lists of another: offered, taken over or not, and ended."""

from datetime import datetime

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from wagtail.models import PageLogEntry

from mijnbuurt.core.models import OutgoingMail
from mijnbuurt.users.roles import Role
from tests.factories.pages import ArticleFactory, WijkFactory
from tests.factories.users import UserFactory
from tests.reading import Reading
from wijken.areas.models import AlsoShown
from wijken.news.models import Article
from wijken.showing import transitions
from wijken.showing.querysets import offered_by, proposals_for, taken_over_by
from wijken.showing.transitions import NotPossible, choose, summary

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 10, 30, tzinfo=timezone.get_default_timezone())
LIST = "/beheer/voorstellen/"


@pytest.fixture
def here():
    return WijkFactory(name="Hier")


@pytest.fixture
def there():
    return WijkFactory(name="Daar <b>")


@pytest.fixture
def page(here):
    return ArticleFactory(in_wijk=here, title="Lampion <i>optocht</i>")


@pytest.fixture
def editor(here):
    return UserFactory(groups=[here.group], email="hier@example.org")


@pytest.fixture
def neighbour(there):
    return UserFactory(groups=[there.group], email="daar@example.org")


def city_editor():
    return UserFactory(groups=[Group.objects.get(name=Role.CITY_EDITOR)])


def offer(page, wijk, user):
    return choose(page, [wijk], seen_as=summary(page), user=user, now=NOW)[0]


def shown_in(wijk):
    return list(Article.objects.public().in_wijk(wijk))


def mails():
    return [(mail.to[0], mail.subject) for mail in OutgoingMail.objects.order_by("pk")]


def logged(page):
    entries = PageLogEntry.objects.filter(page=page.pk, action__startswith="showing")
    return [(entry.action, entry.user) for entry in entries.order_by("pk")]


def test_offered_seen_and_taken_over_by_the_screens(client, here, there, page, editor, neighbour):
    client.force_login(editor)
    form = Reading.of(client, f"/beheer/ook-tonen/{page.pk}/")
    ticks = {tick["value"] for tick in form.soup.find_all("input", type="checkbox")}
    assert str(there.pk) in ticks and str(here.pk) not in ticks
    client.post(f"/beheer/ook-tonen/{page.pk}/", {"wijken": [there.pk], "seen_as": ""})
    row = AlsoShown.objects.get()
    assert (row.state, row.proposed_by, row.wijk) == ("proposed", editor, there)
    assert shown_in(there) == []
    assert mails() == [("daar@example.org", "Ook tonen in Daar <b>? Lampion <i>optocht</i>")]
    assert "voorgesteld" in Reading.of(client, f"/beheer/ook-tonen/{page.pk}/").html
    assert Reading.of(client, LIST + "?lijst=van-ons").soup.find("a", href=f"{LIST}{row.pk}/")

    client.force_login(neighbour)
    waiting = Reading.of(client, LIST)
    assert "Van Hier, voor Daar &lt;b&gt;" in waiting.html
    seen = Reading.of(client, f"{LIST}{row.pk}/")
    assert "Een verhaal." in seen.html and "Lampion &lt;i&gt;" in seen.html
    assert seen.soup.find("button", value="accept") and not seen.soup.find("button", value="stop")
    answer = client.post(f"{LIST}{row.pk}/", {"to": "accept", "seen_as": "proposed"})
    assert answer.status_code == 302 and shown_in(there) == [page]
    assert mails()[-1] == ("hier@example.org", "Ook te zien in Daar <b>: Lampion <i>optocht</i>")
    assert logged(page) == [("showing.offer", editor), ("showing.accept", neighbour)]
    history = client.get(f"/beheer/pages/{page.pk}/history/")
    assert history.status_code in (200, 302)
    assert "Lampion" in Reading.of(client, LIST + "?lijst=bij-ons").html
    client.post(f"{LIST}{row.pk}/", {"to": "stop", "seen_as": "accepted"})
    assert shown_in(there) == []
    assert (
        Reading.of(client, LIST + "?lijst=bij-ons").soup.find("a", href=f"{LIST}{row.pk}/") is None
    )


def test_declined_with_a_reason_and_offered_again(client, there, page, editor, neighbour):
    row = offer(page, there, editor)
    client.force_login(neighbour)
    long = client.post(
        f"{LIST}{row.pk}/", {"to": "decline", "seen_as": "proposed", "reason": "x" * 201}
    )
    assert "Schrijf uw reden korter op." in long.content.decode()
    assert "x" * 201 in long.content.decode()
    client.post(
        f"{LIST}{row.pk}/", {"to": "decline", "seen_as": "proposed", "reason": "Te <ver> weg"}
    )
    row.refresh_from_db()
    assert (row.state, row.reason) == ("declined", "Te <ver> weg")
    assert "Te <ver> weg" in OutgoingMail.objects.latest("pk").body
    client.force_login(editor)
    assert "Te &lt;ver&gt; weg" in Reading.of(client, LIST + "?lijst=van-ons").html
    assert offer(page, there, editor).pk == row.pk
    row.refresh_from_db()
    assert (row.state, row.reason, row.decided_at) == ("proposed", "", None)


def test_who_works_citywide_shows_at_once_and_nobody_is_asked(there, page):
    row = offer(page, there, city_editor())
    assert row.state == "accepted"
    assert shown_in(there) == [page]
    assert mails() == []


def test_a_draft_waits_until_it_is_online(client, here, there, editor, neighbour):
    draft = ArticleFactory(in_wijk=here, live=False, title="Geheimconcept")
    row = offer(draft, there, editor)
    assert row.state == "proposed" and mails() == []
    client.force_login(neighbour)
    assert "Geheimconcept" not in Reading.of(client, LIST).html
    assert client.get(f"{LIST}{row.pk}/").status_code == 404
    assert client.post(f"{LIST}{row.pk}/", {"to": "accept", "seen_as": "proposed"}).status_code
    with pytest.raises(NotPossible):
        transitions.accept(row, seen_as="proposed", user=neighbour, now=NOW)
    client.force_login(editor)
    assert "nog niet online" in Reading.of(client, f"/beheer/ook-tonen/{draft.pk}/").html
    draft.save_revision().publish()
    draft.save_revision().publish()
    assert [to for to, _subject in mails()] == ["daar@example.org"]
    assert [waiting.pk for waiting in proposals_for([there])] == [row.pk]


def test_the_preview_is_what_is_online(client, there, page, editor, neighbour):
    row = offer(page, there, editor)
    page.title = "Geheim nieuw plan"
    page.body = [("text", "<p>Nog niet af.</p>")]
    page.save_revision()
    client.force_login(neighbour)
    for path in (LIST, f"{LIST}{row.pk}/"):
        html = Reading.of(client, path).html
        assert "Geheim nieuw plan" not in html and "Nog niet af" not in html


def test_offline_or_gone_it_is_shown_nowhere(here, there, page, editor):
    row = offer(page, there, city_editor())
    page.unpublish()
    row.refresh_from_db()
    assert row.state == "ended"
    page.save_revision().publish()
    assert shown_in(there) == []
    other = ArticleFactory(in_wijk=here)
    asked = offer(other, there, editor)
    other.unpublish()
    asked.refresh_from_db()
    assert asked.state == "withdrawn"
    other.delete()
    assert not AlsoShown.objects.filter(pk=asked.pk).exists()


def test_who_may_not(client, there, page, editor, neighbour):
    elsewhere = UserFactory(groups=[WijkFactory().group])
    row = offer(page, there, editor)
    for user, verb in (
        (elsewhere, transitions.accept),
        (elsewhere, transitions.decline),
        (elsewhere, transitions.stop),
        (editor, transitions.accept),
        (neighbour, transitions.stop),
    ):
        with pytest.raises(PermissionDenied):
            verb(row, seen_as="proposed", user=user, now=NOW)
    with pytest.raises(PermissionDenied):
        choose(page, [], seen_as=summary(page), user=neighbour, now=NOW)
    client.force_login(elsewhere)
    assert client.get(f"{LIST}{row.pk}/").status_code == 404
    assert client.post(f"{LIST}{row.pk}/", {"to": "accept"}).status_code == 404
    assert client.get(f"/beheer/ook-tonen/{page.pk}/").status_code == 404
    assert client.post(f"/beheer/ook-tonen/{page.pk}/", {"wijken": []}).status_code == 404
    assert client.get(f"/beheer/ook-tonen/{page.get_parent().pk}/").status_code == 404
    assert client.get("/beheer/ook-tonen/999999/").status_code == 404
    assert "Lampion" not in Reading.of(client, LIST).html
    client.force_login(UserFactory(groups=[Group.objects.get(name=Role.REPORTER)]))
    assert client.get(LIST).status_code in (302, 403, 404)
    assert list(AlsoShown.objects.values_list("state", flat=True)) == ["proposed"]


def test_stale_and_forged_answers_change_nothing(client, there, page, editor, neighbour):
    row = offer(page, there, editor)
    client.force_login(editor)
    stale = client.post(f"/beheer/ook-tonen/{page.pk}/", {"wijken": [], "seen_as": ""}, follow=True)
    assert "Een collega was u voor" in stale.content.decode()
    forged = client.post(
        f"/beheer/ook-tonen/{page.pk}/", {"wijken": ["x", page.home_wijk.pk], "seen_as": ""}
    )
    assert "Kies wijken uit de lijst." in forged.content.decode()
    transitions.accept(row, seen_as="proposed", user=neighbour, now=NOW)
    client.force_login(neighbour)
    for said in ({"to": "decline", "seen_as": "proposed"}, {"to": "eat", "seen_as": "x"}, {}):
        answer = client.post(f"{LIST}{row.pk}/", said, follow=True)
        assert "Een collega was u voor" in answer.content.decode()
    row.refresh_from_db()
    assert row.state == "accepted"
    assert shown_in(there) == [page]


def test_lists_take_as_many_queries_for_few_as_for_many(
    here, there, page, editor, django_assert_num_queries
):
    for each in [page, *(ArticleFactory(in_wijk=here) for _ in range(3))]:
        offer(each, there, editor)
    own = type(here).objects.filter(pk=here.pk)
    with django_assert_num_queries(2):
        rows = [*proposals_for([there]), *offered_by(own, citywide=False)]
        told = {f"{row.page.title}{row.wijk}{row.from_name}{row.proposed_by}" for row in rows}
    assert len(rows) == 8 and len(told) == 4
    assert list(offered_by(own.none(), citywide=True)) == []
    assert list(taken_over_by([there])) == []


def test_a_translation_leads_to_the_dutch_page(client, page, there, editor):
    from wagtail.models import Locale

    client.force_login(editor)
    home = page.get_root().get_children().get(locale__language_code="nl")
    assert home
    english = page.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
    client.post(f"/beheer/ook-tonen/{english.pk}/", {"wijken": [there.pk], "seen_as": ""})
    assert AlsoShown.objects.get().page_id == page.pk

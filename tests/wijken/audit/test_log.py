"""The log of all decisions: who, when, what, where, why; to read, to narrow, to take along."""

import csv
from datetime import UTC, datetime
from io import BytesIO

import pytest
from django.contrib.auth.models import Group
from django.utils.html import escape
from openpyxl import load_workbook
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, PageLogEntry

from mijnbuurt.core.versions import version_of
from mijnbuurt.intake.enums import InboxState
from mijnbuurt.photos.transitions import takedown
from mijnbuurt.users.models import User
from mijnbuurt.users.roles import Role
from tests.factories import HOSTILE
from tests.factories.pages import ArticleFactory, PlaceFactory, WijkFactory
from tests.factories.photos import PhotoFactory
from tests.factories.users import UserFactory
from tests.queries.counting import queries_of
from wijken.contact import transitions as contact
from wijken.contact.models import ContactMessage
from wijken.places.transitions import close_on
from wijken.transitions import decline

pytestmark = pytest.mark.django_db
LOG = "/beheer/logboek/"
NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def person(role: Role, **fields: str) -> User:
    return UserFactory(groups=[Group.objects.get(name=role)], **fields)


@pytest.fixture
def beheer(client) -> User:
    user = person(Role.ADMINISTRATOR)
    client.force_login(user)
    return user


@pytest.fixture(scope="module")
def shared_wijk(shared_db):
    return WijkFactory(slug="hier", name="Hier").pk


@pytest.fixture
def editor(wijk) -> User:
    return UserFactory(groups=[wijk.group], first_name="Els", last_name="Editor")


def closed(wijk, user: User, reason: str = "Storing") -> None:
    close_on(PlaceFactory(in_wijk=wijk), NOW.date(), user=user, now=NOW, reason=reason)


def rows(client, query: str = "") -> list[list[str]]:
    """The export, which has the same rows as the page."""
    response = client.get(f"{LOG}?export=csv{query}")
    text = b"".join(response).decode("utf-8-sig")
    return list(csv.reader(text.splitlines(), delimiter=";"))[1:]


def shown(client, query: str = "") -> str:
    return client.get(LOG + query).content.decode()


def test_a_decision_is_there_with_who_when_what_where_and_why(client, beheer, wijk, editor):
    draft = ArticleFactory(in_wijk=wijk, live=False, title="Een bankje")
    draft.get_workflow().start(draft, UserFactory())
    decline(draft, seen=version_of(draft), user=editor, now=NOW, note="Staat er al")
    PageLogEntry.objects.update(timestamp=datetime(2026, 11, 24, 23, 30, tzinfo=UTC))
    (row,) = [row for row in rows(client) if row[2].startswith("Afgewezen")]
    assert row[:2] == ["2026-11-25 00:30:00", "Els Editor"]
    assert row[3:] == ["Een bankje", "Bericht", "Hier", "Staat er al"]
    page = shown(client)
    assert "woensdag 25 november 2026, 0.30 uur" in page
    assert "Staat er al" in page


def test_the_newest_stands_first(client, beheer, wijk, editor):
    for number in range(3):
        log(wijk, "wagtail.edit", user=editor, title=f"Nummer {number}")
    assert [row[3] for row in rows(client) if row[3].startswith("Nummer")] == [
        "Nummer 2",
        "Nummer 1",
        "Nummer 0",
    ]


def test_desk_clock_and_who_is_gone_are_named(client, beheer, wijk, editor):
    closed(wijk, person(Role.DESK, first_name="Bea", last_name="Balie"))
    log(wijk, "wagtail.edit", title="Door de klok")
    log(wijk, "wagtail.create", user=editor, title="Door Els")
    User.objects.filter(pk=editor.pk).delete()
    found = {row[3]: row[1] for row in rows(client)}
    assert "Bea Balie (balie)" in [row[1] for row in rows(client)]
    assert found["Door de klok"] == "De site zelf"
    assert found["Door Els"] == "Els Editor"


def test_a_page_that_is_gone_keeps_its_wijk(client, beheer, wijk, editor):
    page = ArticleFactory(in_wijk=wijk, title="Weg ermee")
    page.delete(user=editor)
    assert [row[5] for row in rows(client, "&wijk=hier") if row[3] == "Weg ermee"]


def test_a_photo_and_a_message_belong_to_a_wijk(client, beheer, wijk, editor):
    message = ContactMessage.objects.create(text="x", answer_way="mail", wijk=wijk)
    contact.move(message, InboxState.SEEN, seen_as="new", user=editor, now=NOW)
    assert [row[5] for row in rows(client) if row[2] == "Als gezien gemerkt"] == ["Hier"]
    photo = PhotoFactory(collection=wijk.collection)
    takedown(photo, editor, NOW, "Gevraagd aan de balie")
    assert [row[5] for row in rows(client) if row[6] == "Gevraagd aan de balie"] == ["Hier"]


def test_the_log_holds_no_word_of_a_resident(wijk, editor):
    message = ContactMessage.objects.create(text="Geheim", answer_way="mail", wijk=wijk)
    contact.move(message, InboxState.SEEN, seen_as="new", user=editor, now=NOW)
    assert message.text not in str(ModelLogEntry.objects.latest("pk").data)


def test_the_reason_of_a_case_is_shown_as_long_as_the_case_is_kept(client, beheer, wijk, editor):
    message = ContactMessage.objects.create(text="x", answer_way="mail", wijk=wijk)
    why = "Mevrouw De Wit woont daar"
    contact.move(message, InboxState.CLOSED, seen_as="new", user=editor, now=NOW, note=why)
    assert [row[6] for row in rows(client) if row[2] == "Afgerond"] == [why]
    assert why not in str(ModelLogEntry.objects.latest("pk").data)
    message.delete()
    assert [row[6] for row in rows(client) if row[2] == "Afgerond"] == [""]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("wijk=hier", {"Hier"}),
        ("wijk=daar", {"Daar"}),
        ("tekst=STORING", {"Hier"}),
        ("tekst=niets+van+dit", set()),
        ("periode_from=2026-11-25", {"Daar"}),
        ("periode_to=2026-11-24", {"Hier"}),
        ("wat=places.close_on&wijk=hier", {"Hier"}),
        ("wat=inbox.noted&wijk=hier", set()),
    ],
)
def test_it_can_be_narrowed(client, beheer, wijk, editor, query, found):
    closed(wijk, editor)
    closed(WijkFactory(slug="daar", name="Daar"), person(Role.CITY_EDITOR), "Feest")
    logged = PageLogEntry.objects.filter(action="places.close_on")
    PageLogEntry.objects.exclude(pk__in=logged).delete()
    ModelLogEntry.objects.all().delete()
    here = logged.order_by("pk")
    for entry, day in zip(here, (24, 25), strict=True):
        PageLogEntry.objects.filter(pk=entry.pk).update(timestamp=NOW.replace(day=day))
    assert {row[5] for row in rows(client, f"&{query}")} - {""} == found


def test_it_can_be_narrowed_to_a_person_or_the_site(client, beheer, wijk, editor):
    closed(wijk, editor)
    log(wijk, "wagtail.edit", title="Door de klok")
    assert {row[1] for row in rows(client, f"&wie={editor.pk}")} == {"Els Editor"}
    assert {row[1] for row in rows(client, "&wie=site")} == {"De site zelf"}


@pytest.mark.parametrize(
    "query",
    ["wijk=weg", "wie=x", "wie=999999", "wat=niets", "periode_from=gisteren", "p=zz"],
)
def test_a_question_that_makes_no_sense_breaks_nothing(client, beheer, wijk, editor, query):
    closed(wijk, editor)
    assert client.get(f"{LOG}?{query}").status_code == 200
    assert client.get(f"{LOG}resultaten/?{query}").status_code == 200
    if query != "p=zz":
        assert rows(client, f"&{query}") == []


def test_hostile_text_is_only_text(client, beheer, wijk, editor):
    closed(wijk, editor, HOSTILE)
    assert HOSTILE not in shown(client)
    assert escape(HOSTILE) in shown(client)


def test_the_exports_hold_the_same_and_reckon_nothing(client, beheer, wijk, editor):
    closed(wijk, editor, '=HYPERLINK("https://example.org")\x0b')
    in_csv = [row for row in rows(client) if row[2].startswith("Dicht op een dag")]
    assert in_csv[0][6] == '\'=HYPERLINK("https://example.org")'
    response = client.get(f"{LOG}?export=xlsx")
    assert "logboek-" in response["Content-Disposition"]
    sheet = load_workbook(BytesIO(b"".join(response))).active
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row]
    assert "=HYPERLINK" in str([cell.value for cell in cells])
    assert {cell.data_type for cell in cells} <= {"inlineStr", "s", "d", "n"}


def test_taking_it_along_is_logged(client, beheer):
    rows(client, "&tekst=storing")
    entry = ModelLogEntry.objects.get(action="audit.export")
    assert entry.user == beheer
    assert "Logboek gedownload CSV (tekst: storing)" in shown(client)


def test_editors_of_a_wijk_do_not_read_it(client, wijk, editor):
    client.force_login(editor)
    for address in (LOG, f"{LOG}resultaten/", f"{LOG}?export=csv"):
        assert client.get(address).status_code == 302
    assert not ModelLogEntry.objects.filter(action="audit.export").exists()


def test_accounts_are_for_beheer_alone(client, beheer, editor):
    log(editor, "wagtail.edit", user=beheer, title="Account van Els")
    assert "Account van Els" in shown(client)
    client.force_login(person(Role.CITY_EDITOR))
    assert "Account van Els" not in shown(client)
    assert "Account van Els" not in str(rows(client))


def test_saving_by_itself_is_one_line(client, beheer, wijk, editor):
    sitting = "0d0c0f5e-0000-4000-8000-000000000000"
    for _again in range(3):
        log(wijk, "wagtail.edit", user=editor, title="Zitting", uuid=sitting)
    log(wijk, "wagtail.publish", user=editor, title="Zitting", uuid=sitting)
    assert len([row for row in rows(client) if row[3] == "Zitting"]) == 2


def test_the_report_of_wagtail_leads_here(client, beheer):
    assert client.get("/beheer/reports/site-history/")["Location"] == LOG


def test_more_lines_take_no_more_queries(client, beheer, wijk, editor):
    def make(count: int) -> None:
        for number in range(count):
            someone = UserFactory(groups=[wijk.group])
            closed(wijk, someone)
            message = ContactMessage.objects.create(text="x", answer_way="mail", wijk=wijk)
            contact.move(
                message, InboxState.SEEN, seen_as="new", user=someone, now=NOW, note=str(number)
            )

    make(2)
    few = queries_of(client, LOG)
    make(6)
    assert queries_of(client, LOG) == few


def test_many_lines_are_exported_with_few_queries(
    client, beheer, wijk, editor, django_assert_max_num_queries
):
    closed(wijk, editor)
    entry = PageLogEntry.objects.get(action="places.close_on")
    PageLogEntry.objects.bulk_create(
        PageLogEntry(
            page=entry.page,
            content_type=entry.content_type,
            label=f"Regel {number}",
            action=entry.action,
            timestamp=entry.timestamp,
            user=editor,
            data=entry.data,
        )
        for number in range(1_200)
    )
    with django_assert_max_num_queries(60):
        assert len(rows(client)) > 1_200

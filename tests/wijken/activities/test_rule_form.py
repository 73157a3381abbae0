"""The rule as an editor types it. The clock stands at Tuesday 24 November 2026, 10.30."""

from datetime import UTC, date, datetime

import pytest
from bs4 import BeautifulSoup
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from mijnbuurt.core.models import SiteSettings
from tests.factories.pages import ActivityFactory, PlaceFactory, SlotFactory, page_of
from tests.factories.users import UserFactory
from tests.reading import Reading
from wijken.activities.models import Activity, AgendaPage
from wijken.activities.recurrence import parse
from wijken.activities.skipping import school_holiday_name

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]
NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


@pytest.fixture
def editor_client(client, wijk):
    client.force_login(UserFactory(groups=[wijk.group]))
    return client


def typed(weekdays=(), **fields):
    form = nested_form_data(
        {
            "title": "Koffie",
            "summary": "Kort",
            "kind": "coffee",
            "audience": "everyone",
            "free": "yes",
            "step_free": "unknown",
            "toilet": "unknown",
            "sign_up_until": "0",
            "good_to_know": "",
            "date_words": "",
            "date_precision": "day",
            "drawing": "plein",
            "body": streamfield([]),
            "comments": inline_formset([]),
            "starts": "10:00",
            "ends": "12:00",
            **fields,
        }
    )
    return {**form, "weekdays": list(weekdays)}


def words_of(html: str) -> str:
    return BeautifulSoup(html, "html.parser").get_text(" ")


def add(client, wijk, **fields):
    index = AgendaPage.objects.child_of(page_of(wijk)).get()
    return client.post(f"/beheer/pages/add/activities/activity/{index.pk}/", typed(**fields))


def made(client, wijk, **fields) -> Activity:
    response = add(client, wijk, **fields, **{"action-publish": "1"})
    assert response.status_code == 302, [
        error.get_text() for error in Reading(response).soup.select(".error-message, .messages")
    ]
    return Activity.objects.order_by("-pk").first()


@pytest.mark.parametrize(
    ("fields", "text", "first"),
    [
        ({"repeat": "once"}, "", "2027-07-01"),
        ({"repeat": "weekly"}, "FREQ=WEEKLY;BYDAY=TH", "2027-07-01"),
        ({"repeat": "weekly", "weekdays": ["4"]}, "FREQ=WEEKLY;BYDAY=FR", "2027-07-02"),
        ({"repeat": "weekly", "weekdays": ["3"]}, "FREQ=WEEKLY;BYDAY=TH", "2027-07-01"),
        ({"repeat": "biweekly"}, "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH", "2027-07-01"),
        ({"repeat": "weekly", "weekdays": ["1", "4"]}, "FREQ=WEEKLY;BYDAY=TU,FR", "2027-07-02"),
        ({"repeat": "weekly", "count": "6"}, "FREQ=WEEKLY;BYDAY=TH;COUNT=6", "2027-07-01"),
        (
            {"repeat": "weekly", "weekdays": ["4"], "last_date": "2027-08-31"},
            "FREQ=WEEKLY;BYDAY=FR;UNTIL=20270831",
            "2027-07-02",
        ),
        ({"repeat": "monthly"}, "FREQ=MONTHLY;BYDAY=1TH", "2027-07-01"),
        ({"repeat": "yearly"}, "FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=1", "2027-07-01"),
        ({"repeat": "once", "last_date": "2027-08-31", "count": "3"}, "", "2027-07-01"),
    ],
)
def test_what_is_typed_becomes_a_rule(editor_client, wijk, fields, text, first):
    page = made(editor_client, wijk, first_date="2027-07-01", **fields)
    assert (page.recurrence, page.first_date.isoformat()) == (text, first)


def test_every_friday_from_1_july_to_31_august_2021_is_nine_dates(editor_client, wijk, frozen):
    frozen.move_to(datetime(2021, 6, 15, tzinfo=UTC))
    editor_client.force_login(UserFactory(groups=[wijk.group]))
    rule = {"repeat": "weekly", "weekdays": ["4"], "last_date": "2021-08-31"}
    page = made(editor_client, wijk, first_date="2021-07-01", **rule)
    assert page.occurrences.count() == 9
    shown = editor_client.post("/beheer/agenda-datums/", {"first_date": "2021-07-01", **rule})
    assert "9 datums." in shown.content.decode()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"repeat": "weekly", "first_date": ""}, "Vul de eerste datum in."),
        ({"repeat": "weekly", "last_date": "2027-06-01"}, "De laatste datum ligt voor de eerste."),
        (
            {"repeat": "weekly", "last_date": "2027-08-01", "count": "3"},
            "Kies een laatste datum of een aantal keer, niet allebei.",
        ),
        ({"repeat": "monthly", "weekdays": ["2"]}, "Kies alleen dagen bij elke week"),
        ({"repeat": "yearly", "first_date": "2028-02-29"}, "29 februari is er niet elk jaar."),
        ({"repeat": "weekly", "count": "0"}, "Kies een aantal keer tussen 1 en 208."),
        ({"repeat": "weekly", "count": "9999"}, "Kies een aantal keer tussen 1 en 208."),
        ({"repeat": "minutely"}, "Selecteer een geldige keuze"),
        ({"repeat": "weekly", "weekdays": ["9"]}, "Selecteer een geldige keuze"),
    ],
)
def test_a_rule_that_makes_no_sense_is_refused_beside_its_field(
    editor_client, wijk, fields, sentence
):
    response = add(editor_client, wijk, **{"first_date": "2027-07-01", **fields})
    text = response.content.decode()
    assert sentence in text
    assert 'value="Koffie"' in text
    assert not Activity.objects.exists()


def test_the_form_shows_the_rule_again(editor_client, wijk):
    rule = {"repeat": "biweekly", "weekdays": (1, 3), "count": 8}
    page = ActivityFactory(in_wijk=wijk, **rule)
    soup = Reading.of(editor_client, f"/beheer/pages/{page.pk}/edit/").soup
    assert soup.select_one("select[name=repeat] option[selected]")["value"] == "biweekly"
    ticked = soup.select("input[name=weekdays][checked]")
    assert [box["value"] for box in ticked] == ["1", "3"]
    assert soup.select_one("input[name=count]")["value"] == "8"


@pytest.mark.parametrize(
    "text",
    [
        *("FREQ=SECONDLY", "FREQ=DAILY", "FREQ=WEEKLY", "FREQ=WEEKLY;BYDAY=TU;BYHOUR=3"),
        *("FREQ=WEEKLY;BYDAY=WE", "FREQ=WEEKLY;BYDAY=XX", "FREQ=WEEKLY;INTERVAL=0;BYDAY=TU"),
        *("FREQ=WEEKLY;BYDAY=TU;COUNT=999999", "FREQ=MONTHLY;BYDAY=5TU", "onzin", "FREQ"),
        *("FREQ=WEEKLY;BYDAY=TU;UNTIL=20200101", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270101;COUNT=2"),
        *("FREQ=WEEKLY;BYDAY=TU\nEXDATE:1", "FREQ=WEEKLY;COUNT=2;BYDAY=TU", "FREQ=YEARLY"),
    ],
)
def test_only_texts_that_the_form_makes_are_rules(text):
    with pytest.raises(ValueError, match=r"."):
        parse(text, date(2026, 11, 24))


def test_a_page_with_a_broken_rule_still_answers(client):
    page = ActivityFactory()
    Activity.objects.filter(pk=page.pk).update(recurrence="FREQ=SECONDLY")
    for path in (page.url, "/agenda/", "/agenda.ics", f"{page.url}agenda.ics"):
        assert client.get(path).status_code == 200


# Holidays


def test_public_and_school_holidays_are_skipped_where_that_was_ticked(editor_client, wijk):
    rule = {"repeat": "weekly", "first_date": "2026-12-18", "last_date": "2027-01-31"}
    both = {"skip_holidays": "on", "skip_school_holidays": "on"}

    def days_of(**ticked):
        page = made(editor_client, wijk, **rule, **ticked)
        return [row.rule_date.day for row in page.occurrences.all()]

    days = {"none": days_of(), "public": days_of(skip_holidays="on"), "both": days_of(**both)}
    assert days == {
        "none": [18, 25, 1, 8, 15, 22, 29],
        "public": [18, 8, 15, 22, 29],
        "both": [18, 8, 15, 22, 29],
    }
    rule |= {"first_date": "2027-02-12", "last_date": "2027-03-12"}
    assert days_of(skip_school_holidays="on") == [12, 19, 5, 12]


def test_the_region_is_a_setting(editor_client, wijk):
    assert school_holiday_name(date(2026, 10, 12), "Noord") == "Herfstvakantie"
    assert school_holiday_name(date(2026, 10, 12), "zuid") == ""
    assert school_holiday_name(date(2026, 10, 12), "Maan") == ""
    site = SiteSettings.load()
    site.holiday_region = "Zuid"
    site.save()
    response = editor_client.post("/beheer/agenda-datums/", {"first_date": "2026-10-19"})
    assert "Herfstvakantie" in response.content.decode()


def test_the_preview_lists_skips_and_warns(editor_client):
    asked = {"first_date": "2026-12-18", "repeat": "weekly", "count": "4"}
    text = editor_client.post("/beheer/agenda-datums/", asked).content.decode()
    assert "Elke vrijdag, 4 keer. 4 datums." in text
    assert "Let op: dit valt op een feestdag" in text
    assert "vrijdag 25 december 2026 (Eerste Kerstdag)" in " ".join(words_of(text).split())
    asked["skip_holidays"] = "on"
    text = editor_client.post("/beheer/agenda-datums/", asked).content.decode()
    assert "2 datums." in text
    assert "overgeslagen: Eerste Kerstdag" in text
    part = editor_client.post("/beheer/agenda-datums/", asked, headers={"X-Part": "dates"})
    assert "<html" not in part.content.decode()


@pytest.mark.parametrize(
    ("fields", "warns"),
    [
        ({}, True),
        ({"starts": "14:30"}, True),
        ({"starts": "14:31"}, False),
        ({"first_date": "2026-12-09"}, False),
        ({"first_date": "2026-11-10", "repeat": "weekly"}, True),
        ({"starts": ""}, False),
        ({"venue": "0"}, False),
        ({"venue": "x", "starts": "x"}, False),
    ],
)
def test_the_preview_warns_of_a_slot_at_that_place_and_time(editor_client, wijk, fields, warns):
    slot = SlotFactory(place=PlaceFactory(in_wijk=wijk), organisation="Taalhuis <b>")
    asked = {"first_date": "2026-12-08", "venue": slot.place_id, "starts": "13:00", **fields}
    text = editor_client.post("/beheer/agenda-datums/", asked).content.decode()
    assert ("Dat staat vanzelf in de agenda." in text) is warns
    assert ("(Taalhuis &lt;b&gt;): dinsdag, 13.30" in text) is warns


def test_the_preview_says_what_is_wrong_and_is_for_editors(client, editor_client):
    asked = {"first_date": "2026-12-18", "repeat": "weekly", "last_date": "2026-01-01"}
    text = editor_client.post("/beheer/agenda-datums/", asked).content.decode()
    assert "De laatste datum ligt voor de eerste." in text
    assert (
        "Vul een eerste datum in." in editor_client.post("/beheer/agenda-datums/").content.decode()
    )
    assert editor_client.get("/beheer/agenda-datums/").status_code == 405
    client.logout()
    assert client.post("/beheer/agenda-datums/", asked).status_code == 302


def test_versions_show_a_changed_rule_in_words(editor_client, wijk):
    page = ActivityFactory(in_wijk=wijk)
    first = page.latest_revision
    page.recurrence = "FREQ=MONTHLY;BYDAY=1TU"
    second = page.save_revision()
    path = f"/beheer/pages/{page.pk}/revisions/compare/{first.pk}...{second.pk}/"
    words = words_of(editor_client.get(path).content.decode())
    assert "Elke eerste dinsdag van de maand" in " ".join(words.split())

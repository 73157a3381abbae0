"""What an editor sees of who signed up, and is warned of."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from mijnbuurt.core.models import OutgoingMail
from tests.factories.pages import ActivityFactory
from tests.factories.signups import signed_up
from tests.reading import Reading
from tests.wijken.activities.test_rule_form import typed
from wijken.activities.models import Activity, Occurrence

pytestmark = pytest.mark.django_db
PUBLISH = {"action-publish": "1"}
FORM = {
    "title": "Soep",
    "first_date": "2026-11-03",
    "repeat": "weekly",
    "sign_up_here": "on",
    "places": "2",
    "has_waiting_list": "on",
    "place_words": "Buurthuis",
}


@pytest.fixture
def activity(wijk) -> Activity:
    return ActivityFactory(
        in_wijk=wijk,
        slug="soep",
        title="Soep",
        sign_up_here=True,
        places=2,
        place_words="Buurthuis",
    )


@pytest.fixture
def admin(client: Client, editor) -> Client:
    client.force_login(editor)
    return client


def edit(client: Client, activity: Activity, **changes: str):
    address = reverse("wagtailadmin_pages:edit", args=[activity.pk])
    form = {**FORM, **PUBLISH, **changes}
    return client.post(address, typed(**{k: v for k, v in form.items() if v is not None}))


def is_refused(response) -> str:
    return "" if response.status_code == 302 else Reading(response).text


def test_the_settings_are_on_the_form(admin: Client, activity) -> None:
    html = admin.get(reverse("wagtailadmin_pages:edit", args=[activity.pk])).content.decode()
    assert "Aanmelden op de site" in html
    assert f"/balie/aanmeldingen/?activiteit={activity.translation_key}" in html
    assert "people_hear" not in html  # nobody to warn of
    assert not is_refused(edit(admin, activity, places="5", sign_up_until="24"))
    activity.refresh_from_db()
    assert (activity.places, activity.sign_up_until, activity.has_waiting_list) == (5, 24, True)


@pytest.mark.parametrize("places", ["0", "-1", "x", "99999999"])
def test_a_number_of_places_is_a_number(admin: Client, activity, places) -> None:
    assert is_refused(edit(admin, activity, places=places))


def test_who_takes_a_day_away_is_warned_first(admin: Client, activity) -> None:
    signed_up(activity, people=2)
    OutgoingMail.objects.all().delete()
    told = is_refused(edit(admin, activity, first_date="2026-12-02"))
    assert "die vervallen: dinsdag 1 december 2026 (2 mensen)." in told
    assert "Zij krijgen bericht dat het niet doorgaat." in told
    assert not OutgoingMail.objects.exists()
    assert not is_refused(edit(admin, activity, first_date="2026-12-02", people_hear="on"))
    assert "Gaat niet door" in OutgoingMail.objects.get().subject


@pytest.mark.parametrize("change", [{"starts": "11:00"}, {"place_words": "De kerk"}])
def test_who_changes_time_or_place_is_warned_first(admin: Client, activity, change) -> None:
    signed_up(activity)
    told = is_refused(edit(admin, activity, **change))
    assert "Er zijn aangemeld: 1 mens. Zij krijgen bericht van de nieuwe tijd of plek." in told
    assert not is_refused(edit(admin, activity, people_hear="on", **change))


def test_what_nobody_needs_to_hear_needs_no_tick(admin: Client, activity) -> None:
    signed_up(activity)
    assert not is_refused(edit(admin, activity, title="Soep en brood", places="9"))


def test_the_screens_of_dates_lead_to_who_comes(admin: Client, activity) -> None:
    signed_up(activity, people=2)
    roster = f"/balie/aanmeldingen/{activity.translation_key}/2026-12-01/"
    assert roster in admin.get("/beheer/data-agenda/").content.decode()
    row = Occurrence.objects.get(activity=activity, rule_date=date(2026, 12, 1))
    html = admin.get(reverse("data-agenda:edit", args=[row.pk])).content.decode()
    assert "Aangemeld: 2 mensen. Zij krijgen hier bericht van." in html


def test_a_copy_of_last_time_has_the_settings_and_nobody(admin: Client, activity, wijk) -> None:
    signed_up(activity)
    copy = activity.copy(update_attrs={"slug": "soep-2"}, keep_live=False)
    assert copy.sign_up_here and not copy.sign_ups.exists()


def test_who_decides_on_a_draft_is_told(admin: Client, activity, editor) -> None:
    signed_up(activity, people=2)
    activity.starts = "11:00"
    activity.save_revision()
    activity.get_workflow().start(activity, editor)
    task = activity.current_workflow_task_state
    text = Reading(admin.get(f"/beheer/mijn-werk/concept/{task.pk}/")).text
    assert "Er zijn aangemeld: 2 mensen. Zij krijgen bericht van de nieuwe tijd of plek." in text


def test_who_takes_the_page_away_is_told(admin: Client, activity) -> None:
    told = "Aangemeld: 2 mensen. Zij krijgen bericht dat het niet doorgaat."
    delete = reverse("wagtailadmin_pages:delete", args=[activity.pk])
    assert "Aangemeld:" not in admin.get(delete).content.decode()
    signed_up(activity, people=2)
    assert told in admin.get(delete).content.decode()
    unpublish = reverse("wagtailadmin_pages:unpublish", args=[activity.pk])
    assert told in admin.post(unpublish, follow=True).content.decode()
    assert "Gaat niet door" in OutgoingMail.objects.order_by("-pk").first().subject

"""Merging wijk A into B: all of it is in B afterwards, and every old address leads there."""

from datetime import UTC, date, datetime

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import Collection, Locale, ModelLogEntry, Page, WorkflowState

from mijnbuurt.users.models import User
from mijnbuurt.users.roles import Role
from tests.factories import HOSTILE
from tests.factories.initiatives import IdeaFactory
from tests.factories.pages import (
    ActivityFactory,
    ArticleFactory,
    InitiativePageFactory,
    PlaceFactory,
    ProjectFactory,
    WijkFactory,
    page_of,
)
from tests.factories.photos import PhotoFactory
from tests.factories.users import UserFactory
from tests.wijken.citymap.areas import square
from wijken.activities.models import Activity, Occurrence
from wijken.areas.enums import AreaKind, ShowingState, WijkState
from wijken.areas.lookup import find_wijken
from wijken.areas.models import AlsoShown, Area, Notice, PostcodeRange, Wijk
from wijken.contact.cases import Partner, RepairDesk
from wijken.contact.models import ContactMessage
from wijken.lifecycle import plan, transitions
from wijken.models import Figure
from wijken.news.models import Article
from wijken.places.models import HoursException

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


@pytest.fixture
def city_editor() -> User:
    return UserFactory(groups=[Group.objects.get(name=Role.CITY_EDITOR)])


@pytest.fixture
def redactie(client, city_editor):
    client.force_login(city_editor)
    return client


@pytest.fixture
def a() -> Wijk:
    return WijkFactory(slug="oud", name="Oudeveld", aliases=["Het Oude Veld"])


@pytest.fixture
def b() -> Wijk:
    return WijkFactory(slug="nieuw", name="Nieuwveld")


def merge(a: Wijk, b: Wijk, user: User, *, with_editors: bool = False) -> None:
    seen = plan.stamp_of(a)
    transitions.merge(a, b, seen=seen, user=user, reason="Besluit", with_editors=with_editors)
    a.refresh_from_db()
    b.refresh_from_db()


def leads(client, path: str) -> str:
    """Where an address leads for good."""
    response = client.get(path)
    assert response.status_code == 301, (path, response.status_code)
    return response.url


def test_every_kind_of_page_moves_with_its_facts(client, a, b, city_editor):
    place = PlaceFactory(in_wijk=a, slug="de-plek")
    HoursException.objects.create(place=place, date=date(2030, 1, 1))
    activity = ActivityFactory(in_wijk=a, slug="koffie")
    dates = Occurrence.objects.filter(activity=activity).count()
    project = ProjectFactory(in_wijk=a, slug="straten")
    draft = ArticleFactory(in_wijk=a, slug="concept", live=False)
    idea_page = InitiativePageFactory(in_wijk=a, slug="tuin")
    merge(a, b, city_editor)
    assert dates and Occurrence.objects.filter(activity=activity).count() == dates
    assert place.exceptions.count() if hasattr(place, "exceptions") else True
    for page in (place, activity, project, draft, idea_page):
        moved = Page.objects.get(pk=page.pk).specific
        assert moved.url_path.startswith("/home/wijken/nieuw/")
        assert moved.home_wijk == b
        assert moved.live == page.live
    assert leads(client, "/wijken/oud/agenda/koffie/") == "/wijken/nieuw/agenda/koffie/"
    assert leads(client, "/wijken/oud/de-plek/") == "/wijken/nieuw/de-plek/"
    assert client.get("/wijken/nieuw/agenda/koffie/").status_code == 200


def test_every_old_address_leads_on(client, a, b, city_editor):
    ActivityFactory(in_wijk=a, slug="koffie")
    merge(a, b, city_editor)
    pairs = {
        "": "",
        "nieuws/": "nieuws/",
        "agenda/": "agenda/",
        "initiatieven/": "initiatieven/",
        "agenda/2026/11/": "agenda/2026/11/",
        "agenda/koffie/2026-11-24/": "agenda/koffie/2026-11-24/",
        "welkom/": "welkom/",
        "contact/": "contact/",
        "agenda/2026/11/?soort=cursus": "agenda/2026/11/?soort=cursus",
    }
    for old, new in pairs.items():
        assert leads(client, f"/wijken/oud/{old}") == f"/wijken/nieuw/{new}"
        assert leads(client, f"/ar/wijken/oud/{old}") == f"/ar/wijken/nieuw/{new}"
    listed = client.get("/agenda/?wijk=oud").content.decode()
    assert '<option value="nieuw" selected>' in listed


def test_an_address_that_never_was_stays_unknown(client, a, b, city_editor):
    merge(a, b, city_editor)
    for path in ("/wijken/oudste/", "/wijken/", "/nergens/oud/", "/wijken/nieuw/nergens/"):
        assert client.get(path).status_code != 301


def test_the_same_slug_in_both_keeps_both(client, a, b, city_editor):
    mine = ArticleFactory(in_wijk=a, slug="feest")
    theirs = ArticleFactory(in_wijk=b, slug="feest")
    english = mine.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
    theirs.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
    merge(a, b, city_editor)
    assert leads(client, "/wijken/oud/nieuws/feest/") == "/wijken/nieuw/nieuws/feest-2/"
    assert Page.objects.get(pk=theirs.pk).slug == "feest"
    assert Page.objects.get(pk=english.pk).slug == "feest-2"
    assert client.get("/wijken/nieuw/nieuws/feest-2/").status_code == 200
    assert Page.find_problems() == ([], [], [], [], [])


def test_translations_go_along(a, b, city_editor):
    article = ArticleFactory(in_wijk=a, slug="feest")
    english = article.copy_for_translation(
        Locale.objects.get(language_code="en"), copy_parents=True
    )
    english.save_revision().publish()
    merge(a, b, city_editor)
    moved = Article.objects.get(pk=english.pk)
    assert moved.live and moved.home_wijk == b
    assert moved.url_path == "/home-en/wijken/nieuw/nieuws/feest/"
    assert article.url and Article.objects.get(pk=article.pk).home_wijk == b


def test_no_row_of_any_kind_stays_behind(a, b, city_editor):
    IdeaFactory(wijk=a)
    street = {"kind": AreaKind.STREET, "name": "Kerkstraat"}
    Area.objects.create(wijk=a, aliases=["Kerkweg"], **street)
    Area.objects.create(wijk=b, aliases=["Kerkpad"], **street)
    Area.objects.create(wijk=a, kind=AreaKind.BUURT, name="De Kom")
    PostcodeRange.objects.create(wijk=a, start="1234AA", end="1234ZZ")
    Notice.objects.create(wijk=a, text="Let op", starts_at=NOW, ends_at=NOW.replace(year=2030))
    Figure.objects.create(wijk=a, label="Bomen", value=12, precision="exact", year=2025)
    Partner.objects.create(wijk=a, name="Partner", email="partner@example.org")
    RepairDesk.objects.create(wijk=a, subject="lantaarn", words=["lantaarn"], name="Meldpunt")
    merge(a, b, city_editor)
    left = {
        relation.related_model._meta.label
        for relation in plan.relations(Wijk)
        if relation.related_model._base_manager.filter(**{relation.field.name: a}).exists()
    }
    assert left == {"wijken.WijkPage", "wijken.WijkApproval"}
    assert b.areas.count() == 2
    assert b.areas.get(name="Kerkstraat").aliases == ["Kerkpad", "Kerkweg"]
    assert find_wijken("1234 AB") == [b] == find_wijken("Kerkweg")


def test_every_row_with_a_wijk_is_counted_before(a, city_editor):
    """A new table with a key to a wijk is moved by itself; this names what was thought of."""
    assert {relation.related_model._meta.label for relation in plan.rows_of_wijk()} >= {
        "areas.AlsoShown",
        "areas.Area",
        "areas.Notice",
        "areas.PostcodeRange",
        "contact.ContactMessage",
        "contact.Partner",
        "contact.RepairDesk",
        "initiatives.Idea",
        "wijken.Figure",
    }
    assert ContactMessage._meta.get_field("wijk")


def test_names_lead_to_the_other_wijk(a, b, city_editor):
    merge(a, b, city_editor)
    assert set(b.aliases) == {"Oudeveld", "Het Oude Veld"}
    for typed in ("oudeveld", "Het oude veld", "Nieuwveld"):
        assert find_wijken(typed) == [b]
    assert (a.state, a.successor) == (WijkState.MERGED, b)


def test_the_map_has_no_hole(client, a, b, city_editor):
    for wijk, west in ((a, 5.1), (b, 5.11)):
        wijk.boundary = square(west, 52.1)
        wijk.save()
    merge(a, b, city_editor)
    assert b.boundary["type"] == "MultiPolygon"
    assert len(b.boundary["coordinates"]) == 2
    page = client.get("/wijken/").content.decode()
    assert page.count("mb-map__wijk") == 1
    assert "Oudeveld" not in page


def test_a_wijk_without_a_shape_gets_none_of_a_part(a, b, city_editor):
    Wijk.objects.filter(pk=a.pk).update(boundary=square(5.1, 52.1))
    merge(a, b, city_editor)
    assert b.boundary is None


def test_shown_in_the_other_wijk_is_no_longer_needed(a, b, city_editor):
    third = WijkFactory()
    of_a, of_b = ArticleFactory(in_wijk=a), ArticleFactory(in_wijk=b)
    of_third, both = ArticleFactory(in_wijk=third), ArticleFactory(in_wijk=third)
    accepted = ShowingState.ACCEPTED
    AlsoShown.objects.create(page=of_a, wijk=b, state=accepted)
    AlsoShown.objects.create(page=of_b, wijk=a, state=accepted)
    AlsoShown.objects.create(page=of_third, wijk=a, state=accepted)
    AlsoShown.objects.create(page=both, wijk=a, state=accepted)
    AlsoShown.objects.create(page=both, wijk=b, state=ShowingState.DECLINED)
    merge(a, b, city_editor)
    rows = AlsoShown.objects.values_list("page", "wijk", "state")
    assert set(rows) == {(of_third.pk, b.pk, accepted), (both.pk, b.pk, accepted)}
    assert set(Article.objects.in_wijk(b)) == {of_a, of_b, of_third, both}


def test_what_waits_goes_on_in_the_other_wijk(a, b, city_editor):
    writer = UserFactory(groups=[a.group])
    draft = ArticleFactory(in_wijk=a, live=False)
    page_of(a).get_workflow().start(draft, writer)
    merge(a, b, city_editor)
    draft = Page.objects.get(pk=draft.pk)
    state = draft.current_workflow_state
    assert state.workflow == page_of(b).get_workflow()
    assert state.requested_by == writer
    editor = UserFactory(groups=[b.group])
    assert draft.current_workflow_task.specific.get_actions(draft, editor)
    assert not WorkflowState.objects.active().exclude(workflow=state.workflow).exists()


def test_photos_and_folders_go_along(a, b, city_editor):
    photo = PhotoFactory(collection=a.collection)
    below = Collection.objects.get(pk=a.collection_id).add_child(name="Straatfeest")
    deep = PhotoFactory(collection=below)
    merge(a, b, city_editor)
    for each in (photo, deep):
        each.refresh_from_db()
        folder = Collection.objects.get(pk=each.collection_id)
        assert folder.is_descendant_of(b.collection) or folder == b.collection


@pytest.mark.parametrize("with_editors", [True, False])
def test_editors_get_rights_only_when_asked(a, b, city_editor, with_editors):
    editor = UserFactory(groups=[a.group])
    article = ArticleFactory(in_wijk=a)
    merge(a, b, city_editor, with_editors=with_editors)
    article = Article.objects.get(pk=article.pk)
    assert article.permissions_for_user(User.objects.get(pk=editor.pk)).can_edit() == with_editors


def test_a_part_that_fails_leaves_all_as_it_was(a, b, city_editor, monkeypatch):
    article = ArticleFactory(in_wijk=a)

    def fail(*args: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("wijken.lifecycle.merging.end_workflow", fail)
    with pytest.raises(RuntimeError):
        merge(a, b, city_editor)
    assert Article.objects.get(pk=article.pk).home_wijk == a
    assert Wijk.objects.get(pk=a.pk).is_open


def test_a_second_merge_takes_older_ones_along(client, a, b, city_editor):
    third = WijkFactory(slug="derde", name="Derde")
    ArticleFactory(in_wijk=a, slug="feest")
    merge(a, b, city_editor)
    merge(b, third, city_editor)
    a.refresh_from_db()
    assert a.successor == third
    assert client.get("/wijken/oud/nieuws/feest/", follow=True).redirect_chain[-1][0] == (
        "/wijken/derde/nieuws/feest/"
    )
    assert find_wijken("oudeveld") == [third]


def test_only_once(a, b, city_editor):
    merge(a, b, city_editor)
    with pytest.raises(transitions.NotPossible):
        merge(a, WijkFactory(), city_editor)


# The screens


def answer(a: Wijk, b: Wijk, **fields: object) -> dict[str, object]:
    return {"into": b.pk, "reason": f"Raadsbesluit {HOSTILE}", **fields}


def test_first_the_numbers_then_the_deed(redactie, a, b):
    for _number in range(3):
        ArticleFactory(in_wijk=a)
    ArticleFactory(in_wijk=a, live=False)
    IdeaFactory(wijk=a)
    address = reverse("wijk:merge", args=[a.pk])
    text = redactie.post(address, answer(a, b)).content.decode()
    assert "<dt>Artikelen</dt><dd>4</dd>" in text or "<dd>4</dd>" in text
    assert "Daarvan nog niet online</dt><dd>1</dd>" in text
    assert Wijk.objects.get(pk=a.pk).is_open
    seen = plan.stamp_of(a)
    response = redactie.post(address, answer(a, b, seen=seen, confirm="1"), follow=True)
    assert "is samengevoegd" in response.content.decode()
    entries = ModelLogEntry.objects.filter(action__in=["wijken.merge", "wijken.take_in"])
    assert entries.count() == 2
    assert all(HOSTILE in entry.comment and entry.user for entry in entries)
    again = redactie.post(address, answer(a, b, seen=seen, confirm="1"), follow=True)
    assert "Dit is al gebeurd" in again.content.decode()


def test_old_numbers_are_shown_anew_and_change_nothing(redactie, a, b):
    seen = plan.stamp_of(a)
    ArticleFactory(in_wijk=a)
    address = reverse("wijk:merge", args=[a.pk])
    text = redactie.post(address, answer(a, b, seen=seen, confirm="1")).content.decode()
    assert "Bekijk de aantallen opnieuw" in text
    assert Wijk.objects.get(pk=a.pk).is_open


@pytest.mark.parametrize(
    "fields", [{"reason": ""}, {"into": ""}, {"into": "999"}, {"into": "x"}, {"reason": "r" * 501}]
)
def test_what_is_missing_is_said(redactie, a, b, fields):
    seen = plan.stamp_of(a)
    form = {**answer(a, b, seen=seen, confirm="1"), **fields}
    response = redactie.post(reverse("wijk:merge", args=[a.pk]), form)
    assert response.status_code == 200
    assert Wijk.objects.get(pk=a.pk).is_open


def test_a_wijk_does_not_go_into_itself(redactie, a, b):
    redactie.post(
        reverse("wijk:merge", args=[a.pk]), answer(a, a, seen=plan.stamp_of(a), confirm="1")
    )
    assert Wijk.objects.get(pk=a.pk).is_open


def test_editors_of_a_wijk_merge_nothing(client, a, b):
    client.force_login(UserFactory(groups=[a.group, b.group]))
    form = answer(a, b, seen=plan.stamp_of(a), confirm="1")
    for name in ("merge", "close", "reopen"):
        client.post(reverse(f"wijk:{name}", args=[a.pk]), form)
    assert Wijk.objects.get(pk=a.pk).is_open


def test_set_up_leaves_a_merged_wijk_alone(a, b, city_editor):
    from django.core.management import call_command

    merge(a, b, city_editor)
    pages = Page.objects.count()
    call_command("setup_site")
    assert Page.objects.count() == pages
    assert not page_of(a).live
    assert Activity.objects.count() == 0


def test_of_a_merged_wijk_its_screen_claims_no_pages(redactie, a, b, city_editor):
    """They moved; nobody reads anything at the old address."""
    address = reverse("wijk:life", args=[a.pk])
    assert "Pagina's in het Nederlands" in redactie.get(address).text.replace("&#x27;", "'")
    merge(a, b, city_editor)
    text = redactie.get(address).text.replace("&#x27;", "'")
    assert "Deze wijk is opgegaan in Nieuwveld" in text
    assert "Pagina's in het" not in text

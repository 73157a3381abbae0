"""The software answers what the grid of rights says: every role, every resource, every verb."""

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import models
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents.models import Document
from wagtail.models import GroupCollectionPermission, GroupPagePermission, Page, Workflow
from wagtail.permissions import policy_registry

from home.models import HomePage
from home.setup.grid import ALL_ROLES, WIJK_EDITOR, Resource, Verb, may, verbs
from home.setup.rights import shared_collection
from initiatives.models import Idea
from mijnbuurt.core.models import Abbreviation, SiteSettings
from mijnbuurt.photos.models import Photo
from mijnbuurt.photos.rules import may_care
from mijnbuurt.users.models import User
from mijnbuurt.users.roles import Role
from search.models import MissedTerm, PromotedResult, SynonymGroup
from tests.factories.assignments import AssignmentFactory
from tests.factories.initiatives import IdeaFactory
from tests.factories.pages import (
    ActivityFactory,
    ArticleFactory,
    PlaceFactory,
    SlotFactory,
    WijkFactory,
    page_of,
)
from tests.factories.photos import PhotoFactory
from tests.factories.signups import signed_up
from tests.factories.users import UserFactory
from wijken.activities.models import Occurrence
from wijken.areas.models import Area, Notice, PostcodeRange, Wijk
from wijken.contact.cases import Partner, RepairDesk
from wijken.contact.models import ContactMessage
from wijken.models import Figure
from wijken.news.models import NewsIndexPage
from wijken.offers.models import Offer
from wijken.places.models import HoursException, PlaceFacts, Slot
from wijken.places.rules import holds_slots, may_change_slot
from wijken.signups.models import SignUp
from wijken.signups.rules import may_handle

from .table import as_table

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]

Ask = Callable[[User, str], bool]

TABLES: dict[Resource, type[models.Model]] = {
    Resource.WIJK: Wijk,
    Resource.AREA: Area,
    Resource.POSTCODE: PostcodeRange,
    Resource.NOTICE: Notice,
    Resource.FIGURE: Figure,
    Resource.PARTNER: Partner,
    Resource.REPAIR_DESK: RepairDesk,
    Resource.ABBREVIATION: Abbreviation,
    Resource.SYNONYM: SynonymGroup,
    Resource.PROMOTED: PromotedResult,
    Resource.MISSED_TERM: MissedTerm,
    Resource.REDIRECT: Redirect,
    Resource.SETTINGS: SiteSettings,
    Resource.USER: User,
    Resource.GROUP: Group,
    Resource.WORKFLOW: Workflow,
}


def of_page(page: Page, section: Page) -> Ask:
    """A live page, and the page below which one like it would be added."""

    def ask(user: User, verb: str) -> bool:
        rights = Page.objects.get(pk=page.pk).specific.permissions_for_user(user)
        if verb == Verb.ADD:
            return bool(section.specific.permissions_for_user(user).can_add_subpage())
        names = {Verb.VIEW: "can_edit", Verb.CHANGE: "can_edit"}
        return bool(getattr(rights, names.get(verb, f"can_{verb}"))())

    return ask


def of_files(files: list[models.Model]) -> Ask:
    """What is so for a photo is so for a document."""

    def ask_one(file: Any, user: User, verb: str) -> bool:
        policy = policy_registry.get_by_type(type(file))
        if verb == Verb.ADD:
            folders = policy.collections_user_has_permission_for(user, "add")
            return bool(folders.filter(pk=file.collection_id).exists())
        return bool(policy.user_has_permission_for_instance(user, verb, file))

    def ask(user: User, verb: str) -> bool:
        answers = {ask_one(file, user, verb) for file in files}
        assert len(answers) == 1
        return answers.pop()

    return ask


def of_row(row: models.Model) -> Ask:
    """A row that belongs to a wijk; what may not be done to it is not in a list either."""

    def ask(user: User, verb: str) -> bool:
        policy = policy_registry.get_by_type(type(row))
        answer = bool(policy.user_has_permission_for_instance(user, verb, row))
        listed = policy.instances_user_has_permission_for(user, verb).filter(pk=row.pk).exists()
        assert listed == answer
        return answer

    return ask


def of_table(model: type[models.Model]) -> Ask:
    policy = policy_registry.get_by_type(model)
    return lambda user, verb: bool(policy.user_has_permission(user, verb))


@pytest.fixture
def world(client):
    """Two wijken with one thing of each kind."""
    own, other = WijkFactory(), WijkFactory()
    return SimpleNamespace(client=client, own=own, other=other)


def of_consent(world: SimpleNamespace, photo: Photo) -> Ask:
    """What people said about a photo, and requests to take it away: seen and changed together."""
    address = reverse("photo_admin:photo", args=[photo.uuid])

    def ask(user: User, verb: str) -> bool:
        if verb == Verb.VIEW:
            return by_address(world, address)
        return verb == Verb.CHANGE and may_care(user, photo)

    return ask


def of_sign_up(world: SimpleNamespace, record: SignUp) -> Ask:
    """Who comes to an activity: seen and changed on one screen of the desk."""
    roster = reverse("desk:roster", args=[record.activity_key, record.rule_date])

    def ask(user: User, verb: str) -> bool:
        if verb == Verb.VIEW:
            return by_address(world, roster)
        if verb == Verb.ADD:
            return by_address(world, f"{roster}nieuw/")
        return verb == Verb.CHANGE and may_handle(user, record.wijk)

    return ask


def in_wijk(world: SimpleNamespace, wijk: Wijk) -> dict[str, Any]:
    place, activity = PlaceFactory(in_wijk=wijk), ActivityFactory(in_wijk=wijk, sign_up_here=True)
    return {
        "page": of_page(
            ArticleFactory(in_wijk=wijk), NewsIndexPage.objects.child_of(page_of(wijk)).get()
        ),
        "file": of_files(files_in(wijk.collection)),
        "consent": of_consent(world, PhotoFactory(collection=wijk.collection)),
        "inbox": of_row(IdeaFactory(wijk=wijk)),
        "job": of_row(AssignmentFactory(wijk=wijk)),
        "hours": of_row(HoursException.objects.create(place=place, date=date(2030, 1, 1))),
        "place_state": of_row(place.facts),
        "slot": of_row(SlotFactory(place=place)),
        "sign_up": of_sign_up(world, signed_up(activity)),
        "date": of_row(Occurrence.objects.filter(activity=activity).first()),
    }


def files_in(folder: Any) -> list[models.Model]:
    document = Document(title="Stuk", collection=folder)
    document.file.save("stuk.pdf", ContentFile(b"%PDF-1.4"))
    return [PhotoFactory(collection=folder), document]


def by_address(world: SimpleNamespace, path: str) -> bool:
    return bool(world.client.get(path).status_code == 200)


def all_by_address(world: SimpleNamespace, paths: list[str], query: str) -> bool:
    answers = {by_address(world, path + query) for path in paths}
    assert len(answers) == 1
    return answers.pop()


def of_held_slot(world: SimpleNamespace) -> Ask:
    """A slot on the name of who asks, at a place of another wijk."""
    place = PlaceFactory(in_wijk=world.other)

    def ask(user: User, verb: str) -> bool:
        slot = SlotFactory(place=place, holder=user)
        if verb == Verb.VIEW:
            return by_address(world, reverse("slots:slot", args=[slot.key]))
        return verb == Verb.CHANGE and holds_slots(user) and may_change_slot(user, slot)

    return ask


def probes(world: SimpleNamespace) -> dict[Resource, Ask]:
    """How to ask the software for each resource."""
    own, other = in_wijk(world, world.own), in_wijk(world, world.other)
    city = HomePage.objects.get(locale__language_code="nl")
    news = NewsIndexPage.objects.child_of(city).get()
    report, log = reverse("wagtailadmin_reports:aging_pages"), reverse("audit:log")
    found: dict[Resource, Ask] = {
        Resource.ADMIN: lambda user, verb: user.has_perm("wagtailadmin.access_admin"),
        Resource.OWN_WIJK_PAGE: of_page(page_of(world.own), page_of(world.own)),
        Resource.CITY_PAGE: of_page(ArticleFactory(), news),
        Resource.TRANSLATION: lambda user, verb: user.has_perm(
            "wagtail_localize.submit_translation"
        ),
        Resource.HELD_SLOT: of_held_slot(world),
        Resource.SHARED_FILE: of_files(files_in(shared_collection())),
        Resource.REPORT: lambda user, verb: all_by_address(
            world, [report, log], "?export=csv" if verb == Verb.EXPORT else ""
        ),
    }
    for name, ask in own.items():
        found[Resource(f"own_{name}")] = ask
    for name, ask in other.items():
        found[Resource(f"other_{name}")] = ask
    return found | {resource: of_table(model) for resource, model in TABLES.items()}


#: Verbs that are asked of a resource: those that any role has, and those that nobody may have.
ASKED = {
    resource: set().union(*(verbs(role, resource) for role in ALL_ROLES))
    | {Verb.ADD.value, Verb.CHANGE.value, Verb.DELETE.value}
    for resource in Resource
}
for only_one in (Resource.ADMIN, Resource.TRANSLATION, Resource.REPORT):
    ASKED[only_one] = set().union(*(verbs(role, only_one) for role in ALL_ROLES))


def test_every_role_may_do_what_the_grid_says_and_nothing_else(world):
    found = probes(world)
    assert found.keys() == set(Resource)
    wrong = []
    for role in ALL_ROLES:
        group = world.own.group if role == WIJK_EDITOR else Group.objects.get(name=role)
        user = UserFactory(groups=[group])
        world.client.force_login(user)
        for resource, ask in found.items():
            for verb in sorted(ASKED[resource]):
                if ask(user, verb) != may(role, resource, verb):
                    wrong.append((role, resource.value, verb, may(role, resource, verb)))
    assert not wrong


def test_who_left_may_do_nothing(world):
    group = Group.objects.get(name=Role.ADMINISTRATOR)
    user = UserFactory(groups=[group], is_active=False)
    for resource in (Resource.CITY_PAGE, Resource.USER):
        ask = of_page(ArticleFactory(), page_of(world.own)) if resource == "city_page" else None
        ask = ask or of_table(User)
        assert not any(ask(user, verb) for verb in ("add", "change", "delete"))


def test_set_up_takes_away_what_the_grid_does_not_give():
    wijk = WijkFactory()
    home = HomePage.objects.get(locale__language_code="nl")
    stranger = Group.objects.create(name="Eigen groep van de gemeente")
    desk = Group.objects.get(name=Role.DESK)
    page_right = Permission.objects.get(codename="publish_page")
    photo_right = Permission.objects.get(codename="change_image")
    for group in (stranger, desk, wijk.group):
        group.permissions.add(Permission.objects.get(codename="delete_user"))
        GroupPagePermission.objects.create(group=group, page=home, permission=page_right)
        GroupCollectionPermission.objects.create(
            group=group, collection=shared_collection(), permission=photo_right
        )
    call_command("setup_site")
    for group, rights in ((stranger, (1, 1, 1)), (desk, (0, 0, 0))):
        found = (group.permissions, group.page_permissions, group.collection_permissions)
        assert tuple(manager.count() for manager in found) == rights
    assert not wijk.group.page_permissions.filter(page=home).exists()
    assert not wijk.group.permissions.filter(codename="delete_user").exists()
    editor = UserFactory(groups=[wijk.group])
    assert page_of(wijk).permissions_for_user(editor).can_publish()


def test_the_guide_for_administrators_shows_the_grid(settings):
    guide = (settings.ROOT / "docs" / "beheer.md").read_text()
    assert as_table() in guide, f"docs/beheer.md must hold:\n{as_table()}"


def test_contact_messages_and_offers_are_as_ideas():
    policies = [policy_registry.get_by_type(model) for model in (Idea, ContactMessage, Offer)]
    assert len({type(policy) for policy in policies}) == 1


def test_rows_of_a_place_and_a_date_have_a_policy_of_their_wijk():
    for model in (HoursException, PlaceFacts, Slot, Occurrence):
        assert type(policy_registry.get_by_type(model)).__name__ == "WijkRowPolicy"

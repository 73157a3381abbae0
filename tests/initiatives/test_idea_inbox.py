"""The inbox in the admin: each wijk sees its own, and nothing changes but the state."""

import uuid

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import registry
from wagtail.permissions import policy_registry

from initiatives.models import Idea
from mijnbuurt.intake.enums import InboxState
from mijnbuurt.photos.models import Photo
from mijnbuurt.users.models import User
from mijnbuurt.users.roles import Role
from tests.factories.initiatives import IdeaFactory
from tests.factories.pages import WijkFactory
from tests.factories.photos import PhotoFactory
from tests.factories.users import UserFactory
from wijken.areas.models import Wijk
from wijken.contact.transitions import NotPossible, Step, hand_over, move

pytestmark = pytest.mark.django_db
INDEX = "/beheer/ideeen/"


@pytest.fixture(scope="module")
def shared_wijk(shared_db: None) -> int:
    return WijkFactory(slug="molenveld", name="Molenveld").pk


@pytest.fixture
def editor(wijk: Wijk) -> User:
    return UserFactory(groups=[wijk.group])


@pytest.fixture
def other_editor() -> User:
    return UserFactory(groups=[WijkFactory().group])


def with_role(role: Role) -> User:
    return UserFactory(groups=[Group.objects.get(name=role)])


def addresses(idea: Idea) -> list[str]:
    return [
        reverse("idea:inspect", args=[idea.pk]),
        reverse("idea:by_code", args=[idea.code]),
    ]


def test_editors_see_their_own_and_no_others(client: Client, wijk: Wijk, editor: User) -> None:
    own = IdeaFactory(wijk=wijk, text="EIGEN")
    for hidden in (IdeaFactory(wijk=WijkFactory(), text="ANDER"), IdeaFactory(text="STAD")):
        client.force_login(editor)
        page = client.get(INDEX).content.decode()
        assert own.code in page
        assert hidden.code not in page
        for address in addresses(hidden):
            response = client.get(address)
            assert response.status_code == 404
            assert hidden.text not in response.content.decode()
        state_url = reverse("idea:state", args=[hidden.pk])
        assert client.post(state_url, {"to": "seen", "seen_as": "new"}).status_code == 404
        hidden.refresh_from_db()
        assert hidden.state == "new"
    search = client.get(f"{INDEX}resultaten/?q=ANDER&state=new").content.decode()
    assert own.code not in search


def test_an_editor_reads_everything_of_an_own_idea_and_markup_is_inert(client, wijk, editor):
    idea = IdeaFactory(wijk=wijk, more_why="omdat <b>het</b>")
    client.force_login(editor)
    by_code = client.get(addresses(idea)[1])
    assert by_code["Location"] == addresses(idea)[0]
    page = client.get(addresses(idea)[0]).content.decode()
    assert "06 12 34 56 78" in page
    assert "omdat &lt;b&gt;het" in page
    assert "<script>alert" not in page


@pytest.mark.parametrize("role", [Role.CITY_EDITOR, Role.ADMINISTRATOR])
def test_who_works_citywide_sees_all(client: Client, wijk: Wijk, role: Role) -> None:
    ideas = [IdeaFactory(wijk=wijk), IdeaFactory()]
    client.force_login(with_role(role))
    page = client.get(INDEX).content.decode()
    assert all(idea.code in page for idea in ideas)
    assert all(client.get(addresses(idea)[0]).status_code == 200 for idea in ideas)


@pytest.mark.parametrize(
    "role", [Role.COORDINATOR, Role.DESK, Role.PARTNER, Role.CASE_PARTNER, Role.REPORTER]
)
def test_other_roles_see_no_inbox(client: Client, wijk: Wijk, role: Role) -> None:
    idea = IdeaFactory(wijk=wijk, text="NIET-VOOR-U")
    user = with_role(role)
    client.force_login(user)
    for address in (INDEX, *addresses(idea)):
        response = client.get(address, follow=True)
        assert "NIET-VOOR-U" not in response.content.decode()
        assert idea.code not in response.content.decode().replace(address, "")
    policy = policy_registry.get_by_type(Idea)
    assert not policy.user_has_any_permission(user, ["view", "change", "add", "delete"])
    assert not policy.instances_user_has_permission_for(user, "view").exists()


def test_strangers_are_sent_to_the_log_in(client: Client, wijk: Wijk) -> None:
    idea = IdeaFactory(wijk=wijk)
    for address in (INDEX, *addresses(idea)):
        assert client.get(address).status_code == 302
    assert client.post(reverse("idea:state", args=[idea.pk])).status_code == 302


def test_a_deactivated_editor_is_out_at_once(client: Client, wijk: Wijk, editor: User) -> None:
    idea = IdeaFactory(wijk=wijk)
    client.force_login(editor)
    User.objects.filter(pk=editor.pk).update(is_active=False)
    assert client.get(addresses(idea)[0]).status_code == 302


def test_nothing_is_added_edited_or_deleted_by_hand(client: Client, wijk: Wijk) -> None:
    idea = IdeaFactory(wijk=wijk)
    superuser = User.objects.create_superuser("super@example.org")
    client.force_login(superuser)
    for path in ("new/", f"edit/{idea.pk}/", f"delete/{idea.pk}/", f"copy/{idea.pk}/"):
        assert client.get(INDEX + path).status_code == 404
    assert client.get(addresses(idea)[0]).status_code == 200
    policy = policy_registry.get_by_type(Idea)
    for action in ("add", "delete"):
        assert not policy.user_has_permission(superuser, action)
        assert not policy.user_has_permission_for_instance(superuser, action, idea)


def test_the_policy_names_the_people_of_an_idea(wijk: Wijk, editor, other_editor) -> None:
    policy = policy_registry.get_by_type(Idea)
    citywide = with_role(Role.CITY_EDITOR)
    idea = IdeaFactory(wijk=wijk)
    assert set(policy.users_with_permission_for_instance("change", idea)) == {editor, citywide}
    assert set(policy.users_with_permission_for_instance("change", IdeaFactory())) == {citywide}
    assert set(policy.users_with_permission("view")) == {editor, other_editor, citywide}
    assert not policy.users_with_permission("delete").exists()


def test_the_menu_has_ideas_for_editors_only(client: Client, editor: User) -> None:
    client.force_login(editor)
    assert INDEX in client.get("/beheer/").content.decode()


def test_the_list_filters_on_state(client: Client, wijk: Wijk, editor: User) -> None:
    new, closed = IdeaFactory(wijk=wijk), IdeaFactory(wijk=wijk, state="closed")
    client.force_login(editor)
    page = client.get(f"{INDEX}?state=closed").content.decode()
    assert closed.code in page
    assert new.code not in page


def test_the_list_asks_as_much_of_the_database_for_many_as_for_few(
    client, wijk, editor, django_assert_max_num_queries
) -> None:
    client.force_login(editor)
    IdeaFactory.create_batch(2, wijk=wijk)
    client.get(INDEX)
    with django_assert_max_num_queries(100) as few:
        client.get(INDEX)
    IdeaFactory.create_batch(15, wijk=wijk)
    with django_assert_max_num_queries(len(few.captured_queries)):
        client.get(INDEX)


# States


def test_a_step_is_saved_with_who_and_when(client: Client, wijk: Wijk, editor: User) -> None:
    idea = IdeaFactory(wijk=wijk)
    client.force_login(editor)
    state_url = reverse("idea:state", args=[idea.pk])
    posted = {"to": "answered", "seen_as": "new", "note": "gebeld\nop dinsdag"}
    page = client.post(state_url, posted, follow=True).content.decode()
    idea.refresh_from_db()
    assert idea.state == InboxState.ANSWERED
    entry = registry.get_logs_for_instance(idea).get()
    assert (entry.action, entry.user) == ("inbox.answered", editor)
    note = idea.entries.get()
    assert (note.kind, note.user, note.text) == ("note", editor, "gebeld op dinsdag")
    assert "gebeld op dinsdag" in page
    assert idea.name not in entry.label


@pytest.mark.parametrize(
    ("state", "to", "possible"),
    [
        ("new", "seen", True),
        ("new", "answered", True),
        ("new", "closed", True),
        ("new", "new", False),
        ("seen", "new", False),
        ("seen", "closed", True),
        ("answered", "seen", True),
        ("closed", "seen", True),
        ("closed", "answered", False),
    ],
)
def test_the_ways_between_states(wijk: Wijk, editor: User, state, to, possible) -> None:
    idea = IdeaFactory(wijk=wijk, state=state)
    now = timezone.now()
    if possible:
        assert move(idea, InboxState(to), seen_as=state, user=editor, now=now).state == to
    else:
        with pytest.raises(NotPossible):
            move(idea, InboxState(to), seen_as=state, user=editor, now=now)


def test_the_second_of_two_editors_is_told(client: Client, wijk: Wijk, editor: User) -> None:
    idea = IdeaFactory(wijk=wijk, state="closed")
    client.force_login(editor)
    state_url = reverse("idea:state", args=[idea.pk])
    page = client.post(state_url, {"to": "seen", "seen_as": "new"}, follow=True).content.decode()
    idea.refresh_from_db()
    assert idea.state == "closed"
    assert "Een collega was u voor" in page


@pytest.mark.parametrize("to", ["", "gek", "\x00", "NEW"])
def test_a_state_that_does_not_exist_changes_nothing(client, wijk, editor, to: str) -> None:
    idea = IdeaFactory(wijk=wijk)
    client.force_login(editor)
    state_url = reverse("idea:state", args=[idea.pk])
    assert client.post(state_url, {"to": to, "seen_as": "new"}).status_code == 302
    assert Idea.objects.get().state == "new"


def test_a_state_never_changes_by_reading(client: Client, wijk: Wijk, editor: User) -> None:
    idea = IdeaFactory(wijk=wijk)
    client.force_login(editor)
    assert client.get(reverse("idea:state", args=[idea.pk])).status_code == 405
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor)
    posted = strict.post(reverse("idea:state", args=[idea.pk]), {"to": "seen", "seen_as": "new"})
    assert posted.status_code == 403


def test_the_time_to_keep_runs_from_the_end(wijk: Wijk, editor: User) -> None:
    idea, now = IdeaFactory(wijk=wijk), timezone.now()
    assert move(idea, InboxState.ANSWERED, seen_as="new", user=editor, now=now).handled_at is None
    closed = move(idea, InboxState.CLOSED, seen_as="answered", user=editor, now=now)
    assert closed.handled_at == now
    assert move(idea, InboxState.SEEN, seen_as="closed", user=editor, now=now).handled_at is None


def test_a_photo_moves_along_to_another_wijk(wijk: Wijk, editor: User) -> None:
    other = WijkFactory()
    photo = PhotoFactory(collection=wijk.collection)
    idea = IdeaFactory(wijk=wijk, photo=photo)
    step = Step(editor, timezone.now(), idea.stamp, uuid.uuid4())
    hand_over(idea, other, "Het is daar", step)
    photo.refresh_from_db()
    assert photo.collection == other.collection
    assert (
        policy_registry.get_by_type(Photo).user_has_permission_for_instance(editor, "change", photo)
        is False
    )

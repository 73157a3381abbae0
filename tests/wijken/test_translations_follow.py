"""Place, address and state of a page are those of its Dutch page, by every way in the admin."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page
from wagtail.signals import page_slug_changed

from mijnbuurt.core.models import OutgoingMail
from mijnbuurt.users.roles import Role
from tests.factories.pages import ArticleFactory, NewsIndexPage, WijkFactory, page_of
from tests.factories.users import UserFactory
from wijken.news.models import Article

pytestmark = pytest.mark.django_db


def in_english(page: Page) -> Page:
    english = page.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
    english.save_revision().publish()
    return Page.objects.get(pk=english.pk)


def news_of(wijk):
    return NewsIndexPage.objects.child_of(page_of(wijk)).get()


def fresh(page):
    return Article.objects.get(pk=page.pk)


@pytest.fixture
def city_editor(client):
    user = UserFactory(groups=[Group.objects.get(name=Role.CITY_EDITOR)])
    client.force_login(user)
    return user


@pytest.fixture
def dutch():
    return ArticleFactory(in_wijk=WijkFactory(slug="hier"), slug="feest")


@pytest.fixture
def english(dutch):
    return in_english(dutch)


def bulk(client, action, page, **data):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    return client.post(f"{address}?id={page.pk}&next=/beheer/", data)


def test_bulk_unpublishing(client, city_editor, dutch, english):
    bulk(client, "unpublish", dutch)
    assert (fresh(dutch).live, fresh(english).live) == (False, False)


def test_bulk_deleting(client, city_editor, dutch, english):
    bulk(client, "delete", dutch)
    assert not Article.objects.exists()


def test_going_off_on_its_day(dutch, english):
    Article.objects.filter(pk=dutch.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    call_command("publish_scheduled")
    assert (fresh(dutch).live, fresh(english).live) == (False, False)


@pytest.mark.parametrize("way", ["form", "bulk"])
def test_moving_to_another_wijk(way, client, city_editor, dutch, english):
    other = WijkFactory(slug="daar")
    news = news_of(other)
    if way == "form":
        client.post(reverse("wagtailadmin_pages:move_confirm", args=[dutch.pk, news.pk]))
    else:
        bulk(client, "move", dutch, chooser=news.pk, move_applicable="on")
    assert fresh(dutch).home_wijk == other
    moved = fresh(english)
    assert moved.home_wijk == other
    assert moved.get_parent().translation_key == news.translation_key
    assert moved.get_parent().locale == english.locale
    assert moved.get_workflow() == fresh(dutch).get_workflow()
    assert Page.find_problems() == ([], [], [], [], [])
    for prefix in ("", "/en"):
        response = client.get(f"{prefix}/wijken/hier/nieuws/feest/")
        assert response["Location"] == f"{prefix}/wijken/daar/nieuws/feest/"


def test_another_slug(dutch, english, django_capture_on_commit_callbacks):
    draft = fresh(english)
    draft.title = "A draft"
    draft.save_revision()
    with django_capture_on_commit_callbacks(execute=True):
        page = fresh(dutch)
        page.slug = "straatfeest"
        page.save_revision().publish()
    renamed = fresh(english)
    assert renamed.slug == "straatfeest"
    assert renamed.url_path.endswith("/hier/nieuws/straatfeest/")
    renamed.get_latest_revision().publish()
    assert (fresh(english).slug, fresh(english).title) == ("straatfeest", "A draft")
    assert list(Redirect.objects.values_list("old_path", flat=True)) == [
        "/wijken/hier/nieuws/feest"
    ]


def test_a_slug_that_another_translation_has_is_left(dutch, english):
    taken = in_english(ArticleFactory(in_wijk=dutch.home_wijk, slug="bezet"))
    page = fresh(dutch)
    page.slug = taken.slug
    page_slug_changed.send(sender=Article, instance=page, instance_before=fresh(dutch))
    assert fresh(english).slug == "feest"


def test_a_translation_has_no_place_of_its_own(client, dutch, english):
    client.force_login(UserFactory(is_superuser=True))
    news = Page.objects.get(pk=english.get_parent().pk)
    other = in_english(news_of(WijkFactory()))
    posts = {
        "move_confirm": ([english.pk, other.pk], {}),
        "copy": ([english.pk], {"new_title": "K", "new_slug": "k", "new_parent_page": other.pk}),
        "add": (["news", "article", news.pk], {"title": "Nieuw", "slug": "nieuw"}),
    }
    for name, (args, data) in posts.items():
        client.post(reverse(f"wagtailadmin_pages:{name}", args=args), data)
    bulk(client, "move", english, chooser=other.pk, move_applicable="on")
    assert Article.objects.count() == 2
    assert fresh(english).get_parent().pk == news.pk


def test_a_wijk_editor_takes_down_and_moves_within_the_own_wijk_only(client, dutch, english):
    other = news_of(WijkFactory())
    client.force_login(UserFactory(groups=[dutch.home_wijk.group]))
    client.post(reverse("wagtailadmin_pages:move_confirm", args=[dutch.pk, other.pk]))
    assert fresh(english).home_wijk == dutch.home_wijk
    client.post(reverse("wagtailadmin_pages:unpublish", args=[dutch.pk]))
    assert (fresh(dutch).live, fresh(english).live) == (False, False)


def test_what_waits_in_a_page_that_moves_waits_for_its_new_editors():
    here, there = WijkFactory(), WijkFactory()
    editor = UserFactory(groups=[there.group])
    author = UserFactory()
    draft = ArticleFactory(in_wijk=here, live=False)
    draft.get_workflow().start(draft, author)
    OutgoingMail.objects.all().delete()
    draft.move(news_of(there), pos="last-child")
    state = fresh(draft).current_workflow_state
    assert state.requested_by == author
    assert state.current_task_state.task.specific.wijk == there
    assert [mail.to for mail in OutgoingMail.objects.all()] == [[editor.email]]

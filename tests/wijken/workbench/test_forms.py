"""The form of a page: the order of the work, and no address for who does not keep addresses."""

import pytest
from django.contrib.auth.models import Group
from wagtail.blocks import StaticBlock
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from mijnbuurt.core.blocks import TEXT_BLOCKS
from mijnbuurt.users.roles import Role
from tests.factories.pages import ArticleFactory, page_of
from tests.factories.users import UserFactory
from wijken.activities.models import Activity
from wijken.news.models import Article, NewsIndexPage

pytestmark = pytest.mark.django_db

KEPT = ("slug", "show_in_menus", "seo_title", "search_description")


@pytest.fixture
def editor(client, wijk):
    user = UserFactory(groups=[wijk.group])
    client.force_login(user)
    return user


def form(title, **extra):
    return nested_form_data(
        {
            "title": title,
            "summary": "Kort",
            "kind": "news",
            "date_words": "",
            "date_precision": "day",
            "drawing": "plein",
            "body": streamfield([]),
            "bylines": inline_formset([]),
            "photo_rows": inline_formset([]),
            "comments": inline_formset([]),
            **extra,
        }
    )


def add(client, wijk, title, **extra):
    index = NewsIndexPage.objects.child_of(page_of(wijk)).get()
    return client.post(f"/beheer/pages/add/news/article/{index.pk}/", form(title, **extra))


def newest(page):
    return Article.objects.get(pk=page.pk).get_latest_revision_as_object()


def test_an_editor_of_a_wijk_is_not_asked_for_an_address(client, wijk, editor):
    page = ArticleFactory(in_wijk=wijk, slug="vast")
    shown = client.get(f"/beheer/pages/{page.pk}/edit/").content.decode()
    assert not any(f'name="{name}"' in shown for name in KEPT)
    assert f"/beheer/pages/{page.pk}/copy/" not in shown
    assert client.get(f"/beheer/pages/{page.pk}/copy/").status_code == 302

    forged = {"slug": "gekaapt", "show_in_menus": "on", "seo_title": "x", "action-publish": "1"}
    answer = client.post(f"/beheer/pages/{page.pk}/edit/", form("Anders", **forged))
    assert answer.status_code == 302
    page = Article.objects.get(pk=page.pk)
    assert (page.title, page.slug, page.show_in_menus) == ("Anders", "vast", False)
    assert page.seo_title == ""


def test_who_works_citywide_keeps_addresses(client, wijk):
    client.force_login(UserFactory(groups=[Group.objects.get(name=Role.CITY_EDITOR)]))
    page = ArticleFactory(in_wijk=wijk)
    shown = client.get(f"/beheer/pages/{page.pk}/edit/").content.decode()
    assert all(f'name="{name}"' in shown for name in KEPT)


def test_an_address_is_made_of_the_title_until_the_page_is_online(client, wijk, editor):
    ArticleFactory(in_wijk=wijk, slug="feest")
    for title in ("Agenda", "Feest"):
        assert add(client, wijk, title).status_code == 302
    named = Article.objects.get(title="Agenda")
    assert named.slug == "agenda-bericht"
    draft = Article.objects.get(slug="feest-2")
    client.post(f"/beheer/pages/{draft.pk}/edit/", form("Lampionnen"))
    assert newest(draft).slug == "lampionnen"

    assert add(client, wijk, "Lampionnen").status_code == 302
    assert set(Article.objects.filter(title="Lampionnen").values_list("slug", flat=True)) == {
        "lampionnen",
        "lampionnen-2",
    }
    newest(draft).get_latest_revision().publish()
    client.post(f"/beheer/pages/{draft.pk}/edit/", form("Weer anders"))
    assert newest(draft).slug == "lampionnen"


def test_what_is_wrong_is_said_and_what_was_typed_is_kept(client, wijk, editor):
    answer = add(client, wijk, "", summary="Mijn woorden")
    assert answer.status_code == 200
    assert "Mijn woorden" in answer.content.decode()
    assert Page.objects.filter(title="").count() == 0


def test_the_fields_stand_in_the_order_of_the_work():
    fields = Activity.get_edit_handler().get_form_options()["fields"]
    order = ["title", "first_date", "venue", "summary", "body", "photo", "free"]
    assert [name for name in fields if name in order] == order


def test_days_are_written_as_people_do(client, wijk, editor):
    page = ArticleFactory(in_wijk=wijk)
    assert 'value="20-11-2026"' in client.get(f"/beheer/pages/{page.pk}/edit/").content.decode()


@pytest.mark.parametrize(("name", "block"), TEXT_BLOCKS)
def test_each_block_can_be_seen_before_it_is_chosen(name, block):
    assert block.is_previewable
    assert isinstance(block, StaticBlock) or block.get_preview_value()
    assert str(block.meta.description)

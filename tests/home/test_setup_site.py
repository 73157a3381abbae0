"""What `setup_site` makes, and that making it again changes nothing."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from wagtail.models import (
    GroupPagePermission,
    Locale,
    Page,
    Site,
    Workflow,
    WorkflowPage,
)

from tests.factories.pages import WijkFactory
from wijken.models import WijkPage

pytestmark = pytest.mark.django_db


def counts() -> dict[str, int]:
    models = (Page, Group, GroupPagePermission, Workflow, Site)
    return {model.__name__: model.objects.count() for model in models}


def test_a_second_run_adds_nothing():
    WijkFactory()
    before = counts()
    call_command("setup_site")
    assert counts() == before


def test_stock_groups_and_workflow_are_gone():
    assert not Group.objects.filter(name__in=["Editors", "Moderators"]).exists()
    assert not Workflow.objects.filter(name="Moderators approval").exists()


def test_a_wijk_gets_a_page_with_its_own_sections():
    wijk = WijkFactory(slug="de-hoek")
    page = WijkPage.objects.get(wijk=wijk)
    assert page.url == "/wijken/de-hoek/"
    assert set(page.get_children().values_list("slug", flat=True)) == {
        "nieuws",
        "agenda",
        "initiatieven",
    }
    assert page.help_line


def test_the_editors_of_a_wijk_have_rights_on_its_page_alone():
    wijk, other = WijkFactory(), WijkFactory()
    pages = GroupPagePermission.objects.filter(group=wijk.group).values_list(
        "page__slug", flat=True
    )
    assert set(pages) == {wijk.slug}
    assert other.slug not in pages


def test_rights_and_workflow_go_along_with_a_translation():
    wijk = WijkFactory()
    english = Locale.objects.get(language_code="en")
    copy = wijk.pages.get().copy_for_translation(english, copy_parents=True)
    rights = GroupPagePermission.objects.filter(group=wijk.group, page=copy)
    assert rights.filter(permission__codename="publish_page").exists()
    assert WorkflowPage.objects.get(page=copy).workflow == wijk.pages.first().get_workflow()

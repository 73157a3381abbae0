"""Nothing goes online past the gate, whichever way one tries."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield
from wagtail_localize.models import Translation, TranslationSource

from mijnbuurt.core.gate import PublicationRefused
from mijnbuurt.core.versions import version_of
from mijnbuurt.users.roles import Role
from tests.factories.pages import ActivityFactory, ProjectFactory, WijkFactory
from tests.factories.users import UserFactory
from wijken.models import Project

pytestmark = pytest.mark.django_db

SENTENCE = "Vink eerst aan dat de betrokken bewoners dit weten"


@pytest.fixture
def project():
    return ProjectFactory(in_wijk=WijkFactory(), told_first=False, live=False, title="Nieuwbouw")


@pytest.fixture
def editor(client):
    user = UserFactory(groups=[Group.objects.get(name=Role.CITY_EDITOR)])
    client.force_login(user)
    return user


def is_live(project):
    return Project.objects.get(pk=project.pk).live


def form_of(project, **extra):
    return nested_form_data(
        {
            "title": project.title,
            "slug": project.slug,
            "summary": "Wat er komt",
            "status": project.status,
            "date_words": "najaar",
            "date_precision": project.date_precision,
            "drawing": project.drawing,
            "body": streamfield([]),
            "phases": inline_formset([]),
            "comments": inline_formset([]),
            **extra,
        }
    )


def test_code_can_not_publish(project):
    with pytest.raises(PublicationRefused, match=SENTENCE):
        project.get_latest_revision().publish()
    assert not is_live(project)


def test_code_can_not_save_it_live(project):
    project.live = True
    with pytest.raises(PublicationRefused):
        project.save()
    assert not is_live(project)


def test_the_edit_form_says_why_and_keeps_what_was_typed(client, editor, project):
    data = form_of(project, **{"action-publish": "1", "title": "Andere titel"})
    response = client.post(reverse("wagtailadmin_pages:edit", args=[project.pk]), data)
    assert response.status_code == 200
    assert SENTENCE in response.content.decode()
    assert "Andere titel" in response.content.decode()
    assert not is_live(project)


def test_a_ticked_project_goes_online(client, editor, project):
    data = form_of(project, **{"action-publish": "1", "told_first": "on"})
    response = client.post(reverse("wagtailadmin_pages:edit", args=[project.pk]), data)
    assert response.status_code == 302
    assert is_live(project)


def test_scheduling_is_refused(client, editor, project):
    later = (timezone.localtime() + timedelta(days=2)).strftime("%Y-%m-%d %H:%M")
    data = form_of(project, **{"action-publish": "1", "go_live_at": later})
    response = client.post(reverse("wagtailadmin_pages:edit", args=[project.pk]), data)
    assert SENTENCE in response.content.decode()
    assert not project.revisions.filter(approved_go_live_at__isnull=False).exists()


def test_an_activity_with_a_date_needs_a_time():
    page = ActivityFactory(live=False, starts=None)
    with pytest.raises(PublicationRefused, match="hoe laat"):
        page.get_latest_revision().publish()


def test_what_was_scheduled_before_is_refused_on_its_day_without_stopping_others(project):
    other = ProjectFactory(in_wijk=project.home_wijk, live=False)
    past = timezone.now() - timedelta(minutes=1)
    for page in (project, other):
        page.revisions.update(approved_go_live_at=past)
    call_command("publish_scheduled")
    assert not is_live(project)
    assert is_live(other)
    assert not project.revisions.filter(approved_go_live_at__isnull=False).exists()


def test_bulk_publishing_is_refused_whole(client, editor, project):
    other = ProjectFactory(in_wijk=project.home_wijk, live=False)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    query = f"?id={project.pk}&id={other.pk}&next=/beheer/"
    response = client.post(address + query, follow=True)
    assert SENTENCE in response.content.decode()
    assert not is_live(project)
    assert not is_live(other)


def test_the_workflow_can_not_put_it_online(client, editor, project):
    author = UserFactory(groups=[project.home_wijk.group])
    project.get_workflow().start(project, author)
    state = project.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[project.pk, "approve", state.pk])
    response = client.post(address, {"comment": "", "seen": version_of(project)}, follow=True)
    assert SENTENCE in response.content.decode()
    assert not is_live(project)
    state.refresh_from_db()
    assert state.status == "in_progress"


def test_a_copy_can_not_go_online(client, editor, project):
    Project.objects.filter(pk=project.pk).update(live=True)
    parent = project.get_parent()
    data = {
        "new_title": "Kopie",
        "new_slug": "kopie",
        "new_parent_page": parent.pk,
        "publish_copies": "on",
    }
    address = reverse("wagtailadmin_pages:copy", args=[project.pk])
    client.post(address, data, follow=True)
    assert not Project.objects.filter(slug="kopie", live=True).exists()


def test_an_unfinished_translation_can_not_go_online():
    page = ProjectFactory(in_wijk=WijkFactory(), title="Titel", summary="Samenvatting")
    english = Locale.objects.get(language_code="en")
    source, _made = TranslationSource.update_or_create_from_instance(page)
    record = Translation.objects.create(source=source, target_locale=english)
    record.save_target(publish=False)
    copy = page.get_translation(english)
    with pytest.raises(PublicationRefused, match="vertaling"):
        copy.get_latest_revision().publish()
    assert not Project.objects.get(pk=copy.pk).live

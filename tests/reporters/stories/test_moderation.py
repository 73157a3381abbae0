"""To the editors and back: withdrawing, both changing, together, links, the job, four eyes."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from mijnbuurt.core.clock import now
from mijnbuurt.core.models import OutgoingMail
from mijnbuurt.core.versions import version_of
from mijnbuurt.photos.models import Photo
from mijnbuurt.users.models import User
from reporters.assignments.enums import AssignmentState
from reporters.assignments.models import Assignment
from reporters.assignments.tokens import write_upload
from reporters.models import Reporter
from reporters.stories import transitions
from reporters.stories.enums import Reason, Step
from reporters.stories.models import Story
from reporters.stories.states import status_of
from reporters.stories.transitions import NotPossible, Typed
from reporters.stories.views import job_link
from tests.factories.assignments import AssignmentFactory
from tests.factories.pages import ActivityFactory
from tests.factories.reporters import ReporterFactory
from tests.factories.stories import ask, publish, send_story, write_story
from wijken.areas.models import Wijk
from wijken.news.models import Article
from wijken.transitions import NotPossible as NotDecided
from wijken.transitions import approve, decline

from .conftest import Desk


@pytest.fixture
def story(reporter: Reporter, wijk: Wijk) -> Story:
    return write_story(reporter, wijk, title="Soep", text="Lekker.\n\nHeel lekker.")


def page_of_story(story: Story) -> Article:
    return Article.objects.get(story=story)


def test_what_waits_can_be_taken_back_and_not_changed(
    desk: Desk, story: Story, reporter: Reporter
) -> None:
    send_story(story, reporter)
    with pytest.raises(NotPossible) as refused:
        transitions.save(story, reporter, Typed(words={"title": "Anders"}), now())
    assert refused.value.reason == Reason.WAITING
    kept = desk.write(story, text="Nog iets getypt")
    assert kept.status_code == 409 and "Nog iets getypt" in kept.content.decode()
    back = desk.client.post(f"/reporter/verhalen/{story.uuid}/terughalen/")
    assert back.url == f"/reporter/verhalen/{story.uuid}/schrijven/"
    assert status_of(story).step == Step.WRITING
    again = desk.client.post(f"/reporter/verhalen/{story.uuid}/terughalen/")
    assert again.status_code == 302 and status_of(story).step == Step.WRITING
    send_story(story, reporter)
    assert status_of(story).step == Step.WAITING
    assert Article.objects.count() == 1


def test_a_no_says_why_and_ends_it(
    desk: Desk, story: Story, reporter: Reporter, editor: User
) -> None:
    send_story(story, reporter)
    page = page_of_story(story)
    decline(page, seen=version_of(page), user=editor, now=now(), note="Dit is reclame.")
    shown = desk.client.get(f"/reporter/verhalen/{story.uuid}/").content.decode()
    assert "niet geplaatst" in shown and "Dit is reclame." in shown
    assert desk.client.get(f"/reporter/verhalen/{story.uuid}/schrijven/").status_code == 302


def test_every_maker_hears_of_a_decision(story: Story, reporter: Reporter, editor: User) -> None:
    other = ReporterFactory()
    transitions.save(story, reporter, Typed(authors=(reporter, other)), now())
    send_story(story, reporter)
    ask(story, editor, "Wie kookte?")
    told = OutgoingMail.objects.filter(subject__contains="wijziging")
    assert {row.to[0] for row in told} == {reporter.user.email, other.user.email}
    assert all(f"/reporter/verhalen/{story.uuid}/" in row.body for row in told)
    assert not any("/beheer/" in row.body for row in told)


def change_as_editor(story: Story, editor: User, text: str) -> None:
    page = page_of_story(story).get_latest_revision_as_object()
    page.body = [("text", f"<p>{text}</p>")]
    page.save_revision(user=editor)


def test_what_an_editor_changed_is_taken_over_and_shown_beside_it(
    desk: Desk, story: Story, reporter: Reporter, editor: User
) -> None:
    send_story(story, reporter)
    ask(story, editor)
    change_as_editor(story, editor, "Lekker warm.")
    shown = desk.client.get(f"/reporter/verhalen/{story.uuid}/").content.decode()
    assert "Wat de redactie veranderde" in shown
    assert "<ins>Lekker warm.</ins>" in shown and "<del>Heel lekker.</del>" in shown
    form = desk.client.get(f"/reporter/verhalen/{story.uuid}/schrijven/").content.decode()
    story.refresh_from_db()
    assert story.text == "Lekker warm."
    assert "Wat de redactie veranderde" in form


def test_when_both_changed_it_nothing_is_lost(
    desk: Desk, story: Story, reporter: Reporter, editor: User
) -> None:
    send_story(story, reporter)
    ask(story, editor)
    desk.write(story, text="Van de reporter.")
    change_as_editor(story, editor, "Van de redactie.")
    form = desk.client.get(f"/reporter/verhalen/{story.uuid}/schrijven/").content.decode()
    assert "Van de reporter." in form and "Van de redactie." in form


def test_two_phones_do_not_write_over_each_other(desk: Desk, story: Story) -> None:
    first = story.version
    desk.write(story, version=first, text="Van de eerste.")
    late = desk.write(story, version=first, text="Van de tweede.")
    html = late.content.decode()
    assert late.status_code == 409
    assert "Van de eerste." in html and "Van de tweede." in html
    story.refresh_from_db()
    assert story.text == "Van de eerste."
    desk.write(story, text="Van de tweede.")
    story.refresh_from_db()
    assert story.text == "Van de tweede."


def test_a_published_story_stays_as_it_is_until_its_change_is_approved(
    desk: Desk, story: Story, reporter: Reporter, editor: User, client: Client
) -> None:
    send_story(story, reporter)
    publish(story, editor)
    page = page_of_story(story)
    desk.write(story, text="Heel nieuw.", doe="verstuur")
    assert status_of(story).is_waiting and status_of(story).is_online
    assert "Heel nieuw." not in client.get(page.url).content.decode()
    publish(story, editor)
    assert "Heel nieuw." in client.get(page.url).content.decode()


def test_what_an_editor_made_of_it_is_where_one_goes_on(
    desk: Desk, story: Story, reporter: Reporter, editor: User
) -> None:
    send_story(story, reporter)
    page = page_of_story(story).get_latest_revision_as_object()
    page.title = "Warme soep"
    page.save_revision(user=editor)
    publish(story, editor)
    story.refresh_from_db()
    assert story.title == "Warme soep"
    shown = desk.client.get(f"/reporter/verhalen/{story.uuid}/").content.decode()
    assert "Wat de redactie veranderde" in shown and "<ins>Warme soep</ins>" in shown


def test_what_the_reporter_added_since_stays_when_an_editor_publishes(
    desk: Desk, reporter: Reporter, editor: User, wijk: Wijk, jpeg
) -> None:
    """New photos, words typed with photos since: an editor who corrects the page leaves them, and
    takes away only what lay on that page."""
    story = write_story(reporter, wijk, title="Soep", text="Lekker.", photos=3)
    Photo.objects.update(recognisable="nobody")
    story.photos.update(alt="Soep")
    send_story(story, reporter)
    publish(story, editor)
    stays, other, taken_out = story.in_order()
    typed = {f"photo-{stays.key}-caption": "Ans kookt", f"photo-{stays.key}-alt": "Een pan soep"}
    desk.write(story, **typed, photos=[jpeg("nieuw.jpg")])
    new = story.in_order().last()
    page = page_of_story(story).get_latest_revision_as_object()
    page.title = "Warme soep"
    rows = list(page.photo_rows.all())
    rows[0].caption, rows[1].caption, rows[1].alt = "De keuken", "De zaal", "Een volle zaal"
    rows[0].sort_order, rows[1].sort_order = 1, 0
    page.photo_rows = rows[:2]
    page.save_revision(user=editor).publish(user=editor)
    story.refresh_from_db()
    assert story.title == "Warme soep"
    assert list(story.in_order()) == [other, stays, new]
    stays.refresh_from_db()
    other.refresh_from_db()
    assert (stays.caption, stays.alt) == ("Ans kookt", "Een pan soep")
    assert (other.caption, other.alt) == ("De zaal", "Een volle zaal")
    assert not story.photos.filter(pk=taken_out.pk).exists()


def test_opening_the_form_keeps_new_photos_and_their_order(
    desk: Desk, reporter: Reporter, editor: User, wijk: Wijk, jpeg
) -> None:
    story = write_story(reporter, wijk, title="Soep", text="Lekker.", photos=2)
    send_story(story, reporter)
    ask(story, editor)
    first, second = story.in_order()
    desk.write(story, photos=[jpeg("nieuw.jpg")])
    new = story.in_order().last()
    desk.write(story, doe=f"omhoog:{new.key}")
    change_as_editor(story, editor, "Lekker warm.")
    desk.client.get(f"/reporter/verhalen/{story.uuid}/schrijven/")
    story.refresh_from_db()
    assert story.text == "Lekker warm."
    assert list(story.in_order()) == [first, new, second]


def test_published_it_stands_with_what_it_is_about_and_not_before(
    story: Story, reporter: Reporter, editor: User, wijk: Wijk, client: Client
) -> None:
    activity = ActivityFactory(in_wijk=wijk)
    transitions.save(story, reporter, Typed(subjects=(activity.page_ptr,)), now())
    send_story(story, reporter)
    assert "Verhalen hierover" not in client.get(activity.url).content.decode()
    publish(story, editor)
    shown = client.get(activity.url).content.decode()
    assert "Verhalen hierover" in shown and page_of_story(story).url in shown
    assert activity.url in client.get(page_of_story(story).url).content.decode()


# Jobs


@pytest.fixture
def job(reporter: Reporter, wijk: Wijk) -> Assignment:
    return AssignmentFactory(
        wijk=wijk, claimed_by=reporter, claimed_at=now(), state=AssignmentState.CLAIMED,
        answer_way="mail", email="vrager@example.org",
    )  # fmt: skip


def test_the_story_of_a_job_closes_it_and_tells_who_asked(
    desk: Desk, job: Assignment, wijk: Wijk, editor: User
) -> None:
    begun = desk.client.get(f"/reporter/nieuw/?klus={job.uuid}")
    again = desk.client.get(f"/reporter/nieuw/?klus={job.uuid}")
    story = Story.objects.get()
    assert begun.url == again.url == f"/reporter/verhalen/{story.uuid}/schrijven/"
    assert story.wijk == wijk
    desk.write(story, title="Soep", text="Lekker", names="none", doe="verstuur")
    job.refresh_from_db()
    assert job.state == AssignmentState.DELIVERED
    desk.client.post(f"/reporter/verhalen/{story.uuid}/terughalen/")
    job.refresh_from_db()
    assert job.state == AssignmentState.CLAIMED
    desk.write(story, doe="verstuur")
    publish(story, editor)
    job.refresh_from_db()
    assert job.state == AssignmentState.PUBLISHED
    [told] = OutgoingMail.objects.filter(to=["vrager@example.org"])
    assert page_of_story(story).full_url in told.body


def test_anothers_job_can_not_be_taken_along(desk: Desk, wijk: Wijk) -> None:
    theirs = AssignmentFactory(wijk=wijk, claimed_by=ReporterFactory(), state="claimed")
    assert desk.client.get(f"/reporter/nieuw/?klus={theirs.uuid}").status_code == 404
    desk.new(key=theirs.uuid, title="Soep", klus=theirs.uuid)
    assert Story.objects.get().assignment is None


def test_a_declined_story_gives_the_job_back(desk: Desk, job: Assignment, editor: User) -> None:
    desk.client.get(f"/reporter/nieuw/?klus={job.uuid}")
    story = Story.objects.get()
    desk.write(story, title="Soep", text="Lekker", doe="verstuur")
    page = page_of_story(story)
    decline(page, seen=version_of(page), user=editor, now=now(), note="Nee")
    job.refresh_from_db()
    assert job.state == AssignmentState.CLAIMED


def link_of(job: Assignment) -> str:
    return f"/reporter/klus/{write_upload(job, now())}/"


def test_by_the_link_of_a_job_photos_come_in_without_a_login(
    job: Assignment, client: Client, jpeg
) -> None:
    link = link_of(job)
    assert client.get(link).status_code == 200
    assert client.post(link, {"photos": [jpeg("a.jpg"), jpeg("b.jpg")]}).status_code == 302
    story = Story.objects.get()
    assert (story.assignment, story.photos.count()) == (job, 2)
    photo = story.photos.first().photo
    assert photo.uploaded_by_user == job.claimed_by.user
    assert client.get(f"/foto/{photo.uuid}/320.jpg").status_code == 404
    html = client.get(link).content.decode()
    assert "vrager@example.org" not in html and job.name not in html


def test_the_link_ends_and_is_nobody_elses(job: Assignment, client: Client, jpeg) -> None:
    link = link_of(job)
    assert client.get(f"{link[:-2]}x/").status_code == 404
    with time_machine.travel(now() + timedelta(hours=49), tick=False):
        assert client.post(link, {"photos": [jpeg()]}).status_code == 410
    Assignment.objects.filter(pk=job.pk).update(claimed_by=ReporterFactory())
    assert client.get(link).status_code == 404
    assert Photo.objects.count() == 0


def test_four_eyes(story: Story, reporter: Reporter, wijk: Wijk, settings) -> None:
    """Someone who reports and edits does not approve the own story."""
    settings.FOUR_EYES = True
    reporter.user.groups.add(wijk.group)
    send_story(story, reporter)
    page = page_of_story(story)
    with pytest.raises(NotDecided, match="Een collega"):
        approve(page, seen=version_of(page), user=reporter.user, now=now())
    settings.FOUR_EYES = False
    approve(page, seen=version_of(page), user=reporter.user, now=now())
    page.refresh_from_db()
    assert page.live


def test_the_editor_sees_the_answer_and_what_is_new(
    desk: Desk, story: Story, reporter: Reporter, editor: User, client: Client
) -> None:
    send_story(story, reporter)
    ask(story, editor)
    desk.write(story, text="Lekker.\n\nAns kookte.", answer="Het was Ans.", doe="verstuur")
    client.force_login(editor)
    state = page_of_story(story).current_workflow_task_state
    html = client.get(f"/beheer/mijn-werk/concept/{state.pk}/").content.decode()
    assert "Het was Ans." in html and "Ans kookte." in html
    assert "Wat er anders is dan de vorige keer" in html


def test_after_a_mistake_the_question_still_asks_for_an_answer(
    desk: Desk, story: Story, reporter: Reporter, editor: User
) -> None:
    send_story(story, reporter)
    ask(story, editor)
    page = desk.write(story, title="", answer="Het was Ans.", doe="verstuur").content.decode()
    assert "Geef uw verhaal een titel." in page
    assert "Uw antwoord aan de redactie" in page


def test_by_the_link_of_a_job_too_many_photos_are_named(
    job: Assignment, client: Client, jpeg
) -> None:
    answer = client.post(link_of(job), {"photos": [jpeg(f"IMG_{n}.jpg") for n in range(22)]})
    assert Story.objects.get().photos.count() == 20
    assert "IMG_20.jpg, IMG_21.jpg" in answer.content.decode()


def test_by_the_link_of_a_job_one_that_is_too_large_is_named(
    job: Assignment, client: Client, jpeg, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(job_link, "LARGEST", 10)
    answer = client.post(link_of(job), {"photos": [jpeg("film.mp4")]})
    assert "Te groot: film.mp4. Een foto mag hooguit 20 MB zijn." in answer.content.decode()
    phone = {"key": uuid4(), "photo": jpeg("film.mp4")}
    told = client.post(link_of(job), phone, headers={"Accept": "application/json"})
    assert told.status_code == 422 and "Te groot: film.mp4." in told.json()["sentence"]

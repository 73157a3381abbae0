"""Asking for a yes on the spot, from the desk."""

import html
import re
from uuid import uuid4

import pytest

from mijnbuurt.core.clock import now
from mijnbuurt.photos.models import Photo
from reporters.stories import transitions
from reporters.stories.models import Story
from tests.factories.reporters import ReporterFactory
from tests.factories.stories import add_photo, publish, send_story, write_story
from wijken.areas.models import Wijk
from wijken.photocare.sessions import Said, answer_on_paper

from .conftest import Desk


@pytest.fixture
def story(desk: Desk, wijk: Wijk) -> Story:
    return write_story(desk.reporter, wijk, title="Feest", photos=2)


def path(story: Story) -> str:
    return f"/reporter/verhalen/{story.uuid}/toestemming/"


def opened(desk: Desk, story: Story) -> Story:
    desk.client.post(path(story), {"doe": "open"})
    story.refresh_from_db()
    return story


def test_a_code_is_made_once_and_shown(desk: Desk, story: Story) -> None:
    session = opened(desk, story).consent_session
    assert opened(desk, story).consent_session == session
    assert session is not None and session.wijk == story.wijk
    assert f"/toestemming/{session.code}/kaart/" in desk.client.get(path(story)).content.decode()


def test_from_the_card_one_gets_back_to_the_photos(desk: Desk, story: Story) -> None:
    opened(desk, story)
    shown = desk.client.get(path(story)).content.decode()
    card = re.search(r'href="(/toestemming/[^"]+/kaart/[^"]*)"', shown)
    assert card is not None
    page = desk.client.get(html.unescape(card[1])).content.decode()
    assert f'href="{path(story)}"' in page and "Terug naar waar u was" in page


def test_numbers_are_ticked_per_photo(desk: Desk, story: Story) -> None:
    session = opened(desk, story).consent_session
    for _person in range(2):
        answer_on_paper(session, Said(agrees=True), key=uuid4(), user=desk.reporter.user, now=now())
    one, other = story.photos.all()
    fields = {"doe": "nummers", "photo": [str(one.key), str(other.key)]}
    desk.client.post(path(story), {**fields, f"numbers-{one.key}": ["1", "2"]})
    assert one.photo.consents.count() == 2 and not other.photo.consents.exists()
    desk.client.post(path(story), {**fields, f"numbers-{one.key}": ["2", "onzin"]})
    assert [consent.number for consent in one.photo.consents.all()] == ["2"]
    refused = desk.client.post(
        path(story), {**fields, f"numbers-{one.key}": ["99"]}, follow=True
    ).content.decode()
    assert "Dit nummer is er niet: 99." in refused


def test_who_has_no_telephone_gets_a_number(desk: Desk, story: Story) -> None:
    opened(desk, story)
    fields = {"doe": "papier", "key": uuid4(), "who": "child", "answer": "yes"}
    for _tap in range(2):
        told = desk.client.post(path(story), fields, follow=True).content.decode()
        assert "Het nummer is 1." in told
    wrong = desk.client.post(path(story), {"doe": "papier", "key": uuid4()})
    assert wrong.status_code == 200 and "mb-field__error" in wrong.content.decode()


def test_a_photo_of_a_card_is_not_kept(desk: Desk, story: Story) -> None:
    card = story.photos.first()
    desk.client.post(path(story), {"doe": f"kaartje:{card.key}"})
    assert story.photos.count() == Photo.objects.count() == 1


def test_numbers_are_for_ones_own_photos(desk: Desk, story: Story) -> None:
    other = ReporterFactory()
    story.authors.add(other)
    theirs = add_photo(story, other)
    session = opened(desk, story).consent_session
    answer_on_paper(session, Said(agrees=True), key=uuid4(), user=desk.reporter.user, now=now())
    fields = {"doe": "nummers", "photo": [str(theirs.key)], f"numbers-{theirs.key}": ["1"]}
    desk.client.post(path(story), fields)
    assert not theirs.photo.consents.exists()


def test_a_series_is_asked_for_its_words_once(desk: Desk, story: Story, editor) -> None:
    """The first photo is also the picture in lists; it needs one description, not two."""
    for row in story.photos.select_related("photo"):
        row.alt = "Een feest"
        row.save()
        row.photo.recognisable = "nobody"
        row.photo.save(update_fields=["recognisable"])
    sent = send_story(story, desk.reporter)
    page = sent.page.get_latest_revision_as_object()
    assert [each.key for each in page.shown_photos()] == ["serie-1", "serie-2"]
    publish(story, editor)
    assert transitions.take_over(story, desk.reporter)


def test_numbers_that_were_just_ticked_stay_when_the_card_goes(desk: Desk, story: Story) -> None:
    photo, card = story.photos.all()
    session = opened(desk, story).consent_session
    answer_on_paper(session, Said(agrees=True), key=uuid4(), user=desk.reporter.user, now=now())
    fields = {"photo": [str(photo.key), str(card.key)], f"numbers-{photo.key}": ["1"]}
    desk.client.post(path(story), {"doe": f"kaartje:{card.key}", **fields})
    assert [consent.number for consent in photo.photo.consents.all()] == ["1"]
    assert story.photos.count() == 1

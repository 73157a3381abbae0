"""What a photo lacks before it may be shown, and what hides it at once."""

from datetime import date, datetime, timedelta

import pytest
from wagtail.log_actions import registry

from mijnbuurt.photos import transitions
from mijnbuurt.photos.care import Lack, ShownPhoto, lacks
from mijnbuurt.photos.enums import PhotoGround, PhotoState, Recognisable
from mijnbuurt.photos.models import Consent, Photo, PhotoUse
from mijnbuurt.photos.retention import forget_consents
from mijnbuurt.photos.uses import update_states
from tests.factories.pages import StandardPageFactory
from tests.factories.photos import PhotoFactory
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


def shown(photo: Photo, alt: str = "Een straat", **fields: object) -> ShownPhoto:
    return ShownPhoto(photo, "boven", "Foto bovenaan", alt, **fields)


def said(photo: Photo, now: datetime, **fields: object) -> Consent:
    answer = {"name": "Iemand", "given_on": TODAY, "for_web": True, **fields}
    return transitions.record_consent(Consent(**answer), [photo], UserFactory(), now)


def shown_photo(**fields: object) -> Photo:
    """A photo on a live page."""
    photo = PhotoFactory(**fields)
    PhotoUse.objects.create(photo=photo, page=StandardPageFactory())
    update_states([photo.pk])
    return Photo.objects.get(pk=photo.pk)


def state(photo: Photo) -> str:
    return Photo.objects.get(pk=photo.pk).state


def test_words_and_maker_are_needed() -> None:
    assert lacks(shown(PhotoFactory()), TODAY) == []
    assert lacks(shown(PhotoFactory(credit=" "), alt=" "), TODAY) == [Lack.ALT, Lack.CREDIT]
    assert lacks(shown(PhotoFactory(), alt="", is_decoration=True), TODAY) == []


@pytest.mark.parametrize(
    ("who", "ground", "answers", "lack"),
    [
        ("nobody", "", [], None),
        ("nobody", "", [{"for_web": False}], None),
        ("adults", "", [], Lack.ADULTS),
        ("adults", PhotoGround.CONSENT, [], Lack.ADULTS),
        ("adults", PhotoGround.INTEREST, [], None),
        ("adults", "", [{}], None),
        ("adults", PhotoGround.INTEREST, [{"for_web": False, "for_print": True}], Lack.REFUSED),
        ("children", "", [], Lack.GUARDIAN),
        ("children", PhotoGround.INTEREST, [], Lack.GUARDIAN),
        ("children", "", [{}], Lack.GUARDIAN),
        ("children", "", [{"is_guardian": True}], None),
        ("children", "", [{"is_guardian": True}, {"for_web": False}], Lack.REFUSED),
        ("unknown", PhotoGround.NONE_NEEDED, [], Lack.UNKNOWN),
        ("unknown", "", [{}], Lack.UNKNOWN),
        ("unknown", "", [{"is_guardian": True}], None),
    ],
)
def test_what_people_must_have_said(who, ground, answers, lack, tuesday_morning) -> None:
    photo = PhotoFactory(recognisable=who, ground=ground)
    for answer in answers:
        said(photo, tuesday_morning, **answer)
    found = lacks(shown(Photo.objects.get()), TODAY)
    assert found == ([lack] if lack else [])


@pytest.mark.parametrize(("days", "is_fine"), [(-1, False), (0, True), (1, True)])
def test_a_consent_holds_through_its_last_day(days, is_fine, tuesday_morning) -> None:
    photo = PhotoFactory(recognisable="adults")
    said(photo, tuesday_morning, ends_on=TODAY + timedelta(days=days))
    assert (lacks(shown(photo), TODAY) == []) is is_fine


def test_withdrawn_is_hidden_at_once(client, tuesday_morning) -> None:
    photo = shown_photo(recognisable="adults")
    consent = said(photo, tuesday_morning)
    address = f"/foto/{photo.uuid}/320.jpg"
    assert client.get(address).status_code == 200
    assert transitions.withdraw_consent(consent, None, tuesday_morning)
    assert not transitions.withdraw_consent(consent, None, tuesday_morning)
    assert client.get(address).status_code == 404
    assert state(photo) == PhotoState.HELD
    log = registry.get_logs_for_instance(photo).filter(action="photos.consent_withdrawn")
    assert log.count() == 1
    assert "Iemand" not in str(log.get().data)


def test_the_clock_ends_a_consent_after_its_day(tuesday_morning) -> None:
    photo = shown_photo(recognisable="children")
    consent = said(photo, tuesday_morning, is_guardian=True, ends_on=TODAY)
    assert state(photo) == PhotoState.PUBLIC
    late = tuesday_morning.replace(hour=23, minute=59)
    assert transitions.end_consents(late) == 0
    assert state(photo) == PhotoState.PUBLIC
    midnight = late + timedelta(minutes=1)
    assert transitions.end_consents(midnight) == 1
    assert transitions.end_consents(midnight) == 0
    assert state(photo) == PhotoState.HELD
    transitions.extend_consent(consent, None, UserFactory(), midnight)
    assert state(photo) == PhotoState.PUBLIC


def test_who_turns_out_to_be_a_child_is_hidden_until_a_parent_agrees(tuesday_morning) -> None:
    photo = shown_photo()
    user = UserFactory()
    facts = {"credit": "Ans", "ground": ""}
    transitions.describe(photo, user, tuesday_morning, recognisable="children", **facts)
    assert state(photo) == PhotoState.HELD
    consent = said(photo, tuesday_morning, is_guardian=True)
    assert state(photo) == PhotoState.PUBLIC
    transitions.unlink_consent(consent, photo, user, tuesday_morning)
    assert state(photo) == PhotoState.HELD
    transitions.describe(photo, user, tuesday_morning, recognisable="nobody", **facts)
    assert state(photo) == PhotoState.PUBLIC


def test_what_nobody_looked_at_stays_until_the_next_publication() -> None:
    assert state(shown_photo(recognisable="unknown")) == PhotoState.PUBLIC


def test_paper_and_social_media_are_asked_apart(tuesday_morning) -> None:
    photo = shown_photo(recognisable="adults")
    assert (photo.may_print, photo.may_share) == (True, True)
    said(photo, tuesday_morning, for_print=True)
    photo.refresh_from_db()
    assert (photo.may_print, photo.may_share) == (True, False)


def test_saying_the_same_twice_is_logged_once(tuesday_morning) -> None:
    photo, user = PhotoFactory(credit="Ans", recognisable=Recognisable.ADULTS), UserFactory()
    for _time in range(2):
        transitions.describe(
            photo, user, tuesday_morning, credit="Ans", recognisable="nobody", ground=""
        )
    logs = registry.get_logs_for_instance(photo).filter(action="photos.describe")
    assert logs.count() == 1


def test_consents_go_a_year_after_their_photo(settings, tuesday_morning) -> None:
    photo = PhotoFactory(recognisable="adults")
    said(photo, tuesday_morning)
    never = Consent.objects.create(given_on=TODAY, created_at=tuesday_morning)
    assert forget_consents(tuesday_morning) == 0
    assert forget_consents(tuesday_morning + timedelta(days=89)) == 0
    assert forget_consents(tuesday_morning + timedelta(days=90)) == 1
    assert not Consent.objects.filter(pk=never.pk).exists()
    photo.delete()
    gone = tuesday_morning + timedelta(days=100)
    assert forget_consents(gone) == 0
    assert forget_consents(gone + timedelta(days=364)) == 0
    assert forget_consents(gone + timedelta(days=365)) == 1

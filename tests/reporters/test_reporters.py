"""Who the reporters are, what they do and when they are away."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError

from reporters.enums import Skill
from reporters.models import Reporter
from reporters.rules import dispatches, reporter_of
from tests.factories.reporters import ReporterFactory
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db


def test_a_reporter_is_one_as_long_as_the_role_holds():
    reporter = ReporterFactory()
    assert reporter_of(reporter.user) == reporter
    reporter.user.groups.clear()
    del reporter.user._group_names
    assert reporter_of(reporter.user) is None
    assert reporter_of(UserFactory()) is None
    assert reporter_of(AnonymousUser()) is None
    assert not dispatches(reporter.user)


def test_a_reporter_does_something():
    with pytest.raises(IntegrityError):
        ReporterFactory(takes_photos=False, writes=False)


def test_found_by_what_they_do():
    photographer, writer = ReporterFactory(), ReporterFactory(takes_photos=False, writes=True)
    assert list(Reporter.objects.with_skill(Skill.PHOTO)) == [photographer]
    assert list(Reporter.objects.with_skill(Skill.TEXT)) == [writer]
    assert set(Reporter.objects.with_skill(Skill.PHOTO, Skill.TEXT)) == {photographer, writer}


@pytest.mark.parametrize(("day", "there"), [(9, False), (10, False), (11, True)])
def test_away_up_to_and_including_a_day(day, there):
    reporter = ReporterFactory(away_until=date(2026, 12, 10))
    asked = date(2026, 12, day)
    assert (reporter in Reporter.objects.available_on(asked)) is there
    assert reporter.is_away_on(asked) is not there


def test_who_can_not_sign_in_is_not_active():
    reporter = ReporterFactory()
    assert list(Reporter.objects.active()) == [reporter]
    reporter.user.is_active = False
    reporter.user.save()
    assert not Reporter.objects.active()

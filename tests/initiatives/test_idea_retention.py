from datetime import timedelta

import pytest
from django.utils import timezone

from initiatives.models import Idea
from initiatives.retention import forget_people
from mijnbuurt.core import clockwork
from mijnbuurt.photos.models import Photo
from tests.factories.initiatives import IdeaFactory
from tests.factories.photos import PhotoFactory
from wijken.contact.models import CaseEntry

pytestmark = pytest.mark.django_db
NOW = timezone.now()
PLANTED = "GEPLANT"


def planted(**fields: object) -> Idea:
    texts = (
        "text",
        "where",
        "name",
        "phone",
        "postal_address",
        "more_why",
        "more_who",
        "more_need",
    )
    values = dict.fromkeys(texts, PLANTED) | {"email": f"{PLANTED}@example.org"}
    idea = IdeaFactory(**values, **fields)
    idea.entries.create(kind="mail", text=PLANTED, at=NOW)
    return idea


def anything_left() -> bool:
    tables = (Idea.objects.values_list(), CaseEntry.objects.values_list())
    return any(PLANTED in str(value) for rows in tables for row in rows for value in row)


@pytest.mark.parametrize(("days", "left"), [(364, True), (366, False)])
def test_a_year_after_closing_nothing_says_whose_it_was(days: int, left: bool) -> None:
    idea = planted(
        state="closed", handled_at=NOW - timedelta(days=days), photo=PhotoFactory(title=PLANTED)
    )
    forget_people(NOW)
    assert anything_left() is left
    assert Photo.objects.exists() is left
    assert Idea.objects.get().code == idea.code


def test_an_open_idea_stays_however_old() -> None:
    planted(state="answered")
    Idea.objects.update(created_at=NOW - timedelta(days=3000))
    forget_people(NOW)
    assert anything_left()


def test_a_photo_that_a_page_shows_stays() -> None:
    planted(state="closed", handled_at=NOW - timedelta(days=400), photo=PhotoFactory(public=True))
    forget_people(NOW)
    assert not anything_left()
    assert Photo.objects.exists()


def test_the_term_is_a_setting(settings) -> None:
    settings.RETENTION_DAYS = {**settings.RETENTION_DAYS, "idea": 10}
    planted(state="closed", handled_at=NOW - timedelta(days=11))
    forget_people(NOW)
    assert not anything_left()


def test_the_nightly_clock_does_it() -> None:
    planted(state="closed", handled_at=NOW - timedelta(days=366))
    clockwork.run_jobs(
        {k: v for k, v in clockwork._nightly_jobs.items() if k in ("ideas", "contact")}, NOW
    )
    assert not anything_left()

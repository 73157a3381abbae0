"""What every test may ask for. Databases are made with the site tree of `setup_site` in them."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.cache import cache
from django.db import transaction
from django.utils import translation
from pytest_django import DjangoDbBlocker

from mijnbuurt.core.messages import compile_messages
from tests.databases import test_database
from tests.factories.pages import WijkFactory
from tests.worker import Worker
from wijken.areas.models import Wijk

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest,
    django_test_environment: None,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[None]:
    """The test database, with the tree, groups and workflows that every site has."""
    with django_db_blocker.unblock(), test_database(worker_name(request)):
        yield


@pytest.fixture
def committed_db(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """A whole database without a transaction around the test: what it saves, all threads see."""
    with django_db_blocker.unblock(), test_database(f"{worker_name(request)}_committed"):
        yield


@pytest.fixture(scope="module")
def shared_db(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """One transaction around all tests of a module. What a fixture of the module saves in it is
    there for each test, as it was: what a test changes is undone after that test."""
    translation.activate("nl")
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)
    cache.clear()


@pytest.fixture(scope="module")
def shared_wijk(shared_db: None) -> int:
    """The key of the wijk that a module has made once; a module may make another one."""
    return WijkFactory(slug="hoek").pk


@pytest.fixture
def wijk(shared_wijk: int, db: None) -> Wijk:
    return Wijk.objects.get(pk=shared_wijk)


@pytest.fixture
def hoek(wijk: Wijk) -> Wijk:
    """The same, in modules that call it by its name."""
    return wijk


def worker_name(request: pytest.FixtureRequest) -> str:
    return getattr(request.config, "workerinput", {}).get("workerid", "alone")


@pytest.fixture(autouse=True, scope="session")
def messages() -> None:
    """What the site says in other languages, compiled as `prepare` does it."""
    compile_messages()


@pytest.fixture(autouse=True, scope="module")
def indexes(request: pytest.FixtureRequest) -> Iterator[None]:
    """Whether the worker fills Wagtail's indexes: search in the admin, and what refers to what."""
    Worker.fills_indexes = request.node.get_closest_marker("indexed") is not None
    yield
    Worker.fills_indexes = False


@pytest.fixture(autouse=True)
def empty_cache() -> Iterator[None]:
    """No test sees what another one cached."""
    cache.clear()
    yield


@pytest.fixture(autouse=True)
def dutch() -> None:
    """Each test starts in the source language, whatever the one before asked for."""
    translation.activate("nl")


@pytest.fixture(scope="session")
def tuesday_morning() -> datetime:
    """Tuesday 24 November 2026, 10.30 in Amsterdam."""
    return datetime(2026, 11, 24, 10, 30, tzinfo=AMSTERDAM)

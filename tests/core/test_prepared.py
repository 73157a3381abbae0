"""Prepared queries give what their querysets would give, and write their SQL once."""

import inspect
from datetime import UTC, date, datetime, timedelta
from importlib import import_module
from threading import Thread

import pytest
import time_machine
from django.db import connection
from django.db.models import CharField, DateTimeField, QuerySet
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from mijnbuurt.core.prepared import KEY, TEXTS_KEPT, PreparedQuery, prepared
from tests.architecture.house import python_files, short
from tests.factories.pages import ArticleFactory, WijkFactory
from wijken.areas.models import Area, Notice, Wijk
from wijken.news.models import Article, Byline

NOON = datetime(2026, 11, 24, 11, tzinfo=UTC)
HOUR = timedelta(hours=1)
HOSTILE = "'; DROP TABLE areas_area; -- %s"
#: What the prepared queries of the project take beside values.
CHOICES = {"kind": Article, "limit": 3, "with_single": True}


@prepared(names=CharField(), wijk=KEY)
def areas_called(names: list[str], wijk: int | None = None, last: int | None = None) -> QuerySet:
    found = Area.objects.filter(name__in=names).order_by("name")
    found = found.filter(wijk=wijk) if wijk else found
    return found[:last]


@pytest.fixture
def wijk(db: None) -> Wijk:
    wijk = WijkFactory(slug="hoek")
    for name in ("Aa", "Bos", HOSTILE):
        Area.objects.create(wijk=wijk, kind="street", name=name)
    return wijk


def names(areas: list[Area]) -> list[str]:
    return [area.name for area in areas]


def test_each_call_has_its_own_values(wijk: Wijk) -> None:
    assert names(areas_called(names=["Aa"])) == ["Aa"]
    assert names(areas_called(names=["Bos"])) == ["Bos"]
    assert names(areas_called(names=["Bos", "Aa"])) == ["Aa", "Bos"]
    assert names(areas_called(names=["Bos", "Aa", "Cc"])) == ["Aa", "Bos"]
    assert areas_called(names=[]) == []


def test_what_has_no_field_changes_the_query(wijk: Wijk) -> None:
    both = ["Aa", "Bos"]
    assert names(areas_called(names=both, last=1)) == ["Aa"]
    assert names(areas_called(names=both, last=2)) == both
    assert names(areas_called(names=both, wijk=wijk.pk)) == both
    assert areas_called(names=both, wijk=wijk.pk + 1) == []
    assert names(areas_called(names=both, wijk=None)) == both


def test_a_value_is_no_part_of_the_sql(wijk: Wijk) -> None:
    assert names(areas_called(names=[HOSTILE])) == [HOSTILE]
    assert Area.objects.count() == 3


def test_times_are_compared_as_the_orm_does(wijk: Wijk) -> None:
    @prepared(now=DateTimeField(), wijk=KEY)
    def current(now: datetime, wijk: int) -> QuerySet[Notice]:
        return Notice.objects.current(now).for_wijk(wijk)

    Notice.objects.create(text="Gladheid", wijk=wijk, starts_at=NOON, ends_at=NOON + HOUR)
    for moment in (NOON - HOUR, NOON, NOON + HOUR / 2, NOON + HOUR, NOON + 2 * HOUR):
        assert current(now=moment, wijk=wijk.pk) == list(
            Notice.objects.current(moment).for_wijk(wijk)
        )
    assert len(current(now=NOON, wijk=wijk.pk)) == 1


def test_what_is_read_along_comes_along(wijk: Wijk) -> None:
    @prepared(wijk=KEY)
    def articles(wijk: int) -> QuerySet[Article]:
        return Article.objects.public().in_wijk(wijk).in_order().with_cards()[:2]

    for name in ("Ans", "Bea"):
        article = ArticleFactory(slug=name.lower(), in_wijk=wijk, date_sort=date(2026, 1, 1))
        Byline.objects.create(article=article, name=name, locale=article.locale)
    for _time in range(2):
        with CaptureQueriesContext(
            connection,
        ) as made:
            found = articles(wijk=wijk.pk)
            assert [article.home_wijk.name for article in found] == [wijk.name] * 2
            assert [article.bylines.all()[0].name for article in found] == ["Bea", "Ans"]
        assert len(made) == 2


def test_plain_values_come_as_they_are(wijk: Wijk) -> None:
    @prepared(wijk=KEY)
    def pairs(wijk: int) -> QuerySet[Area]:
        return Area.objects.filter(wijk=wijk).order_by("name").values_list("kind", "name")

    assert pairs(wijk=wijk.pk)[1:] == [("street", "Aa"), ("street", "Bos")]


def test_the_text_is_written_once_and_few_are_kept(wijk: Wijk) -> None:
    written = []

    @prepared(names=CharField())
    def areas(names: list[str]) -> QuerySet[Area]:
        written.append(len(names))
        return Area.objects.filter(name__in=names)

    for number in range(1, 4):
        for _time in range(3):
            areas(names=["Aa"] * number)
    assert written == [1, 2, 3]
    for number in range(1, TEXTS_KEPT + 10):
        areas(names=["Aa"] * number)
    assert areas._text.cache_info().currsize == TEXTS_KEPT


@pytest.mark.race
@pytest.mark.usefixtures("committed_db")
def test_each_thread_asks_over_its_own_connection() -> None:
    wijk = WijkFactory(slug="hoek")
    Area.objects.create(wijk=wijk, kind="street", name="Aa")
    found: list[str] = []

    def ask() -> None:
        found.extend(names(areas_called(names=["Aa"])))
        connection.close()

    ask()
    threads = [Thread(target=ask) for _number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == ["Aa"] * 5


def all_prepared() -> dict[str, PreparedQuery]:
    """Those of the project by their names."""
    modules = [
        import_module(short(path).removeprefix("site/").removesuffix(".py").replace("/", "."))
        for path in python_files()
        if "@prepared(" in path.read_text()
    ]
    return {
        f"{module.__name__}.{name}": found
        for module in modules
        for name, found in vars(module).items()
        if isinstance(found, PreparedQuery) and found.__module__ == module.__name__
    }


def test_the_project_has_prepared_queries() -> None:
    assert len(all_prepared()) > 10


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(all_prepared()))
def test_the_text_depends_on_no_reader_and_no_time(name: str) -> None:
    query = all_prepared()[name]
    takes = inspect.signature(query).parameters
    lengths = tuple(
        (field, 2 if str(takes[field].annotation).startswith("list") else None)
        for field in query._fields
    )
    fixed = frozenset((name, CHOICES[name]) for name in takes.keys() - query._fields.keys())
    texts = []
    for language, moment in (("nl", NOON), ("ar", NOON + timedelta(days=200))):
        with translation.override(language), time_machine.travel(moment):
            texts.append(query._write(lengths, fixed))
    first, second = texts
    assert (first.sql, first.places) == (second.sql, second.places)

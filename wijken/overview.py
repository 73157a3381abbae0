"""What the page of a wijk shows. Every part is a fixed number of queries; empty parts stay out."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet, prefetch_related_objects
from wagtail import hooks

from mijnbuurt.core.prepared import KEY, prepared
from mijnbuurt.core.words import in_readers_language
from wijken.activities.occurrences import SeriesCard, coming_series, coming_slots
from wijken.areas.enums import AreaKind
from wijken.areas.models import Area, Wijk
from wijken.news.models import Article
from wijken.places.hours import weekly_rows
from wijken.places.hours.instants import utc
from wijken.places.overview import first_place_of, hours_now

from .models import Figure, Project, TeamMember, WijkPage

SHOWN_ACTIVITIES = 6
SHOWN_ARTICLES = 3
SHOWN_PROJECTS = 2
LISTED_PROJECTS = 20
SHOWN_FIGURES = 6


def wijk_context(page: WijkPage, now: datetime) -> dict[str, Any]:
    """Template variables of the page of a wijk."""
    wijk = page.wijk
    place = first_place_of(wijk)
    hours = hours_now(place, now) if place else None
    series = coming_in(wijk, now)
    articles = newest_articles(wijk=wijk.pk)
    projects = projects_of(wijk)
    in_readers_language([place, *(card.next.activity for card in series), *articles, *projects])
    return {
        "first_place": place,
        "first_state": hours.state if hours else None,
        "week": hours.week if hours else [],
        "next_occurrence": series[0].next if series else None,
        "series": series,
        "articles": articles,
        "projects": projects[:SHOWN_PROJECTS],
        "more_projects": projects[SHOWN_PROJECTS:],
        "team": team_of(page),
        "priorities": list(page.priorities.all()),
        "figures": figures_of(wijk=wijk.pk),
        "help_line": page.help_line,
        "sections": sections_of(page, wijk, now),
        **areas_of(wijk),
    }


@prepared(wijk=KEY)
def newest_articles(wijk: Wijk) -> QuerySet[Article]:
    return Article.objects.public().in_wijk(wijk).in_order().with_cards()[:SHOWN_ARTICLES]


@prepared(wijk=KEY)
def newest_projects(wijk: Wijk) -> QuerySet[Project]:
    return Project.objects.public().in_wijk(wijk).for_cards().newest_first()[:LISTED_PROJECTS]


@prepared(wijk=KEY)
def figures_of(wijk: Wijk) -> QuerySet[Figure]:
    return Figure.objects.filter(wijk=wijk, project=None)[:SHOWN_FIGURES]


@prepared(wijk=KEY)
def names_of_areas(wijk: Wijk) -> QuerySet[Area, tuple[str, str]]:
    return Area.objects.filter(wijk=wijk).values_list("kind", "name")


def coming_in(wijk: Wijk, now: datetime) -> list[SeriesCard]:
    """What is on in a wijk, each activity and slot once, the soonest first."""
    activities = coming_series(wijk, now, with_single=True, limit=SHOWN_ACTIVITIES)
    found = [*activities, *coming_slots(wijk, now, limit=SHOWN_ACTIVITIES)]
    return sorted(found, key=lambda card: utc(card.next.starts_at))[:SHOWN_ACTIVITIES]


def team_of(page: WijkPage) -> list[TeamMember]:
    """The team. Who they are, their numbers and what they speak is read from the Dutch page;
    words of a translation are put over that."""
    people = list(page.source.team.all())
    if page.source.pk == page.pk:
        return people
    words = {row.translation_key: row for row in page.team.all()}
    for person in people:
        translated = words.get(person.translation_key)
        if translated:
            person.say_as(translated, page.language)
    return people


def projects_of(wijk: Wijk) -> list[Project]:
    """Projects of a wijk, the running ones first; those that a card shows come with their steps."""
    order = {"busy": 0, "preparing": 1, "planned": 2, "done": 3}
    found = sorted(newest_projects(wijk=wijk.pk), key=lambda project: order[project.status])
    prefetch_related_objects(found[:SHOWN_PROJECTS], "phases")
    return found


def areas_of(wijk: Wijk) -> dict[str, list[str]]:
    """The names of the buurten and streets of a wijk, in one query."""
    areas = names_of_areas(wijk=wijk.pk)
    return {
        "buurten": [name for kind, name in areas if kind == AreaKind.BUURT],
        "streets": [name for kind, name in areas if kind == AreaKind.STREET],
    }


def sections_of(page: WijkPage, wijk: Wijk, now: datetime) -> list:
    """Parts of the page that upper apps add: Laces components, each with its own query."""
    sections: list = []
    for hook in hooks.get_hooks("construct_wijk_sections"):
        hook(sections, page, wijk, now)
    return sections


def welcome_context(page: WijkPage) -> dict[str, Any]:
    """Template variables of the sheet for who is new in the wijk. Paper never says now."""
    place = first_place_of(page.wijk)
    in_readers_language([place])
    return {
        "items": page.welcome_items.all(),
        "first_place": place,
        "hours": weekly_rows(place) if place else [],
        "team": team_of(page),
        "help_line": page.help_line,
    }

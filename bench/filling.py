"""A site after years of use: 10 wijken with all that is in them."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import count

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from home.setup.tree import ensure_child
from home.setup.wijk import ensure_wijk
from initiatives.models import InitiativeIndexPage, InitiativePage
from mijnbuurt.core.clock import local_date
from mijnbuurt.core.models import SiteSettings
from wijken.activities.enums import Repeat
from wijken.activities.models import Activity, AgendaPage, Occurrence
from wijken.activities.occurrences import new_row
from wijken.activities.recurrence import Rule
from wijken.areas.enums import Colour
from wijken.areas.models import Area, Wijk
from wijken.models import Figure, Priority, Project, ProjectPhase, TeamMember, WijkPage
from wijken.news.models import Article, Byline, NewsIndexPage
from wijken.places.models import (
    HoursException,
    OpeningHours,
    Place,
    PlaceFacts,
    Slot,
    SlotAbsence,
)
from wijken.places.slots import days_of

from .copies import copies

WIJKEN = 10
PLACES = 30
ARTICLES = 5000
ACTIVITIES = 500
OCCURRENCES = 20_000
SLOTS = 3  # of each place
WEEK = timedelta(days=7)

SENTENCE = "Buren stonden buiten met koffie en praatten over het plein en de nieuwe bomen. "
BODY = [("text", f"<h2>Wat er was</h2><p>{SENTENCE * 4}</p><p>{SENTENCE * 4}</p>") for _n in "ab"]
numbers = count(1)


def fill(now: datetime) -> str:
    """Fill an empty site; returns the address of one article."""
    site = SiteSettings.load()
    site.phone, site.phone_hours = "0800 0000", "op werkdagen van 9.00 tot 17.00 uur"
    site.save()
    colours = list(Colour)
    paths = []
    for number in range(WIJKEN):
        with transaction.atomic():
            wijk = Wijk.objects.create(
                slug=f"wijk-{number}", name=f"Wijk {number}", colour=colours[number]
            )
            page = ensure_wijk(wijk)
            fill_page(page)
            place = fill_places(page)
            fill_plans(page)
            fill_agenda(page, place, now)
            paths.append(fill_news(page, local_date(now)))
    return paths[0]


def fill_page(page: WijkPage) -> None:
    page.summary = "Een wijk met veel groen, een plein en mensen die elkaar kennen."
    page.team = [
        TeamMember(role=role, organisation="Gemeente", name="Voornaam", phone="0800 0000")
        for role in ("Wijkagent", "Buurtwerker", "Huismeester", "Wooncoach")
    ]
    page.priorities = [Priority(title=f"Punt {n}", text=SENTENCE) for n in range(4)]
    page.save_revision().publish()
    wijk = page.wijk
    Area.objects.bulk_create(
        [Area(wijk=wijk, kind="buurt", name=f"Buurt {n}") for n in range(5)]
        + [Area(wijk=wijk, kind="street", name=f"Straat {n}") for n in range(60)]
    )
    Figure.objects.bulk_create(
        Figure(wijk=wijk, label=f"Huizen {n}", value=100 + n, year=2021, source="Gemeente")
        for n in range(6)
    )


def fill_places(page: WijkPage) -> Place:
    places = [
        ensure_child(page, Place, f"plek-{n}", title=f"Plek {n}", body=BODY) for n in range(3)
    ]
    for place in places:
        PlaceFacts.objects.create(place=place, status="open", address_line="Plein 1", city="Stad")
        OpeningHours.objects.bulk_create(
            OpeningHours(
                place=place, weekday=day, opens=time(9), closes=time(17), locale=place.locale
            )
            for day in range(1, 6)
        )
    more = copies(places[0], PLACES // WIJKEN - len(places))
    PlaceFacts.objects.bulk_create(PlaceFacts(place_id=place.pk, status="open") for place in more)
    fill_slots([*places, *more])
    return places[0]


def fill_slots(places: list[Page]) -> None:
    """Three slots a place, some with a date that falls out; a place closes at Christmas."""
    slots = [
        Slot(
            place_id=place.pk,
            what="spreekuur",
            organisation=f"Stichting {n}",
            weekday=(place.pk + n) % 7 + 1,
            opens=time(9 + 2 * n),
            closes=time(11 + 2 * n),
            season_from="09-01" if n == 2 else "",
            season_to="06-30" if n == 2 else "",
        )
        for place in places
        for n in range(SLOTS)
    ]
    Slot.objects.bulk_create(slots)
    today = timezone.localdate()
    SlotAbsence.objects.bulk_create(
        SlotAbsence(slot=slot, date=day, reason="Ziek")
        for slot in slots[::5]
        for day in days_of(slot, today, today + 8 * WEEK)[::3]
    )
    christmas = (date(today.year, 12, 25), date(today.year, 12, 26))
    HoursException.objects.bulk_create(
        HoursException(place_id=place.pk, date=day, reason="Kerst")
        for place in places
        for day in christmas
    )


def fill_plans(page: WijkPage) -> None:
    for number in range(3):
        project = ensure_child(
            page,
            Project,
            f"project-{number}",
            title=f"Project {number}",
            summary=SENTENCE,
            told_first=True,
            status="busy",
        )
        project.phases = [ProjectPhase(title=f"Stap {n}", state="planned") for n in range(5)]
        project.save_revision().publish()
    parent = InitiativeIndexPage.objects.child_of(page).get()
    fields = {"title": "Een bankje", "summary": SENTENCE, "body": BODY}
    copies(ensure_child(parent, InitiativePage, "bankje", **fields), 19)


def fill_agenda(page: WijkPage, place: Place, now: datetime) -> None:
    """Weekly activities with dates from four weeks ago on."""
    parent = AgendaPage.objects.child_of(page).get()
    fields = {"title": "Koffie", "summary": SENTENCE, "body": BODY, "venue": place}
    pattern = ensure_child(parent, Activity, "koffie", **fields)
    first = local_date(now) - 4 * WEEK

    def change(activity: Page, number: int) -> None:
        activity.title = f"Koffie {number}"
        activity.first_date = first + timedelta(days=number % 7)
        activity.recurrence = Rule(Repeat.WEEKLY, activity.first_date).text
        activity.starts, activity.ends = time(9 + number % 10), time(11 + number % 10)

    made = copies(pattern, ACTIVITIES // WIJKEN, change)
    Page.objects.get(pk=pattern.pk).delete()
    Occurrence.objects.bulk_create(dates_of(made), batch_size=500)


def dates_of(activities: list[Page]) -> Iterator[Occurrence]:
    for activity in activities:
        for week in range(OCCURRENCES // ACTIVITIES):
            day = activity.first_date + week * WEEK
            row = new_row(activity, day)
            row.state = "cancelled" if next(numbers) % 20 == 0 else "goes_ahead"
            yield row


def fill_news(page: WijkPage, today: date) -> str:
    parent = NewsIndexPage.objects.child_of(page).get()
    fields = {"title": "Verhaal", "summary": SENTENCE, "body": BODY, "date_sort": today}
    pattern = ensure_child(parent, Article, "verhaal", **fields)

    def change(article: Page, number: int) -> None:
        article.title = f"Verhaal {number}"
        article.kind = ("news", "story", "call")[number % 3]
        article.date_sort = today - timedelta(days=number)
        article.first_published_at = article.last_published_at = timezone.now()

    made = copies(pattern, ARTICLES // WIJKEN - 1, change)
    Byline.objects.bulk_create(
        Byline(article_id=article.pk, name="Ans", locale=article.locale) for article in made
    )
    return made[100].url

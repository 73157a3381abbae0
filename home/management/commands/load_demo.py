from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from home.demo import (
    assignments,
    cases,
    life,
    people,
    plans,
    stories,
    translations,
    waiting,
    wijken,
)
from home.models import HomePage
from mijnbuurt.core import clock, clockmarks
from mijnbuurt.core.clock import local_date
from mijnbuurt.core.preparing import OWN_SITE


class Command(BaseCommand):
    help = "Fill a demo site from site/demo. Safe to run again: dates move along with today."

    def handle(self, *args: object, **options: Any) -> None:
        if not settings.DEMO or clockmarks.last(OWN_SITE):
            raise CommandError("This is not a demo site.")
        now = clock.now()
        today = local_date(now)
        home = HomePage.objects.get(locale__language_code=settings.LANGUAGE_CODE)
        wijken.load_settings(home)
        all_wijken = wijken.load_wijken()
        people.load_people()
        places = life.load_places(all_wijken, today)
        life.load_activities(all_wijken, places, today)
        life.load_articles(all_wijken, now)
        wijken.load_projects(all_wijken, today)
        plans.load_initiatives(all_wijken, today)
        plans.load_campaigns(all_wijken, today)
        plans.load_publications(all_wijken, today)
        plans.load_standard_pages(home, today)
        plans.load_notices(all_wijken, now)
        plans.load_city_figures()
        translations.load_translations()
        waiting.load_drafts(all_wijken, now)
        stories.load_stories(all_wijken, now)
        waiting.load_ideas(all_wijken, now)
        waiting.load_offers(all_wijken, now)
        cases.load_lists(all_wijken)
        cases.load_messages(all_wijken, now)
        waiting.change_dates(now)
        waiting.load_sign_ups(now)
        assignments.load_assignments(all_wijken, now)

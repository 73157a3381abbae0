"""An editor decides while the reporter does something with the same story, on a real database."""

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress

import pytest
from django.db import connection, transaction
from wagtail.models import Page

from mijnbuurt.core.clock import now
from reporters.models import Reporter
from reporters.stories import transitions
from reporters.stories.models import Story
from reporters.stories.transitions import NotPossible, Typed
from tests.factories.pages import WijkFactory
from tests.factories.reporters import ReporterFactory
from tests.factories.stories import send_story, write_story

Act = Callable[[Story, Reporter], object]
ACTS: dict[str, Act] = {
    "withdraw": lambda story, reporter: transitions.withdraw(story, reporter, now()),
    "send": lambda story, reporter: transitions.send(story, reporter, now()),
    "take over": lambda story, reporter: transitions.take_over(story, reporter),
    "forget": lambda story, reporter: transitions.forget(story),
    "save": lambda story, reporter: transitions.save(
        story, reporter, Typed(words={"title": "Anders"}), now()
    ),
}


def someone_waits(running: Future[None]) -> bool:
    """Whether the other one comes to wait for a row, before it is done."""
    with connection.cursor() as cursor:
        while not running.done():
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0]:
                return True
            time.sleep(0.02)
    return False


@pytest.mark.race
@pytest.mark.parametrize("act", ACTS)
@pytest.mark.usefixtures("committed_db")
def test_the_page_is_had_before_the_story(act: str) -> None:
    """Who decides holds the page and then wants the story: nobody may hold that and wait."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite locks no rows")
    reporter = ReporterFactory(writes=True)
    story = send_story(write_story(reporter, WijkFactory()), reporter)

    def do() -> None:
        try:
            with suppress(NotPossible):
                ACTS[act](Story.objects.get(pk=story.pk), reporter)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            Page.objects.select_for_update(of=("self",)).get(pk=story.page_id)
            running = pool.submit(do)
            assert someone_waits(running)
            Story.objects.select_for_update(of=("self",), nowait=True).get(pk=story.pk)
        running.result(timeout=20)

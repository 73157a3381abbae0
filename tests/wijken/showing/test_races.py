"""Two editors who decide at the same moment."""

import threading
from datetime import datetime

import pytest
from django.db import connection
from django.utils import timezone

from tests.factories.pages import ArticleFactory, WijkFactory
from tests.factories.users import UserFactory
from wijken.areas.models import AlsoShown
from wijken.showing import transitions
from wijken.showing.transitions import NotPossible

pytestmark = [pytest.mark.race, pytest.mark.usefixtures("committed_db")]
NOW = datetime(2026, 11, 24, 10, 30, tzinfo=timezone.get_default_timezone())


def test_two_at_once_give_one_decision():
    here, there = WijkFactory(), WijkFactory()
    page = ArticleFactory(in_wijk=here)
    editor = UserFactory(groups=[here.group])
    (row,) = transitions.choose(page, [there], seen_as="", user=editor, now=NOW)
    users = [UserFactory(groups=[there.group]) for _ in range(4)]
    done, barrier = [], threading.Barrier(4)

    def decide(user, verb):
        barrier.wait()
        try:
            verb(AlsoShown.objects.get(pk=row.pk), seen_as="proposed", user=user, now=NOW)
            done.append(verb)
        except NotPossible:
            pass
        finally:
            connection.close()

    verbs = [transitions.accept, transitions.decline] * 2
    pairs = zip(users, verbs, strict=True)
    threads = [threading.Thread(target=decide, args=pair) for pair in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(done) == 1

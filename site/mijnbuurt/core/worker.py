"""The one background process: does the tasks of the queue and, if it may, runs the clocks."""

import logging
import signal
import time
from datetime import timedelta
from types import FrameType

from django.conf import settings
from django.db import Error as DatabaseFault
from django.db import close_old_connections
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from . import clockmarks, clockwork

logger = logging.getLogger(__name__)

HEARTBEAT = "worker"
BEAT_EVERY = timedelta(seconds=30)
# The clocks and the heartbeat get their turn also while the queue never empties.
TASKS_A_TURN = 20
PAUSE = 1.0


class BackgroundWorker:
    """Takes turns: tasks, heartbeat, clocks. A stop signal ends it after the task at hand."""

    def __init__(self, run_clock: bool = settings.RUN_CLOCK, pause: float = PAUSE) -> None:
        self.run_clock = run_clock
        self.pause = pause
        self.stopping = False
        self.name = get_random_string(32)
        self.queue: Worker | None = None

    def listen_to_signals(self) -> None:
        signal.signal(signal.SIGTERM, self.stop)
        signal.signal(signal.SIGINT, self.stop)

    def stop(self, signum: int = 0, frame: FrameType | None = None) -> None:
        self.stopping = True
        if self.queue:
            self.queue.running = False

    def run(self) -> None:
        while not self.stopping:
            try:
                self.turn()
            except DatabaseFault as error:
                # It may be restarting; what was at hand is taken up again later.
                logger.error("The worker can't reach the database: %s", type(error).__name__)
            close_old_connections()
            if not self.stopping:
                time.sleep(self.pause)

    def turn(self) -> None:
        """Do some tasks, then what the clock asks for."""
        self.beat()
        self.do_tasks()
        if self.run_clock and not self.stopping:
            clockwork.run_what_is_due(timezone.now())

    def beat(self) -> None:
        """Show that the worker lives, without a write each second."""
        now = timezone.now()
        if not clockmarks.is_fresh(HEARTBEAT, now, BEAT_EVERY):
            clockmarks.set_mark(HEARTBEAT, now)

    def do_tasks(self) -> None:
        self.queue = Worker(
            queue_names=["*"],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=TASKS_A_TURN,
            worker_id=self.name,
            excluded_queue_names=[],
        )
        self.queue.run()

"""``manage.py worker``: does background jobs until it is stopped."""

import logging
import os
import secrets
import threading
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError, connection
from django_tasks_db.management.commands.db_worker import Worker

from claimsdb.jobs.queue import take_over

logger = logging.getLogger(__name__)

LOOKS_EVERY = 15.0  # seconds between two looks for jobs whose workers died


class Command(BaseCommand):
    """Takes jobs from the queue, one after the other; jobs of workers that died are taken up again."""

    help = "Do background jobs: ingest, extraction, cross-reference, import and export. Run one a core, on any host."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How often to look, and whether to end when nothing waits."""
        parser.add_argument("--interval", type=float, default=1.0, metavar="S", help="seconds between two looks (1)")
        parser.add_argument("--once", action="store_true", help="do what waits, then end")
        parser.add_argument("--with-parent", action="store_true", help="end when the process that started it ends")

    def handle(self, *args: Any, interval: float, once: bool, with_parent: bool, **options: Any) -> None:
        """Work."""
        take_over()
        worker = Worker(
            queue_names=["default"],
            interval=interval,
            batch=once,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=secrets.token_hex(16),
            excluded_queue_names=[],
        )
        if not once:
            worker.configure_signals()
            threading.Thread(target=self.look, args=(os.getppid() if with_parent else 0,), daemon=True).start()
        worker.run()

    def look(self, parent: int) -> None:
        """Look for abandoned jobs now and then; end the process with the one that started it, where that is asked."""
        waited = threading.Event()
        since = 0.0
        while not waited.wait(1.0):
            if parent and os.getppid() != parent:
                os._exit(0)
            since += 1.0
            if since < LOOKS_EVERY:
                continue
            since = 0.0
            try:
                if taken := take_over():
                    logger.warning("Took up %s jobs of workers that died", taken)
            except DatabaseError:
                logger.exception("Could not look for abandoned jobs")
            finally:
                connection.close()

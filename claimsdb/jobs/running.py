"""A job run by a worker: taken up once, told to live while it goes on, and ended in words."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from claimsdb.corpus.readers.draft import UnreadableError
from claimsdb.jobs.models import BEAT, Job
from claimsdb.jobs.work import WORK, JobRefusedError, Progress

logger = logging.getLogger(__name__)

SHOWN_EVERY = 1.0  # seconds between two writes of how far a job is

# What these say is said in words already.
TOLD = (JobRefusedError, UnreadableError, ValidationError)


def run(key: int, attempt: int) -> None:
    """Run a job that waits for this attempt; one that is done, or that another worker took up, is left alone."""
    job = take_up(key, attempt)
    if job is None:
        return
    progress = Progress()
    try:
        with kept_alive(job, progress):
            result = WORK[Job.Kind(job.kind)](job, progress)
    except TOLD as error:
        end(job, progress, Job.State.FAILED, trouble=in_words(error), result=getattr(error, "result", None))
    except Exception as error:
        logger.exception("Job %s failed", key)
        end(
            job, progress, Job.State.FAILED, trouble=f"A fault of the program, kept in its log: {type(error).__name__}."
        )
    else:
        end(job, progress, Job.State.DONE, result=result)


def in_words(error: Exception) -> str:
    """Return what is wrong, the fields named."""
    if isinstance(error, ValidationError):
        if hasattr(error, "error_dict"):
            return "; ".join(f"{name}: {' '.join(messages)}" for name, messages in error.message_dict.items())
        return " ".join(error.messages)
    return str(error) or type(error).__name__


def take_up(key: int, attempt: int) -> Job | None:
    """Mark a waiting job as running, and return it; None where there is none."""
    now = timezone.now()
    waiting = Job.objects.filter(pk=key, state=Job.State.WAITING, attempts=attempt)
    if not waiting.update(state=Job.State.RUNNING, attempts=attempt + 1, beat=now, changed=now):
        return None
    return Job.objects.select_related("person").get(pk=key)


def end(job: Job, progress: Progress, state: Job.State, *, result: dict | None = None, trouble: str = "") -> None:
    """Write down what came of a job, unless another worker has it by now."""
    now = timezone.now()
    done, total = progress.told()
    ended = {"state": state, "result": result or {}, "trouble": trouble, "finished": now, "changed": now}
    with transaction.atomic():
        if Job.objects.held_by(job).update(done=done, total=total, **ended) and "text" in job.asked:
            kept = {name: value for name, value in job.asked.items() if name not in ("text", "html")}
            Job.objects.filter(pk=job.pk).update(asked=kept)


@contextmanager
def kept_alive(job: Job, progress: Progress) -> Iterator[None]:
    """While the block runs, tell from a thread beside it that the worker lives, and how far it is."""
    ended = threading.Event()
    thread = threading.Thread(target=beat, args=(job, progress, ended), daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def beat(job: Job, progress: Progress, ended: threading.Event) -> None:
    """Write down a heartbeat every ``BEAT``, and how far the job is whenever that changed."""
    last, shown = timezone.now(), (0, 0)
    try:
        while not ended.wait(SHOWN_EVERY):
            now, told = timezone.now(), progress.told()
            if told == shown and now - last < BEAT:
                continue
            try:
                Job.objects.held_by(job).update(beat=now, done=told[0], total=told[1], changed=now)
                last, shown = now, told
            except DatabaseError:  # a busy SQLite: the next beat will do
                logger.info("Job %s could not tell that it lives", job.pk)
    finally:
        connection.close()

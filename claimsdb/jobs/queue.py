"""Jobs into the queue, and out of the hands of workers that died."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from claimsdb.corpus.models import Article
from claimsdb.jobs.models import MOST_ATTEMPTS, Job, JobFile
from claimsdb.jobs.tasks import run_job


@transaction.atomic
def enqueue(kind: Job.Kind, person: Any = None, file: JobFile | None = None, **asked: Any) -> Job:
    """Return a new job, which a worker takes up once this transaction is over."""
    known = person if person is not None and person.is_authenticated else None
    job = Job.objects.create(kind=kind, person=known, asked=asked)
    if file is not None:
        file.job = job
        file.save(force_insert=True)
    hand_out(job)
    return job


def enqueue_reading(article: Article | int, person: Any = None) -> Job:
    """Return a new job that extracts and cross-references an article."""
    return enqueue(Job.Kind.READ, person, article=article if isinstance(article, int) else article.pk)


def hand_out(job: Job) -> None:
    """Put a waiting job into the queue."""
    job.task = str(run_job.enqueue(job.pk, job.attempts).id)
    job.save(update_fields=["task", "changed"])


def take_over() -> int:
    """Hand out anew the jobs whose workers died; return how many. Jobs that killed several are given up."""
    taken = 0
    for key in list(Job.objects.abandoned().values_list("pk", flat=True)):
        with transaction.atomic():
            job = Job.objects.abandoned().select_for_update(skip_locked=False).filter(pk=key).first()
            if job is None:  # another worker was quicker, or its own lives after all
                continue
            DBTaskResult.objects.filter(pk=job.task).delete()
            if job.attempts >= MOST_ATTEMPTS:
                job.state, job.finished = Job.State.FAILED, timezone.now()
                job.trouble = f"Given up: {job.attempts} workers died at it."
                job.save()
                continue
            job.state = Job.State.WAITING
            job.save()
            hand_out(job)
            taken += 1
    return taken

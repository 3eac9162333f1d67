"""The one task of the queue: run a job. Django 6 has tasks of its own, which django-tasks-db uses there."""

from importlib.util import find_spec

from claimsdb.jobs.running import run

if find_spec("django.tasks"):
    from django.tasks import task
else:
    from django_tasks import task  # type: ignore[no-redef,unused-ignore]


@task()
def run_job(job: int, attempt: int) -> None:
    """Run a job, unless it was taken up meanwhile."""
    run(job, attempt)

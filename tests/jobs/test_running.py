"""A job is done once, tells how far it is, and ends in words; a worker that dies costs it nothing."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from claimsdb.claims.models import Mention
from claimsdb.corpus.models import Article
from claimsdb.jobs import running, work
from claimsdb.jobs.models import LEASE, MOST_ATTEMPTS, Job
from claimsdb.jobs.queue import enqueue, enqueue_reading, take_over
from tests.factories import TEXT, make_article, make_user


@pytest.fixture(autouse=True)
def rules_alone(settings):
    settings.CLAIMSDB_LANGUAGE_MODEL = "none"


def done(job):
    """Run a job as a worker would, and return it as it then is."""
    running.run(job.pk, job.attempts)
    job.refresh_from_db()
    return job


@pytest.mark.django_db
def test_reading_extracts_and_cross_references():
    article = make_article()
    job = done(enqueue_reading(article))
    assert (job.state, job.done, job.total, job.trouble) == ("done", 2, 2, "")
    assert job.result["mentions_added"] == Mention.objects.filter(article=article).count() > 0


@pytest.mark.django_db
def test_a_job_runs_once_for_each_handing_out():
    job = done(enqueue_reading(make_article()))
    running.run(job.pk, 0)
    job.refresh_from_db()
    assert job.attempts == 1


@pytest.mark.django_db
def test_an_ingested_text_is_an_article_and_leaves_the_job():
    job = done(enqueue(Job.Kind.INGEST, text=TEXT, source="The Post", title="A war", published="2020-11-09"))
    article = Article.objects.get(pk=job.result["article"])
    assert (article.text, article.title, str(article.published), article.source.name) == (
        TEXT, "A war", "2020-11-09", "The Post"
    )  # fmt: skip
    assert "text" not in job.asked
    again = done(enqueue(Job.Kind.INGEST, text=TEXT, source="The Post"))
    assert (again.result["new"], again.result["article"]) == (False, article.pk)


@pytest.mark.django_db
def test_what_cannot_be_read_is_told_in_words():
    job = done(enqueue(Job.Kind.INGEST, url="http://127.0.0.1/"))
    assert (job.state, "no address of the public internet" in job.trouble) == ("failed", True)
    assert done(enqueue(Job.Kind.READ, article=10**9)).trouble == f"Article {10**9} is gone."


@pytest.mark.django_db
def test_a_fault_of_ours_is_told_without_its_insides(monkeypatch):
    monkeypatch.setitem(work.WORK, Job.Kind.CROSSREF, lambda job, progress: {}["secret"])
    job = done(enqueue(Job.Kind.CROSSREF))
    assert job.trouble == "A fault of the program, kept in its log: KeyError."


@pytest.mark.django_db
def test_extracting_all_tells_how_many():
    for number in range(3):
        make_article(f"At least {number + 4},000 people died.")
    job = done(enqueue(Job.Kind.EXTRACT))
    assert (job.done, job.total, job.result["articles"]) == (3, 3, 3)
    assert done(enqueue(Job.Kind.CROSSREF)).state == "done"


@pytest.mark.django_db
def test_an_export_keeps_its_file_and_an_import_reads_it():
    make_article()
    person = make_user("manager")
    job = done(enqueue(Job.Kind.EXPORT, person, format="jsonl"))
    assert TEXT[:20].encode() in bytes(job.file.content)
    Article.objects.all().delete()
    file = job.file
    again = done(
        enqueue(
            Job.Kind.IMPORT, person, type(file)(name="a.jsonl", media_type="", content=file.content), format="jsonl"
        )
    )
    assert (again.state, again.trouble, Article.objects.count()) == ("done", "", 1)


@pytest.mark.django_db
def test_the_job_of_a_dead_worker_is_handed_out_again_until_it_has_killed_too_many():
    job = enqueue_reading(make_article())
    for attempt in range(MOST_ATTEMPTS):
        assert running.take_up(job.pk, attempt)
        Job.objects.update(beat=timezone.now() - LEASE - timedelta(seconds=1))
        take_over()
        job.refresh_from_db()
    assert (job.state, job.trouble) == ("failed", "Given up: 3 workers died at it.")


@pytest.mark.django_db
def test_a_live_worker_keeps_its_job():
    job = enqueue_reading(make_article())
    running.take_up(job.pk, 0)
    assert take_over() == 0


@pytest.mark.django_db
def test_a_worker_that_was_taken_for_dead_writes_nothing_over_its_successor():
    job = enqueue_reading(make_article())
    former = running.take_up(job.pk, 0)
    Job.objects.update(beat=timezone.now() - LEASE - timedelta(seconds=1))
    take_over()
    done(Job.objects.get(pk=job.pk))
    running.end(former, work.Progress(), Job.State.FAILED, trouble="late")
    job.refresh_from_db()
    assert (job.state, job.attempts) == ("done", 2)


@pytest.mark.django_db(transaction=True)
def test_the_worker_does_what_waits():
    job = enqueue_reading(make_article())
    call_command("worker", once=True, interval=0)
    job.refresh_from_db()
    assert job.state == "done"


def url_of(database):
    """Return what leads another process to the tests' own database."""
    if connection.vendor == "sqlite":
        return f"sqlite:///{database['NAME']}"
    return f"postgres://{database['USER']}@{database['HOST'].replace('/', '%2F')}/{database['NAME']}"


@pytest.mark.django_db(transaction=True)
def test_a_job_whose_worker_is_killed_is_taken_up_and_nothing_is_doubled(settings):
    for number in range(60):
        make_article(f"{TEXT} {number} died.\n" * 40)
    job = enqueue(Job.Kind.EXTRACT)
    environment = os.environ | {
        "DATABASE_URL": url_of(settings.DATABASES["default"]),
        "CLAIMSDB_LANGUAGE_MODEL": "none",
    }
    command = [sys.executable, "manage.py", "worker", "--once"]
    worker = subprocess.Popen(command, env=environment, cwd=settings.BASE_DIR)
    deadline = time.monotonic() + 60
    while not Article.objects.exclude(extracted_by="").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    read = Article.objects.exclude(extracted_by="").count()
    assert 0 < read < 60, "it was killed in the midst of it"
    job.refresh_from_db()
    assert job.state == "running"
    Job.objects.update(beat=timezone.now() - LEASE - timedelta(seconds=1))
    assert subprocess.run(command, env=environment, cwd=settings.BASE_DIR, timeout=300).returncode == 0
    job.refresh_from_db()
    assert (job.state, job.attempts) == ("done", 2)
    assert not Article.objects.filter(extracted_by="").exists()
    counts = {article.mentions.count() for article in Article.objects.all()}
    assert len(counts) == 1, "every article has its mentions, each once"

"""A job: what is to be done, by whom it was asked for, how far it is, and what came of it."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from claimsdb.corpus.fields import ChangedField, ProseField

# A worker tells that it lives every BEAT; one that was silent for LEASE is taken for dead. SQLite lets a heartbeat wait
# as long as a job's own transaction writes, so that the lease outlasts an article of any length.
BEAT = timedelta(seconds=10)
LEASE = timedelta(seconds=120)

# A job at which so many workers died kills workers.
MOST_ATTEMPTS = 3


class JobQuerySet(models.QuerySet["Job"]):
    """Jobs, asked for in words."""

    def visible_to(self, person: Any) -> "JobQuerySet":
        """A person's own; all, for whoever may see jobs."""
        if not person.is_authenticated:
            return self.none()
        return self if person.has_perm("jobs.view_job") else self.filter(person=person.pk)

    def abandoned(self) -> "JobQuerySet":
        """Jobs whose worker was silent for longer than its lease."""
        return self.filter(state=Job.State.RUNNING, beat__lt=timezone.now() - LEASE)

    def held_by(self, job: "Job") -> "JobQuerySet":
        """This job, while nobody else has taken it up since."""
        return self.filter(pk=job.pk, state=Job.State.RUNNING, attempts=job.attempts)


class Job(models.Model):
    """Something long, done in the background."""

    class Kind(models.TextChoices):
        """What is done."""

        INGEST = "ingest", "ingest an article"
        READ = "read", "read an article"
        EXTRACT = "extract", "extract what is unread"
        CROSSREF = "crossref", "cross-reference what is new"
        EXPORT = "export"
        IMPORT = "import"

    class State(models.TextChoices):
        """How far it is."""

        WAITING = "waiting"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"

    kind = models.CharField(max_length=10, choices=Kind)
    asked = models.JSONField(default=dict, blank=True, help_text="What it was asked to do.")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="jobs"
    )
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    done = models.PositiveBigIntegerField(default=0, help_text="How much of it is done.")
    total = models.PositiveBigIntegerField(default=0, help_text="Of how much; 0 where that is not known.")
    result = models.JSONField(default=dict, blank=True, help_text="What came of it.")
    trouble = ProseField(blank=True, help_text="Why it failed, in words.")
    attempts = models.PositiveSmallIntegerField(default=0, help_text="How many workers took it up.")
    beat = models.DateTimeField(null=True, blank=True, help_text="When its worker last told that it lives.")
    task = models.CharField(max_length=40, blank=True, help_text="The row of the queue.")
    added = models.DateTimeField(auto_now_add=True)
    finished = models.DateTimeField(null=True, blank=True)
    changed = ChangedField()

    objects = JobQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["state", "-id"], name="job_state"),
            models.Index(fields=["person", "-id"], name="job_person"),
            models.Index(fields=["changed", "id"], name="job_changed"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(total=0) | Q(done__lte=F("total")), name="job_done_within_total"),
            models.CheckConstraint(condition=~Q(state="failed") | ~Q(trouble=""), name="job_failed_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.state}"


class JobFile(models.Model):
    """What a job reads or writes: a file, kept in the database, where every host's worker finds it."""

    job = models.OneToOneField(Job, on_delete=models.CASCADE, primary_key=True, related_name="file")
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=200)
    content = models.BinaryField()

    def __str__(self) -> str:
        return self.name

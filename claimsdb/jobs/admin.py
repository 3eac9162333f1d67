"""Jobs in the admin: what waits, what runs and how far, what failed and why. Nothing is edited here."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django_tasks_db.models import DBTaskResult

from claimsdb.corpus.admin_base import BaseAdmin, isolated
from claimsdb.jobs.models import Job

# The queue's own rows say nothing that the jobs do not.
admin.site.unregister(DBTaskResult)


@admin.register(Job)
class JobAdmin(BaseAdmin):
    """Background jobs."""

    list_display = ["job", "state", "progress", "person", "added", "finished"]
    list_filter = ["state", "kind"]
    list_select_related = ["person"]
    ordering = ["-id"]
    sortable_by = ()
    readonly_fields = [
        "kind",
        "state",
        "progress",
        "why",
        "result",
        "asked_for",
        "person",
        "attempts",
        "beat",
        "added",
        "finished",
    ]
    fields = tuple(readonly_fields)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Jobs are made by what asks for them."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody edits a job."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nor deletes one."""
        return False

    @admin.display(description="job")
    def job(self, job: Job) -> str:
        """Return what is done."""
        return job.get_kind_display()

    @admin.display(description="progress")
    def progress(self, job: Job) -> str:
        """Return how far it is, in numbers."""
        return f"{job.done:,} of {job.total:,}" if job.total else f"{job.done:,}" if job.done else ""

    @admin.display(description="trouble")
    def why(self, job: Job) -> str:
        """Return why it failed."""
        return isolated(job.trouble)

    @admin.display(description="asked for")
    def asked_for(self, job: Job) -> str:
        """Return what it was asked to do, without whole texts."""
        short = (f"{name}: {str(value)[:200]}" for name, value in job.asked.items())
        return isolated("; ".join(short))

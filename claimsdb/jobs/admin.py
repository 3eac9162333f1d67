"""Jobs in the admin: what waits, what runs and how far, what failed and why. Nothing is edited here."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.text import Truncator
from django_tasks_db.models import DBTaskResult

from claimsdb.corpus.admin_base import BaseAdmin, isolated
from claimsdb.jobs.models import Job

SHORT = 100  # characters, of a column in the list

# The queue's own rows say nothing that the jobs do not.
admin.site.unregister(DBTaskResult)


@admin.register(Job)
class JobAdmin(BaseAdmin):
    """Background jobs."""

    list_display = ["job", "state", "progress", "outcome", "person", "added", "finished"]
    list_filter = ["state", "kind"]
    list_select_related = ["person"]
    ordering = ["-id"]
    sortable_by = ()
    readonly_fields = [
        "kind",
        "state",
        "progress",
        "why",
        "result_in_words",
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
        return job.get_kind_display().capitalize()

    @admin.display(description="what came of it")
    def outcome(self, job: Job) -> str:
        """Return, in a line, why it failed or what it did."""
        told = job.trouble or "; ".join(lines(job.result))
        return isolated(Truncator(told).chars(SHORT)) if told else ""

    @admin.display(description="result")
    def result_in_words(self, job: Job) -> str:
        """Return what came of it, a line each."""
        return format_html_join("", "<div><bdi>{}</bdi></div>", ((line,) for line in lines(job.result)))

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
        return isolated("; ".join(f"{name}: {str(value)[:200]}" for name, value in job.asked.items()))


def lines(result: dict[str, Any]) -> Iterator[str]:
    """Give what came of a job, a line for each number, and for each place of a file that is wrong."""
    for name, value in result.items():
        if name == "troubles":
            yield from (f"{trouble['where']}: {trouble['message']}" for trouble in value)
        elif isinstance(value, dict):
            yield f"{in_words(name)}: {', '.join(f'{number:,} {what}' for what, number in value.items()) or 'none'}"
        else:
            yield f"{in_words(name)}: {f'{value:,}' if type(value) is int and name != 'article' else value}"


def in_words(name: str) -> str:
    """Return a name of the result as people read it: ``passed_over`` as "passed over"."""
    return name.replace("_", " ")

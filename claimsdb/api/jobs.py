"""Background jobs: asked for with a POST, which answers 202 and where to look; then read until they are done."""

from collections.abc import Collection, Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import PolymorphicProxySerializer, extend_schema
from rest_framework import serializers, status, viewsets
from rest_framework.decorators import action
from rest_framework.exceptions import ErrorDetail, NotFound, PermissionDenied, ValidationError
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.response import Response

from claimsdb.api.exports import check_export
from claimsdb.api.filters.asked import FilterSetBase, Moment, OneOf
from claimsdb.api.pagination import PAGING
from claimsdb.api.parameters import StrictParameters
from claimsdb.api.serializers.brief import AddressField, DisplayField, PersonSerializer
from claimsdb.api.serializers.jobs_writes import JOB_WRITES
from claimsdb.exchange.catalogue import FORMATS
from claimsdb.jobs.models import Job, JobFile
from claimsdb.jobs.queue import enqueue

# What asking for each kind of job takes.
MAY: dict[str, Sequence[str]] = {
    Job.Kind.INGEST: ["corpus.add_article"],
    Job.Kind.READ: ["corpus.change_article"],
    Job.Kind.EXTRACT: ["corpus.change_article"],
    Job.Kind.CROSSREF: ["corpus.change_article"],
    Job.Kind.EXPORT: ["claims.view_mention"],
    Job.Kind.IMPORT: ["corpus.add_article", "claims.add_mention", "links.add_decision", "auth.add_user"],
}

ZIPPED = b"PK\x03\x04"  # how a .zip begins


class SignedInOnly(BasePermission):
    """Jobs are for those who sign in, whatever the setting that opens reading to all says."""

    def has_permission(self, request: Request, view: Any) -> bool:
        """Return whether somebody has."""
        return bool(request.user and request.user.is_authenticated)


class JobSerializer(serializers.ModelSerializer):
    """A job: how far it is, and what came of it."""

    url = AddressField("job")
    display = DisplayField()
    person = PersonSerializer(read_only=True, allow_null=True)
    result = serializers.JSONField(read_only=True, help_text="What came of it: numbers, and the article's id.")
    has_file = serializers.SerializerMethodField(help_text="Whether it wrote a file: fetch file/ below its address.")

    class Meta:
        model = Job
        fields = ["id", "url", "display", "kind", "state", "done", "total", "result", "trouble", "attempts", "person"]
        fields += ["has_file", "added", "finished", "changed"]
        read_only_fields = fields

    def get_has_file(self, job: Job) -> bool:
        """Return whether there is one to fetch."""
        return job.kind == Job.Kind.EXPORT and job.state == Job.State.DONE


class JobFilters(FilterSetBase):
    """Jobs: by kind and state."""

    kind = OneOf("What is done.", Job.Kind, at="kind__in")
    state = OneOf("How far it is.", Job.State, at="state__in")
    updated_since = Moment("Added or changed at this time or later.", at="changed__gte")


ANY_JOB = PolymorphicProxySerializer(
    component_name="JobWrite", serializers={**JOB_WRITES}, resource_type_field_name="kind"
)


class JobViewSet(StrictParameters, viewsets.ReadOnlyModelViewSet):
    """Background jobs: your own, or all for those who may see them."""

    queryset = Job.objects.select_related("person").defer("asked")
    serializer_class = JobSerializer
    filterset_class = JobFilters
    permission_classes = [SignedInOnly]
    lookup_url_kwarg = "id"
    lookup_value_regex = "[0-9]{1,18}"

    def known_parameters(self) -> Collection[str]:
        """Return the filters and those of pages, for a list."""
        return {*self.filterset_class.base_filters, *PAGING} if self.action == "list" else ()

    def repeatable_parameters(self) -> Collection[str]:
        """Return the filters of which any of several words will do."""
        return self.filterset_class.repeatable() if self.action == "list" else ()

    def get_queryset(self) -> QuerySet[Job]:
        """Return the jobs that this person may see."""
        rows: Any = super().get_queryset()
        return rows.visible_to(self.request.user)

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        """Filter lists alone."""
        return super().filter_queryset(queryset) if self.action == "list" else queryset

    @extend_schema(request=ANY_JOB, responses={202: JobSerializer})
    def create(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Ask for a job. The answer tells where it can be read."""
        kind = request.data.get("kind") if isinstance(request.data, dict) else None
        if not isinstance(kind, str) or kind not in JOB_WRITES:
            fault = ErrorDetail(f"Give an object, its kind one of {', '.join(JOB_WRITES)}.", code="invalid_choice")
            raise ValidationError({"kind": [fault]})
        ask = JOB_WRITES[kind](data=request.data, context=self.get_serializer_context())
        ask.is_valid(raise_exception=True)
        job = enqueue_asked(request.user, **ask.validated_data)
        said = JobSerializer(job, context=self.get_serializer_context()).data
        return Response(said, status=status.HTTP_202_ACCEPTED, headers={"Location": said["url"]})

    @extend_schema(responses={(200, "application/octet-stream"): OpenApiTypes.BINARY})
    @action(detail=True, methods=["get"], filterset_class=None, pagination_class=None)
    def file(self, request: Request, **kwargs: Any) -> HttpResponse:
        """Fetch the file that an export wrote."""
        job = self.get_object()
        if job.person_id != request.user.pk or job.kind != Job.Kind.EXPORT or job.state != Job.State.DONE:
            raise NotFound("This job has no file of yours.")
        file = get_object_or_404(JobFile, pk=job.pk)
        headers = {"Content-Disposition": f'attachment; filename="{file.name}"', "X-Content-Type-Options": "nosniff"}
        return HttpResponse(bytes(file.content), content_type=file.media_type, headers=headers)


def enqueue_asked(person: Any, kind: str, **asked: Any) -> Job:
    """Return the job, enqueued; raise PermissionDenied where the person's role does not reach so far."""
    if not person.has_perms(MAY[kind]):
        raise PermissionDenied()
    if "article" in asked:
        asked["article"] = asked["article"].pk
    if "published" in asked:
        asked["published"] = asked["published"].isoformat()
    if "rows" in asked:
        check_export(asked["format"], asked["rows"], asked.get("query", ""))
    file = posted(asked["format"], asked.pop("file")) if kind == Job.Kind.IMPORT else None
    return enqueue(Job.Kind(kind), person, file, **asked)


def posted(format_name: str, content: bytes) -> JobFile:
    """Return a posted file, under the name that its readers know it by."""
    ending = "zip" if content.startswith(ZIPPED) else FORMATS[format_name].ending
    return JobFile(name=f"posted.{ending}", media_type="application/octet-stream", content=content)

"""What waits for the person who asks: the cases that are theirs, and the articles that they are to annotate."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claimsdb.api.parameters import StrictParameters
from claimsdb.api.permissions import SignedIn
from claimsdb.api.serializers.brief import PrintedBrief
from claimsdb.api.serializers.links import ConflictSerializer
from claimsdb.claims.models import Assignment
from claimsdb.links.models import Conflict

# Nobody has more on their desk that they mean to do.
MOST_TASKS = 200


class AssignmentSerializer(serializers.ModelSerializer):
    """An article that a person is to annotate."""

    article = PrintedBrief(source="plan.article", read_only=True)
    blind = serializers.BooleanField(source="plan.blind", read_only=True, help_text="Alone, as another does too.")

    class Meta:
        model = Assignment
        fields = ["id", "article", "blind", "state", "assigned", "started"]
        read_only_fields = fields


class TasksSerializer(serializers.Serializer):
    """What waits for you."""

    conflicts = ConflictSerializer(many=True, read_only=True, help_text="Your cases that are not closed.")
    assignments = AssignmentSerializer(many=True, read_only=True, help_text="Articles that you have not finished.")


class TasksView(StrictParameters, APIView):
    """Your own tasks, the newest first; at most 200 of each."""

    permission_classes = [SignedIn]

    @extend_schema(responses=TasksSerializer, operation_id="tasks_retrieve")
    def get(self, request: Request) -> Response:
        """Return them."""
        person: Any = request.user
        cases = Conflict.objects.filter(assignee=person.pk).waiting().with_subjects().select_related("preferred")
        articles = Assignment.objects.of(person).open().with_articles().order_by("-pk")
        said = {"conflicts": cases.order_by("-pk")[:MOST_TASKS], "assignments": articles[:MOST_TASKS]}
        return Response(TasksSerializer(said, context={"request": request}).data)

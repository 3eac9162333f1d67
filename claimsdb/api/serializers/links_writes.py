"""Links, decisions, questions and conflicts, as they may be written."""

from typing import Any

from django.core.exceptions import ValidationError as DjangoValidationError
from rest_framework import serializers

from claimsdb.api.serializers.corpus_writes import RowWrite
from claimsdb.api.serializers.strict import Choice, Id, Strict, Text, check_constraints, refused_by_model, unfit
from claimsdb.claims.models import Mention, choices
from claimsdb.links.admin_cases import mentions_of, people_for
from claimsdb.links.decide import decide, link
from claimsdb.links.models import Conflict, Decision, Link, Question, Relation

LONGEST_NOTE = 2_000  # as the admin's form has it


class Said(Strict):
    """What a person says of a link."""

    relation = Choice(choices=choices(Relation), help_text="What you say of the two.")
    note = Text(max_length=LONGEST_NOTE, required=False, allow_blank=True, help_text="For those who come after.")


class DecisionWrite(Said):
    """One more decision of a link, by whoever is signed in."""

    link = Id(queryset=Link.objects.all())

    def create(self, validated_data: dict[str, Any]) -> Decision:
        """Append it; what stands, the questions and the conflicts follow."""
        person = self.context["request"].user
        return decide(validated_data["link"], person, validated_data["relation"], validated_data.get("note", ""))


class LinkWrite(Said):
    """Two mentions that a person puts side by side, and what they say of them. Either may be ``left``."""

    left = Id(queryset=Mention.objects.all())
    right = Id(queryset=Mention.objects.all())

    def create(self, validated_data: dict[str, Any]) -> Link:
        """Make the link with its first decision."""
        ends = validated_data["left"], validated_data["right"]
        person = self.context["request"].user
        try:
            return link(*ends, person, validated_data["relation"], validated_data.get("note", ""))
        except DjangoValidationError as error:
            raise refused_by_model(error) from error


class QuestionWrite(RowWrite):
    """A question's words; blank, the engine writes them."""

    class Meta:
        model = Question
        fields = ["text"]

    def update(self, instance: Question, validated_data: dict[str, Any]) -> Question:
        """Keep what a person wrote."""
        if "text" in validated_data:
            instance.renamed = bool(validated_data["text"])
        return super().update(instance, validated_data)


class ConflictChange(RowWrite):
    """A case: how far it is, whose it is, and how it ended."""

    class Meta:
        model = Conflict
        fields = ["state", "assignee", "outcome", "resolved_low", "resolved_high", "preferred", "reason"]
        validators: list[Any] = []

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Offer only the people who work on conflicts, and only the mentions that the case is about."""
        case = self.instance or Conflict(**{name: attrs.get(name) for name in ("question", "link")})
        assignee, preferred = attrs.get("assignee"), attrs.get("preferred")
        if assignee and not people_for(case).filter(pk=assignee.pk).exists():
            raise unfit({"assignee": "This person does not work on conflicts."})
        if preferred and not mentions_of(case).filter(pk=preferred.pk).exists():
            raise unfit({"preferred": "This mention is none of the case's."})
        return super().validate(attrs)


class ConflictWrite(ConflictChange):
    """A case that a person opens, of a question or of a link of two quotations."""

    class Meta(ConflictChange.Meta):
        fields = ["question", "link", *ConflictChange.Meta.fields]

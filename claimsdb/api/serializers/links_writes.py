"""Links, decisions, questions and conflicts, as they may be written."""

from typing import Any

from django.core.exceptions import ValidationError as DjangoValidationError
from rest_framework import serializers

from claimsdb.api.serializers.corpus_writes import RowWrite
from claimsdb.api.serializers.strict import (
    LARGEST_ID,
    Choice,
    Id,
    Strict,
    StrictModel,
    Text,
    Whole,
    refused_by_model,
    unfit,
)
from claimsdb.claims.models import Mention
from claimsdb.corpus.fields import choices
from claimsdb.links import cases
from claimsdb.links.cases import mentions_of
from claimsdb.links.decide import DecidedMeanwhileError, decide, link
from claimsdb.links.models import Conflict, Decision, Link, Question, Rank, Relation
from claimsdb.review.case_forms import people_for

LONGEST_NOTE = 2_000  # as the admin's form has it
LONGEST_WHY = 1_000  # likewise

# More than any question has claims.
MOST_RANKS = 500


class Said(Strict):
    """What a person says of a link."""

    relation = Choice(choices=choices(Relation), help_text="What you say of the two.")
    note = Text(max_length=LONGEST_NOTE, required=False, allow_blank=True, help_text="For those who come after.")


class DecisionWrite(Said):
    """One more decision of a link, by whoever is signed in."""

    link = Id(queryset=Link.objects.all())
    seen = Whole(
        min_value=0,
        max_value=LARGEST_ID,
        required=False,
        help_text="The id of the last decision that you knew of, or 0 for none: refused where others decided since.",
    )

    def create(self, validated_data: dict[str, Any]) -> Decision:
        """Append it; what stands, the questions and the conflicts follow."""
        given, person = validated_data, self.context["request"].user
        try:
            return decide(given["link"], person, given["relation"], given.get("note", ""), seen=given.get("seen"))
        except DecidedMeanwhileError as error:
            raise unfit({"seen": str(error)}) from error
        except ValueError as error:  # a mention that is one annotator's own
            raise unfit({"link": str(error)}) from error


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


class RankWrite(Strict):
    """How far one claim of a case is to be believed, and why."""

    mention = Id(queryset=Mention.objects.all())
    level = Choice(choices=Rank.Level.choices, help_text="One claim of a case can be preferred.")
    why = Text(max_length=LONGEST_WHY, required=False, allow_blank=True, help_text="For those who come after.")


class ConflictChange(StrictModel):
    """A case: how far it is, whose it is, by when, how its claims rank, and how it ended."""

    ranks = RankWrite(  # type: ignore[call-arg]  # of the list that many= makes
        many=True, required=False, max_length=MOST_RANKS, help_text="Of these claims; the others keep theirs."
    )

    class Meta:
        model = Conflict
        fields = [
            *["state", "assignee", "due", "outcome", "resolved_low", "resolved_best", "resolved_high"],
            *["ranks", "reason"],
        ]
        validators: list[Any] = []

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Offer only the people who work on conflicts, and only the mentions that the case is about."""
        assignee = attrs.get("assignee")
        if assignee and not people_for(self.instance).filter(pk=assignee.pk).exists():
            raise unfit({"assignee": "This person does not work on conflicts."})
        check_ranks(self.instance, attrs.get("ranks", []))
        return attrs

    def update(self, instance: Conflict, validated_data: dict[str, Any]) -> Conflict:
        """Take the step, by the rules of cases."""
        given = dict(validated_data)
        ranks = {rank["mention"].pk: (rank["level"], rank.get("why", "")) for rank in given.pop("ranks", [])}
        for name, value in given.items():
            setattr(instance, name, value)
        try:
            return cases.save(instance, ranks=ranks or None)
        except DjangoValidationError as error:
            raise refused_by_model(error) from error


def check_ranks(conflict: Any, ranks: list[dict[str, Any]]) -> None:
    """Raise ValidationError, each at its place, for ranks of what is no claim of the case, or is named before."""
    own = set(mentions_of(conflict).values_list("pk", flat=True)) if ranks else set()
    faults: dict[str, Any] = {}
    named: set[int] = set()
    for place, rank in enumerate(ranks):
        key = rank["mention"].pk
        if key not in own or key in named:
            told = "This mention is named before." if key in named else "This mention is none of the case's."
            faults[str(place)] = unfit({"mention": told}).detail
        named.add(key)
    if faults:
        raise serializers.ValidationError({"ranks": faults})


class ConflictWrite(Strict):
    """A case that a person opens, of a question or of a link of two quotations."""

    question = Id(queryset=Question.objects.all(), required=False, allow_null=True, help_text="Of claims.")
    link = Id(queryset=Link.objects.all(), required=False, allow_null=True, help_text="Of two quotations.")

    def create(self, validated_data: dict[str, Any]) -> Conflict:
        """Open it, by the rules of cases."""
        question, link = validated_data.get("question"), validated_data.get("link")
        if question and link:
            raise unfit({"link": "A conflict is of one question or of one pair of quotations."})
        pair = (link.left, link.right) if link else ()
        try:
            return cases.open_by_hand(self.context["request"].user, question=question, pair=pair)
        except DjangoValidationError as error:
            raise refused_by_model(error) from error


class CommentWrite(Strict):
    """What a person says of a case."""

    text = Text(max_length=LONGEST_NOTE)

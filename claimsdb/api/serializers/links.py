"""Links, decisions, questions and conflicts, as JSON."""

from collections.abc import Sequence
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from claimsdb.api.asking import Asker
from claimsdb.api.serializers.brief import (
    AddressField,
    ConflictBrief,
    DisplayField,
    LinkBrief,
    MeasureBrief,
    MentionBrief,
    OffsetUnitField,
    PersonNameField,
    PersonSerializer,
    PrintedBrief,
    QuestionBrief,
    SpeakerBrief,
    word_or_blank,
)
from claimsdb.api.serializers.claims import FIRST, PAST, ClaimSerializer, full_claims
from claimsdb.api.serializers.told import CountField
from claimsdb.claims.models import Claim, Mention
from claimsdb.corpus.fields import choices
from claimsdb.links.models import Comment, Conflict, Decision, Link, Question, Rank, Relation


class FigureSerializer(serializers.ModelSerializer):
    """What a claim at the end of a link says, without its words."""

    measure = MeasureBrief(read_only=True, allow_null=True)

    class Meta:
        model = Claim
        fields = ["measure", "value", "low", "high", "comparator", "unit", "period_start", "period_end"]
        read_only_fields = fields


class EndSerializer(MentionBrief):
    """One end of a link: a mention with its words, and the figure where it counts."""

    kind = serializers.ChoiceField(choices=Mention.Kind.choices, read_only=True)
    article = PrintedBrief(read_only=True)
    offset_unit = OffsetUnitField()
    start = serializers.IntegerField(read_only=True, help_text=FIRST)
    end = serializers.IntegerField(read_only=True, help_text=PAST)
    exact = serializers.CharField(read_only=True, help_text="The words themselves.")
    prefix = serializers.CharField(read_only=True, help_text="The words before.")
    suffix = serializers.CharField(read_only=True, help_text="The words after.")
    speaker = SpeakerBrief(read_only=True, allow_null=True)
    state = serializers.ChoiceField(choices=Mention.State.choices, read_only=True)
    claim = FigureSerializer(read_only=True, allow_null=True, default=None, help_text="Where it counts.")


@extend_schema_field({"type": "string", "description": "What to call it: for people."})
class SaidByField(PersonNameField):
    """What to call a decision: who said what, by the name that this reader may know."""

    columns = ("person__pk", "person__username", "relation")

    def tell(self, asker: Asker, *columns: Sequence[Any]) -> list[str]:
        """Return a name and a relation for each."""
        *people, relations = columns
        rows = zip(super().tell(asker, *people), relations, strict=True)
        return [f"{name}: {said or 'takes it back'}" for name, said in rows]


class DecisionInLinkSerializer(serializers.ModelSerializer):
    """A decision inside its link."""

    url = AddressField("decision")
    display = SaidByField()
    person = PersonSerializer(read_only=True)
    relation = word_or_blank(choices(Relation), "Blank: takes back what this person last said of the link.")

    class Meta:
        model = Decision
        fields = ["id", "url", "display", "person", "relation", "settles", "note", "time"]
        read_only_fields = fields


class DecisionSerializer(DecisionInLinkSerializer):
    """What one person said of a link."""

    link = LinkBrief(read_only=True)

    class Meta(DecisionInLinkSerializer.Meta):
        fields = ["id", "url", "display", "link", "person", "relation", "settles", "note", "time"]
        read_only_fields = fields


class LinkSerializer(serializers.ModelSerializer):
    """Two mentions, what the engine suggests of them and why, and what people decided."""

    url = AddressField("link")
    display = DisplayField()
    left = EndSerializer(read_only=True)
    right = EndSerializer(read_only=True)
    reasons = serializers.ListField(child=serializers.CharField(), read_only=True, help_text="Why, in sentences.")
    suggested = word_or_blank(choices(Relation), "The engine's relation; blank on a person's link.")
    relation = word_or_blank(choices(Relation), "What stands, from the decisions; blank until it is decided.")
    decisions = DecisionInLinkSerializer(many=True, read_only=True, help_text="The first decision first.")

    class Meta:
        model = Link
        fields = [
            "id",
            "url",
            "display",
            "left",
            "right",
            "suggested",
            "score",
            "reasons",
            "engine",
            "relation",
            "state",
            "decisions",
            "added",
            "changed",
        ]
        read_only_fields = fields


class QuestionSerializer(serializers.ModelSerializer):
    """What several claims answer."""

    url = AddressField("question")
    display = DisplayField()
    measure = MeasureBrief(read_only=True, allow_null=True)
    claims_count = serializers.IntegerField(read_only=True, help_text="How many claims answer it.")
    conflict = ConflictBrief(read_only=True, allow_null=True, default=None)

    class Meta:
        model = Question
        fields = ["id", "url", "display", "text", "renamed", "measure", "claims_count", "conflict", "changed"]
        read_only_fields = fields


class QuestionDetailSerializer(QuestionSerializer):
    """A question with every claim that answers it."""

    claims = serializers.SerializerMethodField(help_text="The claims that answer it, whole.")

    class Meta(QuestionSerializer.Meta):
        fields = [*QuestionSerializer.Meta.fields, "claims"]
        read_only_fields = fields

    @extend_schema_field(ClaimSerializer(many=True))
    def get_claims(self, question: Question) -> Any:
        """Return them in the order that they were found."""
        claims = full_claims().filter(pk__in=question.answers.values("claim")).order_by("pk")
        return ClaimSerializer(claims, many=True, context=self.context).data


class RankSerializer(serializers.ModelSerializer):
    """How far one claim of a case is to be believed, and why. One without a rank is as good as any."""

    mention = MentionBrief(read_only=True)

    class Meta:
        model = Rank
        fields = ["mention", "level", "why"]
        read_only_fields = fields


class CommentSerializer(serializers.ModelSerializer):
    """What one person says of a case to the others."""

    person = PersonSerializer(read_only=True)

    class Meta:
        model = Comment
        fields = ["person", "text", "time"]
        read_only_fields = fields


class ConflictSerializer(serializers.ModelSerializer):
    """A question, or a pair of quotations, that disagrees, as a case."""

    url = AddressField("conflict")
    display = DisplayField()
    question = QuestionBrief(read_only=True, allow_null=True, help_text="Of claims.")
    link = LinkBrief(read_only=True, allow_null=True, help_text="Of two quotations.")
    outcome = word_or_blank(Conflict.Outcome.choices, "Why the sources disagree, once it is known.")
    assignee = PersonSerializer(read_only=True, allow_null=True)
    preferred = MentionBrief(read_only=True, allow_null=True, help_text="The one that ranks as preferred.")
    ranks = RankSerializer(many=True, read_only=True, help_text="Of the claims that do not rank as normal, or say why.")
    opened_by = PersonSerializer(read_only=True, allow_null=True, help_text="Null where decisions opened it.")

    class Meta:
        model = Conflict
        fields = [
            "id",
            "url",
            "display",
            "question",
            "link",
            "state",
            "assignee",
            "due",
            "outcome",
            "resolved_low",
            "resolved_best",
            "resolved_high",
            "preferred",
            "ranks",
            "reason",
            "opened_by",
            "opened",
            "changed",
        ]
        read_only_fields = fields


class ConflictDetailSerializer(ConflictSerializer):
    """A case with what people say of it."""

    comments = CommentSerializer(many=True, read_only=True, help_text="The first comment first.")

    class Meta(ConflictSerializer.Meta):
        fields = [*ConflictSerializer.Meta.fields, "comments"]
        read_only_fields = fields


class QuestionOfConflictSerializer(QuestionSerializer):
    """A question as its own list says it, within its case."""

    claims_count: Any = CountField(source="answers", help_text="How many claims answer it.")

"""Speakers, measures, mentions, quotations and claims, as JSON."""

from collections.abc import Sequence
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from claimsdb.api.asking import Asker
from claimsdb.api.serializers.brief import (
    AddressField,
    ClaimBrief,
    DisplayField,
    MeasureBrief,
    OffsetUnitField,
    PersonSerializer,
    PrintedBrief,
    QuestionBrief,
    QuotationBrief,
    SpeakerBrief,
    word_or_blank,
)
from claimsdb.api.serializers.told import ToldField
from claimsdb.claims.models import Claim, ClaimQuerySet, Measure, Mention, Quotation, Speaker
from claimsdb.corpus.fields import choices
from claimsdb.extraction.extraction import Hedge

FIRST = "First character, counted in code points from the start of the article's text."
PAST = "One past the last character, in code points."


class SpeakerSerializer(serializers.ModelSerializer):
    """A speaker, with every other name."""

    url = AddressField("speaker")
    display = DisplayField()
    aliases: serializers.Field = serializers.SlugRelatedField(
        slug_field="name", many=True, read_only=True, help_text="Other names."
    )
    merged_into = SpeakerBrief(read_only=True, allow_null=True)

    class Meta:
        model = Speaker
        fields = ["id", "url", "display", "name", "kind", "wikidata", "aliases", "merged_into", "changed"]
        read_only_fields = fields


class SpeakerDetailSerializer(SpeakerSerializer):
    """A speaker, with those merged into it."""

    merged = SpeakerBrief(many=True, read_only=True, help_text="The speakers merged into this one.")

    class Meta(SpeakerSerializer.Meta):
        fields = [*SpeakerSerializer.Meta.fields, "merged"]
        read_only_fields = fields


class MeasureSerializer(serializers.ModelSerializer):
    """A measure."""

    url = AddressField("measure")
    display = DisplayField()
    words = serializers.ListField(child=serializers.CharField(), read_only=True, help_text="Words that name it.")

    class Meta:
        model = Measure
        fields = ["id", "url", "display", "slug", "name", "dimension", "base_unit", "cumulative", "words", "changed"]
        read_only_fields = fields


# What a mention tells of its words. Quotations and claims, which stand on one, tell the same.
WORDS = [
    "article",
    "offset_unit",
    "start",
    "end",
    "exact",
    "prefix",
    "suffix",
    "speaker",
    "speaker_start",
    "speaker_end",
    "cue",
    "via",
    "state",
    "touched",
    "origin",
    "annotator",
    "confidence",
    "added",
    "changed",
]


@extend_schema_field({"type": "string", "description": "The engine and its version, or the annotator's name."})
class OriginField(ToldField):
    """Where a mention comes from, without a person's name where the reader has not signed in."""

    columns = ("origin", "annotator_id")

    def tell(self, asker: Asker, *columns: Sequence[Any]) -> list[str]:
        """Return what this reader may know."""
        pairs = zip(*columns, strict=True)
        return [f"Person {person}" if person and not asker.is_known else origin for origin, person in pairs]


class MentionSerializer(serializers.ModelSerializer):
    """Words in an article."""

    url = AddressField("mention")
    display = DisplayField()
    article = PrintedBrief(read_only=True)
    offset_unit = OffsetUnitField()
    start = serializers.IntegerField(read_only=True, help_text=FIRST)
    end = serializers.IntegerField(read_only=True, help_text=PAST)
    speaker = SpeakerBrief(read_only=True, allow_null=True)
    speaker_start = serializers.IntegerField(read_only=True, allow_null=True, help_text=f"Of the speaker. {FIRST}")
    speaker_end = serializers.IntegerField(read_only=True, allow_null=True, help_text=f"Of the speaker. {PAST}")
    via = SpeakerBrief(read_only=True, allow_null=True)
    origin = OriginField()
    annotator = PersonSerializer(read_only=True, allow_null=True)
    quotation = QuotationBrief(read_only=True, allow_null=True, default=None)
    claim = ClaimBrief(read_only=True, allow_null=True, default=None)

    class Meta:
        model = Mention
        fields = ["id", "url", "display", "kind", *WORDS, "quotation", "claim"]
        read_only_fields = fields


class OnWordsSerializer(serializers.ModelSerializer):
    """What stands on a mention: its own fields, and those of the mention in ``WORDS``. The two share one id."""

    id = serializers.IntegerField(source="pk", read_only=True)
    display = DisplayField()

    def get_fields(self) -> dict[str, serializers.Field]:
        """Return the fields, those of the mention after ``display``."""
        own = super().get_fields()
        mention = MentionSerializer(context=self.context).get_fields()
        for name in WORDS:
            source = mention[name].source
            mention[name].source = "mention" if source == "*" else f"mention.{source or name}"
        head = {name: own.pop(name) for name in ("id", "url", "display")}
        return head | {name: mention[name] for name in WORDS} | own


class QuotationSerializer(OnWordsSerializer):
    """A mention that quotes."""

    url = AddressField("quotation")
    continues = QuotationBrief(read_only=True, allow_null=True)

    class Meta:
        model = Quotation
        fields = ["id", "url", "display", "style", "continues"]
        read_only_fields = fields


class ClaimSerializer(OnWordsSerializer):
    """A mention that counts or measures: numbers as written, and the same in base units."""

    url = AddressField("claim")
    measure = MeasureBrief(read_only=True, allow_null=True)
    base_value = serializers.FloatField(read_only=True, allow_null=True, help_text="The value in base_unit.")
    base_low = serializers.FloatField(read_only=True, allow_null=True, help_text="The low in base_unit.")
    base_high = serializers.FloatField(read_only=True, allow_null=True, help_text="The high in base_unit.")
    base_unit = serializers.CharField(read_only=True, help_text="The unit that its kind of number is compared in.")
    quotation = QuotationBrief(read_only=True, allow_null=True)
    hedge = word_or_blank(choices(Hedge), "How the words hold the figure; blank where they assert it plainly.")
    converts = serializers.IntegerField(
        source="converts_id",
        read_only=True,
        allow_null=True,
        help_text="The id of the claim whose quantity this gives again, in another unit or currency.",
    )
    question = QuestionBrief(source="answer.question", read_only=True, allow_null=True, default=None)

    class Meta:
        model = Claim
        fields = [
            "id",
            "url",
            "display",
            "measure",
            "subject",
            "place",
            "value",
            "low",
            "high",
            "comparator",
            "unit",
            "base_value",
            "base_low",
            "base_high",
            "base_unit",
            "period_start",
            "period_end",
            "hedge",
            "quotation",
            "converts",
            "question",
        ]
        read_only_fields = fields
        extra_kwargs = {
            "value": {"help_text": "The number as written, in unit; null where only bounds are known."},
            "low": {"help_text": "The lower bound that the words give, in unit; null where they give none."},
            "high": {"help_text": "The upper bound that the words give, in unit; null where they give none."},
        }


def full_claims() -> ClaimQuerySet:
    """Return claims with all that their JSON shows, in one query."""
    return Claim.objects.with_words().select_related("measure", "quotation__mention", "answer__question")

"""What an outside engine posts: all that it finds in one article, and the links that it sees there."""

from typing import Any

from django.core.validators import RegexValidator
from rest_framework import serializers

from claimsdb.api.offsets import CODE_POINTS, PARAMETER, Offsets
from claimsdb.api.serializers.claims import FIRST, PAST
from claimsdb.api.serializers.claims_writes import OFFSETS
from claimsdb.api.serializers.strict import (
    LARGEST_ID,
    LARGEST_OFFSET,
    Choice,
    Day,
    Id,
    Number,
    Strict,
    Text,
    Whole,
    unfit,
)
from claimsdb.claims.marking import figure_faults, span_faults
from claimsdb.claims.models import Claim, Measure
from claimsdb.claims.names import folded
from claimsdb.corpus.fields import choices
from claimsdb.corpus.models import Article
from claimsdb.extraction.extraction import Hedge, SpeakerKind, Style
from claimsdb.links.models import Relation
from claimsdb.quantities.quantity import Comparator

# The longest articles have some hundreds of mentions; a mention, some tens of links.
MOST_OF_A_KIND = 2_000
MOST_LINKS = 2_000
MOST_REASONS = 10
ONE_WORD = RegexValidator(r"^[A-Za-z0-9][A-Za-z0-9._-]*\Z", "One word: letters, digits, dots and hyphens.")


class Proposed(Strict):
    """Words that an engine found, and who says them."""

    start = Whole(min_value=0, max_value=LARGEST_OFFSET, help_text=FIRST)
    end = Whole(min_value=1, max_value=LARGEST_OFFSET, help_text=PAST)
    exact = Text(required=False, help_text="The words, to be compared with those that stand there.")
    speaker = Text(max_length=300, required=False, allow_blank=True, help_text="The fullest name that is known.")
    speaker_kind = Choice(choices=choices(SpeakerKind), required=False, help_text="For a speaker who is new.")
    speaker_start = Whole(min_value=0, max_value=LARGEST_OFFSET, required=False, allow_null=True)
    speaker_end = Whole(min_value=1, max_value=LARGEST_OFFSET, required=False, allow_null=True)
    cue = Text(max_length=200, required=False, allow_blank=True, help_text="The words that bring it in.")
    via = Text(max_length=300, required=False, allow_blank=True, help_text="The name of who passes it on.")
    confidence = Number(min_value=0, max_value=1, default=0.5, help_text="How sure the engine is, 0 to 1.")


class ProposedQuotation(Proposed):
    """A quotation that an engine found."""

    style = Choice(choices=choices(Style))  # type: ignore[assignment]  # DRF takes it off the class
    continues = Whole(
        min_value=0, max_value=MOST_OF_A_KIND, required=False, allow_null=True, help_text="Its place in quotations."
    )


class ProposedClaim(Proposed):
    """A claim that an engine found. Numbers are as written, in ``unit``."""

    measure = Text(max_length=60, required=False, allow_blank=True, help_text="The slug of a measure.")
    subject = Text(max_length=300, required=False, allow_blank=True)
    place = Text(max_length=200, required=False, allow_blank=True)
    value = Number(required=False, allow_null=True)
    low = Number(required=False, allow_null=True)
    high = Number(required=False, allow_null=True)
    comparator = Choice(choices=choices(Comparator), default=Comparator.EXACTLY.value)
    unit = Text(max_length=30, required=False, allow_blank=True)
    period_start = Day(required=False, allow_null=True)
    period_end = Day(required=False, allow_null=True)
    hedge = Choice(choices=choices(Hedge), required=False, allow_blank=True)
    quotation = Whole(
        min_value=0, max_value=MOST_OF_A_KIND, required=False, allow_null=True, help_text="Its place in quotations."
    )
    converts = Whole(
        min_value=0, max_value=MOST_OF_A_KIND, required=False, allow_null=True, help_text="Its place in claims."
    )


class ByEngine(Strict):
    """Who suggests, and in which article."""

    engine = Text(
        max_length=40, validators=[ONE_WORD], help_text="One word. Whoever posts first under it makes it their own."
    )
    version = Text(max_length=50, help_text="Of the engine: rates are told by it.")
    article = Id(queryset=Article.objects.all())


class MentionsByEngine(ByEngine):
    """All that an engine finds in one article."""

    quotations = ProposedQuotation(many=True, required=False, max_length=MOST_OF_A_KIND)  # type: ignore[call-arg]
    claims = ProposedClaim(many=True, required=False, max_length=MOST_OF_A_KIND)  # type: ignore[call-arg]

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Hold every span, figure and reference against the text and the store; tell all that is wrong at once."""
        self.text = attrs["article"].text
        self.slugs = set(Measure.objects.values_list("slug", flat=True))
        found = {name: attrs.get(name, []) for name in ("quotations", "claims")}
        wrong: dict[str, Any] = {}
        for name, items in found.items():
            seen: set[tuple[int, int]] = set()
            for place, item in enumerate(items):
                if faults := self.faults(item, seen, {key: len(rows) for key, rows in found.items()}, name, place):
                    wrong.setdefault(name, {})[str(place)] = unfit(faults).detail
        if wrong:
            raise serializers.ValidationError(wrong)
        return attrs | found

    def faults(
        self, item: dict[str, Any], seen: set[tuple[int, int]], most: dict[str, int], name: str, place: int
    ) -> dict[str, str]:
        """Return what is wrong with one item, by field; its offsets are then in code points."""
        faults = self.in_code_points(item)
        for first, last in (("start", "end"), ("speaker_start", "speaker_end")):
            faults |= span_faults(len(self.text), item.get(first), item.get(last), first, last)
        if faults:
            return faults
        words = self.text[item["start"] : item["end"]]
        if item.get("exact", words) != words:
            faults["exact"] = f"The words there are {words[:200]!r}."
        span = (item["start"], item["end"])
        if span in seen:
            faults[""] = "These very words come twice."
        seen.add(span)
        for key, among in (("continues", "quotations"), ("quotation", "quotations"), ("converts", "claims")):
            other = item.get(key)
            if other is not None and (other >= most[among] or (among == name and other == place)):
                faults[key] = f"There is no other of that place in {among}."
        faults |= {key: "No name." for key in ("speaker", "via") if item.get(key) and not folded(item[key])}
        return faults | (self.figure_faults(item) if name == "claims" else {})

    def in_code_points(self, item: dict[str, Any]) -> dict[str, str]:
        """Turn an item's offsets into code points; return what is wrong with them."""
        faults = {}
        if self.context.get(PARAMETER, CODE_POINTS) != CODE_POINTS:
            offsets = Offsets(self.text)
            for name in OFFSETS:
                if item.get(name) is not None:
                    try:
                        item[name] = offsets.code_points(item[name])
                    except ValueError as error:
                        faults[name] = str(error)
        return faults

    def figure_faults(self, item: dict[str, Any]) -> dict[str, str]:
        """Return what is wrong with a claim's own fields."""
        numbers = {name: item.get(name) for name in ("value", "low", "high")}
        faults = figure_faults(Claim(**numbers, unit=item.get("unit", "")))
        low, high = numbers["low"], numbers["high"]
        first, last = item.get("period_start"), item.get("period_end")
        if all(number is None for number in numbers.values()):
            faults[""] = "A claim needs a value, a low or a high."
        if low is not None and high is not None and low > high:
            faults["low"] = "The low cannot be above the high."
        if first and last and first > last:
            faults["period_start"] = "The period cannot end before it starts."
        if item.get("measure", "") and item["measure"] not in self.slugs:
            faults["measure"] = "No measure has this slug."
        return faults


class ProposedLink(Strict):
    """Two mentions that an engine puts side by side, whichever is first."""

    left = Whole(min_value=1, max_value=LARGEST_ID, help_text="A mention's id.")
    right = Whole(min_value=1, max_value=LARGEST_ID, help_text="Another's: one of the two stands in the article.")
    relation = Choice(choices=choices(Relation))
    score = Number(min_value=0, max_value=1, help_text="A 0.8 is right about 8 times in 10.")
    reasons = serializers.ListField(
        child=Text(max_length=500), max_length=MOST_REASONS, required=False, help_text="Why, in sentences."
    )


class LinksByEngine(ByEngine):
    """All the links that an engine sees for one article's mentions."""

    links = ProposedLink(many=True, max_length=MOST_LINKS)  # type: ignore[call-arg]

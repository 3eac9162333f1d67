"""Where an outside engine posts, and how often people agree with each engine."""

from datetime import date
from typing import Any, cast

from django.core.exceptions import ValidationError as DjangoValidationError
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, viewsets
from rest_framework.request import Request
from rest_framework.response import Response

from claimsdb.api.idempotency import once
from claimsdb.api.offsets import PARAMETER, CountsOffsets
from claimsdb.api.parameters import StrictParameters
from claimsdb.api.serializers.engines_writes import LinksByEngine, MentionsByEngine
from claimsdb.api.serializers.strict import UNFIT, named, unfit
from claimsdb.extraction.extraction import (
    Attribution,
    ExtractedClaim,
    ExtractedQuotation,
    Extraction,
    Hedge,
    SpeakerKind,
    Style,
)
from claimsdb.links.engines import Pair, propose, propose_links
from claimsdb.links.rates import MOST_DECIDED, rates
from claimsdb.quantities.period import Period
from claimsdb.quantities.quantity import Comparator


class Received(serializers.Serializer):
    """What came of a post."""

    found = serializers.IntegerField(read_only=True, help_text="How many were posted.")
    added = serializers.IntegerField(read_only=True, help_text="Those that are new.")
    changed = serializers.IntegerField(read_only=True, help_text="Its own untouched ones that now say something else.")
    dropped = serializers.IntegerField(read_only=True, help_text="Its own untouched ones that it no longer makes.")


class RateSerializer(serializers.Serializer):
    """What people said of one engine's suggestions of one sort."""

    engine = serializers.CharField(read_only=True)
    version = serializers.CharField(read_only=True)
    kind = serializers.ChoiceField(choices=["quotation", "claim", "link"], read_only=True)
    of = serializers.CharField(read_only=True, help_text="A claim's measure, a link's suggested relation, or blank.")
    decided = serializers.IntegerField(read_only=True, help_text="How many people have decided.")
    accepted = serializers.FloatField(read_only=True, help_text="The share that stands as suggested, 0 to 1.")
    corrected = serializers.FloatField(read_only=True, help_text="The share that stands with something changed.")
    rejected = serializers.FloatField(read_only=True, help_text="The share that was turned down.")


class EnginesViewSet(CountsOffsets, StrictParameters, viewsets.ViewSet):
    """Engines: ours and others', which suggest while people decide."""

    may = {"mentions": ["claims.add_mention"], "links": ["links.add_link"]}

    def get_serializer_context(self) -> dict[str, Any]:
        """Tell serializers who asks, and what offsets count."""
        return {"request": self.request, PARAMETER: self.offset_unit}

    @extend_schema(
        responses=RateSerializer(many=True),
        operation_id="engines_list",
        description=(
            "How often people agree with each engine, by kind and by measure or relation: "
            f"of mentions, over the newest {MOST_DECIDED:,} that were decided."
        ),
    )
    def list(self, request: Request) -> Response:
        """Return the rates."""
        return Response([said_of(rate) for rate in rates()])

    @extend_schema(request=MentionsByEngine, responses=Received, operation_id="engines_mentions")
    def mentions(self, request: Request) -> Response:
        """Make an engine's suggestions in one article these: its own untouched ones that are not among them go."""

        def make() -> Response:
            form = MentionsByEngine(data=request.data, context=self.get_serializer_context())
            form.is_valid(raise_exception=True)
            given = form.validated_data
            by = (request.user, given["engine"], given["version"])
            report = propose(given["article"], extraction_of(given), *by)  # type: ignore[arg-type]
            return Response({name: getattr(report, name) for name in ("found", "added", "changed", "dropped")})

        return once(request, make)

    @extend_schema(request=LinksByEngine, responses=Received, operation_id="engines_links")
    def links(self, request: Request) -> Response:
        """Make an engine's links of one article's mentions these: its own undecided ones that are not among them go."""

        def make() -> Response:
            form = LinksByEngine(data=request.data, context=self.get_serializer_context())
            form.is_valid(raise_exception=True)
            given = form.validated_data
            pairs = [pair_of(item) for item in given["links"]]
            by = (request.user, given["engine"], given["version"])
            try:
                report = propose_links(given["article"], pairs, *by)  # type: ignore[arg-type]
            except DjangoValidationError as error:
                faults = {place: unfit({"": " ".join(said)}).detail for place, said in named(error).items()}
                raise serializers.ValidationError({"links": faults}, code=UNFIT) from error
            counts = {name: getattr(report, name) for name in ("added", "changed", "dropped")}
            return Response({"found": len(pairs)} | counts)

        return once(request, make)


def said_of(rate: Any) -> dict[str, Any]:
    """Return a rate as it is answered: shares of what was decided."""
    shares = {name: rate.share(getattr(rate, name)) for name in ("accepted", "corrected", "rejected")}
    return {name: getattr(rate, name) for name in ("engine", "version", "kind", "of", "decided")} | shares


def attribution_of(item: dict[str, Any]) -> Attribution:
    """Return who says what an engine found."""
    kind = item.get("speaker_kind")
    return Attribution(
        speaker=item.get("speaker", ""),
        speaker_kind=SpeakerKind(kind) if kind else None,
        speaker_start=item.get("speaker_start"),
        speaker_end=item.get("speaker_end"),
        cue=item.get("cue", ""),
        via=item.get("via", ""),
    )


def extraction_of(given: dict[str, Any]) -> Extraction:
    """Return what an engine posted in the form that our own engine's findings have."""
    return Extraction(
        quotations=[
            ExtractedQuotation(
                style=Style(item["style"]),
                continues=item.get("continues"),
                attribution=attribution_of(item),
                **{name: item[name] for name in ("start", "end", "confidence")},
            )
            for item in given["quotations"]
        ],
        claims=[claim_of(item) for item in given["claims"]],
    )


def claim_of(item: dict[str, Any]) -> ExtractedClaim:
    """Return a claim that an engine posted; a period with one day open is that day."""
    first, last = item.get("period_start"), item.get("period_end")
    numbers: dict[str, Any] = {name: item.get(name) for name in ("value", "low", "high", "quotation", "converts")}
    return ExtractedClaim(
        **{name: item[name] for name in ("start", "end", "confidence")},
        **numbers,
        **{name: item.get(name, "") for name in ("unit", "measure", "subject", "place")},
        comparator=Comparator(item["comparator"]),
        period=Period(cast("date", first or last), cast("date", last or first)) if first or last else None,
        hedge=Hedge(item["hedge"]) if item.get("hedge") else None,
        attribution=attribution_of(item),
    )


def pair_of(item: dict[str, Any]) -> Pair:
    """Return a link that an engine posted."""
    return Pair(item["left"], item["right"], item["relation"], item["score"], tuple(item.get("reasons", ())))

"""What each engine said of an article's words, as it said it: kept to tell how often people agree.

Several engines may say the same of one mention, which is the first one's suggestion; each has a finding of its own.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Q

from claimsdb.claims.models import Claim, Engine, Finding, Mention, Quotation
from claimsdb.claims.names import folded
from claimsdb.corpus.models import Article
from claimsdb.extraction.extraction import ExtractedClaim, ExtractedQuotation

Found = ExtractedQuotation | ExtractedClaim

# What a person may correct of a figure. Its words and its speaker count too.
FIGURE = ["value", "low", "high", "comparator", "unit"]


def name_of(engine: str) -> str:
    """Return an engine's name without its version: ``reader`` of ``reader 2.1``."""
    return engine.partition(" ")[0]


def same_engine(one: str, other: str) -> bool:
    """Whether two engines are one, perhaps in two versions."""
    return name_of(one) == name_of(other)


def keep_findings(article: Article, by: str, found: Iterable[tuple[Found, Mention | None]]) -> None:
    """Keep what an engine says now of an article, each with the mention that stands on those words.

    Of words that people have decided, what it said first stays: no engine is right by saying it again.
    """
    engine, _ = Engine.objects.get_or_create(name=name_of(by))
    kept = Finding.objects.filter(engine=engine, article=article)
    kept.filter(Q(mention__isnull=True) | Q(mention__state=Mention.State.SUGGESTED, mention__touched=False)).delete()
    Finding.objects.bulk_create(
        [finding_of(article, engine, by, item, mention) for item, mention in found], ignore_conflicts=True
    )


def finding_of(article: Article, engine: Engine, by: str, item: Found, mention: Mention | None) -> Finding:
    """Return the unsaved finding of an extracted item."""
    claim = isinstance(item, ExtractedClaim)
    return Finding(
        engine=engine,
        version=by.partition(" ")[2][:80],
        article=article,
        mention=mention,
        kind=Mention.Kind.CLAIM if claim else Mention.Kind.QUOTATION,
        start=item.start,
        end=item.end,
        measure=item.measure if isinstance(item, ExtractedClaim) else "",
        said=said_by_engine(item),
    )


def said_by_engine(item: Found) -> dict[str, Any]:
    """Return what an engine says of words, as a person might correct it."""
    if isinstance(item, ExtractedQuotation):
        return {"speaker": item.attribution.speaker, "style": item.style.value}
    figure = {name: getattr(item, name) for name in FIGURE}
    return {"speaker": item.attribution.speaker, "measure": item.measure} | figure


def is_as_said(finding: Finding, mention: Mention, names: Mapping[int, set[str]]) -> bool:
    """Whether a mention stands as the engine proposed it. ``names`` are those, folded, that each speaker goes by."""
    if (finding.start, finding.end) != (mention.start, mention.end):
        return False
    said = dict(finding.said)
    speaker = folded(said.pop("speaker"))
    known = names.get(mention.speaker_id or 0, set())
    if bool(speaker) != bool(mention.speaker_id) or (speaker and speaker not in known):
        return False
    return said == stands(mention)


def stands(mention: Mention) -> dict[str, Any]:
    """Return what stands of a mention, in the form of ``said_by_engine``, but for the speaker."""
    detail: Quotation | Claim | None = getattr(mention, mention.kind, None)
    if isinstance(detail, Quotation):
        return {"style": detail.style}
    if isinstance(detail, Claim):
        figure = {name: getattr(detail, name) for name in FIGURE}
        return {"measure": detail.measure.slug if detail.measure else ""} | figure
    return {}

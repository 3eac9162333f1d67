"""What outside engines post: their suggestions by the same rules as our own, each under its own name and version."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from claimsdb.claims.extract import ExtractReport, engine, store
from claimsdb.claims.findings import name_of
from claimsdb.claims.models import Engine, Mention
from claimsdb.corpus.models import Article
from claimsdb.extraction.extraction import Extraction
from claimsdb.links.suggest import CrossrefReport, keep_links
from claimsdb.matching.suggestion import Relation, Suggestion


@dataclass(frozen=True, slots=True)
class Pair:
    """Two mentions that an engine puts side by side."""

    one: int
    other: int
    relation: str
    score: float
    reasons: tuple[str, ...] = ()


def own(name: str, person: User) -> Engine:
    """Return the engine of this name, which whoever posts first makes their own; raise PermissionDenied to others."""
    if name == name_of(engine()):
        raise PermissionDenied(f"{name} is our own engine: choose another name.")
    found, _ = Engine.objects.get_or_create(name=name, defaults={"person": person})
    if found.person_id != person.pk:
        raise PermissionDenied(f"{name} is somebody else's engine: choose another name.")
    return found


@transaction.atomic
def propose(article: Article, extraction: Extraction, person: User, name: str, version: str) -> ExtractReport:
    """Make the engine's suggestions in an article those of this extraction, by the rules of our own.

    Untouched suggestions of this engine that it no longer makes go; what people worked on and what other engines
    suggested stays, and neither those words nor what people rejected is suggested a second time.
    """
    report = ExtractReport()
    store(article, extraction, report, by=f"{own(name, person).name} {version}")
    return report


@transaction.atomic
def propose_links(article: Article, pairs: Iterable[Pair], person: User, name: str, version: str) -> CrossrefReport:
    """Make the engine's links of an article's mentions these. Raises ValidationError, by place, for what is no pair."""
    by = f"{own(name, person).name} {version}"
    Article.objects.select_for_update().only("pk").get(pk=article.pk)
    pairs = list(pairs)
    check_pairs(article, pairs)
    suggestions = [
        Suggestion(
            left=min(pair.one, pair.other),
            right=max(pair.one, pair.other),
            relation=Relation(pair.relation),
            score=pair.score,
            reasons=pair.reasons,
        )
        for pair in pairs
    ]
    report = CrossrefReport(compared=len(suggestions))
    keep_links(set(Mention.objects.in_article(article).values_list("pk", flat=True)), suggestions, report, by=by)
    return report


def check_pairs(article: Article, pairs: list[Pair]) -> None:
    """Raise ValidationError, each fault under the place of its pair, for what no engine may suggest."""
    ends = {end for pair in pairs for end in (pair.one, pair.other)}
    kinds = dict(Mention.objects.live().filter(pk__in=ends).values_list("pk", "kind"))
    here = set(Mention.objects.in_article(article).filter(pk__in=ends).values_list("pk", flat=True))
    faults: dict[str, str] = {}
    seen: set[frozenset[int]] = set()
    for place, pair in enumerate(pairs):
        both = frozenset((pair.one, pair.other))
        missing = sorted(both - kinds.keys())
        if missing:
            faults[str(place)] = f"No mention that stands has the id {missing[0]}."
        elif len(both) == 1:
            faults[str(place)] = "These are one mention."
        elif kinds[pair.one] != kinds[pair.other]:
            faults[str(place)] = "A claim is linked to a claim, and a quotation to a quotation."
        elif not both & here:
            faults[str(place)] = "Neither stands in the article."
        elif both in seen:
            faults[str(place)] = "This pair comes twice."
        seen.add(both)
    if faults:
        raise ValidationError({place: [fault] for place, fault in faults.items()})

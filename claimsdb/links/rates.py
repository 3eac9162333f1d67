"""How often people agree with each engine: what of its suggestions they accepted, corrected and rejected."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count

from claimsdb.claims.findings import is_as_said
from claimsdb.claims.models import Alias, Finding, Mention, Speaker
from claimsdb.links.models import Link, Relation

# The newest that people have decided: enough for a rate to within a hundredth, and read in a second or two.
MOST_DECIDED = 10_000

ACCEPTED, CORRECTED, REJECTED = "accepted", "corrected", "rejected"


@dataclass(frozen=True, slots=True)
class Rate:
    """What people said of one engine's suggestions of one sort: numbers of suggestions.

    Attributes:
        engine: its name.
        version: its version.
        kind: quotation, claim or link.
        of: a claim's measure, a link's suggested relation; "" where there is none.

    """

    engine: str
    version: str
    kind: str
    of: str
    accepted: int
    corrected: int
    rejected: int

    @property
    def decided(self) -> int:
        """How many people have decided."""
        return self.accepted + self.corrected + self.rejected

    def share(self, number: int) -> float:
        """Return a number as a share of what was decided, 0 to 1."""
        return round(number / self.decided, 4)


def rates() -> list[Rate]:
    """Return the rates of every engine, by kind and measure or relation; those with nothing decided are left out."""
    return [*mention_rates(), *link_rates()]


def mention_rates() -> list[Rate]:
    """Return the rates of quotations and claims, over the newest that people have decided."""
    decided = Finding.objects.filter(mention__state__in=[Mention.State.ACCEPTED, Mention.State.REJECTED])
    related = ["engine", "mention__claim__measure", "mention__quotation"]
    findings = list(decided.select_related(*related).order_by("-pk")[:MOST_DECIDED])
    names = names_of({finding.mention.speaker_id for finding in findings if finding.mention})
    counted: Counter[tuple[str, str, str, str, str]] = Counter()
    for finding in findings:
        key = (finding.engine.name, finding.version, finding.kind, finding.measure)
        counted[(*key, outcome(finding, names))] += 1
    return table(counted)


def outcome(finding: Finding, names: dict[int, set[str]]) -> str:
    """Return what people made of a finding that they decided."""
    mention = finding.mention
    if mention is None or mention.state == Mention.State.REJECTED:
        return REJECTED
    return ACCEPTED if is_as_said(finding, mention, names) else CORRECTED


def names_of(speakers: Iterable[int | None]) -> dict[int, set[str]]:
    """Return all names, as they are compared, that each speaker goes by, those that it is merged into included."""
    rows = Speaker.objects.filter(pk__in={key for key in speakers if key}).select_related("merged_into")
    found = {}
    for speaker in rows.prefetch_related("aliases", "merged_into__aliases", "merged"):
        also: list[Speaker | Alias] = [speaker, *speaker.aliases.all(), *speaker.merged.all()]
        if speaker.merged_into:
            also += [speaker.merged_into, *speaker.merged_into.aliases.all()]
        found[speaker.pk] = {each.folded for each in also}
    return found


def link_rates() -> list[Rate]:
    """Return the rates of links: accepted as suggested, corrected to another relation, or found different."""
    links = Link.objects.decided().exclude(engine="").exclude(suggested="")
    counted: Counter[tuple[str, str, str, str, str]] = Counter()
    rows = links.order_by().values_list("engine", "suggested", "relation").annotate(number=Count("pk"))
    for engine, suggested, relation, number in rows:
        name, _, version = engine.partition(" ")
        counted[(name, version, "link", suggested, of_link(suggested, relation))] += number
    return table(counted)


def of_link(suggested: str, relation: str) -> str:
    """Return what people made of a suggested relation."""
    if suggested == relation:
        return ACCEPTED
    return REJECTED if relation == Relation.DIFFERENT else CORRECTED


def table(counted: Counter[tuple[str, str, str, str, str]]) -> list[Rate]:
    """Return a row for each engine, version, kind and measure, in that order."""
    keys = sorted({key[:4] for key in counted})
    return [Rate(*key, *(counted[(*key, made)] for made in (ACCEPTED, CORRECTED, REJECTED))) for key in keys]

"""Links and decisions in, and what stands then."""

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol, TypeVar

from django.db.models import Q
from django.utils import timezone

from claimsdb.claims.models import Mention
from claimsdb.exchange.report import Wrong
from claimsdb.exchange.rows import DecisionRow, LinkRow
from claimsdb.exchange.stored.known import Known
from claimsdb.exchange.stored.waiting import Located, Waiting
from claimsdb.links import questions
from claimsdb.links.decide import standing
from claimsdb.links.models import Decision, Link

Pair = tuple[int, int]
Ends = TypeVar("Ends", LinkRow, DecisionRow)


class TwoEnds(Protocol):
    """A row that may name two mentions."""

    @property
    def left(self) -> str | None: ...  # noqa: D102
    @property
    def right(self) -> str | None: ...  # noqa: D102


def pair_of(row: TwoEnds, mentions: dict[str, int]) -> Pair:
    """Return the two ends of a row, the older first. Raises Wrong where one is not there."""
    ends = []
    for column in ("left", "right"):
        key = getattr(row, column)
        if key not in mentions:
            raise Wrong(f"no mention has the key {key!r}: put it in the file, above", column)
        ends.append(mentions[key])
    if ends[0] == ends[1]:
        raise Wrong("both ends are the same mention", "right")
    return min(ends), max(ends)


def linked(pairs: Iterable[Pair]) -> dict[Pair, int]:
    """Return the links of these pairs."""
    wanted = set(pairs)
    rows = Link.objects.filter(left__in={left for left, _ in wanted}).values_list("left", "right", "pk")
    return {(left, right): pk for left, right, pk in rows if (left, right) in wanted}


def resolved(rows: list[Located[Ends]], known: Known) -> list[tuple[str, Pair, Ends]]:
    """Return rows of two ends with their pair; note in the report those of which an end is not there."""
    mentions = known.mentions(key for _, row in rows for key in (row.left, row.right))
    sound = not known.report.wrong  # else an end may be missing for what was told already
    found = []
    for where, row in rows:
        try:
            found.append((where, pair_of(row, mentions), row))
        except Wrong as error:
            if sound:
                known.report.trouble(where, str(error))
    return found


def take_links(rows: list[Located[LinkRow]], known: Known, waiting: Waiting) -> None:
    """Store the links that are not there yet; what stands on them follows from decisions."""
    found = resolved(rows, known)
    there = linked(pair for _, pair, _ in found)
    fresh: dict[Pair, tuple[Link, LinkRow]] = {}
    for _, pair, row in found:
        if pair not in there and pair not in fresh:
            names = ["suggested", "score", "reasons", "engine"]
            link = Link(left_id=pair[0], right_id=pair[1], **{name: getattr(row, name) for name in names})
            fresh[pair] = (link, row)
    Link.objects.bulk_create(link for link, _ in fresh.values())
    dated = [(link, row.added) for link, row in fresh.values() if row.added]
    for link, added in dated:
        link.added = added
    Link.objects.bulk_update([link for link, _ in dated], ["added"], batch_size=500)
    known.report.count("links", len(fresh), len(found) - len(fresh))


def take_decisions(rows: list[Located[DecisionRow]], known: Known, waiting: Waiting) -> None:
    """Append the decisions that are not there yet, with their persons and times."""
    known.find_people(row.person for _, row in rows)
    found = resolved(rows, known)
    links = linked(pair for _, pair, _ in found)
    said = said_of(links.values())
    added = 0
    for where, pair, row in found:
        try:
            person = known.person(row.person, "person")
        except Wrong as error:
            known.report.trouble(where, str(error))
            continue
        if pair not in links:
            known.report.trouble(where, "left: no link joins these two mentions: put it in the file, above")
        elif (saying := (links[pair], person, row.time or row.relation)) not in said:
            said.add(saying)
            append(links[pair], person, row)
            waiting.decided.add(links[pair])
            added += 1
    known.report.count("decisions", added, len(found) - added)


def said_of(links: Iterable[int]) -> set[tuple[int, int, datetime | str]]:
    """Return the decisions of links, each by its time; and each person's last word, by its relation."""
    said: set[tuple[int, int, datetime | str]] = set()
    last: dict[tuple[int, int], str] = {}
    rows = Decision.objects.filter(link__in=set(links)).order_by("pk")
    for link, person, time, relation in rows.values_list("link", "person", "time", "relation"):
        said.add((link, person, time))
        last[link, person] = relation
    return said | {(link, person, relation) for (link, person), relation in last.items()}


def append(link: int, person: int, row: DecisionRow) -> None:
    """Append a decision as it was made. Raw, as a fixture is loaded: the clock would overwrite its time."""
    decision = Decision(link_id=link, person_id=person, relation=row.relation, note=row.note, settles=row.settles)
    decision.time = row.time or timezone.now()
    decision.save_base(raw=True, force_insert=True)


def finish(waiting: Waiting) -> None:
    """Let what stands follow from the decisions."""
    follow(waiting.decided)


def follow(links: set[int]) -> None:
    """Derive the links' states and relations from their decisions; regroup all their claims at once."""
    claims: set[int] = set()
    for link in Link.objects.filter(pk__in=links).select_related("left").prefetch_related("decisions"):
        link.state, link.relation = standing(link.decisions.all())
        link.save(update_fields=["state", "relation"])
        if link.left.kind == Mention.Kind.CLAIM:
            claims |= {link.left_id, link.right_id}
        else:
            questions.follow(link)
    ends = Q(links_left__in=links) | Q(links_right__in=links)
    Mention.objects.filter(pk__in=Mention.objects.filter(ends).values("pk")).update(touched=True)
    questions.regroup(claims)

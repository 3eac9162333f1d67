"""The conflicts of a chosen set, each with its sentences, figures and outcome: one computation for every format.

Cases are read some at a time, the newest first, so that a report of any length takes the memory of a few.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import F

from claimsdb.claims.assignments import Person
from claimsdb.claims.figures import number
from claimsdb.claims.models import Measure, Mention
from claimsdb.claims.passages import Passage, said_by
from claimsdb.corpus.models import Source
from claimsdb.corpus.origins import origins_of
from claimsdb.links.cases import stances
from claimsdb.links.models import Conflict, ConflictQuerySet, Question, Rank
from claimsdb.quantities.period import Period
from claimsdb.review.question_claims import Told, sentence_of, sentences, told

# Cases read at once; each has a handful of sentences.
BATCH = 20
# Of one case, as many lines: the question's own CSV has every claim.
MOST_LINES = 200
UNFINISHED = "unfinished"
STATES = {UNFINISHED: "open, in review or reopened", **{state.value: state.label for state in Conflict.State}}


Ranks = Mapping[tuple[int, int], Rank]  # by conflict and mention


@dataclass(frozen=True, slots=True)
class Asked:
    """Which conflicts a report is of; what is not given is not asked for."""

    source: Source | None = None
    since: date | None = None
    until: date | None = None
    measure: Measure | None = None
    question: Question | None = None
    state: str = ""

    def words(self) -> str:
        """Return what was asked, for people."""
        said = [
            self.source and f"printed by {self.source}",
            self.since and f"published from {self.since}",
            self.until and f"published until {self.until}",
            self.measure and f"of {self.measure}",
            self.question and f"of the question “{self.question}”",
            self.state and f"{STATES[self.state].lower()}",
        ]
        return ", ".join(str(part) for part in said if part) or "every conflict"

    def as_json(self) -> dict[str, Any]:
        """Return what was asked, for programs."""
        return {
            "source": self.source and self.source.slug,
            "from": self.since and self.since.isoformat(),
            "until": self.until and self.until.isoformat(),
            "measure": self.measure and self.measure.slug,
            "question": self.question and self.question.pk,
            "state": self.state or None,
        }


@dataclass(frozen=True, slots=True)
class Line:
    """What one source says in a case."""

    mention: Mention
    passage: Passage
    figure: str  # "" for a quotation
    normalised: str
    said_by: str
    origin: int
    period: Period | None
    rank: str = ""  # preferred or deprecated; "" for one as good as any
    why: str = ""  # it ranks so

    @property
    def source(self) -> str:
        """Who printed it."""
        return self.mention.article.source.name

    @property
    def published(self) -> date | None:
        """When it was first printed."""
        return self.mention.article.published


@dataclass(frozen=True, slots=True)
class Case:
    """A conflict, and all that a report says of it."""

    conflict: Conflict
    title: str
    lines: list[Line]
    claims: list[Told] = field(default_factory=list)  # of a question: what its chart is drawn from

    @property
    def key(self) -> int:
        """The conflict's key."""
        return self.conflict.pk

    @property
    def state(self) -> str:
        """How far the case is."""
        return self.conflict.get_state_display().lower()

    @property
    def outcome(self) -> str:
        """Why the sources disagree, where that is known."""
        return self.conflict.get_outcome_display().lower() if self.conflict.outcome else ""

    @property
    def resolved(self) -> str:
        """The range that the case was resolved to."""
        bounds = (self.conflict.resolved_low, self.conflict.resolved_high)
        within = " to ".join(dict.fromkeys(number(bound) for bound in bounds if bound is not None))
        best = self.conflict.resolved_best
        if best is None or number(best) == within:
            return within
        return f"{number(best)} ({within})" if within else number(best)

    @property
    def opened(self) -> datetime:
        """When the case was opened."""
        return self.conflict.opened

    @property
    def origins(self) -> int:
        """How many independent origins the lines have."""
        return len({line.origin for line in self.lines})

    @property
    def articles(self) -> int:
        """How many articles the lines stand in."""
        return len({line.mention.article_id for line in self.lines})


def conflicts(asked: Asked) -> ConflictQuerySet:
    """Return the conflicts that were asked for, the newest first."""
    rows = Conflict.objects.with_subjects().order_by("-pk")
    if asked.state == UNFINISHED:
        rows = rows.waiting()
    elif asked.state:
        rows = rows.filter(state=asked.state)
    if asked.measure:
        rows = rows.counting(asked.measure)
    if asked.question:
        rows = rows.filter(question=asked.question)
    if asked.source or asked.since or asked.until:
        rows = rows.said_in(printed(asked))
    return rows


def printed(asked: Asked) -> Any:
    """Return the mentions of the source and the period that were asked for."""
    mentions = Mention.objects.all()
    if asked.source:
        mentions = mentions.from_source_id(asked.source)
    if asked.since:
        mentions = mentions.published_from(asked.since)
    return mentions.published_until(asked.until) if asked.until else mentions


def cases(rows: ConflictQuerySet, person: Person | None = None) -> Iterator[Case]:
    """Yield the cases of these conflicts, in batches of a number of queries that does not grow.

    Of what a person annotates blind they are told nothing.
    """
    last = None
    while batch := list((rows if last is None else rows.filter(pk__lt=last))[:BATCH]):
        yield from cases_of(batch, person)
        last = batch[-1].pk


def cases_of(batch: Sequence[Conflict], person: Person | None = None) -> list[Case]:
    """Return the cases of a few conflicts."""
    said = Mention.objects.visible_to(person) if person else Mention.objects.all()
    questions = [conflict.question_id for conflict in batch if conflict.question_id]
    answering = said.filter(claim__answer__question__in=questions)
    claims = sentences(answering.annotate(question=F("claim__answer__question")))
    ends = [end for conflict in batch if conflict.link for end in (conflict.link.left_id, conflict.link.right_id)]
    quotations = {mention.pk: mention for mention in sentences(said.filter(pk__in=ends))} if ends else {}
    by_question: dict[int, list[Mention]] = defaultdict(list)
    for mention in claims[: BATCH * MOST_LINES]:
        by_question[mention.question].append(mention)  # type: ignore[attr-defined]
    found = [*quotations.values(), *(mention for rows in by_question.values() for mention in rows)]
    origins = origins_of(mention.article_id for mention in found)
    ranks = {(rank.conflict_id, rank.mention_id): rank for rank in Rank.objects.filter(conflict__in=batch)}
    return [
        case_of_question(conflict, by_question[conflict.question_id][:MOST_LINES], origins, ranks)
        if conflict.question_id
        else case_of_quotations(conflict, quotations, origins, ranks)
        for conflict in batch
    ]


def ranked(conflict: Conflict, mention: Mention, ranks: Ranks) -> dict[str, str]:
    """Return how a mention ranks in a conflict, and why, as fields of a line."""
    rank = ranks.get((conflict.pk, mention.pk))
    if rank is None:
        return {}
    return {"rank": "" if rank.level == Rank.Level.NORMAL else rank.level, "why": rank.why}


def case_of_question(conflict: Conflict, mentions: Sequence[Mention], origins: Mapping[int, int], ranks: Ranks) -> Case:
    """Return the case of a question."""
    rows = told(mentions, origins=origins)
    lines = [
        Line(
            mention=row.mention,
            passage=row.passage,
            figure=row.figure,
            normalised=row.normalised,
            said_by=row.said_by,
            origin=row.origin,
            period=row.period,
            **ranked(conflict, row.mention, ranks),
        )
        for row in rows
    ]
    return Case(conflict, str(conflict.question), lines, rows)


def case_of_quotations(
    conflict: Conflict, mentions: Mapping[int, Mention], origins: Mapping[int, int], ranks: Ranks
) -> Case:
    """Return the case of two quotations."""
    keys = (conflict.link.left_id, conflict.link.right_id) if conflict.link else ()
    ends = [mentions[key] for key in keys if key in mentions]
    lines = [
        Line(
            mention=mention,
            passage=sentence_of(mention),
            figure="",
            normalised="",
            said_by=said_by(mention),
            origin=origins[mention.article_id],
            period=None,
            **ranked(conflict, mention, ranks),
        )
        for mention in ends
    ]
    done = zip(lines, stances(ends), strict=True)
    speakers = ", ".join(f"{stance} by {line.said_by or line.source}" for line, stance in done)
    return Case(conflict, f"Statements that cannot both be true: {speakers}", lines)

"""Links and decisions in, and the questions and conflicts that follow from them."""

from collections.abc import Iterable
from datetime import datetime
from typing import TypeVar

from django.db.models import Q
from django.utils import timezone

from claimsdb.claims.models import Mention
from claimsdb.exchange.known import Known
from claimsdb.exchange.report import Wrong
from claimsdb.exchange.rows import ConflictRow, DecisionRow, LinkRow, QuestionRow
from claimsdb.exchange.waiting import Located, Waiting
from claimsdb.links import questions
from claimsdb.links.decide import standing
from claimsdb.links.models import Answer, Conflict, Decision, Link, Question

Pair = tuple[int, int]
Ends = TypeVar("Ends", LinkRow, DecisionRow)


def pair_of(row: LinkRow | DecisionRow | ConflictRow, mentions: dict[str, int]) -> Pair:
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


def take_questions(rows: list[Located[QuestionRow]], known: Known, waiting: Waiting) -> None:
    """Keep the questions that a person gave words to until the decisions have made them."""
    waiting.questions += rows


def take_conflicts(rows: list[Located[ConflictRow]], known: Known, waiting: Waiting) -> None:
    """Keep the conflicts until the decisions have made them."""
    waiting.conflicts += rows


def finish(known: Known, waiting: Waiting) -> None:
    """Let what stands follow from the decisions, and questions and conflicts be as people left them."""
    if known.report.wrong:
        return
    follow(waiting.decided)
    answers = answered(waiting, known)
    name_questions(waiting.questions, answers, known)
    work_on_conflicts(waiting.conflicts, answers, known)


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


def answered(waiting: Waiting, known: Known) -> dict[str, int]:
    """Return the question that each claim answers which a waiting row names a question by."""
    named = {row.key for _, row in waiting.questions} | {row.question for _, row in waiting.conflicts if row.question}
    claims = known.mentions(named)
    asked = dict(Answer.objects.filter(claim__in=claims.values()).values_list("claim", "question"))
    return {key: asked[claim] for key, claim in claims.items() if claim in asked}


def name_questions(rows: list[Located[QuestionRow]], answers: dict[str, int], known: Known) -> None:
    """Give questions the words that a person gave them, where no person here gave others."""
    added = 0
    for _, row in rows:
        if row.renamed and row.key in answers:
            question = Question.objects.get(pk=answers[row.key])
            if not question.renamed:
                question.text, question.renamed = row.text, True
                question.save()
                added += 1
    known.report.count("questions", added, sum(row.renamed for _, row in rows) - added)


def work_on_conflicts(rows: list[Located[ConflictRow]], answers: dict[str, int], known: Known) -> None:
    """Let conflicts be as people left them, where nobody here has worked on them."""
    known.find_people(row.assignee for _, row in rows)
    mentions = known.mentions(key for _, row in rows for key in (row.left, row.right, row.preferred))
    added = 0
    for where, row in rows:
        try:
            conflict = case_of(row, answers, mentions)
            if conflict:
                made = conflict.opened >= known.began
                added += take_over(conflict, row, mentions, known) or made
                keep_times(conflict, row, made)
        except Wrong as error:
            known.report.trouble(where, str(error))
    known.report.count("conflicts", added, len(rows) - added)


def case_of(row: ConflictRow, answers: dict[str, int], mentions: dict[str, int]) -> Conflict | None:
    """Return the case of a row's question or pair; make it where people worked on one that no longer disagrees."""
    if row.question:
        question = answers.get(row.question)
        if question is None:
            return None
        if not worked_on(row):
            return Conflict.objects.filter(question=question).first()
        return Conflict.objects.get_or_create(question_id=question)[0]
    pair = pair_of(row, mentions)
    link = linked([pair]).get(pair)
    if link is None or not worked_on(row):
        return Conflict.objects.filter(link=link).first() if link else None
    return Conflict.objects.get_or_create(link_id=link)[0]


def worked_on(row: ConflictRow) -> bool:
    """Whether a person has done anything with the case."""
    return row.state != Conflict.State.OPEN or bool(row.assignee or row.outcome or row.reason or row.preferred)


def take_over(conflict: Conflict, row: ConflictRow, mentions: dict[str, int], known: Known) -> bool:
    """Make a case that nobody here has worked on what the row says; return whether that changed it. Raises Wrong."""
    touched = conflict.assignee_id or conflict.outcome or conflict.reason or conflict.preferred_id
    if conflict.state != Conflict.State.OPEN or touched or not worked_on(row):
        return False
    if row.state == Conflict.State.RESOLVED and not row.outcome:
        raise Wrong("a resolved conflict needs its outcome", "outcome")
    if row.resolved_low is not None and row.resolved_high is not None and row.resolved_low > row.resolved_high:
        raise Wrong(f"{row.resolved_low:g} is above the high, {row.resolved_high:g}", "resolved_low")
    if row.preferred and row.preferred not in mentions:
        raise Wrong(f"no mention has the key {row.preferred!r}", "preferred")
    for name in ("state", "outcome", "resolved_low", "resolved_high", "reason"):
        setattr(conflict, name, getattr(row, name))
    conflict.assignee_id = known.person(row.assignee, "assignee") if row.assignee else None
    conflict.preferred_id = mentions.get(row.preferred or "")
    conflict.save()
    return True


def keep_times(conflict: Conflict, row: ConflictRow, made: bool) -> None:
    """Let a case that this import made have been opened and changed when its row says."""
    times = {name: value for name in ("opened", "changed") if (value := getattr(row, name))}
    if made and times:
        Conflict.objects.filter(pk=conflict.pk).update(**times)

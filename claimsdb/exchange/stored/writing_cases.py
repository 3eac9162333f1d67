"""Questions and conflicts in: what people made of those that the decisions gave rise to."""

from claimsdb.exchange.report import Wrong
from claimsdb.exchange.rows import CommentRow, ConflictRow, QuestionRow, RankRow
from claimsdb.exchange.stored.known import Known
from claimsdb.exchange.stored.waiting import Located, Waiting
from claimsdb.exchange.stored.writing_links import linked, pair_of
from claimsdb.links.cases import keep_basis
from claimsdb.links.models import Answer, Comment, Conflict, Question, Rank

CaseRow = ConflictRow | RankRow | CommentRow
# What names a case in a file: its question, or its two ends.
CaseKey = tuple[str | None, str | None, str | None]


def take_questions(rows: list[Located[QuestionRow]], known: Known, waiting: Waiting) -> None:
    """Keep questions until the decisions have made them."""
    waiting.questions += rows


def take_conflicts(rows: list[Located[ConflictRow]], known: Known, waiting: Waiting) -> None:
    """Keep conflicts until the decisions have made them."""
    waiting.conflicts += rows


def take_ranks(rows: list[Located[RankRow]], known: Known, waiting: Waiting) -> None:
    """Keep ranks until their conflicts are there."""
    waiting.ranks += rows


def take_comments(rows: list[Located[CommentRow]], known: Known, waiting: Waiting) -> None:
    """Keep comments until their conflicts are there."""
    waiting.comments += rows


def finish(known: Known, waiting: Waiting) -> None:
    """Let questions and conflicts be as people left them, where nobody here has worked on them."""
    answers = answered(waiting, known)
    name_questions(waiting.questions, answers, known)
    taken = work_on_conflicts(waiting, answers, known)
    rank(waiting.ranks, taken, known)
    for conflict in taken.values():
        if conflict.state in Conflict.CLOSED:
            keep_basis(conflict)
    add_comments(waiting.comments, answers, known)


def answered(waiting: Waiting, known: Known) -> dict[str, int]:
    """Return the question that each claim answers which a waiting row names a question by."""
    named = {row.key for _, row in waiting.questions}
    named |= {row.question for rows in (waiting.conflicts, waiting.comments) for _, row in rows if row.question}
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


def key_of(row: CaseRow) -> CaseKey:
    """Return what names the case of a row."""
    return row.question, row.left, row.right


def work_on_conflicts(waiting: Waiting, answers: dict[str, int], known: Known) -> dict[CaseKey, Conflict]:
    """Let conflicts be as people left them, where nobody here has worked on them; return these."""
    rows = waiting.conflicts
    known.find_people(name for _, row in rows for name in (row.assignee, row.opened_by))
    mentions = known.mentions(key for _, row in rows for key in (row.left, row.right, row.preferred))
    ranked = {key_of(row) for _, row in waiting.ranks}
    taken: dict[CaseKey, Conflict] = {}
    added = 0
    for where, row in rows:
        try:
            conflict = case_of(row, answers, mentions, wanted=worked_on(row) or key_of(row) in ranked)
            if conflict is None:
                continue
            made = conflict.opened >= known.began
            if is_untouched(conflict) and (worked_on(row) or key_of(row) in ranked):
                take_over(conflict, row, mentions, known)
                taken[key_of(row)] = conflict
            keep_times(conflict, row, made)
            added += made or key_of(row) in taken
        except Wrong as error:
            known.report.trouble(where, str(error))
    known.report.count("conflicts", added, len(rows) - added)
    return taken


def case_of(row: CaseRow, answers: dict[str, int], mentions: dict[str, int], *, wanted: bool) -> Conflict | None:
    """Return the case of a row's question or pair; where it is wanted, make it if it is not there. Raises Wrong."""
    if row.question:
        named = {"question_id": answers.get(row.question)}
    else:
        pair = pair_of(row, mentions)
        named = {"link_id": linked([pair]).get(pair)}
    if None in named.values():
        return None
    conflict = Conflict.objects.filter(**named).first()
    return Conflict.objects.create(**named) if conflict is None and wanted else conflict


def worked_on(row: ConflictRow) -> bool:
    """Whether a person has done anything with the case of a row."""
    told = (row.assignee, row.outcome, row.reason, row.preferred, row.due, row.opened_by)
    return row.state != Conflict.State.OPEN or any(told)


def is_untouched(conflict: Conflict) -> bool:
    """Whether nobody has worked on a case."""
    told = (conflict.assignee_id, conflict.outcome, conflict.reason, conflict.preferred_id, conflict.due)
    return conflict.state == Conflict.State.OPEN and not any(told)


def take_over(conflict: Conflict, row: ConflictRow, mentions: dict[str, int], known: Known) -> None:
    """Make a case what its row says. Raises Wrong."""
    if row.state == Conflict.State.RESOLVED and not row.outcome:
        raise Wrong("a resolved conflict needs its outcome", "outcome")
    numbers = [each for each in (row.resolved_low, row.resolved_best, row.resolved_high) if each is not None]
    if numbers != sorted(numbers):
        raise Wrong("low, best and high must not fall", "resolved_low")
    if row.preferred and row.preferred not in mentions:
        raise Wrong(f"no mention has the key {row.preferred!r}", "preferred")
    for name in ("state", "due", "outcome", "resolved_low", "resolved_best", "resolved_high", "reason"):
        setattr(conflict, name, getattr(row, name))
    conflict.assignee_id = known.person(row.assignee, "assignee") if row.assignee else None
    conflict.opened_by_id = known.person(row.opened_by, "opened_by") if row.opened_by else None
    conflict.preferred_id = mentions.get(row.preferred or "")
    conflict.save()


def keep_times(conflict: Conflict, row: ConflictRow, made: bool) -> None:
    """Let a case that this import made have been opened and changed when its row says."""
    times = {name: value for name in ("opened", "changed") if (value := getattr(row, name))}
    if made and times:
        Conflict.objects.filter(pk=conflict.pk).update(**times)


def rank(rows: list[Located[RankRow]], taken: dict[CaseKey, Conflict], known: Known) -> None:
    """Give the claims of cases that were taken over their ranks; those of others are people's here."""
    mentions = known.mentions(row.mention for _, row in rows)
    ranks = []
    for where, row in rows:
        if row.mention not in mentions:
            known.report.trouble(where, f"mention: no mention has the key {row.mention!r}")
        elif conflict := taken.get(key_of(row)):
            ranks.append(Rank(conflict=conflict, mention_id=mentions[row.mention], level=row.level, why=row.why))
    Rank.objects.bulk_create(ranks, ignore_conflicts=True)
    known.report.count("ranks", len(ranks), len(rows) - len(ranks))


def add_comments(rows: list[Located[CommentRow]], answers: dict[str, int], known: Known) -> None:
    """Append what people said of conflicts and is not there yet, with their times."""
    known.find_people(row.person for _, row in rows)
    mentions = known.mentions(key for _, row in rows for key in (row.left, row.right))
    added = 0
    for where, row in rows:
        try:
            conflict = case_of(row, answers, mentions, wanted=True)
            person = known.person(row.person, "person")
        except Wrong as error:
            known.report.trouble(where, str(error))
            continue
        time = row.time or known.began
        same = Comment.objects.filter(conflict=conflict, person=person, time=time)
        if conflict is not None and not same.exists():
            comment = Comment(conflict=conflict, person_id=person, text=row.text, time=time)
            comment.save_base(raw=True, force_insert=True)
            added += 1
    known.report.count("comments", added, len(rows) - added)

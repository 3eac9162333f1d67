"""Questions and conflicts, as the decided links make them.

A question's claims are a connected component of the links decided to be of one question. It is a case of conflict
while one of those links is decided a conflict. A pair of quotations decided a conflict is a case of its own.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable

from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from claimsdb.claims.models import Claim, Mention
from claimsdb.links.cases import follow_questions
from claimsdb.links.models import Answer, Conflict, Link, Question
from claimsdb.matching.suggestion import Relation

LONGEST_TEXT = 500

# Any number that nothing else in the database locks by.
REGROUPING = 20_201_110


def follow(link: Link) -> None:
    """Let questions and conflicts follow what now stands on a link. Call it in the link's transaction."""
    if link.left.kind == Mention.Kind.CLAIM:
        regroup({link.left_id, link.right_id})
    elif link.state == Link.State.DECIDED and link.relation == Relation.CONFLICT:
        Conflict.objects.get_or_create(link=link)
    else:
        close_untouched(Conflict.objects.filter(link=link))


@transaction.atomic
def rebuild() -> None:
    """Make every question and conflict anew from the decided links: the same as following each of them in turn."""
    claims = set(Answer.objects.values_list("claim", flat=True))
    for ends in Link.objects.same_question().filter(left__kind=Mention.Kind.CLAIM).values_list("left", "right"):
        claims |= set(ends)
    regroup(claims)
    for link in Link.objects.filter(left__kind=Mention.Kind.QUOTATION).exclude(relation="", case__isnull=True):
        follow(link)


def follow_rejections() -> None:
    """Take claims that a person rejected since out of their questions, and put back those that stand again."""
    rejected = Answer.objects.filter(claim__mention__state=Mention.State.REJECTED)
    links = Link.objects.same_question().between_live().filter(left__kind=Mention.Kind.CLAIM)
    without = links.filter(Q(left__claim__answer__isnull=True) | Q(right__claim__answer__isnull=True))
    back = {end for ends in without.values_list("left", "right") for end in ends}
    regroup(set(rejected.values_list("claim", flat=True)) | back)


@transaction.atomic
def regroup(claims: set[int]) -> None:
    """Compute the components that these claims belong, or belonged, to; keep questions where their claims stay."""
    if not claims:
        return
    one_at_a_time()
    together = Answer.objects.filter(question__answers__claim__in=claims).values_list("claim", flat=True)
    links = reachable(claims | set(together))
    former: dict[int, int] = dict(
        Answer.objects.filter(claim__in=[claim for group in links for claim in group]).values_list("claim", "question")
    )
    free = set(former.values())
    # The largest component chooses first, so that a question goes on with most of its claims.
    for group in sorted(links, key=lambda group: (-len(group), min(group))):
        if len(group) < 2:
            Answer.objects.filter(claim__in=group).delete()
            continue
        kept = Counter(former[claim] for claim in sorted(group) if former.get(claim) in free)
        best = min(kept, key=lambda question: (-kept[question], question)) if kept else None
        free -= {best}
        place(group, best)
    retire(free)


def one_at_a_time() -> None:
    """Wait for whoever regroups at this moment: two decisions that join one question must see one another.

    SQLite has one writer at a time as it is.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [REGROUPING])


def reachable(claims: set[int]) -> list[set[int]]:
    """Return the components, over links decided to be of one question, that hold these claims."""
    neighbours: dict[int, set[int]] = defaultdict(set)
    frontier, seen = set(claims), set(claims)
    while frontier:
        links = Link.objects.same_question().between_live().filter(left__kind=Mention.Kind.CLAIM)
        found = [*links.filter(left__in=frontier).values_list("left", "right")]
        found += [*links.filter(right__in=frontier).values_list("left", "right")]
        for left, right in found:
            neighbours[left].add(right)
            neighbours[right].add(left)
        frontier = {end for pair in found for end in pair} - seen
        seen |= frontier
    components = []
    while seen:
        component, waiting = set(), {seen.pop()}
        while waiting:
            component.add(claim := waiting.pop())
            waiting |= neighbours[claim] - component
        seen -= component
        components.append(component)
    return components


def place(group: set[int], question_key: int | None) -> None:
    """Make these claims, and no others, the answers of a question: the given one, or a new one."""
    question = Question.objects.get(pk=question_key) if question_key else Question.objects.create()
    claims = list(Claim.objects.filter(pk__in=group).select_related("measure").order_by("pk"))
    same = set(question.answers.values_list("claim", flat=True)) == group
    question.answers.exclude(claim__in=group).delete()
    Answer.objects.bulk_create(
        [Answer(question=question, claim=claim) for claim in claims],
        update_conflicts=True,
        unique_fields=["claim"],
        update_fields=["question"],
    )
    measure, text = describe(claims)
    if not question.renamed and (question.measure_id, question.text) != (measure, text):
        question.measure_id, question.text = measure, text
        question.save()
    elif not same:
        Question.objects.filter(pk=question.pk).update(changed=timezone.now())
    within = Link.objects.same_question().filter(left__in=group, right__in=group)
    if within.filter(relation=Relation.CONFLICT).exists():
        Conflict.objects.get_or_create(question=question)
    else:
        close_untouched(Conflict.objects.filter(question=question))
    follow_questions([question])


def describe(claims: Iterable[Claim]) -> tuple[int | None, str]:
    """Return the measure that most of the claims share, and the question's words: measure, subject, place."""

    def commonest(values: Iterable[str]) -> str:
        counted = Counter(value for value in values if value)
        return max(counted, key=lambda value: (counted[value], value), default="")

    rows = list(claims)
    measures = Counter(claim.measure for claim in rows if claim.measure)
    measure = max(measures, key=lambda measure: (measures[measure], -measure.pk), default=None)
    subject, place = commonest(claim.subject for claim in rows), commonest(claim.place for claim in rows)
    what = ", ".join(part for part in (subject, "" if place in subject else place) if part)
    text = ": ".join(part for part in (measure.name if measure else "", what) if part)
    return (measure.pk if measure else None), text[:LONGEST_TEXT]


def retire(questions: set[int]) -> None:
    """Delete questions without claims; one whose conflict people have worked on stays, with that conflict."""
    Answer.objects.filter(question__in=questions).delete()
    close_untouched(Conflict.objects.filter(question__in=questions))
    follow_questions(questions)
    Question.objects.filter(pk__in=questions, conflict__isnull=True).delete()


def close_untouched(conflicts: QuerySet[Conflict]) -> None:
    """Delete cases that no longer disagree and on which nobody has worked."""
    untouched = conflicts.filter(state=Conflict.State.OPEN, opened_by=None, assignee=None, due=None, preferred=None)
    untouched.filter(outcome="", reason="", comments=None, ranks=None).delete()

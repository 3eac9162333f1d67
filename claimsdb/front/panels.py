"""What stands on the front page. Each panel is read for the person who looks, and only what they may see."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Value
from django.db.models.functions import Least
from django.urls import reverse

from claimsdb.claims.assignments import Assignment, Plan
from claimsdb.claims.models import Mention
from claimsdb.corpus.counts import CountOf
from claimsdb.corpus.models import Article
from claimsdb.desk.models import Carrying, Proposal
from claimsdb.desk.speakers import unknown_by_kind
from claimsdb.front.counts import MOST_COUNTED, ReviewedOf, bounded, counts, size, written
from claimsdb.front.models import Visit
from claimsdb.links.models import Conflict, ConflictQuerySet, Link, Question
from claimsdb.review.question_summary import Summary, summaries

# Rows of one panel.
SHOWN = 5
# The most disagreed are sought among so many of the newest cases that wait.
NEWEST = 200


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits: how much of it, and where."""

    words: str
    count: int
    url: str

    @property
    def number(self) -> str:
        """The count as people read it."""
        return f"{self.count:,}{' or more' if self.count >= MOST_COUNTED else ''}"


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A question on which sources disagree, and how far."""

    question: Question
    conflict: Conflict
    summary: Summary


def panels(person: User) -> dict[str, Any]:
    """Return what the front page shows this person: eight queries, and a write where they come anew."""
    if not person.has_perm("links.view_conflict"):
        return {}
    since = Visit.objects.since(person)
    numbers = numbers_for(person, since)
    return {
        "waiting": waiting(person, numbers),
        "mine": Conflict.objects.waiting().filter(assignee=person).with_subjects()[:SHOWN],
        "assigned": Assignment.objects.of(person).open().with_articles().order_by("pk")[:SHOWN],
        "since": since,
        "new": numbers["new"],
        "new_conflicts": opened_since(since).with_subjects()[:SHOWN],
        "disagreed": most_disagreed(),
        "glance": glance(numbers),
        "review_share": share_reviewed(numbers),
    }


def opened_since(since: datetime | None) -> ConflictQuerySet:
    """Return the conflicts opened since a person was here; all of them on a first visit."""
    return Conflict.objects.filter(opened__gt=since) if since else Conflict.objects.all()


def numbers_for(person: User, since: datetime | None) -> dict[str, int]:
    """Return every number of the page. One query."""
    newest = Mention.objects.shared().order_by("-pk").values("state")[:MOST_COUNTED]
    return counts(
        person,
        mine=bounded(Conflict.objects.waiting().filter(assignee=person)),
        assigned=bounded(Assignment.objects.of(person).open()),
        adjudicate=bounded(Plan.objects.filter(blind=True).in_state(Plan.State.FINISHED)),
        unknown=Least(sum(map(bounded, unknown_by_kind(person)), Value(0)), Value(MOST_COUNTED)),
        to_place=bounded(Carrying.objects.waiting().visible_to(person)),
        merges=bounded(Proposal.objects.waiting()),
        disputed=bounded(Link.objects.disputed()),
        queue=bounded(Link.objects.open()),
        new=bounded(opened_since(since)),
        conflicts=bounded(Conflict.objects.waiting()),
        articles=bounded(Article.objects.all()),
        articles_about=size(Article),
        mentions=bounded(Mention.objects.shared()),
        mentions_about=size(Mention),
        questions=bounded(Question.objects.all()),
        questions_about=size(Question),
        newest=CountOf(newest),
        reviewed=ReviewedOf(newest),
    )


def waiting(person: User, numbers: dict[str, int]) -> list[Waiting]:
    """Return what waits for a person, what is theirs first; nothing of what they may not do."""
    offered = [
        ("claims.change_mention", "articles assigned to you", "assigned", reverse("admin:claims_assignment_mine")),
        ("claims.adjudicate_plan", "articles to adjudicate", "adjudicate", listed("claims_plan", state="finished")),
        ("links.change_conflict", "conflicts assigned to you", "mine", listed("links_conflict", whose="mine")),
        ("links.settle_link", "links on which people differ", "disputed", reverse("admin:links_link_disputed")),
        ("links.add_decision", "suggested links to decide", "queue", reverse("admin:links_link_queue")),
        ("claims.change_mention", "quotations without a speaker", "unknown", reverse("admin:claims_speaker_unknown")),
        ("claims.add_mention", "mentions to place in a new version", "to_place", listed("desk_carrying", **WAITS)),
        ("claims.change_speaker", "speakers that may be one", "merges", listed("desk_proposal", **WAITS)),
    ]
    return [
        Waiting(words, numbers[name], url) for permission, words, name, url in offered if person.has_perm(permission)
    ]


WAITS = {"state__exact": "waiting"}


def listed(changelist: str, **filters: str) -> str:
    """Return the address of a list, narrowed."""
    return reverse(f"admin:{changelist}_changelist", query=filters or None)


def most_disagreed() -> list[Disagreement]:
    """Return the questions whose figures are furthest apart, among the newest cases that wait. Three queries."""
    cases = Conflict.objects.waiting().filter(question__isnull=False).select_related("question")
    by_question = {case.question_id: case for case in cases.order_by("-pk")[:NEWEST]}
    found = summaries(key for key in by_question if key)
    furthest = sorted(found.items(), key=lambda item: (-item[1].disagreement, -item[0]))[:SHOWN]
    rows = ((by_question[key], numbers) for key, numbers in furthest)
    return [Disagreement(case.question, case, numbers) for case, numbers in rows if case.question]


def glance(numbers: dict[str, int]) -> list[tuple[str, str, str]]:
    """Return what the corpus holds: the words, how many, and where."""
    lists = {"articles": "corpus_article", "mentions": "claims_mention", "questions": "links_question"}
    rows = [(name, written(numbers[name], numbers[f"{name}_about"]), listed(view)) for name, view in lists.items()]
    conflicts = written(numbers["conflicts"], numbers["conflicts"])
    return [*rows, ("conflicts that wait", conflicts, listed("links_conflict"))]


def share_reviewed(numbers: dict[str, int]) -> dict[str, Any] | None:
    """Return what share of the newest mentions people have accepted or rejected; None without any."""
    if not numbers["newest"]:
        return None
    share = numbers["reviewed"] / numbers["newest"]
    return {"percent": int(100 * share), "all": numbers["newest"] < MOST_COUNTED, "of": f"{numbers['newest']:,}"}

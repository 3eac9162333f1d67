"""What stands on the front page. Each panel is read for the person who looks, and only what they may see."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.urls import reverse

from claimsdb.claims.models import Mention
from claimsdb.corpus.models import Article
from claimsdb.front.counts import MOST_COUNTED, counts, sizes, written
from claimsdb.front.models import Visit
from claimsdb.links.models import Conflict, Link, Question
from claimsdb.review.question_summary import Summary, summaries

# Rows of one panel.
SHOWN = 5
# The most disagreed are sought among so many of the newest cases that are open.
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
        return written(self.count)


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
        "since": since,
        "new": numbers["new"],
        "new_conflicts": opened_since(since).with_subjects()[:SHOWN],
        "disagreed": most_disagreed(),
        "glance": glance(numbers),
        "review_share": share_reviewed(numbers),
    }


def opened_since(since: datetime | None) -> Any:
    """Return the conflicts opened since a person was here; all of them on a first visit."""
    return Conflict.objects.filter(opened__gt=since) if since else Conflict.objects.all()


def numbers_for(person: User, since: datetime | None) -> dict[str, int]:
    """Return every count of the page. One query."""
    newest = Mention.objects.filter(pk__in=Mention.objects.order_by("-pk").values("pk")[:MOST_COUNTED])
    return counts(
        person,
        mine=Conflict.objects.waiting().filter(assignee=person),
        disputed=Link.objects.disputed(),
        queue=Link.objects.open(),
        new=opened_since(since),
        unfinished=Conflict.objects.waiting(),
        articles=Article.objects.all(),
        mentions=Mention.objects.all(),
        newest=newest,
        reviewed=newest.exclude(state=Mention.State.SUGGESTED),
        questions=Question.objects.all(),
    )


def waiting(person: User, numbers: dict[str, int]) -> list[Waiting]:
    """Return what waits for a person, what is theirs first; nothing of what they may not do."""
    rows = []
    if person.has_perm("links.change_conflict"):
        rows.append(Waiting("conflicts assigned to you", numbers["mine"], listed("links_conflict", whose="mine")))
    if person.has_perm("links.settle_link"):
        url = listed("links_link", state__exact=Link.State.DISPUTED)
        rows.append(Waiting("links on which people differ", numbers["disputed"], url))
    if person.has_perm("links.add_decision"):
        url = listed("links_link", state__exact=Link.State.OPEN)
        rows.append(Waiting("suggested links to decide", numbers["queue"], url))
    return rows


def listed(changelist: str, **filters: str) -> str:
    """Return the address of a list, narrowed."""
    return reverse(f"admin:{changelist}_changelist", query=filters or None)


def most_disagreed() -> list[Disagreement]:
    """Return the questions whose figures are furthest apart, among the newest open cases. Three queries."""
    cases = Conflict.objects.waiting().filter(question__isnull=False).select_related("question")
    by_question = {case.question_id: case for case in cases.order_by("-pk")[:NEWEST]}
    found = summaries(key for key in by_question if key)
    furthest = sorted(found.items(), key=lambda item: (-item[1].disagreement, -item[0]))[:SHOWN]
    rows = ((by_question[key], numbers) for key, numbers in furthest)
    return [Disagreement(case.question, case, numbers) for case, numbers in rows if case.question]


def glance(numbers: dict[str, int]) -> list[tuple[str, str, str]]:
    """Return what the corpus holds: the words, how many, and where. One query more for large tables."""
    large = numbers["articles"] >= MOST_COUNTED or numbers["mentions"] >= MOST_COUNTED
    about = sizes(Article, Mention, Question) if large else {}
    tables = [
        ("articles", Article, "corpus_article"),
        ("mentions", Mention, "claims_mention"),
        ("questions", Question, "links_question"),
    ]
    rows = [
        (words, written(numbers[words], about.get(table._meta.db_table)), listed(view)) for words, table, view in tables
    ]
    return [*rows, ("unfinished conflicts", written(numbers["unfinished"]), listed("links_conflict"))]


def share_reviewed(numbers: dict[str, int]) -> dict[str, Any] | None:
    """Return what share of the newest mentions people have accepted or rejected; None without any."""
    if not numbers["newest"]:
        return None
    share = numbers["reviewed"] / numbers["newest"]
    return {"percent": int(100 * share), "all": numbers["newest"] < MOST_COUNTED, "of": f"{numbers['newest']:,}"}

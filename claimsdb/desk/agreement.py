"""How far people agree: per article and per pair, on what they marked blind and on how they decided links."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from claimsdb.claims.models import Mention, Plan
from claimsdb.desk.side_by_side import marked, own_mentions
from claimsdb.evaluation.agreement import Compared, Judgement, alpha_by_pair, compare
from claimsdb.links.models import Decision

# The columns of the figures, in the page, the CSV and the JSON.
COLUMNS = ["article", "title", "one", "other", "figure", "same", "of", "value"]


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of two people, of one article or, where there is none, of all that they both annotated."""

    one: str
    other: str
    rows: list[dict[str, Any]]
    article: int | None = None
    title: str = ""

    def lines(self) -> list[dict[str, Any]]:
        """Return a flat line for each figure, ready for CSV and JSON."""
        head = {"article": self.article, "title": self.title, "one": self.one, "other": self.other}
        return [head | row for row in self.rows]


def finished_plans(limit: int | None = None) -> list[Plan]:
    """Return the blind plans of which both annotators are done, the latest first."""
    plans = Plan.objects.filter(blind=True).with_people()
    done = plans.in_state(Plan.State.FINISHED) | plans.in_state(Plan.State.ADJUDICATED)
    return list(done.order_by("-pk")[:limit])


def agreement(plans: Iterable[Plan]) -> list[Figures]:
    """Return the figures of every pair over all these plans' articles, then those of each article.

    The plans come with their people and articles; the mentions take one query more, and the decisions one.
    """
    done = [plan for plan in plans if len(plan.assignments.all()) == 2]
    own: dict[tuple[int, int | None], list[Mention]] = defaultdict(list)
    for mention in own_mentions(done):
        own[mention.article_id, mention.private_to_id].append(mention)
    pooled: dict[tuple[str, str], Compared] = defaultdict(Compared)
    each = []
    for plan in done:
        one, other = sorted((assignment.person for assignment in plan.assignments.all()), key=lambda who: who.username)
        sides = [[marked(mention) for mention in own[plan.article_id, who.pk]] for who in (one, other)]
        compared = compare(*sides)
        names = (one.get_username(), other.get_username())
        pooled[names] += compared
        each.append(Figures(*names, compared.rows(), plan.article_id, str(plan.article)))
    relations = relations_by_pair()
    pairs = sorted({*pooled, *relations})
    together = [
        Figures(*pair, [*(pooled[pair].rows() if pair in pooled else []), *relations.get(pair, [])]) for pair in pairs
    ]
    return [*together, *each]


# Decisions in memory at once are few and small: three short values each. The newest tell how people agree now.
MOST_DECISIONS = 100_000


def relations_by_pair() -> dict[tuple[str, str], list[dict[str, Any]]]:
    """Return every pair's agreement on the relations of the links that both decided, by their last words."""
    newest = Decision.objects.order_by("-pk").values_list("person__username", "link", "relation")[:MOST_DECISIONS]
    judgements: list[Judgement] = list(reversed(newest))
    return {
        (str(one), str(other)): [{"figure": "relations", "same": found.same, "of": found.of, "value": found.alpha}]
        for (one, other), found in alpha_by_pair(judgements).items()
    }

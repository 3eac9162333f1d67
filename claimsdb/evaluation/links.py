"""Which mentions of different articles answer the same question, and how they stand."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from claimsdb.evaluation.calibration import Judged
from claimsdb.evaluation.found import End, Suggested
from claimsdb.evaluation.gold import SAME_QUESTION, Links, Pair
from claimsdb.evaluation.result import Agreement, Result, Share
from claimsdb.evaluation.spans import overlap

# So many of the suggestions for a claim a reviewer may read.
FIRST = (1, 5, 10)

RELATIONS = {"same question": SAME_QUESTION} | {name: frozenset({name}) for name in ("conflict", "update", "match")}


@dataclass(frozen=True, slots=True)
class Placed:
    """A suggestion between annotated articles: the annotated mentions, or its own words where an end is none."""

    pair: Pair
    relation: str
    score: float | None


def score_claim_links(gold: Links, found: Iterable[Suggested]) -> list[Result]:
    """Score suggestions between claims, best first."""
    placed = placed_among(gold, found, "claim")
    return [
        *(score_relation(name, gold, placed, relations) for name, relations in RELATIONS.items()),
        *(partner_among(gold, placed, first) for first in FIRST),
        conflicted_questions(gold, placed),
        true_alarms(gold, placed),
    ]


def score_quotation_links(gold: Links, found: Iterable[Suggested]) -> list[Result]:
    """Score suggestions between quotations."""
    placed = placed_among(gold, found, "quotation")
    return [
        score_relation("quotations, same utterance", gold, placed, frozenset({"match"})),
        score_relation("quotations that contradict", gold, placed, frozenset({"conflict"})),
    ]


def placed_among(gold: Links, found: Iterable[Suggested], kind: str) -> list[Placed]:
    """The suggestions of the same question, with the mentions that they end on; each pair once, as first suggested."""
    placed: dict[Pair, Placed] = {}
    for each in found:
        asked = each.kind == kind and each.relation in SAME_QUESTION and each.left.article != each.right.article
        if asked and each.left.article in gold.ends and each.right.article in gold.ends:
            pair = pair_at(gold, each.left, each.right)
            placed.setdefault(pair, Placed(pair, each.relation, each.score))
    return list(placed.values())


def pair_at(gold: Links, left: End, right: End) -> Pair:
    """The annotated mentions at two ends; where either is none, the places of both."""
    mentions = mention_at(gold, left), mention_at(gold, right)
    return frozenset(mentions) if all(mentions) else frozenset((str(left), str(right)))


def mention_at(gold: Links, end: End) -> str:
    """The annotated mention that an end overlaps most, "" where there is none."""
    best = max(gold.ends[end.article], key=lambda mention: overlap(mention.span, end.span))
    return best.id if overlap(best.span, end.span) else ""


def score_relation(name: str, gold: Links, placed: list[Placed], relations: frozenset[str]) -> Agreement:
    """How many of the pairs suggested with one of these relations are annotated with one of them."""
    annotated = {pair for pair, relation in gold.relations.items() if relation in relations}
    given = {each.pair for each in placed if each.relation in relations}
    return Agreement(name, len(annotated & given), len(given), len(annotated))


def partner_among(gold: Links, placed: list[Placed], first: int) -> Share:
    """Of the mentions with an answer in another article: whose first suggestions hold one."""
    partners = neighbours(gold.relations)
    suggested = neighbours(each.pair for each in placed)
    right = sum(any(each in partners[mention] for each in suggested[mention][:first]) for mention in partners)
    return Share(f"partner among the first {first}", right, len(partners))


def neighbours(pairs: Iterable[Iterable[str]]) -> Mapping[str, list[str]]:
    """By mention, those that it is paired with, in the order of the pairs."""
    lists: dict[str, list[str]] = defaultdict(list)
    for left, right in pairs:
        lists[left].append(right)
        lists[right].append(left)
    return lists


def conflicted_questions(gold: Links, placed: list[Placed]) -> Share:
    """Of the questions with a conflict in them: those that a suggested conflict is true of."""
    conflicts = {pair: gold.questions[min(pair)] for pair, relation in gold.relations.items() if relation == "conflict"}
    found = {conflicts[each.pair] for each in placed if each.relation == "conflict" and each.pair in conflicts}
    return Share("conflicted questions found", len(found), len(set(conflicts.values())))


def true_alarms(gold: Links, placed: list[Placed]) -> Share:
    """Of the suggested conflicts: those that are annotated as such."""
    alarms = [each for each in placed if each.relation == "conflict"]
    return Share(
        "conflict alarms that are true",
        sum(gold.relations.get(each.pair) == "conflict" for each in alarms),
        len(alarms),
    )


def judged_links(gold: Links, found: Iterable[Suggested]) -> list[Judged]:
    """The score of each suggestion between claims, and whether they answer the same question."""
    placed = placed_among(gold, found, "claim")
    return [(each.score, each.pair in gold.relations) for each in placed if each.score is not None]

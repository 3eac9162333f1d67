"""How a folder of annotations says that mentions of different articles answer the same question.

Either by naming the question of each claim, and then the pairs that do not simply match (``questions.jsonl``,
``relations.jsonl``), or pair by pair (``links.jsonl``).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from pathlib import Path

from claimsdb.evaluation.gold import NOBODY_QUOTED, SAME_QUESTION, Links, Pair
from claimsdb.evaluation.lines import Line, optional_lines
from claimsdb.evaluation.mentions import Claim, Quotation

# The annotators' words for how two quotations stand; of claims they use ours.
RELATIONS = {"same": "match", "contradicts": "conflict"}
KNOWN = SAME_QUESTION | {"related", "different"}


def links_of_claims(folder: Path, claims: Mapping[str, Claim]) -> Links | None:
    """The links between claims, None where the folder has none."""
    if (folder / "links.jsonl").exists():
        return links_of_pairs(folder, "claim", claims)
    questions = {claim.id: claim.question for claim in claims.values() if claim.question}
    check_questions(folder, questions)
    return links_of_questions(folder, claims, questions) if questions else None


def links_of_quotations(folder: Path, quotations: Mapping[str, Quotation]) -> Links | None:
    """The links between quotations, None where the folder has none."""
    said = {each.id: each for each in quotations.values()}
    return links_of_pairs(folder, "quotation", said) if (folder / "links.jsonl").exists() else None


def links_of_questions(folder: Path, claims: Mapping[str, Claim], questions: Mapping[str, str]) -> Links:
    """Any two claims of a question in different articles match, unless the folder says otherwise."""
    named = dict(relations_of(optional_lines(folder / "relations.jsonl"), claims))
    members: dict[str, list[str]] = defaultdict(list)
    for claim, question in questions.items():
        members[question].append(claim)
    pairs = [frozenset(pair) for group in members.values() for pair in combinations(group, 2) if apart(pair, claims)]
    return Links(ends_of(claims), {pair: named.get(pair, "match") for pair in pairs}, questions)


def links_of_pairs(folder: Path, kind: str, mentions: Mapping[str, Claim | Quotation]) -> Links:
    """The links of one kind as they are named; what they connect, within an article too, is a question."""
    lines = [line for line in optional_lines(folder / "links.jsonl") if kind_of(line) == kind]
    same = {pair: relation for pair, relation in relations_of(lines, mentions) if relation in SAME_QUESTION}
    across = {pair: relation for pair, relation in same.items() if apart(tuple(pair), mentions)}
    return Links(ends_of(mentions), across, connected(same))


def kind_of(line: Line) -> str:
    """What a link is between."""
    kind = line.words("type")
    if kind not in ("claim", "quotation"):
        raise line.wrong('"type" is neither "claim" nor "quotation"')
    return kind


def relations_of(lines: Iterable[Line], mentions: Mapping[str, object]) -> Iterator[tuple[Pair, str]]:
    """Each pair that is named, and how it stands."""
    for line in lines:
        left, right = line.key("left"), line.key("right")
        for end in (left, right):
            if end not in mentions:
                raise line.wrong(f"nothing is annotated as {end}")
        if left == right:
            raise line.wrong(f"{left} stands on both sides")
        relation = RELATIONS.get(line.words("relation"), line.words("relation"))
        if relation not in KNOWN:
            raise line.wrong(f'"relation" is none of {", ".join(sorted({*KNOWN, *RELATIONS}))}')
        yield frozenset((left, right)), relation


def check_questions(folder: Path, questions: Mapping[str, str]) -> None:
    """Raise BadLineError where a claim names a question that the folder does not list, if it lists any."""
    listed = {line.key("question") for line in optional_lines(folder / "questions.jsonl")}
    for line in optional_lines(folder / "claims.jsonl"):
        question = questions.get(line.key("id"))
        if listed and question and question not in listed:
            raise line.wrong(f"questions.jsonl has no {question}")


def apart(pair: tuple[str, ...], mentions: Mapping[str, Claim | Quotation]) -> bool:
    """Whether two mentions are of different articles."""
    left, right = pair
    return mentions[left].article != mentions[right].article


def ends_of(mentions: Mapping[str, Claim | Quotation]) -> dict[str, list[Claim | Quotation]]:
    """By article, the mentions that a link can end on."""
    ends: dict[str, list[Claim | Quotation]] = defaultdict(list)
    for mention in mentions.values():
        if not (isinstance(mention, Quotation) and mention.kind == NOBODY_QUOTED):
            ends[mention.article].append(mention)
    return dict(ends)


def connected(pairs: Iterable[Pair]) -> dict[str, str]:
    """By mention, its question: the first of all that pairs connect, straight or over others."""
    groups: dict[str, set[str]] = {}
    for pair in pairs:
        together = set().union(*(groups.get(each, {each}) for each in pair))
        groups |= dict.fromkeys(together, together)
    return {each: min(group) for each, group in groups.items()}

"""The five articles from their files to the conflicts among them: what ``manage.py demo`` does and prints."""

import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.contrib.auth.models import Group, User

from claimsdb.claims.figures import figure
from claimsdb.claims.models import Mention
from claimsdb.corpus.models import Article
from claimsdb.links.models import Link
from claimsdb.links.records import Record
from claimsdb.matching.record import ClaimRecord
from claimsdb.matching.suggestion import SAME_QUESTION, Relation, Suggestion

PEOPLE = ["annotator", "reviewer", "manager"]

HEADINGS = {
    Relation.CONFLICT: "CONFLICTS: one question, and both cannot be true",
    Relation.UPDATE: "UPDATES: one question, a later state of it",
    Relation.MATCH: "MATCHES: one question, and the sources agree",
}


def make_people(password: str) -> str:
    """Make the demo's users, in their groups; returns the password that they have, or "" where it was kept."""
    fresh = password or secrets.token_urlsafe(12)
    changed = False
    for name in PEOPLE:
        person, made = User.objects.get_or_create(username=name)
        if password or made or not person.has_usable_password():
            person.set_password(fresh)
            changed = True
        person.is_staff = True
        person.save()
        person.groups.set(Group.objects.filter(name=name))
    return fresh if changed else ""


@dataclass(frozen=True, slots=True)
class Found:
    """A suggestion with both of its ends."""

    suggestion: Suggestion
    left: Record
    right: Record


def found(suggestions: Iterable[Suggestion], records: dict[int | str, Record]) -> list[Found]:
    """Return suggestions with their ends, without those that merely relate."""
    return [
        Found(suggestion, records[suggestion.left], records[suggestion.right])
        for suggestion in suggestions
        if suggestion.relation in SAME_QUESTION
    ]


def describe(found: Iterable[Found], articles: dict[int | str, Article]) -> Iterator[str]:
    """The suggestions for people: each relation under its heading, each pair with its sentences and its reasons."""
    by_relation: dict[Relation, list[Found]] = {relation: [] for relation in HEADINGS}
    for item in found:
        by_relation[item.suggestion.relation].append(item)
    for relation, heading in HEADINGS.items():
        yield ""
        yield f"{heading} ({len(by_relation[relation])})"
        for number, item in enumerate(by_relation[relation], start=1):
            yield ""
            yield f"  {number}. score {item.suggestion.score:.2f}: {' '.join(item.suggestion.reasons)}"
            yield from describe_end(item.left, articles)
            yield from describe_end(item.right, articles)


def describe_end(record: Record, articles: dict[int | str, Article]) -> Iterator[str]:
    """One side of a pair: its figure, source, date, speaker, and the sentence with the words marked."""
    article = articles[record.article]
    words = figure(record) if isinstance(record, ClaimRecord) else "quotation"
    said = f", {record.speaker}" if record.speaker else ""
    yield f"     {words}: {article.source}, {article.published or 'no date'}{said}"
    before, _, after = record.sentence.partition(record.exact)
    yield f"       {' '.join(f'{before}[[{record.exact}]]{after}'.split())}"


@dataclass(frozen=True, slots=True)
class Comparison:
    """How suggestions stand to what an annotator decided between the same articles, by pairs of claims."""

    annotated: int
    found: int
    same_relation: int
    besides: int
    conflicts_besides: int


def compare(found: Iterable[Found], annotator: User) -> Comparison:
    """Count which of an annotator's claim links between articles were found, and what was suggested besides.

    An end is found where the engine's words overlap the annotator's.
    """
    links = Link.objects.with_mentions().filter(decisions__person=annotator, left__kind=Mention.Kind.CLAIM)
    annotated = {
        (link.left_id, link.right_id): link.relation
        for link in links.filter(relation__in=SAME_QUESTION)
        if link.left.article_id != link.right.article_id
    }
    marked = list(Mention.objects.live().filter(annotator=annotator, kind=Mention.Kind.CLAIM))
    hits: dict[tuple[int, int], str] = {}
    besides = []
    for item in found:
        if isinstance(item.left, ClaimRecord):
            ends = sorted(key for record in (item.left, item.right) if (key := marked_as(record, marked)))
            pair = (ends[0], ends[1]) if len(ends) == 2 else (0, 0)
            if pair in annotated:
                hits.setdefault(pair, item.suggestion.relation)
            else:
                besides.append(item.suggestion.relation)
    same = sum(annotated[pair] == relation for pair, relation in hits.items())
    return Comparison(len(annotated), len(hits), same, len(besides), besides.count(Relation.CONFLICT))


def marked_as(record: Record, marked: Iterable[Mention]) -> int | None:
    """Return the key of the annotator's mention that overlaps the record's words."""
    for mention in marked:
        if mention.article_id == record.article and mention.start < record.end and record.start < mention.end:
            return mention.pk
    return None

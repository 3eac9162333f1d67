"""Rows out: the one place where exports meet the database. A batch at a time, in a bounded number of queries each."""

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from claimsdb.claims.models import Alias, Measure, Mention, Speaker
from claimsdb.corpus.models import Source
from claimsdb.exchange.rows import (
    Answered,
    ArticleRow,
    ClaimRow,
    CommentRow,
    ConflictRow,
    DecisionRow,
    Joined,
    LinkRow,
    Marked,
    Marks,
    MeasureRow,
    QuestionRow,
    QuotationRow,
    RankRow,
    Row,
    SourceRow,
    SpeakerRow,
)
from claimsdb.exchange.stored.keyed import (
    articles_of,
    batches,
    claims_of,
    ends_of,
    keys_of,
    links_of,
    quotations_of,
    with_articles,
)
from claimsdb.exchange.stored.selection import Selection
from claimsdb.links.models import Answer, Comment, Conflict, Decision, Link, Question, Rank

# Articles bring their texts: tens of kilobytes each.
ARTICLES = 50

Progress = Callable[[int, int], object]

CASE = ["state", "due", "outcome", "resolved_low", "resolved_best", "resolved_high", "reason", "opened", "changed"]


def silent(done: int, total: int) -> None:
    """Show no progress."""


def holds(ids: "array[int]", key: int) -> bool:
    """Whether a key is among sorted keys."""
    at = bisect_left(ids, key)
    return at < len(ids) and ids[at] == key


class StoredRows:
    """The rows of a selection, as ``rows.Rows`` asks for them. ``progress`` is told rows done and in all."""

    def __init__(self, selection: Selection, progress: Progress = silent) -> None:
        self.selection = selection
        self.progress = progress
        self.done = 0

    def table(self, name: str) -> Iterator[Row]:
        """Give the rows of one table, in the order of their making."""
        rows: Iterator[Row] = getattr(self, name)()
        return rows

    def told(self, number: int) -> None:
        """Tell how far the reading is."""
        self.done += number
        self.progress(self.done, self.selection.size)

    def sources(self) -> Iterator[SourceRow]:
        """Give the sources of the articles."""
        for keys in batches(self.selection.sources):
            fields = ["slug", "name", "kind", "country", "homepage"]
            for row in Source.objects.filter(pk__in=keys).order_by("pk").values(*fields):
                yield SourceRow(**row)

    def speakers(self) -> Iterator[SpeakerRow]:
        """Give the speakers, with their other names."""
        for keys in batches(self.selection.speakers):
            aliases: dict[int, list[str]] = defaultdict(list)
            for speaker, name in Alias.objects.filter(speaker__in=keys).order_by("name").values_list("speaker", "name"):
                aliases[speaker].append(name)
            fields = ["pk", "name", "kind", "wikidata", "merged_into__name"]
            for pk, name, kind, wikidata, into in (
                Speaker.objects.filter(pk__in=keys).order_by("pk").values_list(*fields)
            ):
                yield SpeakerRow(name=name, kind=kind, wikidata=wikidata, aliases=aliases[pk], merged_into=into)

    def measures(self) -> Iterator[MeasureRow]:
        """Give the measures."""
        for keys in batches(self.selection.measures):
            fields = ["slug", "name", "dimension", "base_unit", "cumulative", "words"]
            for row in Measure.objects.filter(pk__in=keys).order_by("pk").values(*fields):
                yield MeasureRow(**row)

    def articles(self) -> Iterator[ArticleRow]:
        """Give the articles, with their texts."""
        for keys in batches(self.selection.articles, ARTICLES):
            yield from articles_of(keys).values()
            self.told(len(keys))

    def quotations(self) -> Iterator[QuotationRow]:
        """Give the quotations."""
        for keys in batches(self.selection.mentions):
            yield from quotations_of(keys).values()
            self.told(len(keys))

    def claims(self) -> Iterator[ClaimRow]:
        """Give the claims."""
        for keys in batches(self.selection.mentions):
            yield from claims_of(keys).values()
            self.told(len(keys))

    def links(self) -> Iterator[LinkRow]:
        """Give the links."""
        for keys in batches(self.selection.links):
            yield from links_of(keys)
            self.told(len(keys))

    def decisions(self) -> Iterator[DecisionRow]:
        """Give the decisions of the links, those of a link in the order of their making."""
        fields = ["pk", "link", "person__username", "relation", "note", "settles", "time"]
        chosen = self.selection.decisions
        for keys in batches(self.selection.links):
            ends = ends_of(keys)
            for pk, link, person, relation, note, settles, time in (
                Decision.objects.filter(link__in=keys).order_by("link", "pk").values_list(*fields)
            ):
                if chosen is not None and not holds(chosen, pk):
                    continue
                left, right = ends[link]
                yield DecisionRow(
                    left=left, right=right, person=person, relation=relation, note=note, settles=settles, time=time
                )

    def questions(self) -> Iterator[QuestionRow]:
        """Give the questions, with those of their claims that are selected."""
        for keys in batches(self.selection.questions):
            yield from self.questions_of(keys)

    def questions_of(self, keys: list[int]) -> Iterator[QuestionRow]:
        """Give the questions of some keys."""
        claims = self.claims_by_question(keys)
        rows = Question.objects.filter(pk__in=keys).order_by("pk").values_list("pk", "text", "renamed", "measure__slug")
        for pk, text, renamed, measure in rows:
            if claims[pk]:
                yield QuestionRow(key=claims[pk][0], text=text, renamed=renamed, measure=measure, claims=claims[pk])

    def conflicts(self) -> Iterator[ConflictRow]:
        """Give the conflicts."""
        for keys in batches(self.selection.conflicts):
            rows = Conflict.objects.filter(pk__in=keys).order_by("pk").select_related("assignee", "opened_by")
            cases, preferred = self.cases(keys), keys_of(row.preferred_id for row in rows)
            for row in rows:
                yield ConflictRow(
                    **cases[row.pk],
                    assignee=row.assignee.get_username() if row.assignee else None,
                    opened_by=row.opened_by.get_username() if row.opened_by else None,
                    preferred=preferred.get(row.preferred_id or 0),
                    **{name: getattr(row, name) for name in CASE},
                )

    def ranks(self) -> Iterator[RankRow]:
        """Give the ranks of the claims of the conflicts."""
        for keys in batches(self.selection.conflicts):
            rows = Rank.objects.filter(conflict__in=keys).order_by("conflict", "pk")
            cases, mentions = self.cases(keys), keys_of(row.mention_id for row in rows)
            for row in rows:
                yield RankRow(**cases[row.conflict_id], mention=mentions[row.mention_id], level=row.level, why=row.why)

    def comments(self) -> Iterator[CommentRow]:
        """Give what people said of the conflicts."""
        for keys in batches(self.selection.conflicts):
            cases = self.cases(keys)
            for row in Comment.objects.filter(conflict__in=keys).order_by("conflict", "pk").select_related("person"):
                person = row.person.get_username()
                yield CommentRow(**cases[row.conflict_id], person=person, text=row.text, time=row.time)

    def cases(self, conflicts: list[int]) -> dict[int, dict[str, Any]]:
        """Return what names each of some conflicts: its question, or its two ends."""
        rows = list(Conflict.objects.filter(pk__in=conflicts).values_list("pk", "question", "link"))
        claims = self.claims_by_question([question for _, question, _ in rows if question])
        ends = ends_of([link for *_, link in rows if link])
        found = {}
        for pk, question, link in rows:
            left, right = ends.get(link, (None, None))
            found[pk] = {"question": next(iter(claims[question]), None), "left": left, "right": right}
        return found

    def claims_by_question(self, questions: Iterable[int]) -> dict[int, list[str]]:
        """Return the sorted keys of the selected claims that answer each question."""
        answers = [
            (question, claim)
            for question, claim in Answer.objects.filter(question__in=questions).values_list("question", "claim")
            if holds(self.selection.mentions, claim)
        ]
        keys = keys_of(claim for _, claim in answers)
        found: dict[int, list[str]] = defaultdict(list)
        for question, claim in answers:
            found[question].append(keys[claim])
        for claims in found.values():
            claims.sort()
        return found

    def marked(self) -> Iterator[Marked]:
        """Give each article with its selected mentions, and the selected links between two of them."""
        for keys in batches(self.selection.articles, ARTICLES):
            mentions = self.mentions_by_article(keys)
            within = Link.objects.filter(left__article__in=keys, right__article__in=keys)
            pairs = [
                (pk, article)
                for pk, article, other in within.order_by("pk").values_list("pk", "left__article", "right__article")
                if article == other and holds(self.selection.links, pk)
            ]
            links: dict[int, list[LinkRow]] = defaultdict(list)
            for (_, article), link in zip(pairs, links_of([pk for pk, _ in pairs]), strict=True):
                links[article].append(link)
            for pk, row in articles_of(keys).items():
                yield Marked(article=row, mentions=mentions[pk], links=links[pk])
                self.told(1 + len(mentions[pk]))

    def joined(self) -> Iterator[Joined]:
        """Give the links, each with its ends, in the order of their making."""
        for keys in batches(self.selection.links):
            pairs = Link.objects.filter(pk__in=keys).order_by("pk").values_list("left", "right")
            ends = with_articles(end for pair in pairs for end in pair)
            for link, (left, right) in zip(links_of(keys), pairs, strict=True):
                first, second = sorted((ends[left], ends[right]), key=lambda end: end[0].key)
                yield Joined(link=link, ends=(first, second))
            self.told(len(keys))

    def answered(self) -> Iterator[Answered]:
        """Give the questions, each with its claims and its case."""
        cases = {row.question: row for row in self.conflicts() if row.question}
        for keys in batches(self.selection.questions):
            answers = Answer.objects.filter(question__in=keys).values_list("claim", flat=True)
            claims = with_articles(claim for claim in answers if holds(self.selection.mentions, claim))
            by_key = {row.key: (row, article) for row, article in claims.values() if isinstance(row, ClaimRow)}
            for question in self.questions_of(keys):
                yield Answered(
                    question=question,
                    claims=[by_key[claim] for claim in question.claims],
                    conflict=cases.get(question.key),
                )

    def mentions_by_article(self, articles: list[int]) -> dict[int, list[Marks]]:
        """Return the selected mentions of some articles, in the order of their texts."""
        order = ["article", "start", "end", "kind", "pk"]
        places = [
            (article, pk)
            for article, pk in Mention.objects.filter(article__in=articles)
            .order_by(*order)
            .values_list("article", "pk")
            if holds(self.selection.mentions, pk)
        ]
        rows: dict[int, Marks] = {}
        for keys in batches(array("q", [pk for _, pk in places])):
            rows |= quotations_of(keys)
            rows |= claims_of(keys)
        found: dict[int, list[Marks]] = defaultdict(list)
        for article, pk in places:
            if pk in rows:
                found[article].append(rows[pk])
        return found

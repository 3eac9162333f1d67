"""Rows out: the one place where exports meet the database. A batch at a time, in a bounded number of queries each."""

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from django.db.models import Value

from claimsdb.claims.models import Alias, Claim, Measure, Mention, Quotation, Speaker
from claimsdb.corpus.models import Article, Source
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
    article_key,
    mention_key,
)
from claimsdb.exchange.stored.selection import Selection
from claimsdb.links.models import Answer, Comment, Conflict, Decision, Link, Question, Rank

# Some 5 MB of rows in memory, and queries few enough that their number costs nothing.
BATCH = 1_000
# Articles bring their texts: tens of kilobytes each.
ARTICLES = 50

Progress = Callable[[int, int], object]

ARTICLE = ["source__slug", "title", "url", "authors", "published", "language", "text", "sha256"]
ARTICLE_ORIGIN = ["revises__source__slug", "revises__sha256", "derived_from__source__slug", "derived_from__sha256"]
MENTION = ["article__source__slug", "article__sha256", "start", "end", "exact", "prefix", "suffix", "speaker__name"]
MENTION += ["speaker_start", "speaker_end", "cue", "via__name", "state", "touched", "origin", "annotator__username"]
MENTION += ["private_to__username", "carried_from", "confidence", "added", "changed"]
CLAIM = ["measure__slug", "subject", "place", "value", "low", "high", "comparator", "hedge", "unit"]
CLAIM += ["base_value", "base_low", "base_high", "base_unit", "period_start", "period_end"]
PLACE = ["article__source__slug", "article__sha256", "kind", "start", "end", "private_to__username"]
CASE = ["state", "due", "outcome", "resolved_low", "resolved_best", "resolved_high", "reason", "opened", "changed"]


NO_TEXT = "no_text"


def silent(done: int, total: int) -> None:
    """Show no progress."""


def batches(ids: "array[int]", size: int = BATCH) -> Iterator[list[int]]:
    """Give keys in lists of at most ``size``."""
    for start in range(0, len(ids), size):
        yield ids[start : start + size].tolist()


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


def with_articles(mentions: Iterable[int | None]) -> dict[int, tuple[Marks, ArticleRow]]:
    """Return mentions by their keys, each with its article; the texts stay behind."""
    found: dict[int, tuple[Marks, ArticleRow]] = {}
    for keys in batches(array("q", sorted({mention for mention in mentions if mention}))):
        printed = dict(Mention.objects.filter(pk__in=keys).values_list("pk", "article"))
        articles = articles_of(set(printed.values()), texts=False)
        rows: dict[int, Marks] = {**quotations_of(keys), **claims_of(keys)}
        found |= {pk: (row, articles[printed[pk]]) for pk, row in rows.items()}
    return found


def articles_of(keys: Iterable[int], *, texts: bool = True) -> dict[int, ArticleRow]:
    """Return articles by their keys, in the order of their making, with or without their texts."""
    fields = ["pk", *ARTICLE, *ARTICLE_ORIGIN, "extracted_by", "added"]
    rows = Article.objects.filter(pk__in=keys).order_by("pk")
    if not texts:
        fields[fields.index("text")] = NO_TEXT
        rows = rows.annotate(**{NO_TEXT: Value("")})
    found = {}
    for pk, *values in rows.values_list(*fields):
        named = dict(zip(["source", *ARTICLE[1:]], values, strict=False))
        revises, derived = values[8:10], values[10:12]
        found[pk] = ArticleRow(
            key=article_key(named["source"], named["sha256"]),
            revises=article_key(*revises) if revises[0] else None,
            derived_from=article_key(*derived) if derived[0] else None,
            extracted_by=values[12],
            added=values[13],
            **named,
        )
    return found


MENTION_NAMES = [*MENTION[2:7], "speaker", "speaker_start", "speaker_end", "cue", "via", "state", "touched", "origin"]
MENTION_NAMES += ["annotator", "private_to", "carried_from", "confidence", "added", "changed"]
CARRIED = MENTION.index("carried_from") - len(MENTION)  # its place in a row that ends with these


def words_of(kind: str, values: tuple, keys: Mapping[int, str]) -> dict[str, Any]:
    """Return the columns that every mention has, from the values of ``MENTION``; ``keys`` are those of others."""
    source, sha256, *rest = values
    article = article_key(source, sha256)
    named = dict(zip(MENTION_NAMES, rest, strict=True))
    key = mention_key(article, kind, named["start"], named["end"], named["private_to"])
    return {"key": key, "article": article, **named, "carried_from": keys.get(named["carried_from"] or 0)}


def quotations_of(keys: list[int]) -> dict[int, QuotationRow]:
    """Return the quotations among some mentions, in the order of their making."""
    fields = ["pk", "style", "continues", *(f"mention__{name}" for name in MENTION)]
    rows = list(Quotation.objects.filter(pk__in=keys).order_by("pk").values_list(*fields))
    others = keys_of(other for row in rows for other in (row[2], row[CARRIED]))
    return {
        pk: QuotationRow(style=style, continues=others.get(continues), **words_of("quotation", tuple(words), others))
        for pk, style, continues, *words in rows
    }


def claims_of(keys: list[int]) -> dict[int, ClaimRow]:
    """Return the claims among some mentions, in the order of their making."""
    fields = ["pk", "quotation", "converts", *CLAIM, *(f"mention__{name}" for name in MENTION)]
    rows = list(Claim.objects.filter(pk__in=keys).order_by("pk").values_list(*fields))
    others = keys_of(other for row in rows for other in (*row[1:3], row[CARRIED]))
    found = {}
    for pk, quotation, converts, *values in rows:
        named = dict(zip(["measure", *CLAIM[1:]], values, strict=False))
        named |= words_of("claim", tuple(values[len(CLAIM) :]), others)
        found[pk] = ClaimRow(quotation=others.get(quotation), converts=others.get(converts), **named)
    return found


def links_of(keys: list[int]) -> list[LinkRow]:
    """Return links, in the order of their making."""
    ends = ends_of(keys)
    fields = ["suggested", "score", "reasons", "engine", "relation", "state", "added"]
    return [
        LinkRow(left=ends[pk][0], right=ends[pk][1], **dict(zip(fields, values, strict=True)))
        for pk, *values in Link.objects.filter(pk__in=keys).order_by("pk").values_list("pk", *fields)
    ]


def ends_of(links: list[int]) -> dict[int, tuple[str, str]]:
    """Return the keys of the two ends of links, the one that sorts first first."""
    pairs = list(Link.objects.filter(pk__in=links).values_list("pk", "left", "right"))
    keys = keys_of(end for _, *ends in pairs for end in ends)
    found = {}
    for pk, left, right in pairs:
        first, second = sorted((keys[left], keys[right]))
        found[pk] = (first, second)
    return found


def keys_of(mentions: Iterable[int | None]) -> dict[int, str]:
    """Return the keys of mentions that any database knows them by."""
    wanted = array("q", sorted({mention for mention in mentions if mention}))
    return {
        pk: mention_key(article_key(source, sha256), *place)
        for keys in batches(wanted)
        for pk, source, sha256, *place in Mention.objects.filter(pk__in=keys).values_list("pk", *PLACE)
    }

"""Which rows an export holds: those that were chosen, and those that they cannot be read without."""

from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import QuerySet

from claimsdb.claims.models import Claim, Measure, Mention, Quotation, Speaker
from claimsdb.corpus.models import Article, Source
from claimsdb.links.models import Answer, Conflict, Decision, Link, Question

# Values in one statement; SQLite takes some 32,000.
BATCH = 5_000

Ids = array


def ids(keys: Iterable[int | None]) -> "Ids[int]":
    """Return keys sorted, each once: eight bytes a row, so that a million rows are no burden."""
    return array("q", sorted({key for key in keys if key is not None}))


NONE = ids(())


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The keys of the rows to write, table by table, as they stood when the export began."""

    sources: "Ids[int]"
    speakers: "Ids[int]"
    measures: "Ids[int]"
    articles: "Ids[int]"
    mentions: "Ids[int]"
    links: "Ids[int]"
    questions: "Ids[int]"
    conflicts: "Ids[int]"
    decisions: "Ids[int] | None" = None  # all of the links, where not told

    @property
    def size(self) -> int:
        """How many rows there are of the kinds that take time."""
        return len(self.articles) + len(self.mentions) + len(self.links)


def keys_of(rows: "QuerySet[Any]", field: str = "pk") -> "Ids[int]":
    """Return the keys of rows, or of what a field of theirs leads to."""
    return ids(rows.order_by().values_list(field, flat=True).iterator(chunk_size=10_000))


def asked(model: Any, field: str, among: "Ids[int]", wanted: str = "pk") -> set[int]:
    """Return a column of the rows of a model whose field is among these keys, a batch of keys a query."""
    found: set[int] = set()
    for start in range(0, len(among), BATCH):
        rows = model.objects.filter(**{f"{field}__in": among[start : start + BATCH].tolist()})
        found.update(rows.order_by().values_list(wanted, flat=True))
    found.discard(None)
    return found


def everything(visible: "QuerySet[Mention] | None" = None) -> Selection:
    """Select all rows; of mentions, those visible, with the links between them."""
    if visible is not None:
        return around(keys_of(Article.objects.all()), keys_of(visible), whole=True)
    tables: list[Any] = [Source, Speaker, Measure, Article, Mention, Link, Question, Conflict]
    names = [f"{model.__name__.lower()}s" for model in tables]
    return Selection(**{name: keys_of(model.objects.all()) for name, model in zip(names, tables, strict=True)})


def of(rows: "QuerySet[Any]", visible: "QuerySet[Mention] | None" = None) -> Selection:
    """Select rows of any model that an export can start from, with what belongs to them."""
    allowed = Mention.objects.all() if visible is None else visible
    return STARTS[rows.model](rows, allowed)


def of_articles(rows: "QuerySet[Article]", visible: "QuerySet[Mention]") -> Selection:
    """Select articles, all that is marked in them, and the links between any two of those mentions."""
    articles = keys_of(rows)
    found: set[int] = set()
    for start in range(0, len(articles), BATCH):
        among = articles[start : start + BATCH].tolist()
        found.update(visible.filter(article__in=among).order_by().values_list("pk", flat=True))
    return around(articles, ids(found))


def of_mentions(rows: "QuerySet[Any]", visible: "QuerySet[Mention]") -> Selection:
    """Select mentions, quotations or claims, and the links between any two of them."""
    return of_keys(keys_of(rows), visible)


def of_keys(mentions: Iterable[int], visible: "QuerySet[Mention]", **given: Any) -> Selection:
    """Select the visible of some mentions; ``given`` are tables whose rows are chosen already."""
    wanted = ids(mentions)
    found: set[int] = set()
    for start in range(0, len(wanted), BATCH):
        among = wanted[start : start + BATCH].tolist()
        found.update(visible.filter(pk__in=among).order_by().values_list("pk", flat=True))
    chosen = ids(found)
    return around(ids(asked(Mention, "pk", chosen, "article")), chosen, **given)


def of_links(rows: "QuerySet[Link]", visible: "QuerySet[Mention]") -> Selection:
    """Select links, with both of their ends."""
    links = keys_of(rows)
    ends = asked(Link, "pk", links, "left") | asked(Link, "pk", links, "right")
    return of_keys(ends, visible, links=links)


def of_decisions(rows: "QuerySet[Decision]", visible: "QuerySet[Mention]") -> Selection:
    """Select decisions, and the links that they were made of."""
    links = of_links(Link.objects.filter(pk__in=rows.order_by().values("link")), visible)
    return replace(links, decisions=keys_of(rows))


def of_questions(rows: "QuerySet[Question]", visible: "QuerySet[Mention]") -> Selection:
    """Select questions, the claims that answer them, and the links between those."""
    questions = keys_of(rows)
    return of_keys(asked(Answer, "question", questions, "claim"), visible, questions=questions)


def of_conflicts(rows: "QuerySet[Conflict]", visible: "QuerySet[Mention]") -> Selection:
    """Select conflicts, with their questions or their pairs of quotations."""
    conflicts = keys_of(rows)
    questions = ids(asked(Conflict, "pk", conflicts, "question"))
    links = ids(asked(Conflict, "pk", conflicts, "link"))
    ends = asked(Link, "pk", links, "left") | asked(Link, "pk", links, "right")
    answers = asked(Answer, "question", questions, "claim")
    return of_keys(ends | answers, visible, questions=questions, conflicts=conflicts)


def of_sources(rows: "QuerySet[Source]", visible: "QuerySet[Mention]") -> Selection:
    """Select sources alone."""
    return alone(sources=keys_of(rows))


def of_speakers(rows: "QuerySet[Speaker]", visible: "QuerySet[Mention]") -> Selection:
    """Select speakers alone."""
    return alone(speakers=keys_of(rows))


def of_measures(rows: "QuerySet[Measure]", visible: "QuerySet[Mention]") -> Selection:
    """Select measures alone."""
    return alone(measures=keys_of(rows))


STARTS: dict[Any, Callable[[Any, "QuerySet[Mention]"], Selection]] = {
    Article: of_articles,
    Mention: of_mentions,
    Quotation: of_mentions,
    Claim: of_mentions,
    Link: of_links,
    Decision: of_decisions,
    Question: of_questions,
    Conflict: of_conflicts,
    Source: of_sources,
    Speaker: of_speakers,
    Measure: of_measures,
}


def alone(**given: "Ids[int]") -> Selection:
    """Select nothing but these rows."""
    names = [*Selection.__dataclass_fields__][:8]
    return Selection(**{name: given.get(name, NONE) for name in names})


def around(articles: "Ids[int]", mentions: "Ids[int]", *, whole: bool = False, **given: "Ids[int]") -> Selection:
    """Select mentions in articles, with whoever printed and said them and how they stand to one another."""
    joined = between(mentions)
    links = ids(joined & set(given["links"]) if "links" in given else joined)
    questions = given["questions"] if "questions" in given else ids(asked(Answer, "claim", mentions, "question"))
    cases = asked(Conflict, "question", questions) | asked(Conflict, "link", links)
    return Selection(
        sources=keys_of(Source.objects.all()) if whole else ids(asked(Article, "pk", articles, "source")),
        speakers=keys_of(Speaker.objects.all()) if whole else ids(speakers_of(mentions)),
        measures=keys_of(Measure.objects.all()) if whole else ids(measures_of(mentions, questions)),
        articles=articles,
        mentions=mentions,
        links=links,
        questions=questions,
        conflicts=given["conflicts"] if "conflicts" in given else ids(cases),
    )


def between(mentions: "Ids[int]") -> set[int]:
    """Return the keys of the links that have both ends among these mentions."""
    return asked(Link, "left", mentions) & asked(Link, "right", mentions)


def speakers_of(mentions: "Ids[int]") -> set[int]:
    """Return who says or passes on these mentions, and whom those are merged into."""
    found = asked(Mention, "pk", mentions, "speaker") | asked(Mention, "pk", mentions, "via")
    more = found
    while more:
        more = asked(Speaker, "pk", ids(more), "merged_into") - found
        found |= more
    return found


def measures_of(mentions: "Ids[int]", questions: "Ids[int]") -> set[int]:
    """Return what these claims measure, and what these questions ask of."""
    return asked(Claim, "pk", mentions, "measure") | asked(Question, "pk", questions, "measure")

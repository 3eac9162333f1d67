"""How sources stand to one another: what they share, where they differ, who is first, and who prints whose words.

Shared questions are those that claims of both answer. Matches, conflicts and updates are links that people decided
between their mentions. First on a question is the source whose claim was published before the other's. A source prints
another's words in an article derived from one of its articles, or in a mention that the other said or passed on.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from django.db.models import Min, Q
from django.db.models.functions import Coalesce

from claimsdb.claims.models import Mention, Speaker
from claimsdb.claims.names import folded
from claimsdb.corpus.models import Article, Source
from claimsdb.extraction.extraction import SpeakerKind
from claimsdb.links.models import Answer, Link, Question

# What a page reads of each kind: the newest questions, decided links, copies and quotations. The CSV reads all of them.
NEWEST = 3_000


@dataclass(slots=True)
class Standing:
    """How two sources stand. ``first`` and ``prints`` count by source: first on a question, printing the other's."""

    left: int
    right: int
    questions: int = 0
    relations: Counter[str] = field(default_factory=Counter)
    first: Counter[int] = field(default_factory=Counter)
    prints: Counter[int] = field(default_factory=Counter)

    @property
    def match(self) -> int:
        """How many links between them were decided to match."""
        return self.relations["match"]

    @property
    def conflict(self) -> int:
        """How many were decided to conflict."""
        return self.relations["conflict"]

    @property
    def update(self) -> int:
        """How many were decided to be an update."""
        return self.relations["update"]

    @property
    def weight(self) -> tuple[int, int, int]:
        """What pairs are ordered by: the most shared first."""
        return self.questions, sum(self.relations.values()), sum(self.prints.values())


class Standings:
    """Every two sources that have to do with one another, among those that were asked for."""

    def __init__(self, asked: Iterable[int]) -> None:
        self.asked = frozenset(asked)
        self.pairs: dict[tuple[int, int], Standing] = {}
        self.bounded = False  # older rows were left out

    def between(self, one: int, other: int) -> Standing | None:
        """Return how two sources stand, to be counted on; None for one alone, or for a pair that nobody asked for."""
        wanted = min(2, len(self.asked))
        if one == other or len({one, other} & self.asked) < wanted:
            return None
        pair = (min(one, other), max(one, other))
        return self.pairs.setdefault(pair, Standing(*pair))

    def rows(self) -> list[Standing]:
        """Return the pairs, those that share most first."""
        return sorted(self.pairs.values(), key=lambda each: ([-n for n in each.weight], each.left, each.right))


@dataclass(frozen=True, slots=True)
class Comparison:
    """How sources stand to one another, and their names."""

    names: dict[int, str]
    rows: list[Standing]
    bounded: bool

    def matrix(self, most: int) -> list[tuple[int, list[Standing | None]]]:
        """Return a row a source, with how it stands to each of them: the sources that share most, at most so many."""
        shares: Counter[int] = Counter()
        for row in self.rows:
            shares.update({row.left: 1 + sum(row.weight), row.right: 1 + sum(row.weight)})
        keys = [key for key, _ in sorted(shares.items(), key=lambda item: (-item[1], self.names[item[0]]))[:most]]
        by_pair = {(row.left, row.right): row for row in self.rows}
        return [(one, [by_pair.get((min(one, other), max(one, other))) for other in keys]) for one in keys]


def compare(asked: Iterable[int] = (), newest: int | None = NEWEST) -> Comparison:
    """Compare sources: two, or more, with one another; one with each other; all with all where none is given.

    Reads the newest of each kind, or everything where ``newest`` is None. Seven queries, or fewer.
    """
    standings = Standings(asked)
    count_questions(standings, newest)
    count_links(standings, newest)
    count_copies(standings, newest)
    names = dict(Source.objects.order_by().values_list("pk", "name"))
    count_quoted(standings, names, newest)
    return Comparison(names, standings.rows(), standings.bounded)


def count_questions(standings: Standings, newest: int | None) -> None:
    """Count the questions that two sources share, and which of them was first."""
    rows = Answer.objects.order_by().values_list("question", "claim__mention__article__source")
    if newest is not None:
        questions = list(Question.objects.order_by("-pk").values_list("pk", flat=True)[:newest])
        standings.bounded |= len(questions) == newest
        rows = rows.filter(question__gte=questions[-1] if questions else 0)
    together: dict[int, list[tuple[int, date | None]]] = defaultdict(list)
    for question, source, published in rows.annotate(published=Min("claim__mention__article__published")).iterator():
        together[question].append((source, published))
    for answered in together.values():
        for (one, ours), (other, theirs) in combinations(answered, 2):
            if standing := standings.between(one, other):
                standing.questions += 1
                if ours and theirs and ours != theirs:
                    standing.first[one if ours < theirs else other] += 1


def count_links(standings: Standings, newest: int | None) -> None:
    """Count the relations that people decided between mentions of two sources."""
    links = Link.objects.same_question().order_by("-pk")[:newest]
    found = Counter(links.values_list("left__article__source", "right__article__source", "relation").iterator())
    standings.bounded |= found.total() == newest
    for (one, other, relation), number in found.items():
        if standing := standings.between(one, other):
            standing.relations[relation] += number


def count_copies(standings: Standings, newest: int | None) -> None:
    """Count the articles of one source that are derived from another's."""
    copies = Article.objects.filter(derived_from__isnull=False).order_by("-pk")[:newest]
    found = Counter(copies.values_list("source", "derived_from__source").iterator())
    standings.bounded |= found.total() == newest
    for (one, other), number in found.items():
        if standing := standings.between(one, other):
            standing.prints[one] += number


def count_quoted(standings: Standings, names: dict[int, str], newest: int | None) -> None:
    """Count the mentions in one source that another, by the name of a speaker, said or passed on."""
    sources = {folded(name): key for key, name in names.items()}
    named = Coalesce("merged_into__folded", "folded")
    publications = Speaker.objects.filter(kind=SpeakerKind.PUBLICATION.value).annotate(named=named)
    known = {key: sources[name] for key, name in publications.values_list("pk", "named") if name in sources}
    mentions = Mention.objects.live().filter(Q(speaker__in=known) | Q(via__in=known)).order_by("-pk")[:newest]
    found = Counter(mentions.values_list("article__source", "speaker", "via").iterator())
    standings.bounded |= found.total() == newest
    for (one, speaker, via), number in found.items():
        for other in {known[key] for key in (speaker, via) if key in known}:
            if standing := standings.between(one, other):
                standing.prints[one] += number

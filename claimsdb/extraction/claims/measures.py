"""The table of measures: what a number in the news can be a number of, and the words that name it."""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

DEFAULT_PATH = Path(__file__).with_name("measures.toml")

COUNTED = "~"  # stands for what is counted, in the words of a measure: "kill ~", "~ die"


class Role(Enum):
    """How a word stands to what is counted."""

    NAMES = auto()  # a noun or an adjective: "dead", "death toll"
    BEFALLS = auto()  # a verb that has the counted as its object: "kill ~"
    DOES = auto()  # a verb that has the counted as its subject: "~ die"
    HOLDS = auto()  # a noun that has the counted after "of": "death of ~"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What numbers measure, as a row of ``measures.toml`` or of the database."""

    slug: str
    name: str
    dimension: str
    base_unit: str = ""
    cumulative: bool = False
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Naming:
    """One entry of a measure's words, ready to be looked up: its key word, its role, and what must stand near it."""

    measure: Measure
    role: Role
    key: str
    beside: tuple[str, ...] = ()


def naming(measure: Measure, words: str) -> Naming:
    """Read one entry of a measure's words: "kill ~", "~ test positive", "death toll", "arrest of ~".

    >>> naming(Measure(slug="d", name="D", dimension="count"), "drive ~ out").beside
    ('out',)
    """
    parts = words.lower().split()
    if COUNTED not in parts:
        return Naming(measure, Role.NAMES, parts[-1], tuple(parts[:-1]))
    if parts[-2:] == ["of", COUNTED]:
        return Naming(measure, Role.HOLDS, parts[-3], tuple(parts[:-3]))
    role = Role.DOES if parts[0] == COUNTED else Role.BEFALLS
    key, *beside = (part for part in parts if part != COUNTED)
    return Naming(measure, role, key, tuple(beside))


class MeasureTable:
    """Measures in the order of preference, looked up by slug or by a word that names them."""

    def __init__(self, measures: Iterable[Measure]) -> None:
        self._by_slug: dict[str, Measure] = {}
        self._rank: dict[str, int] = {}
        self._namings: dict[str, list[Naming]] = {}
        for rank, measure in enumerate(measures):
            if measure.slug in self._by_slug:
                raise ValueError(f"two measures are called {measure.slug!r}")
            self._by_slug[measure.slug] = measure
            self._rank[measure.slug] = rank
            for words in measure.words:
                entry = naming(measure, words)
                self._namings.setdefault(entry.key, []).append(entry)

    def __iter__(self) -> Iterator[Measure]:
        return iter(self._by_slug.values())

    def __len__(self) -> int:
        return len(self._by_slug)

    def __contains__(self, slug: object) -> bool:
        return slug in self._by_slug

    def __getitem__(self, slug: str) -> Measure:
        return self._by_slug[slug]

    def get(self, slug: str) -> Measure | None:
        """Return the measure of that slug, or None."""
        return self._by_slug.get(slug)

    def rank(self, measure: Measure) -> int:
        """Return its place in the table: of two that fit equally well, the lower is meant."""
        return self._rank[measure.slug]

    def named_by(self, word: str) -> list[Naming]:
        """Return what a lemma may name, in the order of the table."""
        return self._namings.get(word, [])


def load_measures(path: Path = DEFAULT_PATH) -> MeasureTable:
    """Read the table from a TOML file; raise KeyError or ValueError where a row is wrong."""
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["measure"]
    return MeasureTable(
        Measure(
            slug=row["slug"],
            name=row["name"],
            dimension=row["dimension"],
            base_unit=row.get("base_unit", ""),
            cumulative=row.get("cumulative", False),
            words=tuple(row["words"]),
        )
        for row in rows
    )


DEFAULT = load_measures()

"""What every chart is made of, whichever way its figures lie: the figures, the words above and below, the ticks."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from claimsdb.review.chart_symbols import SIZE, SYMBOLS, Coloured
from claimsdb.review.chart_text import fitted, measured, printable, wrapped

# In the chart's own units, which are pixels at its natural size.
WIDTH = 880
EDGE = 10
TITLE_LINE, LEGEND_LINE, AXIS_HEIGHT, NOTE_LINE = 20.0, 22, 58, 17
TITLE_SIZE, LEGEND_SIZE = 16, 13
# The series that have a colour and a shape of their own; the last stands for all others.
MOST_SERIES = len(SYMBOLS)
OTHERS = "others"
ARROW, CAP = 6.0, 5.0
# The size of a tick's words, and the least room between two.
TICK_SIZE, BETWEEN = 12, 10


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a chart, in the unit of its axis; an infinite end is open."""

    key: str
    words: str  # as written: "at least 4,000"
    low: float
    high: float
    point: float | None = None  # the number as written; None where only bounds are
    day: date | None = None
    source: str = ""
    speaker: str = ""
    series: str = ""  # what tells it by colour and shape
    origin: object = None  # figures of one origin are one witness
    href: str = ""
    provisional: bool = False  # suggested, decided by nobody


@dataclass(frozen=True, slots=True)
class Tick:
    """A round number on the axis."""

    x: float
    words: str


@dataclass(frozen=True, slots=True)
class Entry(Coloured):
    """A line of the legend."""

    x: float
    y: float
    words: str
    symbol: str
    number: int


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the plot: the lines of the title, each with its place from the top, and the legend."""

    heading: list[tuple[float, str]]
    legend: list[Entry]
    bottom: float


def head(title: str, numbers: dict[str, int]) -> Head:
    """Return what stands above the plot of these series."""
    lines = wrapped(title, WIDTH - 2 * EDGE, TITLE_SIZE)
    heading = [(EDGE + 10 + TITLE_LINE * line, words) for line, words in enumerate(lines)]
    below = heading[-1][0] + 8 if heading else EDGE
    legend = entries(numbers, below + 12)
    return Head(heading, legend, legend[-1].y + 14 if legend else below)


@dataclass(frozen=True, slots=True)
class Foot:
    """What stands below the plot and its axis: the notes, each with its place from the top, and the end of it all."""

    notes: list[tuple[float, str]]
    bottom: float


def foot(lines: Sequence[str], bottom: float) -> Foot:
    """Return the notes below a plot that ends here."""
    first = bottom + AXIS_HEIGHT
    notes = [(first + NOTE_LINE * line, words) for line, words in enumerate(lines)]
    return Foot(notes, first + NOTE_LINE * len(lines))


def series(figures: Iterable[Figure]) -> dict[str, int]:
    """Return the number of each series, the commonest first; beyond MOST_SERIES they share the last."""
    counted = Counter(figure.series for figure in figures if figure.series)
    names = sorted(counted, key=lambda name: (-counted[name], name))
    last = MOST_SERIES - 1
    if len(names) <= MOST_SERIES:
        return {name: number for number, name in enumerate(names)}
    return {name: min(number, last) for number, name in enumerate(names)}


def entries(numbers: dict[str, int], y: float) -> list[Entry]:
    """Return the legend, wrapped into lines from ``y`` down; none where there is nothing to tell apart."""
    names: dict[int, str] = {}
    for name, number in numbers.items():
        names[number] = OTHERS if number in names else name
    if len(names) < 2:
        return []
    x, found = EDGE + SIZE, []
    for number, name in sorted(names.items()):
        words = fitted(name, WIDTH / 2, LEGEND_SIZE)
        width = measured(words, LEGEND_SIZE) + 4 * SIZE + 10
        if x + width > WIDTH - EDGE and x > EDGE + SIZE:
            x, y = EDGE + SIZE, y + LEGEND_LINE
        found.append(Entry(x + 2 * SIZE, y, words, SYMBOLS[number](x, y - 4, SIZE), number))
        x += width
    return found


def signs(figures: Sequence[Figure]) -> list[str]:
    """Return what to know of the signs that these figures are drawn with, beside dot and line."""
    told = []
    if any(math.isinf(figure.low) or math.isinf(figure.high) for figure in figures):
        told.append("Arrow: no limit given.")
    if any(figure.provisional for figure in figures):
        told.append("Hollow: suggested, not decided.")
    return told


def ends(figure: Figure) -> list[float]:
    """Return the numbers of a figure that must be on the axis: its finite ends, and the number as written."""
    return [end for end in (figure.low, figure.high, figure.point) if end is not None and math.isfinite(end)]


def day_of(figure: Figure, dated: Callable[[date], str]) -> str:
    """Return the day of a figure in words."""
    return dated(figure.day) if figure.day else "no date"


def named(figure: Figure, dated: Callable[[date], str]) -> str:
    """Return a figure in words, for those who do not see it."""
    by = [figure.source, figure.speaker and f"said by {figure.speaker}", day_of(figure, dated)]
    said = ", ".join(printable(part) for part in by if part)
    return f"{printable(figure.words)}: {said}{' (suggested)' if figure.provisional else ''}"


def apart(kept: Sequence[Tick]) -> bool:
    """Whether the words of no two ticks beside one another run together."""
    halves = [measured(tick.words, TICK_SIZE) / 2 for tick in kept]
    gaps = (right.x - left.x for left, right in pairwise(kept))
    return all(gap >= one + other + BETWEEN for gap, (one, other) in zip(gaps, pairwise(halves), strict=True))

"""A dot-and-interval chart: figures in, the places of marks and words out. Plain Python; a template draws it.

A row a figure, the rows of one origin together, each with its day, who printed it and the words of the figure; the dot
is the number as written, the line what its words allow, and an arrow an end that they leave open.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from claimsdb.review.chart_scale import Scale, scale_for
from claimsdb.review.chart_symbols import SIZE, SYMBOLS, Coloured
from claimsdb.review.chart_text import fitted, measured, printable, wrapped

# In the chart's own units, which are pixels at its natural size.
WIDTH = 880
PLOT = (322.0, 704.0)
ROW = 38
DAY_AT, WHO_AT, FIGURE_AT = 24, 112, 722
WHO_WIDTH, FIGURE_WIDTH = 196, 150
TITLE_HEIGHT, LEGEND_LINE, AXIS_HEIGHT, NOTE_LINE = 26, 22, 58, 17
EDGE = 10
# More rows than these are a list, not a picture: the table beside it has them all.
MOST_ROWS = 60
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
class Row(Coloured):
    """A figure as it is drawn."""

    figure: Figure
    y: float
    name: str  # for those who do not see it
    day: str
    source: str
    speaker: str
    words: str
    line: str
    arrows: str
    symbol: str
    number: int  # of its series, from 0

    @property
    def top(self) -> float:
        """Where the row begins."""
        return self.y - ROW / 2


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
class Chart:
    """All that is drawn, and where."""

    key: str
    title: str
    description: str
    rows: list[Row]
    ticks: list[Tick]
    legend: list[Entry]
    brackets: list[tuple[float, float]]
    notes: list[tuple[float, str]]
    axis: str
    top: float
    bottom: float
    height: float
    scale: Scale = field(repr=False)
    heading: list[tuple[float, str]] = field(default_factory=list)
    width: int = WIDTH
    plot: tuple[float, float] = PLOT
    row_height: int = ROW
    body: str = "review/chart_rows.svg"

    @property
    def middle(self) -> float:
        """The middle of the plot, from the left."""
        return sum(self.plot) / 2


def draw(
    figures: Sequence[Figure],
    *,
    key: str,
    title: str,
    axis: str,
    written: Callable[[float], str],
    dated: Callable[[date], str] = str,
    of: str = "published",
) -> Chart:
    """Return the chart of these figures.

    ``key`` tells the ids of one chart from another's on a page, ``axis`` names the unit, ``written`` writes a number of
    the axis, ``dated`` a day, and ``of`` says what the days are of.
    """
    shown, groups = arranged(figures)
    scale = scale_for(end for figure in shown for end in ends(figure))
    numbers = series(shown)
    heading, below = headed(title)
    legend = entries(numbers, below + 12)
    top = (legend[-1].y + 14 if legend else below) + 8
    rows = [row_of(figure, top + ROW * (place + 0.5), scale, numbers, dated) for place, figure in enumerate(shown)]
    bottom = top + ROW * max(1, len(rows))
    told = notes(figures, shown, scale, of)
    return Chart(
        key=key,
        title=printable(title),
        description=described(rows, axis, scale),
        rows=rows,
        ticks=ticks(scale, written),
        legend=legend,
        brackets=[(top + ROW * first + 5, top + ROW * last - 5) for first, last in groups],
        notes=[(bottom + AXIS_HEIGHT + NOTE_LINE * line, words) for line, words in enumerate(told)],
        axis=printable(axis),
        top=top,
        bottom=bottom,
        height=bottom + AXIS_HEIGHT + NOTE_LINE * len(told),
        scale=scale,
        heading=heading,
    )


def headed(title: str) -> tuple[list[tuple[float, str]], float]:
    """Return the lines of the title, each with its place from the top, and where they end."""
    lines = [(EDGE + 10 + 20.0 * line, words) for line, words in enumerate(wrapped(title, WIDTH - 2 * EDGE, 16))]
    return lines, lines[-1][0] + 8 if lines else EDGE


def arranged(figures: Sequence[Figure]) -> tuple[list[Figure], list[tuple[int, int]]]:
    """Return the figures in the order of their rows, and from which row to which the copies of one origin reach.

    Origins come by their first day, those without one last; so do the figures of one origin.
    """

    def when(figure: Figure) -> tuple[bool, date]:
        return figure.day is None, figure.day or date.min

    together: dict[object, list[Figure]] = {}
    for number, figure in enumerate(sorted(figures, key=when)):
        together.setdefault(("alone", number) if figure.origin is None else figure.origin, []).append(figure)
    rows: list[Figure] = []
    groups = []
    for group in together.values():
        if len(group) > 1:
            groups.append((len(rows), min(len(rows) + len(group), MOST_ROWS)))
        rows += group
    return rows[:MOST_ROWS], [(first, last) for first, last in groups if first < MOST_ROWS]


def ends(figure: Figure) -> list[float]:
    """Return the numbers of a figure that must be on the axis: its finite ends, and the number as written."""
    return [end for end in (figure.low, figure.high, figure.point) if end is not None and math.isfinite(end)]


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
        words = fitted(name, WIDTH / 2, 13)
        width = measured(words, 13) + 4 * SIZE + 10
        if x + width > WIDTH - EDGE and x > EDGE + SIZE:
            x, y = EDGE + SIZE, y + LEGEND_LINE
        found.append(Entry(x + 2 * SIZE, y, words, SYMBOLS[number](x, y - 4, SIZE), number))
        x += width
    return found


def row_of(figure: Figure, y: float, scale: Scale, numbers: dict[str, int], dated: Callable[[date], str]) -> Row:
    """Return one figure as it is drawn at this height."""
    number = numbers.get(figure.series, 0)
    at = position(scale, figure.point) if figure.point is not None else None
    return Row(
        figure=figure,
        y=y,
        name=named(figure, dated),
        day=day_of(figure, dated),
        source=fitted(figure.source, WHO_WIDTH, 13),
        speaker=fitted(figure.speaker, WHO_WIDTH, 12),
        words=fitted(figure.words, FIGURE_WIDTH, 13),
        line=line_of(figure, y, scale),
        arrows=arrows_of(figure, y),
        symbol="" if at is None else SYMBOLS[number](at, y, SIZE),
        number=number,
    )


def day_of(figure: Figure, dated: Callable[[date], str]) -> str:
    """Return the day of a figure in words."""
    return dated(figure.day) if figure.day else "no date"


def named(figure: Figure, dated: Callable[[date], str]) -> str:
    """Return a figure in words, for those who do not see it."""
    by = [figure.source, figure.speaker and f"said by {figure.speaker}", day_of(figure, dated)]
    said = ", ".join(printable(part) for part in by if part)
    return f"{printable(figure.words)}: {said}{' (suggested)' if figure.provisional else ''}"


def position(scale: Scale, number: float) -> float:
    """Return how far from the chart's left a number stands."""
    left, right = PLOT
    return round(left + (right - left) * scale.place(number), 1)


def line_of(figure: Figure, y: float, scale: Scale) -> str:
    """Return the path of what the figure's words allow: closed ends capped where no dot stands on them.

    None where the dot would hide it.
    """
    left = PLOT[0] if math.isinf(figure.low) else position(scale, figure.low)
    right = PLOT[1] if math.isinf(figure.high) else position(scale, figure.high)
    if right - left < (2.5 * SIZE if figure.point is not None else 0.1):
        return ""
    path = f"M{left:.1f} {y:.1f}H{right:.1f}"
    for end, x in ((figure.low, left), (figure.high, right)):
        if math.isfinite(end) and end != figure.point:
            path += f"M{x:.1f} {y - CAP:.1f}V{y + CAP:.1f}"
    return path


def arrows_of(figure: Figure, y: float) -> str:
    """Return the path of the arrowheads at the ends that the words leave open."""
    path = ""
    for end, x, back in ((figure.low, PLOT[0], ARROW), (figure.high, PLOT[1], -ARROW)):
        if math.isinf(end):
            path += f"M{x + back:.1f} {y - ARROW:.1f}L{x:.1f} {y:.1f}L{x + back:.1f} {y + ARROW:.1f}"
    return path


def ticks(scale: Scale, written: Callable[[float], str]) -> list[Tick]:
    """Return the most ticks whose words do not run into one another."""
    kept: list[Tick] = []
    for numbers in scale.ticks():
        kept = [Tick(position(scale, number), printable(written(number))) for number in numbers]
        if apart(kept):
            break
    return kept


def apart(kept: Sequence[Tick]) -> bool:
    """Whether the words of no two ticks beside one another run together."""
    halves = [measured(tick.words, TICK_SIZE) / 2 for tick in kept]
    gaps = (right.x - left.x for left, right in pairwise(kept))
    return all(gap >= one + other + BETWEEN for gap, (one, other) in zip(gaps, pairwise(halves), strict=True))


def notes(figures: Sequence[Figure], shown: Sequence[Figure], scale: Scale, of: str) -> list[str]:
    """Return the lines below the chart: how to read it, and what is not on it."""
    reading = ["Dot: the number as written. Line: what its words allow."]
    if any(math.isinf(figure.low) or math.isinf(figure.high) for figure in shown):
        reading.append("Arrow: no limit given.")
    if any(figure.provisional for figure in shown):
        reading.append("Hollow: suggested, not decided.")
    lines = [" ".join(reading)]
    told = [f"Dates: {of}."]
    if scale.log:
        told.append("Each step of the axis multiplies (logarithmic).")
    if repeated(shown):
        told.append("A bracket holds the figures of one origin.")
    lines.append(" ".join(told))
    if len(figures) > len(shown):
        lines.append(f"The first {len(shown)} of {len(figures)} figures.")
    return lines


def repeated(figures: Iterable[Figure]) -> bool:
    """Whether any two figures have one origin."""
    counted = Counter(figure.origin for figure in figures if figure.origin is not None)
    return any(number > 1 for number in counted.values())


def described(rows: Sequence[Row], axis: str, scale: Scale) -> str:
    """Return the chart in words, for those who do not see it."""
    if not rows:
        return "No figures."
    kind = "logarithmic axis" if scale.log else "axis"
    return f"{len(rows)} figures along one {kind}, {printable(axis)}. " + "; ".join(row.name for row in rows) + "."

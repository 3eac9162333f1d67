"""A dot-and-interval chart: figures in, the places of marks and words out. Plain Python; a template draws it.

A row a figure, the rows of one origin together, each with its day, who printed it and the words of the figure; the dot
is the number as written, the line what its words allow, and an arrow an end that they leave open.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from claimsdb.review.chart_parts import (
    ARROW,
    CAP,
    WIDTH,
    Entry,
    Figure,
    Tick,
    apart,
    day_of,
    ends,
    foot,
    head,
    named,
    series,
    signs,
)
from claimsdb.review.chart_scale import Scale, scale_for
from claimsdb.review.chart_symbols import SIZE, SYMBOLS, Coloured
from claimsdb.review.chart_text import fitted, printable

# In the chart's own units.
PLOT = (322.0, 704.0)
ROW = 38
DAY_AT, WHO_AT, FIGURE_AT = 24, 112, 722
WHO_WIDTH, FIGURE_WIDTH = 196, 150
# More rows than these are a list, not a picture: the table beside it has them all.
MOST_ROWS = 60


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
    above = head(title, numbers)
    top = above.bottom + 8
    rows = [row_of(figure, top + ROW * (place + 0.5), scale, numbers, dated) for place, figure in enumerate(shown)]
    bottom = top + ROW * max(1, len(rows))
    below = foot(notes(figures, shown, scale, of), bottom)
    return Chart(
        key=key,
        title=printable(title),
        description=described(rows, axis, scale),
        rows=rows,
        ticks=ticks(scale, written),
        legend=above.legend,
        brackets=[(top + ROW * first + 5, top + ROW * last - 5) for first, last in groups],
        notes=below.notes,
        axis=printable(axis),
        top=top,
        bottom=bottom,
        height=below.bottom,
        scale=scale,
        heading=above.heading,
    )


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


def notes(figures: Sequence[Figure], shown: Sequence[Figure], scale: Scale, of: str) -> list[str]:
    """Return the lines below the chart: how to read it, and what is not on it."""
    lines = [" ".join(["Dot: the number as written. Line: what its words allow.", *signs(shown)])]
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

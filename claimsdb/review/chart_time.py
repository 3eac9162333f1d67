"""The same figures over time: days across, figures upwards, a line along each series to see how its figures grew.

Words stand beside a mark where they run into nothing; every mark has them for those who point at it or do not see it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from math import isinf

from claimsdb.review.chart_parts import (
    ARROW,
    CAP,
    EDGE,
    WIDTH,
    Entry,
    Figure,
    Tick,
    apart,
    ends,
    foot,
    head,
    named,
    series,
    signs,
)
from claimsdb.review.chart_scale import Scale, scale_for
from claimsdb.review.chart_symbols import SIZE, SYMBOLS, Coloured
from claimsdb.review.chart_text import fitted, measured, printable

# In the chart's own units: where the plot begins and ends across, and how high it is.
ACROSS = (84.0, 828.0)
HEIGHT = 300.0
# More marks than these hide one another; the table beside the chart has all.
MOST_MARKS = 200
# Marks of one day stand side by side, this far apart and no further out than so.
APART, FURTHEST = 2.5 * SIZE, 30.0
WORDS_SIZE, WORDS_WIDTH = 12, 150
# Room before the first and behind the last day, as a share of the days between.
ROOM = 0.04
# Days apart that a calendar counts by, from a day to a century: the ticks are the fewest of these that can be read.
DAYS, MONTHS = (1, 2, 7, 14), (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
MOST_DAYS = 10

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Mark(Coloured):
    """A figure as it is drawn over time."""

    figure: Figure
    name: str
    x: float
    y: float
    low: float  # where its line ends, from the top
    high: float
    line: str
    arrows: str
    symbol: str
    number: int
    words: str = ""  # "" where they would run into something
    words_at: float = 0.0
    anchor: str = "start"


@dataclass(frozen=True, slots=True)
class Way(Coloured):
    """A line along the marks of one series."""

    path: str
    number: int


@dataclass(frozen=True, slots=True)
class TimeChart:
    """All that is drawn, and where."""

    key: str
    title: str
    description: str
    marks: list[Mark]
    ways: list[Way]
    ticks: list[Tick]
    days: list[Tick]
    legend: list[Entry]
    notes: list[tuple[float, str]]
    axis: str
    top: float
    bottom: float
    height: float
    heading: list[tuple[float, str]] = field(default_factory=list)
    width: int = WIDTH
    plot: tuple[float, float] = ACROSS
    body: str = "review/chart_time.svg"


def draw_over_time(
    figures: Sequence[Figure],
    *,
    key: str,
    title: str,
    axis: str,
    written: Callable[[float], str],
    dated: Callable[[date], str] = str,
    of: str = "published",
) -> TimeChart:
    """Return the chart of those of these figures that have a day. It is asked for as ``chart.draw`` is."""
    known = sorted((figure for figure in figures if figure.day), key=lambda figure: figure.day or date.min)
    shown = known[:MOST_MARKS]
    numbers = series(shown)
    above = head(title, numbers)
    top = above.bottom + 30
    bottom = top + HEIGHT
    scale = scale_for(end for figure in shown for end in ends(figure))
    span = Span.of([figure.day for figure in shown if figure.day])
    upwards = Upwards(scale, top, bottom)
    marks = labelled([mark_of(each, x, upwards, numbers, dated) for each, x in places(shown, span)])
    below = foot(notes(figures, marks, scale, of), bottom)
    return TimeChart(
        key=key,
        title=printable(title),
        description=f"{len(marks)} figures over time, {printable(axis)}. " + "; ".join(mark.name for mark in marks),
        marks=marks,
        ways=list(ways(marks)),
        ticks=upwards.ticks(written),
        days=day_ticks(span, dated),
        legend=above.legend,
        notes=below.notes,
        axis=printable(axis),
        top=top,
        bottom=bottom,
        height=below.bottom,
        heading=above.heading,
    )


@dataclass(frozen=True, slots=True)
class Span:
    """The days across."""

    first: date
    last: date

    @classmethod
    def of(cls, days: Sequence[date]) -> "Span":
        """Return the span of these days, with room at both ends."""
        first, last = min(days, default=date(2000, 1, 1)), max(days, default=date(2000, 1, 2))
        room = max(1, round((last - first).days * ROOM))
        return cls(moved(first, -room), moved(last, room))

    def x(self, day: date) -> float:
        """Return how far from the chart's left a day stands."""
        left, right = ACROSS
        return round(left + (right - left) * (day - self.first).days / (self.last - self.first).days, 1)

    def steps(self) -> Iterator[list[date]]:
        """Yield the days of the calendar to write below, the closest first, then fewer and fewer."""
        for step in DAYS:
            yield [date.fromordinal(day) for day in multiples(step, self.first.toordinal(), self.last.toordinal())]
        for step in MONTHS:
            months = multiples(step, *(12 * day.year + day.month - 1 for day in (self.first, self.last)))
            yield [day for month in months if self.first <= (day := date(month // 12, month % 12 + 1, 1))]


def multiples(step: int, first: int, last: int) -> range:
    """Return the multiples of a step from first to last; none where they are more than can be written."""
    found = range(-(-first // step) * step, last + 1, step)
    return found if len(found) <= MOST_DAYS else range(0)


def moved(day: date, by: int) -> date:
    """Return a day so many days on, no further than a calendar reaches."""
    return date.fromordinal(min(max(day.toordinal() + by, date.min.toordinal()), date.max.toordinal()))


def day_ticks(span: Span, dated: Callable[[date], str]) -> list[Tick]:
    """Return the most days whose words do not run into one another; both ends where the calendar gives no two."""
    for days in span.steps():
        kept = [Tick(span.x(day), printable(dated(day))) for day in days]
        if 2 <= len(kept) <= MOST_DAYS and apart(kept):
            return kept
    whole = [span.first + timedelta(days=1), span.last - timedelta(days=1)]
    return [Tick(span.x(day), printable(dated(day))) for day in dict.fromkeys(whole)]


@dataclass(frozen=True, slots=True)
class Upwards:
    """The axis of the figures."""

    scale: Scale
    top: float
    bottom: float

    def y(self, number: float) -> float:
        """Return how far from the chart's top a number stands; an open end at that end of the plot."""
        return round(self.bottom - (self.bottom - self.top) * self.scale.place(number), 1)

    def ticks(self, written: Callable[[float], str]) -> list[Tick]:
        """Return the round numbers along it; here ``x`` is how far from the top."""
        numbers = next(self.scale.ticks(), [])
        return [Tick(self.y(number), printable(written(number))) for number in numbers]


def places(figures: Sequence[Figure], span: Span) -> Iterator[tuple[Figure, float]]:
    """Yield each figure with its place across; those of one day stand side by side."""
    by_day: dict[date, list[Figure]] = {}
    for figure in figures:
        by_day.setdefault(figure.day or date.min, []).append(figure)
    for day, together in by_day.items():
        step = min(APART, 2 * FURTHEST / max(1, len(together) - 1))
        for place, figure in enumerate(together):
            yield figure, round(span.x(day) + step * (place - (len(together) - 1) / 2), 1)


def mark_of(figure: Figure, x: float, upwards: Upwards, numbers: dict[str, int], dated: Callable[[date], str]) -> Mark:
    """Return one figure as it is drawn: the dot is the number as written, the line what its words allow."""
    number = numbers.get(figure.series, 0)
    low, high = upwards.y(figure.low), upwards.y(figure.high)
    at = upwards.y(figure.point) if figure.point is not None else None
    closed = [y for end, y in ((figure.low, low), (figure.high, high)) if not isinf(end)]
    line, arrows = "", ""
    if low - high >= (2.5 * SIZE if at is not None else 0.1):
        line = f"M{x:.1f} {low:.1f}V{high:.1f}"
        line += "".join(f"M{x - CAP:.1f} {y:.1f}H{x + CAP:.1f}" for y in closed if y != at)
    for end, y, back in ((figure.low, low, -ARROW), (figure.high, high, ARROW)):
        if isinf(end):
            arrows += f"M{x - ARROW:.1f} {y + back:.1f}L{x:.1f} {y:.1f}L{x + ARROW:.1f} {y + back:.1f}"
    middle = sum(closed) / len(closed) if closed else (low + high) / 2
    return Mark(
        figure=figure,
        name=named(figure, dated),
        x=x,
        y=middle if at is None else at,
        low=low,
        high=high,
        line=line,
        arrows=arrows,
        symbol="" if at is None else SYMBOLS[number](x, at, SIZE),
        number=number,
    )


def labelled(marks: Sequence[Mark]) -> list[Mark]:
    """Return the marks, each with its words beside it where they run into no mark and no words before them."""
    taken: list[Box] = [box for mark in marks for box in boxes(mark)]
    found = []
    for mark in marks:
        words = fitted(mark.figure.words, WORDS_WIDTH, WORDS_SIZE)
        width = measured(words, WORDS_SIZE)
        right, left = mark.x + SIZE + 4, mark.x - SIZE - 4
        for first, at, anchor in ((right, right, "start"), (left - width, left, "end")):
            box = (first, mark.y - WORDS_SIZE / 2, first + width, mark.y + WORDS_SIZE / 2)
            if first > ACROSS[0] and box[2] < WIDTH - EDGE and not any(meet(box, other) for other in taken):
                taken.append(box)
                mark = replace(mark, words=words, words_at=at, anchor=anchor)
                break
        found.append(mark)
    return found


def boxes(mark: Mark) -> list[Box]:
    """Return what a mark takes up: its dot, and its line."""
    dot = (mark.x - SIZE, mark.y - SIZE, mark.x + SIZE, mark.y + SIZE)
    return [dot, (mark.x - CAP, mark.high, mark.x + CAP, mark.low)] if mark.line else [dot]


def meet(one: Box, other: Box) -> bool:
    """Whether two boxes share a point."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def ways(marks: Sequence[Mark]) -> Iterator[Way]:
    """Yield a line along each series that has marks on two days or more."""
    along: dict[str, list[Mark]] = {}
    for mark in marks:
        along.setdefault(mark.figure.series, []).append(mark)
    for name, of_series in along.items():
        if name and len({mark.figure.day for mark in of_series}) > 1:
            yield Way("M" + "L".join(f"{mark.x:.1f} {mark.y:.1f}" for mark in of_series), of_series[0].number)


def notes(figures: Sequence[Figure], marks: Sequence[Mark], scale: Scale, of: str) -> list[str]:
    """Return the lines below the chart: how to read it, and what is not on it."""
    reading = ["Dot: the number as written. Upright line: what its words allow."]
    if any(ways(marks)):
        reading.append("Thin line: one series over time.")
    reading += signs([mark.figure for mark in marks])
    told = [f"Days: {of}."]
    if scale.log:
        told.append("Each step upwards multiplies (logarithmic).")
    if left := len(figures) - len(marks):
        told.append(f"{left} of {len(figures)} figures have no day, or no room: the table has them.")
    return [" ".join(reading), " ".join(told)]

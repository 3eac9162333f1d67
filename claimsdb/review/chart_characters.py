"""The chart in characters, for a terminal and for Markdown: a line a figure, on the same axis as the picture."""

import math
from collections.abc import Callable, Sequence

from claimsdb.review.chart import arranged
from claimsdb.review.chart_parts import Figure, ends
from claimsdb.review.chart_scale import Scale, scale_for
from claimsdb.review.chart_text import printable

WIDTH = 44
LONGEST_WORDS = 24
LONGEST_SOURCE = 28


def chart_lines(figures: Sequence[Figure], written: Callable[[float], str]) -> list[str]:
    """Return a line for each figure: its words, its dot and interval, who printed it; and the axis below."""
    rows, _ = arranged(figures)
    if not rows:
        return []
    scale = scale_for(end for figure in rows for end in ends(figure))
    words = [cut(figure.words, LONGEST_WORDS) for figure in rows]
    widest = max(map(len, words))
    lines = [
        f"{label:>{widest}} {bar(figure, scale)} {cut(figure.source, LONGEST_SOURCE)}"
        for label, figure in zip(words, rows, strict=True)
    ]
    left, right = written(rounded(scale.low)), written(rounded(scale.high))
    middle = "logarithmic" if scale.log else ""
    room = max(1, WIDTH - len(left) - len(right))
    return [*lines, f"{'':>{widest}} {left}{middle:^{room}}{right}"]


def bar(figure: Figure, scale: Scale) -> str:
    """Return where a figure lies, in WIDTH characters."""

    def column(number: float) -> int:
        return round(scale.place(number) * (WIDTH - 1))

    cells = [" "] * WIDTH
    left = 0 if math.isinf(figure.low) else column(figure.low)
    right = WIDTH - 1 if math.isinf(figure.high) else column(figure.high)
    cells[left : right + 1] = "─" * (right - left + 1)
    if right > left:
        cells[left] = "◀" if math.isinf(figure.low) else "├"
        cells[right] = "▶" if math.isinf(figure.high) else "┤"
    if figure.point is not None:
        cells[column(figure.point)] = "●"
    return "".join(cells)


def cut(text: str, length: int) -> str:
    """Return the text on one line of so many characters at most."""
    line = printable(text)
    return line if len(line) <= length else f"{line[: length - 1]}…"


def rounded(number: float) -> float:
    """Return an end of the axis as it is written below it."""
    return float(f"{number:.3g}")

"""What tells one series from another besides its colour: a shape, as the path of an SVG."""

from collections.abc import Callable

# Half of a symbol's width, in the units of the chart.
SIZE = 6.0


def circle(x: float, y: float, size: float) -> str:
    """Return a disc."""
    return f"M{x - size:.1f} {y:.1f}a{size} {size} 0 1 0 {2 * size} 0a{size} {size} 0 1 0 {-2 * size} 0Z"


def polygon(points: list[tuple[float, float]]) -> Callable[[float, float, float], str]:
    """Return what draws a polygon given by its corners, in units of the size."""

    def draw(x: float, y: float, size: float) -> str:
        corners = (f"{x + dx * size:.1f} {y + dy * size:.1f}" for dx, dy in points)
        return f"M{'L'.join(corners)}Z"

    return draw


square = polygon([(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)])
diamond = polygon([(0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)])
triangle = polygon([(0, -1.15), (1.15, 0.9), (-1.15, 0.9)])
downward = polygon([(0, 1.15), (1.15, -0.9), (-1.15, -0.9)])
plus = polygon(
    [
        *[(-0.4, -1.2), (0.4, -1.2), (0.4, -0.4), (1.2, -0.4), (1.2, 0.4), (0.4, 0.4)],
        *[(0.4, 1.2), (-0.4, 1.2), (-0.4, 0.4), (-1.2, 0.4), (-1.2, -0.4), (-0.4, -0.4)],
    ]
)
hourglass = polygon([(-1, -1.1), (1, -1.1), (-1, 1.1), (1, 1.1)])

# One a series, in the order of the legend; the colours of the same number are in chart.css and COLOURS.
SYMBOLS = [circle, square, diamond, triangle, downward, plus, hourglass]
# On white each has a contrast of 4.5 or more; chart.css has their light twins for a dark page.
COLOURS = ["#0063a8", "#b84300", "#00704f", "#9c2a74", "#7a5c00", "#5a3fc0", "#4f5a63"]


class Coloured:
    """What is drawn in the colour of its series."""

    __slots__ = ()
    number: int

    @property
    def colour(self) -> str:
        """The colour of the series on white."""
        return COLOURS[self.number]

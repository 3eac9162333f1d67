"""From a question's claims to its chart."""

import math
from collections.abc import Sequence

from django.utils.formats import date_format

from claimsdb.claims.figures import unit_name
from claimsdb.claims.models import Claim
from claimsdb.quantities.quantity import Comparator
from claimsdb.quantities.units import Unit
from claimsdb.review.chart import Chart, draw
from claimsdb.review.chart_parts import Figure
from claimsdb.review.chart_time import TimeChart, draw_over_time
from claimsdb.review.question_claims import Told, axis_number, common_unit, in_base, signed, within_unit

# Which day a figure is put at, and what tells it by colour and shape.
DAYS = {"published": "first published", "as_of": "the day the figure is about"}
COLOURED_BY = {"source": "source", "speaker": "speaker"}
SHAPES = {"rows": "a row each", "time": "over time"}
ITSELF = "the article itself"
# Their words set no lower limit, though what is counted has one in nought.
FROM_BELOW = {Comparator.AT_MOST, Comparator.LESS_THAN}


def chart_of(
    rows: Sequence[Told], title: str, key: object, *, by: str = "published", colour: str = "source", shape: str = "rows"
) -> Chart | TimeChart:
    """Return the chart of claims in the unit that most are written in; those of another base are left to the table."""
    shown = common_unit(row.claim.unit for row in rows)
    drawn = draw_over_time if shape == "time" else draw
    return drawn(
        figures_of(rows, by=by, colour=colour),
        key=str(key),
        title=title,
        axis=axis_of(rows),
        written=lambda number: axis_number(number, shown),
        dated=lambda day: date_format(day, "j M Y"),
        of=DAYS.get(by, DAYS["published"]),
    )


def figures_of(rows: Sequence[Told], *, by: str = "published", colour: str = "source") -> list[Figure]:
    """Return the figures of these claims in the unit that most are written in."""
    shown = common_unit(row.claim.unit for row in rows)
    return [figure_of(row, shown, by, colour) for row in rows if row.base == shown.base]


def figure_of(row: Told, shown: Unit, by: str, colour: str) -> Figure:
    """Return one claim's figure in this unit."""
    point, source = point_of(row.claim), row.mention.article.source.name
    return Figure(
        key=str(row.mention.pk),
        words=row.figure,
        low=-math.inf if row.claim.comparator in FROM_BELOW else within_unit(row.interval.low, shown),
        high=within_unit(row.interval.high, shown),
        point=None if point is None else within_unit(in_base(point, row.claim.unit), shown),
        day=row.published if by == "published" else row.as_of,
        source=source,
        speaker=row.said_by,
        series=source if colour == "source" else row.said_by or ITSELF,
        origin=row.origin,
        href=f"#{row.anchor}",
        provisional=row.provisional,
    )


def point_of(claim: Claim) -> float | None:
    """Return the number that a claim's words name, in its own unit; None where they name two."""
    if claim.value is not None:
        return claim.value
    return None if claim.low is not None and claim.high is not None else claim.high if claim.low is None else claim.low


def axis_of(rows: Sequence[Told]) -> str:
    """Return what the axis measures: the measure, and its unit where the numbers do not carry it."""
    shown = common_unit(row.claim.unit for row in rows)
    measures = [row.claim.measure.name for row in rows if row.claim.measure]
    what = max(measures, key=lambda name: (measures.count(name), name), default="")
    unit = "" if signed(shown) else unit_name(shown.slug, one=False) if shown.slug else ""
    return ", ".join(part for part in (what, unit) if part) or "number"

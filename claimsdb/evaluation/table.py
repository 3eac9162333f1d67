"""Measurements as tables for people."""

from collections.abc import Iterator, Mapping

from claimsdb.evaluation.calibration import Curve
from claimsdb.evaluation.result import Agreement, Result

WIDTH = 40


def result_table(results: Mapping[str, list[Result]]) -> Iterator[str]:
    """The lines of a table: what was found and annotated, then precision, recall and F1, or the share right."""
    yield f"{'':{WIDTH}}{'right':>8}{'found':>8}{'gold':>8}{'P %':>8}{'R %':>8}{'F1 %':>8}"
    for task, rows in results.items():
        yield task
        yield from map(result_line, rows)


def result_line(result: Result) -> str:
    """One measurement on a line; a share stands in the last column, what it is a share of in that of the gold."""
    name = f"  {result.name:{WIDTH - 2}}"
    if isinstance(result, Agreement):
        counts = f"{result.right:8}{result.found:8}{result.gold:8}"
        return f"{name}{counts}{result.precision * 100:8.1f}{result.recall * 100:8.1f}{result.f1 * 100:8.1f}"
    share = "–" if result.share is None else f"{result.share * 100:.1f}"
    return f"{name}{result.right:8}{f'of {result.of}':>16}{share:>24}"


def curve_table(curve: Curve) -> Iterator[str]:
    """The lines of a reliability table, and the expected calibration error under it."""
    yield curve.name
    if curve.error is None:
        yield "  nothing was found that has a confidence"
        return
    yield f"  {'confidence':<12}{'n':>8}{'mean %':>8}{'right %':>9}"
    for each in curve.bins:
        yield (
            f"  {f'{each.low:.1f} to {each.high:.1f}':<12}{each.n:8}"
            f"{each.confidence * 100:8.1f}{each.share_right * 100:9.1f}"
        )
    yield f"  expected calibration error {curve.error:.3f} over {curve.n}"

"""Gold in one file, an article a line: quotations per article, or a suite of figures."""

from pathlib import Path

from claimsdb.evaluation.gold import NOBODY_QUOTED, Gold, check_place
from claimsdb.evaluation.lines import BadLineError, Line, read_lines
from claimsdb.evaluation.mentions import Figure, Quotation, quotation_of


def read_file(path: Path, *, all_cases: bool = False) -> Gold:
    """Read ``{"id", "text", "quotations": [...]}`` or ``{"id", "text", "quantities": [...]}`` a line.

    Cases that a suite marks ``python_unsupported`` are passed over unless ``all_cases`` is asked.
    Raises BadLineError that names file and line.
    """
    texts: dict[str, str] = {}
    quotations: dict[str, list[Quotation]] = {}
    figures: dict[str, list[Figure]] = {}
    for line in read_lines(path):
        article = line.key("id")
        if article in texts:
            raise line.wrong(f"{article} was there before")
        if "quotations" not in line.row and "quantities" not in line.row:
            raise line.wrong('neither "quotations" nor "quantities" is there')
        if line.row.get("python_unsupported") and not all_cases:
            continue
        texts[article] = line.text("text")
        if "quotations" in line.row:
            quotations[article] = quotations_of(line, texts[article])
        if "quantities" in line.row:
            figures[article] = figures_of(line, texts[article])
    if not texts:
        raise BadLineError(f"{path}: nothing to measure by is in it")
    return Gold(texts=texts, quotations=quotations or None, figures=figures or None)


def quotations_of(line: Line, text: str) -> list[Quotation]:
    """The quotations of an article's line."""
    found = []
    for row in line.within("quotations"):
        quotation = quotation_of(row)
        check_place(row, text, quotation.span)
        if quotation.kind != NOBODY_QUOTED:
            found.append(quotation)
    return found


def figures_of(line: Line, text: str) -> list[Figure]:
    """The figures of a case's line; one that has neither a value nor a bound measures nothing."""
    found = []
    for row in line.within("quantities"):
        figure = gold_figure(row)
        check_place(row, text, figure.span)
        if (figure.value, figure.low, figure.high) != (None, None, None):
            found.append(figure)
    return found


def gold_figure(line: Line) -> Figure:
    """A figure of a suite: its bounds may stand in an object of their own, ``qualifier``."""
    bounds = line.part("qualifier") if isinstance(line.row.get("qualifier"), dict) else line
    return Figure(span=line.span(), value=line.decimal("value"), low=bounds.decimal("low"), high=bounds.decimal("high"))

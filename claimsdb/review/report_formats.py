"""A report as a file: text for a terminal, Markdown for an editor, CSV for a spreadsheet, JSON for a program."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from django.utils.formats import date_format

from claimsdb.corpus.spreadsheets import csv_lines
from claimsdb.review.chart_characters import chart_lines
from claimsdb.review.question_chart import figures_of
from claimsdb.review.question_claims import axis_number, common_unit
from claimsdb.review.report import Asked, Case, Line

Renderer = Callable[[Asked, Iterable[Case]], Iterator[str]]

# What Markdown would read as its own. Article text is hostile: none of it becomes a link, an image or a heading.
MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~!&])")
# A line that begins so would be a list or a heading's underline.
MARKDOWN_START = re.compile(r"^(\s{0,3})([-+=]|\d{1,9}[.)])")


def day(when: date | None) -> str:
    """Return a day as people write it."""
    return date_format(when, "j M Y") if when else "undated"


def about(line: Line) -> str:
    """Return who printed a line, when, and who said it."""
    said = f", said by {line.said_by}" if line.said_by else ""
    of = f", about {line.period}" if line.period else ""
    return f"{line.source}, {day(line.published)}{said}{of}"


def ranked(line: Line) -> str:
    """Return how a line ranks, and why, behind who printed it."""
    said = ": ".join(part for part in (line.rank, line.why) if part)
    return f" ({said})" if said else ""


def verdict(case: Case) -> str:
    """Return how far a case is, and how it ended."""
    ended = ": ".join(part for part in (case.outcome, case.resolved) if part)
    return f"{case.state}, {ended}" if ended else case.state


def counted(case: Case) -> str:
    """Return how many reports a case has, and of how many origins."""
    reports, origins = len(case.lines), case.origins
    return f"{reports} statement{'s' * (reports != 1)}, {origins} independent origin{'s' * (origins != 1)}"


def drawn(case: Case) -> list[str]:
    """Return a question's chart in characters; nothing of quotations."""
    shown = common_unit(row.claim.unit for row in case.claims)
    return chart_lines(figures_of(case.claims), lambda number: axis_number(number, shown))


def one_line(text: str) -> str:
    """Return the text on one line."""
    return " ".join(text.split())


def as_text(asked: Asked, cases: Iterable[Case]) -> Iterator[str]:
    """Yield a report for a terminal, a line at a time."""
    yield f"Conflicts: {asked.words()}\n"
    number = 0
    for number, case in enumerate(cases, start=1):
        yield f"\n{number}. {printed(case.title)}\n   {verdict(case)}; {counted(case)}\n"
        for line in case.lines:
            yield f"   - {line.figure or 'quotation'}{ranked(line)}: {printed(about(line))}\n"
            passage = line.passage
            yield f"     {printed(f'{passage.before}[[{passage.words}]]{passage.after}')}\n"
        yield from (f"   {row}\n" for row in drawn(case))
        if case.conflict.reason:
            yield f"   Reason: {printed(case.conflict.reason)}\n"
    yield f"\n{number} conflict{'s' * (number != 1)}.\n"


def printed(text: str) -> str:
    """Return the text on one line, without what would steer a terminal."""
    return "".join(letter for letter in one_line(text) if letter.isprintable() or letter == " ")


def as_markdown(asked: Asked, cases: Iterable[Case]) -> Iterator[str]:
    """Yield a report in Markdown, a line at a time."""
    yield f"# Conflicts between sources\n\n{plain(asked.words()).capitalize()}.\n"
    number = 0
    for number, case in enumerate(cases, start=1):
        yield f"\n## {number}. {plain(case.title)}\n\n**{verdict(case).capitalize()}**; {counted(case)}.\n\n"
        for line in case.lines:
            yield markdown_line(line)
        if chart := drawn(case):
            yield "\n```text\n" + "\n".join(chart).replace("`", "'") + "\n```\n"
        if case.conflict.reason:
            yield f"\nReason: {plain(case.conflict.reason)}\n"
    yield f"\n{number} conflict{'s' * (number != 1)}.\n"


def markdown_line(line: Line) -> str:
    """Return one statement as an item of a list, its words in bold."""
    passage = line.passage
    words = f"{plain(passage.before, inside=True)}**{plain(passage.words)}**{plain(passage.after, inside=True)}"
    lead = f"**{plain(line.figure)}**, " if line.figure else ""
    return f"- {lead}{plain(about(line))}{plain(ranked(line), inside=True)}:\n  > {one_line(words)}\n"


def plain(text: str, *, inside: bool = False) -> str:
    """Return the text on one line, none of it read as Markdown; ``inside`` a line its outer blanks are kept."""
    line = one_line(text)
    escaped = MARKDOWN_START.sub(r"\1\\\2", MARKDOWN.sub(r"\\\1", line)) if line else ""
    if inside and text and escaped:
        return f"{' ' * text[0].isspace()}{escaped}{' ' * text[-1].isspace()}"
    return escaped or (" " if inside and text else "")


# Each column, and where its value is found.
COLUMNS: dict[str, Callable[[Case, Line], Any]] = {
    "conflict": lambda case, line: case.key,
    "title": lambda case, line: case.title,
    "state": lambda case, line: case.conflict.state,
    "outcome": lambda case, line: case.conflict.outcome,
    "resolved_low": lambda case, line: case.conflict.resolved_low,
    "resolved_best": lambda case, line: case.conflict.resolved_best,
    "resolved_high": lambda case, line: case.conflict.resolved_high,
    "reason": lambda case, line: case.conflict.reason,
    "opened": lambda case, line: case.opened.date(),
    "statement_count": lambda case, line: len(case.lines),
    "origins": lambda case, line: case.origins,
    "mention": lambda case, line: line.mention.pk,
    "figure": lambda case, line: line.figure,
    "normalised": lambda case, line: line.normalised,
    "words": lambda case, line: line.passage.words,
    "sentence": lambda case, line: line.passage.before + line.passage.words + line.passage.after,
    "rank": lambda case, line: line.rank,
    "rank_why": lambda case, line: line.why,
    "speaker": lambda case, line: line.said_by,
    "source": lambda case, line: line.source,
    "published": lambda case, line: line.published,
    "about_from": lambda case, line: line.period.start if line.period else None,
    "about_until": lambda case, line: line.period.end if line.period else None,
    "article": lambda case, line: line.mention.article_id,
    "article_title": lambda case, line: line.mention.article.title,
    "url": lambda case, line: line.mention.article.url,
    "origin": lambda case, line: line.origin,
}
OF_CASE = list(COLUMNS)[: list(COLUMNS).index("mention")]


def as_csv(asked: Asked, cases: Iterable[Case]) -> Iterator[str]:
    """Yield a report as CSV: a line a statement, with its case before it."""
    rows = ([value(case, line) for value in COLUMNS.values()] for case in cases for line in case.lines)
    return csv_lines(COLUMNS, rows)


def as_json(asked: Asked, cases: Iterable[Case]) -> Iterator[str]:
    """Yield a report as one JSON object, a case at a time."""
    yield f'{{"asked": {json.dumps(asked.as_json(), ensure_ascii=False)}, "conflicts": ['
    for number, case in enumerate(cases):
        yield f"{',' * bool(number)}\n{json.dumps(case_json(case), ensure_ascii=False, default=str)}"
    yield "\n]}\n"


def case_json(case: Case) -> dict[str, Any]:
    """Return a case for a program: the columns of the CSV, those of the statements below those of the case."""
    of_case = {name: COLUMNS[name](case, case.lines[0]) for name in OF_CASE} if case.lines else empty(case)
    statements = [
        {name: value(case, line) for name, value in COLUMNS.items() if name not in OF_CASE} for line in case.lines
    ]
    return of_case | {"statements": statements}


def empty(case: Case) -> dict[str, Any]:
    """Return what is known of a case that nothing is said in any more."""
    return {"conflict": case.key, "title": case.title, "state": case.conflict.state, "outcome": case.conflict.outcome}


# Each format: its renderer, its media type and the end of its file's name.
FORMATS: dict[str, tuple[Renderer, str, str]] = {
    "text": (as_text, "text/plain; charset=utf-8", "txt"),
    "markdown": (as_markdown, "text/markdown; charset=utf-8", "md"),
    "csv": (as_csv, "text/csv; charset=utf-8", "csv"),
    "json": (as_json, "application/json", "json"),
}

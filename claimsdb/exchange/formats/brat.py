"""brat standoff: a .txt and an .ann an article. Offsets are code points; a line an annotation.

T lines are spans and R lines ties, as ``spans`` has them; A lines give what brat can show (the state of a mention, the
comparator and the measure of a claim), and a note to each span holds, as JSON, all else that we know of it. What brat
has no place for, the head of the article, stands in ``articles.jsonl`` beside.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

from claimsdb.corpus.readers.decode import decode
from claimsdb.corpus.readers.draft import UnreadableError
from claimsdb.exchange.formats.jsonl import parsed
from claimsdb.exchange.formats.printed import Library, article_rows, head_of
from claimsdb.exchange.formats.spans import LABELS, SPEAKER, TIES, Span, Tie, rows_of, spans_of
from claimsdb.exchange.formats.values import json_lines, text_of
from claimsdb.exchange.options import Options
from claimsdb.exchange.report import Passed, Read, Wrong
from claimsdb.exchange.rows import Marked, Rows

HEADS = "articles.jsonl"
CONFIG = "annotation.conf"
NOTE = "AnnotatorNotes"
# What brat shows beside a span, and changes from a menu: its name there, and the column it is.
ATTRIBUTES = {"State": "state", "Comparator": "comparator", "Measure": "measure"}

SPAN = re.compile(r"(T\d{1,9})\t(\S{1,200}) (\d{1,9}) (\d{1,9})\t(.*)")
DISCONTINUOUS = re.compile(r"(T\d{1,9})\t(\S{1,200}) \d{1,9} \d{1,9}(?:;\d{1,9} \d{1,9}){1,1000}\t")
RELATION = re.compile(r"R\d{1,9}\t(\S{1,200}) \w{1,50}:(\S{1,20}) \w{1,50}:(\S{1,20})\s*")
ATTRIBUTE = re.compile(r"[AM]\d{1,9}\t(\S{1,200}) (\S{1,20})(?: (\S{1,200}))?\s*")
NOTED = re.compile(r"#\d{1,9}\t(\S{1,200}) (\S{1,20})\t(.*)")
# Kinds of lines that hold what claimsdb has no place for.
PASSED_OVER = {"E": "events", "N": "normalisations", "*": "equivalences"}


def write_brat(rows: Rows) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Give the files of a folder that brat opens: the texts, their annotations, the heads and the configuration."""
    yield CONFIG, iter([configuration().encode()])
    heads = []
    for number, marked in enumerate(rows.marked(), start=1):
        name = f"{number:06d}-{marked.article.source}"
        heads.append(orjson.dumps({"file": f"{name}.txt", **head_of(marked.article)}) + b"\n")
        yield f"{name}.txt", iter([marked.article.text.encode()])
        yield f"{name}.ann", annotations(marked)
    yield HEADS, iter(heads)


def configuration() -> str:
    """Return what tells brat which labels, ties and attributes there are."""
    mentions = [label for label in LABELS if label != SPEAKER]
    any_mention = "|".join(mentions)
    ends = {
        "said_by": (any_mention, SPEAKER),
        "continues": ("|".join(mentions[:3]), "|".join(mentions[:3])),
        "stated_in": ("claim", "|".join(mentions[:3])),
        "converts": ("claim", "claim"),
    }
    ties = [f"{tie}\tArg1:{left}, Arg2:{right}" for tie in TIES for left, right in [ends.get(tie, (any_mention,) * 2)]]
    attributes = [
        f"State\tArg:{any_mention}, Value:suggested|accepted|rejected",
        "Comparator\tArg:claim, Value:exactly|about|at_least|more_than|at_most|less_than|nearly|between",
    ]
    parts = {"entities": LABELS, "relations": ties, "events": (), "attributes": attributes}
    return "\n".join("\n".join([f"[{name}]", *lines, ""]) for name, lines in parts.items())


def annotations(marked: Marked) -> Iterator[bytes]:
    """Give the lines of an article's .ann file."""
    spans, ties = spans_of(marked)
    ids = {span.id: f"T{number}" for number, span in enumerate(spans, start=1)}
    text, attributes = marked.article.text, 0
    for number, span in enumerate(spans, start=1):
        own = ids[span.id]
        words = text[span.start : span.end].replace("\n", " ").replace("\r", " ")
        yield f"{own}\t{span.label} {span.start} {span.end}\t{words}\n".encode()
        for name, column in ATTRIBUTES.items():
            value = span.details.get(column)
            if isinstance(value, str) and value and not re.search(r"\s", value):
                attributes += 1
                yield f"A{attributes}\t{name} {own} {value}\n".encode()
                del span.details[column]
        if span.details:
            yield f"#{number}\t{NOTE} {own}\t".encode() + orjson.dumps(span.details) + b"\n"
    for number, tie in enumerate(ties, start=1):
        yield f"R{number}\t{tie.type} Arg1:{ids[tie.source]} Arg2:{ids[tie.target]}\n".encode()


@dataclass(slots=True)
class Standoff:
    """The lines of an .ann file, sorted by kind."""

    spans: dict[str, Span] = field(default_factory=dict)
    ties: list[Tie] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)
    wrong: list[tuple[str, Wrong]] = field(default_factory=list)


def read_brat(path: Path, options: Options, library: Library) -> Iterator[Read]:
    """Give the rows of a folder of brat's, of one .ann file, or of its .txt; of what cannot be read, why."""
    folder = path if path.is_dir() else path.parent
    files = sorted(folder.rglob("*.ann")) if path.is_dir() else [path.with_suffix(".ann")]
    if not files:
        yield path.name, Wrong("no .ann file is in this folder")
    heads = heads_of(folder / HEADS)
    for file in files:
        try:
            yield from read_pair(file, heads.get(file.with_suffix(".txt").name, {}), options, library)
        except Wrong as error:
            yield file.name, error


def heads_of(path: Path) -> dict[str, dict[str, Any]]:
    """Return what is told of each text beside it, by the text's file."""
    found = {}
    for _, line in json_lines(path) if path.exists() else ():
        try:
            head = parsed(text_of(line))
        except Wrong:
            continue
        if isinstance(head, dict) and isinstance(head.get("file"), str):
            found[head["file"]] = head
    return found


def read_pair(file: Path, head: Mapping[str, Any], options: Options, library: Library) -> Iterator[Read]:
    """Give the rows of an .ann file and the text beside it. Raises Wrong."""
    try:
        text = decode(file.with_suffix(".txt").read_bytes())
    except (OSError, UnreadableError) as error:
        raise Wrong(f"the text {file.with_suffix('.txt').name} beside it cannot be read: {error}") from error
    article, rows = article_rows(text, head, options, library, file.with_suffix(".txt").name)
    standoff = Standoff()
    for where, line in json_lines(file):
        try:
            read_line(text_of(line).rstrip("\r\n"), where, text, standoff)
        except Wrong as error:
            standoff.wrong.append((where, error))
    yield from ((where, wrong) for where, wrong in standoff.wrong)
    yield from ((file.name, Passed(what)) for what in standoff.passed_over)
    yield from ((file.name, row) for row in rows)
    yield from rows_of(article, text, standoff.spans.values(), standoff.ties, options)


def read_line(line: str, where: str, text: str, standoff: Standoff) -> None:
    """Take in one line. Raises Wrong."""
    if found := SPAN.fullmatch(line):
        own, label, start, end, words = found.groups()
        standoff.spans[own] = checked(Span(own, label, int(start), int(end), where=where), words, text)
    elif DISCONTINUOUS.match(line):
        raise Wrong(f"{line.split(chr(9))[0]} is in pieces: a mention is one unbroken span; mark it as one in brat")
    elif found := RELATION.fullmatch(line):
        standoff.ties.append(Tie(found[1], found[2], found[3], where))
    elif found := ATTRIBUTE.fullmatch(line):
        name, own, value = found.groups()
        if name in ATTRIBUTES and own in standoff.spans:
            standoff.spans[own].details[ATTRIBUTES[name]] = value
        else:
            standoff.passed_over.append("attributes")
    elif found := NOTED.fullmatch(line):
        read_note(found[2], found[3], standoff)
    elif line[:1] in PASSED_OVER:
        standoff.passed_over.append(PASSED_OVER[line[0]])
    else:
        raise Wrong(f"no line of brat's: {line!r:.80}; T, R, A and # lines are read")


def read_note(own: str, words: str, standoff: Standoff) -> None:
    """Take in a note: ours hold an object, those of people are passed over."""
    try:
        details = parsed(words)
    except Wrong:
        details = None
    if isinstance(details, dict) and own in standoff.spans:
        standoff.spans[own].details |= details
    else:
        standoff.passed_over.append("notes")


def checked(span: Span, words: str, text: str) -> Span:
    """Return a span whose words stand where it says. Raises Wrong."""
    there = text[span.start : span.end]
    if not 0 <= span.start < span.end <= len(text):
        raise Wrong(f"{span.id}: {span.start} to {span.end} is no place in a text of {len(text)} code points")
    if "".join(there.split()) != "".join(words.split()):
        raise Wrong(f"{span.id}: {words!r:.60} does not stand at {span.start} to {span.end}, but {there!r:.60}")
    return span

"""Label Studio: a task an article, what people marked as annotations, what engines suggested as predictions.

Label Studio counts offsets in code points since 2022 (label-studio-frontend pull request 308), and counted UTF-16 units
before. They are written in code points. A region that is read carries its words: offsets that do not lead to these in
code points, and do in UTF-16, are taken for the older kind. What else we know of a region stands in its ``meta``.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import orjson

from claimsdb.exchange.formats.doccano import objects
from claimsdb.exchange.formats.printed import Library, article_rows, head_of, wanted_text
from claimsdb.exchange.formats.spans import SPEAKER, Span, Tie, rows_of, spans_of
from claimsdb.exchange.formats.units import Utf16
from claimsdb.exchange.formats.values import values
from claimsdb.exchange.options import Options
from claimsdb.exchange.report import Read, Wrong
from claimsdb.exchange.rows import Marked, Rows

KEPT = "claimsdb"
FROM, TO = "label", "text"  # the names of the tags in the labelling interface of docs/exchange.md
PIECE = "labels"


def write_label_studio(rows: Rows) -> Iterator[bytes]:
    """Give an array of tasks, one a line."""
    between = b"[\n"
    for number, marked in enumerate(rows.marked(), start=1):
        yield between + orjson.dumps(task(number, marked))
        between = b",\n"
    yield b"[]\n" if between == b"[\n" else b"\n]\n"


def task(number: int, marked: Marked) -> dict[str, Any]:
    """Return an article as a task."""
    spans, ties = spans_of(marked)
    text = marked.article.text
    by: dict[tuple[bool, str], list[Span]] = defaultdict(list)
    for span, mention in zip(spans, marked.mentions, strict=False):  # the spans of mentions come first
        by[mention.annotator is not None or mention.touched, mention.origin].append(span)
    places = {span.id: span for span in spans}
    annotations: list[dict[str, Any]] = []
    predictions: list[dict[str, Any]] = []
    for (by_person, origin), own in sorted(by.items()):
        inside = {span.id for span in own}
        tied = [tie for tie in ties if tie.source in inside and (tie.target in inside or is_speaker(tie, places))]
        named = {tie.target for tie in tied if is_speaker(tie, places)}
        regions = [*own, *(places[each] for each in sorted(named))]
        result = [*(region(span, text) for span in regions), *(relation(tie) for tie in tied)]
        if by_person:
            annotations.append({"id": number * 1000 + len(annotations) + 1, "result": result})
        else:
            predictions.append({"model_version": origin, "result": result})
    head = head_of(marked.article)
    return {"id": number, "data": {"text": text, **head}, "annotations": annotations, "predictions": predictions}


def is_speaker(tie: Tie, places: Mapping[str, Span]) -> bool:
    """Whether a tie leads to words that name a speaker."""
    return places[tie.target].label == SPEAKER


def region(span: Span, text: str) -> dict[str, Any]:
    """Return a span as a region."""
    value = {"start": span.start, "end": span.end, "text": text[span.start : span.end], PIECE: [span.label]}
    found = {"id": span.id, "from_name": FROM, "to_name": TO, "type": PIECE, "origin": "manual", "value": value}
    return found | ({"meta": {KEPT: span.details}} if span.details else {})


def relation(tie: Tie) -> dict[str, Any]:
    """Return a tie as a relation."""
    return {
        "type": "relation",
        "from_id": tie.source,
        "to_id": tie.target,
        "direction": "right",
        "labels": [tie.type],
    }


def read_label_studio(path: Path, options: Options, library: Library) -> Iterator[Read]:
    """Give the rows of a file of tasks; of what cannot be read, why."""
    for where, value in values(path):
        try:
            yield from read_task(where, value, options, library, path.name)
        except Wrong as error:
            yield where, error


def read_task(where: str, value: Any, options: Options, library: Library, file: str) -> Iterator[Read]:
    """Give the rows of one task. Raises Wrong where it is none."""
    if isinstance(value, Wrong):
        raise value
    if not isinstance(value, dict) or not isinstance(value.get("data"), dict):
        raise Wrong('a task holds an object: {"data": {"text": …}, "annotations": […]}', "data")
    data = value["data"]
    results = [*results_of(value, where, options)]
    text = wanted_text(data.get(text_key(data, results)))
    article, rows = article_rows(text, data, options, library, file)
    yield from ((where, row) for row in rows)
    units = Utf16(text)
    for inside, result, made in results:
        pieces = [piece for piece in result if piece.get("type") == PIECE]
        if any(piece.get("type") not in (PIECE, "relation") for piece in result):
            kinds = {str(piece.get("type")) for piece in result} - {PIECE, "relation"}
            yield inside, Wrong(f"regions of the type {', '.join(sorted(kinds))} are not read: export labels alone")
            continue
        spans = [read_region(piece, text, units, inside, options) for piece in pieces]
        ties = [tie for piece in result if piece.get("type") == "relation" for tie in read_relation(piece, inside)]
        yield from rows_of(article, text, spans, ties, made)


def results_of(value: Mapping[str, Any], where: str, options: Options) -> Iterator[tuple[str, list, Options]]:
    """Give each annotation and prediction of a task: its place, its result, and whose work it is."""
    for name in ("annotations", "completions", "predictions"):
        for number, each in enumerate(objects(value.get(name) or [], name), start=1):
            if each.get("was_cancelled"):
                continue
            made = options
            version = each.get("model_version")
            if name == "predictions":
                engine = version if isinstance(version, str) and version else options.engine
                made = replace(options, person="", engine=engine[:100])
            yield f"{where}, {name} {number}", objects(each.get("result") or [], "result"), made


def text_key(data: Mapping[str, Any], results: list[tuple[str, list, Options]]) -> str:
    """Return the name of the field of a task that holds its text: "text", else the only long words there are."""
    if isinstance(data.get(TO), str):
        return TO
    named = {str(piece.get("to_name")) for _, result, _ in results for piece in result if piece.get("to_name")}
    for name in (*sorted(named), *sorted(data, key=lambda name: -len(str(data[name])))):
        if isinstance(data.get(name), str):
            return name
    return TO


def read_region(piece: Mapping[str, Any], text: str, units: Utf16, where: str, options: Options) -> Span:
    """Return the span of a region. Raises Wrong."""
    value = piece.get("value")
    labels = value.get(PIECE) if isinstance(value, dict) else None
    if not isinstance(value, dict) or not (isinstance(labels, list) and len(labels) == 1):
        raise Wrong("a region has a value with one label", "value")
    start, end = value.get("start"), value.get("end")
    if type(start) is not int or type(end) is not int:
        raise Wrong("start and end are whole numbers: regions of HTML and of paragraphs are not read", "value")
    start, end = located(start, end, value.get("text"), text, units, options)
    details = piece.get("meta", {}).get(KEPT) if isinstance(piece.get("meta"), dict) else None
    found = details if isinstance(details, dict) else {}
    score = piece.get("score")
    if not found and isinstance(score, int | float) and not isinstance(score, bool) and 0 <= score <= 1:
        found = {"confidence": float(score)}
    return Span(str(piece.get("id")), str(labels[0]), start, end, found, where)


def located(start: int, end: int, words: Any, text: str, units: Utf16, options: Options) -> tuple[int, int]:
    """Return the place of a region in code points. Raises Wrong where its words do not stand there by either count."""
    plain = (start, end)
    converted = units.code_points(start), units.code_points(end)
    if not isinstance(words, str):
        chosen = converted if options.utf16 else plain
        if not 0 <= chosen[0] < chosen[1] <= len(text):
            raise Wrong(f"{start} to {end} is no place in a text of {len(text)} code points", "start")
        return chosen
    for first, last in (converted, plain) if options.utf16 else (plain, converted):
        if 0 <= first < last <= len(text) and same_words(text[first:last], words):
            return first, last
    raise Wrong(f"{words!r:.60} does not stand at {start} to {end}, in code points or in UTF-16 units", "text")


def same_words(there: str, told: str) -> bool:
    """Whether words are those of a region, which writes the end of a line as two signs."""
    return there == told or "".join(there.split()) == "".join(told.replace("\\n", "\n").split())


def read_relation(piece: Mapping[str, Any], where: str) -> Iterator[Tie]:
    """Give the ties of a relation: one a label, from the one region to the other, or back."""
    labels = piece.get("labels") or []
    ends = str(piece.get("from_id")), str(piece.get("to_id"))
    if piece.get("direction") == "left":
        ends = ends[1], ends[0]
    for label in labels if isinstance(labels, list) else [labels]:
        yield Tie(str(label), *ends, where)

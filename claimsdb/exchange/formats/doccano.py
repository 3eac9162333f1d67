"""doccano: an article a line, with its entities and relations. Offsets are code points, as doccano counts.

doccano keeps what it does not know of a line as the document's metadata and gives it back: there travel the article's
head and, under ``claimsdb``, what we know of each span, by label and place. Both of its kinds of file are read: that of
relation extraction (``entities``, ``relations``) and that of sequence labelling (``label`` or ``labels``).
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import orjson

from claimsdb.exchange.formats.printed import Library, article_rows, head_of, wanted_text
from claimsdb.exchange.formats.spans import Span, Tie, rows_of, spans_of
from claimsdb.exchange.formats.values import values
from claimsdb.exchange.options import Options
from claimsdb.exchange.report import Read, Wrong
from claimsdb.exchange.rows import Marked, Rows

KEPT = "claimsdb"


def write_doccano(rows: Rows) -> Iterator[bytes]:
    """Give a line for each article."""
    for number, marked in enumerate(rows.marked(), start=1):
        yield orjson.dumps(document(number, marked)) + b"\n"


def document(number: int, marked: Marked) -> dict[str, Any]:
    """Return an article as doccano has it."""
    spans, ties = spans_of(marked)
    ids = {span.id: place for place, span in enumerate(spans, start=1)}
    return {
        "id": number,
        "text": marked.article.text,
        "entities": [
            {"id": ids[span.id], "label": span.label, "start_offset": span.start, "end_offset": span.end}
            for span in spans
        ],
        "relations": [
            {"id": place, "from_id": ids[tie.source], "to_id": ids[tie.target], "type": tie.type}
            for place, tie in enumerate(ties, start=1)
        ],
        **head_of(marked.article),
        KEPT: {place_of(span): span.details for span in spans if span.details},
    }


def place_of(span: Span) -> str:
    """Return what names a span while doccano numbers it anew."""
    return f"{span.label}:{span.start}-{span.end}"


def read_doccano(path: Path, options: Options, library: Library) -> Iterator[Read]:
    """Give the rows of a file of doccano's; of what cannot be read, why."""
    for where, value in values(path):
        try:
            yield from read_document(where, value, options, library, path.name)
        except Wrong as error:
            yield where, error


def read_document(where: str, value: Any, options: Options, library: Library, file: str) -> Iterator[Read]:
    """Give the rows of one document. Raises Wrong where it is none."""
    if isinstance(value, Wrong):
        raise value
    if not isinstance(value, dict):
        raise Wrong("a line holds an object: {…}")
    text = wanted_text(value.get("text", value.get("data")))
    meta = value.get("meta") or value.get("metadata")
    head = (meta if isinstance(meta, dict) else {}) | value
    article, rows = article_rows(text, head, options, library, file)
    kept = head.get(KEPT)
    spans = list(entities(value, where, kept if isinstance(kept, dict) else {}))
    for span in spans:
        if not 0 <= span.start < span.end <= len(text):
            raise Wrong(f"{span.start} to {span.end} is no place in a text of {len(text)} code points", span.label)
    yield from ((where, row) for row in rows)
    yield from rows_of(article, text, spans, relations(value, where), options)


def entities(value: Mapping[str, Any], where: str, kept: Mapping[str, Any]) -> Iterator[Span]:
    """Give the spans of a document. Raises Wrong."""
    pairs = value.get("entities")
    if pairs is not None:
        for entity in objects(pairs, "entities"):
            place = offset(entity, "start_offset"), offset(entity, "end_offset")
            yield spanned(str(entity.get("id")), entity.get("label"), *place, where, kept)
        return
    labels = value.get("label", value.get("labels", []))
    if not isinstance(labels, list):
        raise Wrong("a list of [start, end, label] is wanted", "label")
    for number, each in enumerate(labels):
        if not (isinstance(each, list) and len(each) == 3 and all(type(part) is int for part in each[:2])):
            raise Wrong(f"[start, end, label] is wanted, not {each!r:.60}", "label")
        yield spanned(f"label {number}", each[2], each[0], each[1], where, kept)


def spanned(own: str, label: Any, start: int, end: int, where: str, kept: Mapping[str, Any]) -> Span:
    """Return a span with what travelled with it. Raises Wrong."""
    if not isinstance(label, str):
        raise Wrong(f"words are wanted, not {label!r:.40}", "label")
    span = Span(own, label, start, end, where=where)
    details = kept.get(place_of(span))
    span.details = details if isinstance(details, dict) else {}
    return span


def relations(value: Mapping[str, Any], where: str) -> Iterator[Tie]:
    """Give the relations of a document. Raises Wrong."""
    for relation in objects(value.get("relations") or [], "relations"):
        yield Tie(str(relation.get("type")), str(relation.get("from_id")), str(relation.get("to_id")), where)


def objects(found: Any, name: str) -> list[dict[str, Any]]:
    """Return a list of objects. Raises Wrong where it is none."""
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise Wrong("a list of objects is wanted", name)
    return found


def offset(entity: Mapping[str, Any], name: str) -> int:
    """Return an offset. Raises Wrong."""
    value = entity.get(name)
    if type(value) is not int:
        raise Wrong(f"a whole number is wanted, not {value!r:.40}", name)
    return value

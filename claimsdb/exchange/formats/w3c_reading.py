"""W3C Web Annotation in: our own export, and what others write in its words.

An annotation of others' is a quotation or a claim by its tag: a TextualBody whose purpose is tagging or classifying.
One without a tag is "untagged", which --label can give a meaning. Its words are found by place, by quote, or by both.
"""

import base64
import binascii
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from claimsdb.exchange.cells import row_of
from claimsdb.exchange.columns import CLAIMS, DECISIONS, LINKS, QUOTATIONS
from claimsdb.exchange.formats.anchors import anchored
from claimsdb.exchange.formats.printed import Library
from claimsdb.exchange.formats.spans import CLAIM, LABELS, RELATIONS, SKIP, SPEAKER, figure_of, unknown_label
from claimsdb.exchange.formats.values import values
from claimsdb.exchange.formats.w3c import PREFIX
from claimsdb.exchange.options import Options
from claimsdb.exchange.report import Passed, Read, Wrong
from claimsdb.exchange.rows import DecisionRow, LinkRow, Row, mention_key

UNTAGGED = "untagged"
TAGS = ("tagging", "classifying", "identifying")
Words = tuple[str, int, int]  # the key of an article, start and end


@dataclass(slots=True)
class Reading:
    """A file of annotations, as far as it is read."""

    options: Options
    library: Library
    marked: dict[Words, str] = field(default_factory=dict)


def read_w3c(path: Path, options: Options, library: Library) -> Iterator[Read]:
    """Give the rows of a collection, a page, or annotations one by one; of what cannot be read, why."""
    reading = Reading(options, library)
    later: list[tuple[str, dict[str, Any]]] = []
    number = 0
    for where, value in values(path):
        if isinstance(value, Wrong):
            yield where, value
            continue
        for annotation in unpacked(value):
            number += 1
            place = f"{path.name}, annotation {number}"
            if isinstance(annotation, dict) and motivations(annotation) & {"linking", "assessing"}:
                later.append((place, annotation))
                continue
            try:
                yield place, mention_row(annotation, reading)
            except Wrong as error:
                yield place, error
    for place, annotation in sorted(later, key=lambda item: "assessing" in motivations(item[1])):
        try:
            yield from ((place, row) for row in link_rows(annotation, reading))
        except Wrong as error:
            yield place, error


def unpacked(value: Any) -> Iterator[Any]:
    """Give the annotations of a collection, a page, a list or one annotation."""
    if isinstance(value, list):
        for each in value:
            yield from unpacked(each)
    elif isinstance(value, dict) and ("first" in value or "items" in value):
        yield from unpacked(value.get("items", value.get("first")))
    else:
        yield value


def motivations(annotation: Mapping[str, Any]) -> set[str]:
    """Return why an annotation was made."""
    found = annotation.get("motivation")
    return {str(each) for each in (found if isinstance(found, list) else [found])}


def mention_row(annotation: Any, reading: Reading) -> Row | Passed:
    """Return the row of an annotation of words. Raises Wrong."""
    if not isinstance(annotation, dict) or annotation.get("type") not in ("Annotation", ["Annotation"]):
        raise Wrong("it is no Annotation, AnnotationPage or AnnotationCollection", "type")
    options, bodies = reading.options, listed(annotation.get("body"))
    told = ours(next((body for body in bodies if isinstance(body, dict) and f"{PREFIX}kind" in body), {}))
    label = told.pop("kind", None) or tag_of(bodies)
    label = options.labels.get(label, label)
    if label == SKIP:
        return Passed("annotations")
    if label not in ("quotation", *LABELS) or label == SPEAKER:
        raise unknown_label(label)
    targets = listed(annotation.get("target"))
    if len(targets) != 1:
        raise Wrong("one target is wanted; two are linked by the motivation linking", "target")
    article, start, end = words_of(targets[0], reading)
    kind = CLAIM if label == CLAIM else "quotation"
    key = mention_key(article, kind, start, end, options.private_to(told))
    reading.marked.setdefault((article, start, end), key)
    exact = (reading.library.text(article) or "")[start:end]
    record = told | {"key": key, "article": article, "start": start, "end": end, "exact": exact}
    if kind == CLAIM and not record.keys() & {"value", "low", "high"}:
        record = figure_of(exact) | record
    if kind != CLAIM and "style" not in record:
        record["style"] = label.partition("_")[0] if label in LABELS else "direct"
    record |= {name: annotation[at] for name, at in (("added", "created"), ("changed", "modified")) if at in annotation}
    return row_of(CLAIMS if kind == CLAIM else QUOTATIONS, record | options.made_by(record))


def listed(value: Any) -> list[Any]:
    """Return what may be one or several as a list."""
    return value if isinstance(value, list) else [] if value is None else [value]


def ours(body: Mapping[str, Any]) -> dict[str, Any]:
    """Return what stands in a body in our own words."""
    return {name.removeprefix(PREFIX): value for name, value in body.items() if name.startswith(PREFIX)}


def tag_of(bodies: Iterable[Any]) -> str:
    """Return the tag of an annotation of others'."""
    for body in bodies:
        if isinstance(body, dict) and set(map(str, listed(body.get("purpose")))) & set(TAGS):
            return str(body.get("value"))
    return UNTAGGED


def words_of(target: Any, reading: Reading) -> Words:
    """Return the article and the place of a target. Raises Wrong."""
    if not isinstance(target, dict) or "source" not in target:
        raise Wrong("a SpecificResource with a source and a selector is wanted", "target")
    article = article_of(target["source"], reading.library)
    text = reading.library.text(article) or ""
    position, quote = None, None
    for selector in listed(target.get("selector")):
        if isinstance(selector, dict) and selector.get("type") == "TextPositionSelector":
            start, end = selector.get("start"), selector.get("end")
            if type(start) is not int or type(end) is not int:
                raise Wrong("start and end are whole numbers", "TextPositionSelector")
            position = (start, end)
        elif isinstance(selector, dict) and selector.get("type") == "TextQuoteSelector":
            parts = [selector.get(name) or "" for name in ("exact", "prefix", "suffix")]
            if not all(isinstance(part, str) for part in parts):
                raise Wrong("exact, prefix and suffix are words", "TextQuoteSelector")
            quote = (parts[0], parts[1], parts[2])
    return (article, *anchored(text, position, quote))


def article_of(source: Any, library: Library) -> str:
    """Return the key of the stored article that a source is. Raises Wrong."""
    told = source if isinstance(source, dict) else {"id": source}
    key = told.get(f"{PREFIX}article")
    if isinstance(key, str) and library.text(key) is not None:
        return key
    for name in ("id", "canonical", "via"):
        for each in listed(told.get(name)):
            found = library.by_digest(digest_of(str(each))) or library.by_url(str(each))
            if found:
                return found
    raise Wrong(f"no stored article is {told.get('id')!r:.100}: ingest its text first", "source")


def digest_of(name: str) -> str:
    """Return the SHA-256 that a name of RFC 6920 holds, in hexadecimal; "" for any other name."""
    head, _, value = name.partition(";")
    if head != "ni:///sha-256":
        return ""
    try:
        return base64.urlsafe_b64decode(value + "=" * (-len(value) % 4)).hex()
    except (binascii.Error, ValueError):
        return ""


def link_rows(annotation: Mapping[str, Any], reading: Reading) -> Iterator[Row]:
    """Give the rows of a link or a decision. Raises Wrong."""
    bodies = [body for body in listed(annotation.get("body")) if isinstance(body, dict)]
    if "assessing" in motivations(annotation):
        yield decision_row(annotation, bodies)
        return
    told = ours(bodies[0]) if bodies else {}
    if "left" in told:
        told |= {"added": annotation["created"]} if "created" in annotation else {}
        yield row_of(LINKS, told)
        return
    targets = listed(annotation.get("target"))
    if len(targets) != 2:
        raise Wrong("a link has two targets", "target")
    left, right = sorted(end_of(target, reading) for target in targets)
    relation = reading.options.labels.get(tag_of(bodies), tag_of(bodies))
    if relation not in RELATIONS:
        raise Wrong(f"the tag {relation!r} is none of {', '.join(RELATIONS)}: give --label {relation}=match", "body")
    if reading.options.person:
        yield LinkRow(left=left, right=right)
        yield DecisionRow(left=left, right=right, person=reading.options.person, relation=relation)
    else:
        yield LinkRow(left=left, right=right, suggested=relation, engine=reading.options.engine)


def end_of(target: Any, reading: Reading) -> str:
    """Return the key of the mention that a target of a link is. Raises Wrong."""
    words = words_of(target, reading)
    if words not in reading.marked:
        raise Wrong("no annotation of this file marks the words of this target: mark them, then link them", "target")
    return reading.marked[words]


def decision_row(annotation: Mapping[str, Any], bodies: list[dict[str, Any]]) -> Row:
    """Return the row of a decision. Raises Wrong."""
    creator = annotation.get("creator")
    by_purpose = {str(body.get("purpose")): body.get("value") for body in bodies}
    record = ours(annotation) | {
        "person": creator.get("nickname") if isinstance(creator, dict) else creator,
        "relation": by_purpose.get("classifying"),
        "note": by_purpose.get("commenting"),
        "time": annotation.get("created"),
    }
    return row_of(DECISIONS, record)

"""W3C Web Annotation, as JSON-LD: https://www.w3.org/TR/annotation-model/ .

A mention is an annotation of one target, its words selected twice: by place (TextPositionSelector, in code points, as
the model has it) and by themselves with the words around them (TextQuoteSelector). Its body is a dataset of what we
know of the words. A link is an annotation that links its two targets; a decision, one that assesses the link.
"""

import base64
import uuid
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import orjson

from claimsdb.exchange.formats.spans import details_of
from claimsdb.exchange.rows import ArticleRow, DecisionRow, Joined, Marks, Rows

ANNO = "http://www.w3.org/ns/anno.jsonld"
# Our own words. The domain is one of those that are nobody's: the names are names, and lead nowhere.
VOCABULARY = "https://claimsdb.example/terms#"
CONTEXT: list[Any] = [ANNO, {"claimsdb": VOCABULARY}]
PREFIX = "claimsdb:"
# The name that identifiers are made under, so that a row has the same one in every export.
NAMES = uuid.uuid5(uuid.NAMESPACE_URL, VOCABULARY)


def iri(*names: str) -> str:
    """Return the identifier of the row of these names."""
    return f"urn:uuid:{uuid.uuid5(NAMES, ' '.join(names))}"


def digest_iri(sha256: str) -> str:
    """Return the name of a text by its digest, as RFC 6920 has it."""
    return f"ni:///sha-256;{base64.urlsafe_b64encode(bytes.fromhex(sha256)).decode().rstrip('=')}"


def write_w3c(rows: Rows) -> Iterator[bytes]:
    """Give one AnnotationCollection whose one page holds all annotations, one a line."""
    collection, page = iri("collection"), iri("page")
    head = orjson.dumps({"@context": CONTEXT, "id": collection, "type": "AnnotationCollection", "label": "claimsdb"})
    first = orjson.dumps({"id": page, "type": "AnnotationPage", "partOf": collection, "startIndex": 0})
    yield head[:-1] + b',"first":' + first[:-1] + b',"items":['
    total = 0
    for total, annotation in enumerate(annotations(rows), start=1):
        yield (b",\n" if total > 1 else b"\n") + orjson.dumps(annotation)
    yield b'\n]},"last":' + orjson.dumps(page) + b',"total":' + str(total).encode() + b"}\n"


def write_w3c_page(rows: Rows, *, url: str, part_of: str, beside: Mapping[str, str]) -> bytes:
    """Return one AnnotationPage of a collection; ``beside`` are the addresses of its ``next`` and ``prev``."""
    page: dict[str, Any] = {"@context": CONTEXT, "id": url, "type": "AnnotationPage"}
    page["partOf"] = {"id": part_of, "type": "AnnotationCollection", "label": "claimsdb"}
    page |= beside
    page["items"] = list(annotations(rows))
    return orjson.dumps(page, option=orjson.OPT_APPEND_NEWLINE)


def annotations(rows: Rows) -> Iterator[dict[str, Any]]:
    """Give the annotations: the mentions article by article, the links, the decisions."""
    for marked in rows.marked():
        for mention in marked.mentions:
            yield mention_annotation(mention, marked.article)
    for joined in rows.joined():
        yield link_annotation(joined)
    for decision in rows.decisions():
        yield decision_annotation(decision)


def mention_annotation(mention: Marks, article: ArticleRow) -> dict[str, Any]:
    """Return a mention as an annotation."""
    annotation: dict[str, Any] = {"id": iri(mention.key), "type": "Annotation"}
    annotation["motivation"] = "describing"
    annotation |= made_by(mention)
    annotation["body"] = {"type": "Dataset", **body_of(mention)}
    annotation["target"] = target_of(mention, article)
    return annotation


def made_by(mention: Marks) -> dict[str, Any]:
    """Return who made it, and when: a person as its creator, an engine as what generated it."""
    found: dict[str, Any] = {}
    if mention.annotator:
        found["creator"] = person(mention.annotator)
    elif mention.origin:
        found["generator"] = {"id": iri("engine", mention.origin), "type": "Software", "name": mention.origin}
    if mention.added:
        found["created"] = moment(mention.added)
    if mention.changed:
        found["modified"] = moment(mention.changed)
    return found


def person(name: str) -> dict[str, str]:
    """Return a person as an agent."""
    return {"id": iri("person", name), "type": "Person", "nickname": name}


def moment(time: datetime) -> str:
    """Return a moment as xsd:dateTime, in UTC."""
    return time.astimezone(UTC).isoformat().replace("+00:00", "Z")


def body_of(mention: Marks) -> dict[str, Any]:
    """Return what is known of the words, in our own vocabulary."""
    told = {"kind": mention.kind, **details_of(mention)}
    names = ["speaker_start", "speaker_end", "style", "continues", "quotation", "converts"]
    told |= {name: value for name in names if (value := getattr(mention, name, None)) is not None}
    return {f"{PREFIX}{name}": value for name, value in told.items()}


def target_of(mention: Marks, article: ArticleRow) -> dict[str, Any]:
    """Return the words as a part of their article, selected by place and by themselves."""
    quote = {"type": "TextQuoteSelector", "exact": mention.exact, "prefix": mention.prefix, "suffix": mention.suffix}
    place = {"type": "TextPositionSelector", "start": mention.start, "end": mention.end}
    return {
        "id": iri("words", mention.key),
        "type": "SpecificResource",
        "source": source_of(article),
        "selector": [place, quote],
    }


def source_of(article: ArticleRow) -> dict[str, Any]:
    """Return an article as a resource: named by its text, with its address on the web where it has one."""
    found: dict[str, Any] = {"id": digest_iri(article.sha256), "type": "Text", "format": "text/plain"}
    found["language"] = article.language
    if article.url:
        found["canonical"] = article.url
    return found | {f"{PREFIX}article": article.key}


def link_annotation(joined: Joined) -> dict[str, Any]:
    """Return a link as an annotation of two targets."""
    link = joined.link
    annotation: dict[str, Any] = {"id": iri(link.left, link.right), "type": "Annotation", "motivation": "linking"}
    if link.engine:
        annotation["generator"] = {"id": iri("engine", link.engine), "type": "Software", "name": link.engine}
    if link.added:
        annotation["created"] = moment(link.added)
    names = ["left", "right", "suggested", "score", "reasons", "engine", "relation", "state"]
    told = {f"{PREFIX}{name}": value for name in names if (value := getattr(link, name)) not in (None, "", [])}
    annotation["body"] = {"type": "Dataset", **told}
    annotation["target"] = [target_of(*end) for end in joined.ends]
    return annotation


def decision_annotation(decision: DecisionRow) -> dict[str, Any]:
    """Return a decision as an annotation of the link."""
    time = moment(decision.time) if decision.time else ""
    own = iri("decision", decision.left, decision.right, decision.person, time)
    annotation: dict[str, Any] = {"id": own, "type": "Annotation", "motivation": "assessing"}
    annotation |= {"creator": person(decision.person), "created": time}
    body: list[dict[str, Any]] = []
    if decision.relation:
        body.append({"type": "TextualBody", "purpose": "classifying", "value": decision.relation})
    if decision.note:
        body.append({"type": "TextualBody", "purpose": "commenting", "format": "text/plain", "value": decision.note})
    annotation["body"] = body
    annotation["target"] = iri(decision.left, decision.right)
    told = {"left": decision.left, "right": decision.right, "settles": decision.settles}
    return annotation | {f"{PREFIX}{name}": value for name, value in told.items()}

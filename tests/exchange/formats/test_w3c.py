"""What W3C Web Annotation asks of annotations, held against the whole export of the seeds."""

from datetime import datetime

import orjson
import pytest

from claimsdb.exchange.exporting import export
from claimsdb.exchange.formats.anchors import by_quote
from claimsdb.exchange.formats.w3c import ANNO, digest_iri
from claimsdb.exchange.formats.w3c_reading import digest_of
from claimsdb.exchange.stored.library import StoredLibrary
from claimsdb.exchange.stored.selection import everything

# The motivations of https://www.w3.org/TR/annotation-vocab/#named-individuals that are used here.
MOTIVATIONS = {"describing", "linking", "assessing"}
PURPOSES = {"classifying", "commenting"}


def exported():
    """Return an export, parsed."""
    return orjson.loads(b"".join(export("w3c", everything())))


def items():
    """Return the annotations of an export."""
    return exported()["first"]["items"]


def targets(annotation):
    """Return the targets of an annotation that are words."""
    found = annotation["target"]
    return [each for each in (found if isinstance(found, list) else [found]) if isinstance(each, dict)]


def is_iri(value):
    """Whether a value is an absolute IRI."""
    return isinstance(value, str) and value.split(":", 1)[0].isalpha() and ":" in value and " " not in value


@pytest.mark.usefixtures("seeds")
def test_the_collection_and_its_page_have_what_the_model_asks():
    collection = exported()
    page = collection["first"]
    assert ANNO in collection["@context"]
    assert (collection["type"], page["type"]) == ("AnnotationCollection", "AnnotationPage")
    assert is_iri(collection["id"])
    assert page["partOf"] == collection["id"]
    assert (page["startIndex"], collection["last"]) == (0, page["id"])
    assert collection["total"] == len(page["items"]) == 311 + 152 + 152


@pytest.mark.usefixtures("seeds")
def test_every_annotation_has_an_identifier_of_its_own_a_type_a_target_and_a_known_motivation():
    annotations = items()
    assert len({annotation["id"] for annotation in annotations}) == len(annotations)
    for annotation in annotations:
        assert is_iri(annotation["id"])
        assert annotation["type"] == "Annotation"
        assert annotation["target"]
        assert annotation["motivation"] in MOTIVATIONS
        for name in ("created", "modified"):
            assert name not in annotation or datetime.fromisoformat(annotation[name]).tzinfo


@pytest.mark.usefixtures("seeds")
def test_bodies_are_datasets_or_texts_with_a_purpose():
    for annotation in items():
        bodies = annotation["body"] if isinstance(annotation["body"], list) else [annotation["body"]]
        for body in bodies:
            assert body["type"] in ("Dataset", "TextualBody")
            assert body["type"] == "Dataset" or (body["purpose"] in PURPOSES and isinstance(body["value"], str))


@pytest.mark.usefixtures("seeds")
def test_every_anchor_resolves_by_its_place_and_by_its_quote():
    library, resolved = StoredLibrary(), 0
    for annotation in items():
        for target in targets(annotation):
            assert target["type"] == "SpecificResource"
            place, quote = target["selector"]
            assert (place["type"], quote["type"]) == ("TextPositionSelector", "TextQuoteSelector")
            text = library.text(library.by_digest(digest_of(target["source"]["id"])))
            assert text[place["start"] : place["end"]] == quote["exact"]
            found = by_quote(text, quote["exact"], quote["prefix"], quote["suffix"])
            assert found == (place["start"], place["end"])
            resolved += 1
    assert resolved == 311 + 2 * 152


@pytest.mark.usefixtures("seeds")
def test_a_link_has_two_targets_each_the_words_of_an_annotation():
    annotations = items()
    words = {annotation["target"]["id"] for annotation in annotations if annotation["motivation"] == "describing"}
    links = [annotation for annotation in annotations if annotation["motivation"] == "linking"]
    assert len(links) == 152
    for link in links:
        assert len(link["target"]) == 2
        assert {target["id"] for target in link["target"]} <= words


@pytest.mark.usefixtures("seeds")
def test_a_decision_assesses_a_link_and_names_who_made_it():
    annotations = items()
    links = {annotation["id"] for annotation in annotations if annotation["motivation"] == "linking"}
    decisions = [annotation for annotation in annotations if annotation["motivation"] == "assessing"]
    assert {decision["target"] for decision in decisions} == links
    assert {decision["creator"]["nickname"] for decision in decisions} == {"annotator"}


def test_a_text_is_named_by_its_digest():
    assert digest_of(digest_iri("4c" * 32)) == "4c" * 32
    assert digest_of("ni:///sha-256;&&") == ""
    assert digest_of("https://example.org/") == ""

"""Web annotations in: what others write in the model's words, and what we do not hold."""

import orjson
import pytest

from claimsdb.claims.models import Claim, Mention
from claimsdb.exchange.exporting import export
from claimsdb.exchange.formats.anchors import by_quote
from claimsdb.exchange.formats.w3c import ANNO
from claimsdb.exchange.stored.selection import everything
from claimsdb.exchange.stored.writing import Refused
from claimsdb.links.models import Link
from tests.exchange.trips import back, tables
from tests.factories import make_article, make_claim, make_quotation

pytestmark = pytest.mark.django_db


def test_the_prefix_tells_repeated_words_apart():
    article = make_article("100 died. The mayor said that 100 died.")
    make_claim("100", article, mention={"start": 30, "end": 33})
    place, quote = orjson.loads(b"".join(export("w3c", everything())))["first"]["items"][0]["target"]["selector"]
    assert by_quote(article.text, quote["exact"], quote["prefix"], quote["suffix"]) == (30, 33)
    assert place["start"] == 30


TAG = {"type": "TextualBody", "purpose": "tagging", "value": "claim"}


def annotation(target, **more):
    """Return an annotation of another tool's, as Hypothesis writes them."""
    return {"@context": ANNO, "type": "Annotation", "body": [TAG], "target": target} | more


def quote(source, exact, **around):
    """Return a target of quoted words."""
    return {"source": source, "selector": [{"type": "TextQuoteSelector", "exact": exact, **around}]}


def written(path, value):
    """Write a value as JSON; return the path."""
    path.write_bytes(orjson.dumps(value))
    return path


def test_words_that_another_tool_quoted_and_tagged_become_a_suggested_claim(tmp_path):
    make_article("At least 4,000 died.", url="https://example.org/war")
    path = written(tmp_path / "notes.json", [annotation(quote("https://example.org/war", "At least 4,000"))])
    assert back("w3c", path, engine="hypothesis").added["claims"] == 1
    claim = Claim.objects.select_related("mention").get()
    assert (claim.low, claim.comparator) == (4000, "at_least")
    assert (claim.mention.state, claim.mention.origin) == ("suggested", "hypothesis")


def test_two_targets_that_another_tool_linked_become_a_link(tmp_path):
    make_article("4,000 died.", url="https://example.org/one")
    make_article("5,000 died.", url="https://example.org/two")
    ends = [quote("https://example.org/one", "4,000"), quote("https://example.org/two", "5,000")]
    tag = {"type": "TextualBody", "purpose": "tagging", "value": "contradicts"}
    link = annotation(ends, motivation="linking", body=tag)
    path = written(tmp_path / "notes.json", [link, *map(annotation, ends)])
    back("w3c", path, labels={"contradicts": "conflict"}, engine="hypothesis")
    assert Link.objects.get().suggested == "conflict"


def test_a_page_and_a_single_annotation_are_read_as_well(tmp_path):
    make_article("4,000 died, 3,000 fled.", url="https://example.org/war")
    one, other = (annotation(quote("https://example.org/war", words)) for words in ("4,000", "3,000"))
    assert back("w3c", written(tmp_path / "one.json", one)).added["claims"] == 1
    page = {"@context": ANNO, "type": "AnnotationPage", "items": [other]}
    assert back("w3c", written(tmp_path / "page.json", page)).added["claims"] == 1


def test_quotations_and_claims_of_anybody_come_back(tmp_path):
    article = make_article()
    make_quotation(article=article)
    make_claim(article=article, base_value=4000, base_low=4000)
    before = tables("quotations", "claims")
    path = tmp_path / "all.jsonld"
    path.write_bytes(b"".join(export("w3c", everything())))
    article.mentions.all().delete()
    back("w3c", path)
    assert tables("quotations", "claims") == before


WAR = "https://example.org/war"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ({"type": "Note"}, "type: it is no Annotation"),
        (7, "type: it is no Annotation"),
        (annotation(quote("https://example.org/peace", "4,000")), "source: no stored article is"),
        (annotation(quote(WAR, "9,000")), "exact: '9,000' does not stand in the article's text"),
        (annotation({"source": WAR}), "selector: a TextPositionSelector or a TextQuoteSelector is wanted"),
        (annotation(WAR), "target: a SpecificResource with a source and a selector is wanted"),
        (annotation(quote(WAR, "4,000"), body=[]), "the label 'untagged' is none of"),
        (annotation([quote(WAR, "4,000"), quote(WAR, "died")]), "target: one target is wanted"),
        (annotation(quote(WAR, "died")), "value: no number is read in 'died'"),
        (annotation([quote(WAR, "4,000")], motivation="linking"), "target: a link has two targets"),
        (
            annotation([quote(WAR, "4,000"), quote(WAR, "died")], motivation="linking"),
            "no annotation of this file marks",
        ),
        (annotation(quote(WAR, 7)), "TextQuoteSelector: exact, prefix and suffix are words"),
    ],
)
def test_a_bad_annotation_is_named_with_what_to_do_and_leaves_nothing(tmp_path, value, said):
    make_article("4,000 died.", url=WAR)
    with pytest.raises(Refused) as refused:
        back("w3c", written(tmp_path / "notes.json", [annotation(quote(WAR, "4,000 died")), value]))
    (trouble, *_) = refused.value.report.troubles
    assert said in str(trouble)
    assert str(trouble).startswith("notes.json, annotation 2: ")
    assert not Mention.objects.exists()


def test_an_untagged_annotation_is_what_the_import_is_told(tmp_path):
    make_article("4,000 died.", url=WAR)
    path = written(tmp_path / "notes.json", annotation(quote(WAR, "4,000"), body=[]))
    assert back("w3c", path, labels={"untagged": "skip"}).changed == 0
    assert back("w3c", path, labels={"untagged": "claim"}).added["claims"] == 1

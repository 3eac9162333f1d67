import pytest

from claimsdb.evaluation.gold_folder import read_folder
from claimsdb.evaluation.lines import BadLineError
from tests.evaluation.files import at, claim, write_lines

TEXT = "“We lost 40 men,” said Anna of the ‘plan’."
SAID = {"id": "q1", "doc": "a", "kind": "direct", "speaker": "Anna Petrosyan"} | at(TEXT, "We lost 40 men")
SCARE = {"id": "q2", "doc": "a", "kind": "scare"} | at(TEXT, "plan")
COUNTED = {"id": "c1", "doc": "a", "value": 40, "qualifier": "exact"} | at(TEXT, "40 men", exact="40 men")


def test_quotations_and_claims_by_article(tmp_path):
    write_lines(tmp_path / "quotations.jsonl", SAID, SCARE)
    write_lines(tmp_path / "claims.jsonl", COUNTED, claim(2, doc="b"))
    write_lines(tmp_path / "speakers.jsonl", {"name": "Anna Petrosyan", "aliases": ["Anna"]})
    gold = read_folder(tmp_path)
    assert {article: [each.id for each in found] for article, found in gold.quotations.items()} == {
        "a": ["q1"],
        "b": [],
    }
    assert {article: [each.id for each in found] for article, found in gold.claims.items()} == {
        "a": ["c1"],
        "b": ["c2"],
    }
    assert gold.claims["a"][0].comparator == "exact"
    assert gold.names == {"Anna Petrosyan": ["Anna"]}
    assert (gold.claim_links, gold.quotation_links, gold.articles) == (None, None, {"a", "b"})


def test_claims_alone_say_nothing_of_quotations(tmp_path):
    write_lines(tmp_path / "claims.jsonl", COUNTED)
    assert read_folder(tmp_path).quotations is None


def test_with_the_texts_each_mention_must_stand_on_its_words(tmp_path):
    write_lines(tmp_path / "claims.jsonl", COUNTED)
    assert read_folder(tmp_path, {"a": TEXT}).claims["a"][0].value == 40
    with pytest.raises(BadLineError, match=r"claims.jsonl, line 1: at 9 stands"):
        read_folder(tmp_path, {"a": TEXT.replace("40", "41")})
    with pytest.raises(BadLineError, match=r"claims.jsonl, line 1: there is no text of article a"):
        read_folder(tmp_path, {"b": TEXT})


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        ([claim(1), claim(1)], "line 2: c1 was there before"),
        ([{"id": "c1", "start": 0, "end": 4}], 'line 1: "doc"'),
        ([{"doc": "a", "start": 0, "end": 4}], 'line 1: "id"'),
        ([{"id": 1, "doc": "a", "start": 0, "end": 4}], 'line 1: "id" is no string'),
    ],
)
def test_bad_gold_is_named(tmp_path, rows, wrong):
    write_lines(tmp_path / "claims.jsonl", *rows)
    with pytest.raises(BadLineError, match=wrong):
        read_folder(tmp_path, {"a": "x" * 50})


def test_an_empty_folder_is_named(tmp_path):
    with pytest.raises(BadLineError, match=r"neither quotations\.jsonl nor claims\.jsonl"):
        read_folder(tmp_path)

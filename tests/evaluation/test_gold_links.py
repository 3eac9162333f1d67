import pytest

from claimsdb.evaluation.gold_folder import read_folder
from claimsdb.evaluation.lines import BadLineError
from tests.evaluation.files import claim, write_lines


def pair(*ends):
    return frozenset(ends)


def quotation(number, doc="a", **fields):
    return {"id": f"q{number}", "doc": doc, "start": number * 10, "end": number * 10 + 5, **fields}


def link(left, right, relation, kind="claim"):
    return {"type": kind, "left": left, "right": right, "relation": relation}


def test_two_claims_of_one_question_in_two_articles_match(tmp_path):
    write_lines(
        tmp_path / "claims.jsonl",
        *(claim(number, doc=doc, question="toll") for number, doc in ((1, "a"), (2, "a"), (3, "b"))),
        claim(4, doc="b", question="area"),
        claim(5, doc="b", question=""),
    )
    links = read_folder(tmp_path).claim_links
    assert links.relations == {pair("c1", "c3"): "match", pair("c2", "c3"): "match"}
    assert links.questions == {"c1": "toll", "c2": "toll", "c3": "toll", "c4": "area"}
    assert {article: len(ends) for article, ends in links.ends.items()} == {"a": 2, "b": 3}


def test_a_relation_that_is_named_stands_instead(tmp_path):
    write_lines(tmp_path / "claims.jsonl", claim(1, question="toll"), claim(2, doc="b", question="toll"))
    write_lines(tmp_path / "questions.jsonl", {"question": "toll"})
    write_lines(tmp_path / "relations.jsonl", {"left": "c2", "right": "c1", "relation": "conflict"})
    assert read_folder(tmp_path).claim_links.relations == {pair("c1", "c2"): "conflict"}


def test_pairs_named_one_by_one(tmp_path):
    write_lines(tmp_path / "claims.jsonl", *(claim(number, doc="aabbc"[number]) for number in range(5)))
    write_lines(
        tmp_path / "links.jsonl",
        link("c0", "c2", "match"),
        link("c0", "c1", "match"),
        link("c1", "c3", "update"),
        link("c3", "c4", "related"),
    )
    links = read_folder(tmp_path).claim_links
    assert links.relations == {pair("c0", "c2"): "match", pair("c1", "c3"): "update"}
    assert links.questions == dict.fromkeys(["c0", "c1", "c2", "c3"], "c0")


def test_links_of_quotations_in_the_annotators_words(tmp_path):
    write_lines(
        tmp_path / "quotations.jsonl",
        *(quotation(number, doc="abc"[number]) for number in range(3)),
        quotation(3, doc="d", kind="scare"),
    )
    write_lines(
        tmp_path / "links.jsonl",
        link("q0", "q1", "same", "quotation"),
        link("q1", "q2", "contradicts", "quotation"),
        link("q0", "q2", "related", "quotation"),
    )
    gold = read_folder(tmp_path)
    assert gold.quotation_links.relations == {pair("q0", "q1"): "match", pair("q1", "q2"): "conflict"}
    assert set(gold.quotation_links.ends) == {"a", "b", "c"}


@pytest.mark.parametrize(
    ("name", "row", "wrong"),
    [
        ("relations", {"left": "c1", "right": "c9", "relation": "match"}, "nothing is annotated as c9"),
        ("relations", {"left": "c1", "right": "c1", "relation": "match"}, "c1 stands on both sides"),
        ("relations", {"left": "c1", "right": "c2", "relation": "agrees"}, '"relation" is none of'),
        ("relations", {"left": "c1", "relation": "match"}, '"right" is missing'),
        ("links", link("c1", "c9", "match"), "nothing is annotated as c9"),
        ("links", link("c1", "c2", "match", "number"), '"type" is neither'),
    ],
)
def test_a_bad_link_is_named(tmp_path, name, row, wrong):
    write_lines(tmp_path / "claims.jsonl", claim(1, question="toll"), claim(2, doc="b", question="toll"))
    write_lines(tmp_path / f"{name}.jsonl", row)
    with pytest.raises(BadLineError, match=f"{name}.jsonl, line 1: {wrong}"):
        read_folder(tmp_path)


def test_a_question_that_is_not_listed_is_named(tmp_path):
    write_lines(tmp_path / "claims.jsonl", claim(1, question="toll"), claim(2, question="tol"))
    write_lines(tmp_path / "questions.jsonl", {"question": "toll"})
    with pytest.raises(BadLineError, match=r"claims.jsonl, line 2: questions.jsonl has no tol"):
        read_folder(tmp_path)

import pytest

from claimsdb.extraction.quotations.finding import trimmed
from tests.extraction.quotations.quoting import reading


@pytest.mark.parametrize(
    ("text", "expected"),
    [("the bridge", "the bridge"), ("", ""), ("  “the bridge,” ", "the bridge"), ("...", ""), ("(a, b)", "a, b")],
)
def test_punctuation_at_the_edges_goes(text, expected):
    start, end = trimmed(text, 0, len(text))
    assert text[start:end] == expected


def test_characters_and_tokens_lead_to_one_another():
    article = reading("Ann Lee said, “Go home.”")
    assert article.tokens(0, 7) == (0, 2)
    assert article.chars((0, 2)) == (0, 7)
    assert article.token_at(5) == 1


def test_tokens_know_the_marked_words_they_stand_in():
    article = reading("Ann Lee said, “Go home.”")
    inside = [article.doc[i].text for i, number in enumerate(article.inside) if number == 0]
    assert inside[0] == "“"
    assert inside[-1] == "”"
    assert article.inside[0] == -1


def test_entities_are_given_in_a_stretch_and_backwards():
    article = reading("Peter Lee met Ann Moss in Oslo.")
    assert [e.text for e in article.ents_within((0, 5))] == ["Peter Lee", "Ann Moss"]
    assert [e.text for e in article.ents_before(5)] == ["Ann Moss", "Peter Lee"]
    assert list(article.ents_before(0)) == []

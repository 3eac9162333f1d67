import pytest

from claimsdb.extraction.quotations.beside import (
    begins_name,
    cue_at,
    is_slight,
    looks_like_subject,
    stretch_after,
    stretch_before,
)
from tests.extraction.quotations.quoting import reading


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("“Go home.”", ""),
        ("It rained. “Go home.”", ""),
        ("It rained.\n\n“Go home.”", ""),
        ("It rained. Lee said, “Go home.”", "Lee said,"),
        ("Lee said:\n\n“Go home.”", "Lee said:"),
    ],
)
def test_what_stands_before_reaches_back_to_the_sentence(text, before):
    article = reading(text)
    assert article.doc[slice(*stretch_before(article, 0))].text.strip() == before


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("“Go home.”", ""),
        ("“Go home.”\n\nLee slept.", ""),
        ("“Go home,” Lee said. It rained.", "Lee said"),
        ("“Go,” Lee said, “home.”", "Lee said,"),
    ],
)
def test_what_stands_behind_reaches_to_the_sentence_end_or_the_next_marks(text, after):
    article = reading(text)
    assert article.doc[slice(*stretch_after(article, 0))].text.strip() == after


@pytest.mark.parametrize(
    ("text", "end"), [("She slept", None), ("a so-called bridge", None), ("She said", 2), ("She went on", 3)]
)
def test_a_cue_is_one_word_or_a_phrase(text, end):
    article = reading(text)
    ends = [cue_at(article, i, len(article.doc)) for i in range(len(article.doc))]
    assert next((e for e in ends if e is not None), None) == end


@pytest.mark.parametrize(("text", "expected"), [("went said", None), ("Ann Lee said", "Ann Lee"), ("said Ann", "Ann")])
def test_a_subject_looks_like_a_name(text, expected):
    article = reading(text)
    verb = next(t.i for t in article.doc if t.text == "said")
    found = looks_like_subject(article, verb, 0, len(article.doc))
    assert (article.doc[slice(*found)].text if found else None) == expected


def test_slight_words_may_stand_before_a_subject_and_begin_no_name():
    doc = reading("Later, and as he slept, it rained.").doc
    assert [t.text for t in doc if is_slight(t)] == ["Later", ",", "and", "as", ",", "."]
    assert begins_name(doc[4])
    assert not begins_name(doc[5])

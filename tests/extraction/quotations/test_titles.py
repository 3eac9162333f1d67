import pytest

from claimsdb.extraction.quotations.titles import is_sentence, is_title, is_work
from tests.extraction.quotations.quoting import reading


@pytest.mark.parametrize(
    ("words", "expected"), [("Go home.", True), ("go home", False), ("Go", False), ("Night Shift.", False)]
)
def test_a_sentence_begins_and_ends_as_one(words, expected):
    article = reading(f"“{words}”")
    assert is_sentence(article, article.outer[0]) is expected


@pytest.mark.parametrize(
    ("words", "expected"), [("Meet the Press", True), ("A Time for Truth", True), ("Go home", False)]
)
def test_a_title_is_written_in_capitals(words, expected):
    article = reading(f"“{words}”")
    assert is_title(article, article.outer[0]) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In her memoir, “Tough times,” she told all.", True),
        ("They read “The bridge is gone,” by Ann Lee.", True),
        ("She cried, “The bridge is gone!”", False),
    ],
)
def test_a_work_has_its_kind_before_it_or_its_author_behind(text, expected):
    article = reading(text)
    assert is_work(article, article.outer[0]) is expected

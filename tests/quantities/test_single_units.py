import pytest

from tests.quantities.reading import exact


@pytest.mark.parametrize("text", ["ten times a month", "a mile away", "the best of a year", "an hour"])
def test_an_article_alone_counts_nothing(text):
    assert all("month" not in words and "year" not in words and "hour" not in words for words in exact(text))


@pytest.mark.parametrize("text", ["less than a minute", "little over a month", "about an hour", "a mile and a half"])
def test_an_article_counts_where_the_words_measure(text):
    assert exact(text) == [text]

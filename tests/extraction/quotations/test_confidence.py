from dataclasses import replace

import pytest

from claimsdb.extraction.extraction import Style
from claimsdb.extraction.quotations.confidence import weighed
from claimsdb.extraction.quotations.finding import Finding, Reading
from tests.extraction.quotations.quoting import reading

TEXT = "Peter Lee said that the old bridge over the river was closed."


def finding(article: Reading, words: str) -> Finding:
    start = article.text.index(words)
    return Finding(
        start=start, end=start + len(words), style=Style.INDIRECT, cue=(2, 3), speaker=(0, 2), confidence=0.6
    )


def test_plain_circumstances_leave_the_share_as_it_is():
    article = reading(TEXT)
    assert weighed(article, finding(article, "the old bridge over the river was closed"), nested=False) == (
        pytest.approx(0.6)
    )


@pytest.mark.parametrize("words", ["the old bridge", "bridge"])
def test_short_content_counts_for_less(words):
    article = reading(TEXT)
    whole = weighed(article, finding(article, "the old bridge over the river was closed"), nested=False)
    assert weighed(article, finding(article, words), nested=False) < whole


def test_content_that_nobody_says_counts_for_less():
    article = reading(TEXT)
    said = finding(article, "the old bridge over the river was closed")
    assert weighed(article, replace(said, speaker=None), nested=False) < weighed(article, said, nested=False)


def test_nested_content_is_weighed_by_the_table():
    article = reading(TEXT)
    said = finding(article, "the old bridge over the river was closed")
    assert weighed(article, said, nested=True) != weighed(article, said, nested=False)
    assert 0 < weighed(article, said, nested=True) < 1

import pytest

from claimsdb.extraction.quotations.after import cue_after
from tests.extraction.quotations.quoting import reading


def words(text: str) -> tuple[str, str] | None:
    article = reading(text)
    cue = cue_after(article, 0)
    if cue is None or cue.tokens is None or cue.speaker is None:
        return None
    return article.doc[slice(*cue.tokens)].text, article.doc[slice(*cue.speaker)].text


@pytest.mark.parametrize(
    "text",
    [
        "“Go home.”",
        "“Go home.” The town slept.",
        "The “iron bridge” fell, and long after the storm the mayor said so.",
        "“Go home.” The mayor of the old town later said that it rained.",
    ],
)
def test_what_follows_marked_words_is_often_no_cue(text):
    assert words(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Go home,” she said.", ("said", "she")),
        ("“Go home,” said Ann Lee, the mayor.", ("said", "Ann Lee")),
        ("“Go home,” Ann Lee later told reporters.", ("told", "Ann Lee")),
        ("“Who goes there?” the guard asked.", ("asked", "the guard")),
        ("“Go home.” Lee said.", ("said", "Lee")),
        ("“Go home,” she went on.", ("went on", "she")),
    ],
)
def test_a_cue_behind_marked_words_brings_its_subject(text, expected):
    assert words(text) == expected

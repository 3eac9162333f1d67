import pytest

from claimsdb.extraction.quotations.bylines import byline
from tests.extraction.quotations.quoting import reading


def name(text: str) -> str | None:
    article = reading(text)
    stretch = byline(article, article.outer[0])
    return article.doc[stretch[0] : stretch[1]].text.rstrip(".") if stretch else None


@pytest.mark.parametrize(
    "text",
    [
        "“Go home.” The town slept.",
        "“Go home.” (D-Texas)",
        "“Go home.” (2016)",
        "“Go home.” — and then the lights went out.",
    ],
)
def test_what_follows_is_often_no_name(text):
    assert name(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Go home.” — Ann Lee", "Ann Lee"),
        ("“Go home.” ― Ann van Dam, poet", "Ann van Dam"),
        ("“Go home.” (Ann Lee)", "Ann Lee"),
        ("“Go home.” [Mother Jones.]", "Mother Jones"),
        ("“Go home.” (The long way by Ann Lee, Financial Times, 2 May 2021)", "Financial Times"),
        ("“LEE: Go home.”", "LEE"),
    ],
)
def test_a_name_behind_a_dash_in_brackets_or_at_the_head_is_found(text, expected):
    assert name(text) == expected

import pytest

from claimsdb.extraction.quotations.citations import citations
from tests.asserts import soon


def cited(text: str) -> list[tuple[str, str]]:
    return [(text[c.start : c.end], c.publication) for c in citations(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The town (pop. 4,000) slept.",
        "The paper (Reuters) is wet.",
        "It rained (Ann Lee, op. cit.).",
        "It rained (2 May 2021).",
    ],
)
def test_brackets_that_name_no_known_publication_or_no_date_cite_nothing(text):
    assert cited(text) == []


@pytest.mark.parametrize(
    ("inside", "publication"),
    [
        ("(A long way home by Ann Lee, Financial Times, 2 May 2021)", "Financial Times"),
        ("(Ann Lee, Financial Times, 2 May 2021)", "Financial Times"),
        ("(FT 13/11)", "Financial Times"),
        ("(Economist, 14 November)", "The Economist"),
        ("[The Guardian, 3 June 2020]", "The Guardian"),
    ],
)
def test_a_publication_with_a_date_is_a_citation(inside, publication):
    assert cited(f"It rained. {inside}") == [(inside, publication)]


def test_an_author_cited_again_keeps_the_publication():
    text = "It rained. (A long way home by Ann Lee, Reuters, 2 May 2021) It snowed. (Ann Lee, op cit)"
    assert [publication for _, publication in cited(text)] == ["Reuters", "Reuters"]


def test_ibid_is_the_citation_before():
    text = "It rained. (Ann Lee, Reuters, 2 May 2021) It snowed. (ibid, p. 4)"
    assert [publication for _, publication in cited(text)] == ["Reuters", "Reuters"]


def test_open_brackets_are_read_soon():
    with soon():
        citations("(by A, " * 15000)

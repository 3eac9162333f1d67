import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimsdb.extraction import language
from claimsdb.extraction.extraction import Style
from claimsdb.extraction.quotations.find import find_quotations
from tests.asserts import soon
from tests.extraction.quotations.quoting import found

PIECES = [
    "“",
    "”",
    "‘",
    "’",
    '"',
    "'",
    "''",
    " ",
    "\n",
    ", ",
    ". ",
    ": ",
    "Ann Lee",
    "said",
    "he",
    "that",
    "according to",
]
PIECES += ["the bridge", "is closed", "(", ")", "—", "’s", "told Reuters", "7", "and", "who", "😀"]


def test_nothing_is_found_in_nothing():
    assert found("") == []
    assert found(" \n\n ") == []


def test_quotations_come_in_the_order_of_the_text():
    text = "“The bridge is closed,” said Ann Lee. Police said that two men were missing. “It is sad,” said Bob Ray."
    starts = [quotation.start for quotation in found(text)]
    assert starts == sorted(starts)
    assert len(starts) == 3


def test_a_clause_and_the_direct_quotation_behind_it_are_two():
    text = "Ann Lee said she welcomed the plan and added, “The bridge was never safe.”"
    assert [quotation.style for quotation in found(text)] == [Style.INDIRECT, Style.DIRECT]


def test_a_sentence_marked_at_its_end_alone_is_one_mixed_quotation():
    text = "The town is now “cut off from all help,” Ann Lee said."
    [quotation] = found(text)
    assert quotation.style is Style.MIXED
    assert text[quotation.start : quotation.end].startswith("The town")


DENIAL = "The town was spared. The army denied that it shelled the market."


def test_a_denial_inside_a_persons_words_is_theirs_alone():
    assert len(found(f"“{DENIAL}” Ann Lee said.")) == 1


def test_a_denial_inside_what_a_publication_is_quoted_with_is_found_too():
    outer, inner = found(f"According to Reuters: “{DENIAL}”")
    assert (outer.attribution.speaker, inner.attribution.cue) == ("Reuters", "denied")
    assert inner.style is Style.INDIRECT


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_whatever_the_text_every_offset_stands_in_it(text):
    for number, quotation in enumerate(found(text)):
        said = quotation.attribution
        assert 0 <= quotation.start < quotation.end <= len(text)
        assert said.speaker_start is None or 0 <= said.speaker_start < said.speaker_end <= len(text)
        assert said.cue_start is None or text[said.cue_start : said.cue_end] == said.cue
        assert 0 < quotation.confidence < 1
        assert quotation.continues is None or quotation.continues < number


@pytest.mark.parametrize(
    "unit", ["“A b c,” he said. ", "he said that ", "Ann said she and ", "“He said ‘x ", '"', "Ann Lee met "]
)
def test_twenty_thousand_characters_of_anything_are_searched_soon(unit):
    doc = language.read(language.pipeline(), unit * (20_000 // len(unit)))
    with soon():
        find_quotations(doc)

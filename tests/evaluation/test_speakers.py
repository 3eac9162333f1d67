import pytest

from claimsdb.evaluation.mentions import Quotation
from claimsdb.evaluation.speakers import score_speakers

TEXT = "They ran. We stood."


def scored(*pairs, names=None):
    """The rights of both measurements, for annotated and found speakers of one quotation each."""
    spans = [(0, 8), (10, 18)]
    gold = [Quotation(span=span, speaker=speaker) for span, (speaker, _) in zip(spans, pairs, strict=False)]
    found = [Quotation(span=span, speaker=speaker) for span, (_, speaker) in zip(spans, pairs, strict=False)]
    strict, lenient = score_speakers(
        {"a": TEXT}, {"a": gold}, {"a": found}, names=names or {}, folded=lambda name: name.casefold()
    )
    assert strict.of == lenient.of
    return strict.right, lenient.right, strict.of


@pytest.mark.parametrize(
    ("gold", "found", "expected"),
    [
        ("Anna Petrosyan", "", (0, 0, 1)),
        ("Anna Petrosyan", "Anna", (0, 1, 1)),
        ("Anna Petrosyan", "Ivan", (0, 0, 1)),
        ("Anna Petrosyan", "ANNA Petrosyan", (1, 1, 1)),
        ("", "Anna", (0, 0, 0)),
    ],
)
def test_a_speaker_is_right_by_name(gold, found, expected):
    assert scored((gold, found), names={"Anna Petrosyan": ["Anna"]}) == expected


def test_quotations_that_were_not_found_are_not_asked():
    gold = {"a": [Quotation(span=(0, 8), speaker="Anna")]}
    strict, _ = score_speakers({"a": TEXT}, gold, {}, names={}, folded=str)
    assert (strict.right, strict.of) == (0, 0)


def test_each_quotation_counts():
    assert scored(("Anna", "Anna"), ("Ivan", "Anna")) == (1, 1, 2)

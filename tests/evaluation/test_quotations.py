import pytest

from claimsdb.evaluation.mentions import Quotation
from claimsdb.evaluation.quotations import judged_quotations, score_quotations
from tests.evaluation.files import at

TEXT = "“We lost many,” said Anna Petrosyan. Ivan said that they “ran away” from the hill. He had seen it, he said."


def said(words, speaker="", confidence=None):
    """A quotation of these words, whose speaker these words name."""
    place, naming = at(TEXT, words), at(TEXT, speaker) if speaker else None
    return Quotation(
        span=(place["start"], place["end"]),
        speaker_span=(naming["start"], naming["end"]) if naming else None,
        confidence=confidence,
    )


def scored(gold, found):
    results = score_quotations({"a": TEXT}, {"a": gold}, {"a": found})
    return {each.name: (each.right, getattr(each, "gold", None) or getattr(each, "of", None)) for each in results}


DIRECT = said("We lost many", "Anna Petrosyan")
MIXED = said("they “ran away” from the hill", "Ivan")


def test_nothing_found_is_nothing_right():
    assert scored([DIRECT, MIXED], []) == {
        "direct, the same words": (0, 1),
        "direct, IoU ≥ 0.8": (0, 1),
        "direct, speaker right, of found": (0, 0),
        "direct, words and speaker": (0, 1),
        "all, the same words": (0, 2),
        "all, IoU ≥ 0.8": (0, 2),
        "all, speaker right, of found": (0, 0),
        "all, words and speaker": (0, 2),
    }


def test_marks_and_punctuation_at_the_edges_do_not_matter():
    assert scored([DIRECT], [said("“We lost many,”")])["direct, the same words"] == (1, 1)


def test_nearly_the_same_words_are_right_and_others_are_not():
    near, far = said("they “ran away” from the"), said("from the hill")
    assert scored([MIXED], [near])["all, the same words"] == (0, 1)
    assert scored([MIXED], [near])["all, IoU ≥ 0.8"] == (1, 1)
    assert scored([MIXED], [far])["all, IoU ≥ 0.8"] == (0, 1)


def test_the_marked_words_of_a_mixed_quotation_are_no_wrong_direct_one():
    direct, *_, every = score_quotations({"a": TEXT}, {"a": [DIRECT, MIXED]}, {"a": [said("ran away")]})
    assert (direct.found, direct.right) == (0, 0)
    assert every.of == 2


@pytest.mark.parametrize(("naming", "right"), [("Anna", 1), ("Ivan", 0), ("", 0)])
def test_a_speaker_is_right_whose_naming_words_overlap(naming, right):
    results = scored([DIRECT], [said("We lost many", naming)])
    assert results["direct, speaker right, of found"] == (right, 1)
    assert results["direct, words and speaker"] == (right, 1)


def test_without_naming_words_nothing_is_said_of_speakers():
    results = score_quotations({"a": TEXT}, {"a": [said("We lost many")]}, {"a": [said("We lost many", "Anna")]})
    assert [each.share for each in results if "speaker" in each.name] == [None] * 4


def test_other_articles_do_not_count():
    results = score_quotations({"a": TEXT}, {"a": [DIRECT]}, {"b": [DIRECT]})
    assert (results[0].found, results[0].gold) == (0, 1)


def test_each_confidence_is_judged():
    found = [said("We lost many", confidence=0.9), said("ran away", confidence=0.4), said("seen it")]
    assert judged_quotations({"a": TEXT}, {"a": [DIRECT]}, {"a": found}) == [(0.9, True), (0.4, False)]

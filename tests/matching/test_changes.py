import pytest

from claimsdb.matching.changes import changes_in


@pytest.mark.parametrize(
    ("sentence", "changes"),
    [
        ("It originally had put the quake at 5.6.", [(5.6, "originally")]),
        ("They upgraded their offer of $160 million.", [(160e6, "upgraded")]),
        ("Aid was increased to $100m.", [(100e6, "increased to")]),
        ("Originally from Oberdorf, 12 men fled.", []),
        ("The flood killed 12 people.", []),
    ],
)
def test_figures_that_a_sentence_tells_as_changed(sentence, changes):
    assert changes_in(sentence) == changes


def test_a_figure_far_from_the_word_is_another():
    assert changes_in(f"The initial report, {'read by nobody, ' * 5}counts 12 dead.") == []


def test_a_change_without_a_figure_is_none():
    assert changes_in("The toll was later revised.") == []
    assert changes_in("They upgraded") == []


def test_what_was_said_earlier_changed():
    assert changes_in("The agency said earlier that it had counted 30 dead.") == [(30.0, "said earlier")]
    assert changes_in("It had earlier put the toll at 30.") == [(30.0, "earlier put")]

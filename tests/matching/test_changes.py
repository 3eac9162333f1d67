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

from claimsdb.evaluation.result import Agreement, Share


def test_an_agreement_has_precision_recall_and_f1():
    found = Agreement("claims", right=3, found=4, gold=6)
    assert (found.precision, found.recall, found.f1) == (0.75, 0.5, 0.6)
    assert found.row() == {
        "name": "claims",
        "right": 3,
        "found": 4,
        "gold": 6,
        "precision": 0.75,
        "recall": 0.5,
        "f1": 0.6,
    }


def test_nothing_found_is_nothing_right():
    assert Agreement("claims", right=0, found=0, gold=0).f1 == 0


def test_a_share_of_nothing_is_none():
    assert Share("speakers", right=0, of=0).row() == {"name": "speakers", "right": 0, "of": 0, "share": None}
    assert Share("speakers", right=1, of=4).share == 0.25

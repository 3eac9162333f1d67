import pytest

from claimsdb.evaluation.calibration import curve, place


@pytest.mark.parametrize(("confidence", "number"), [(0, 0), (0.05, 0), (0.1, 1), (0.3, 3), (0.7, 7), (0.99, 9), (1, 9)])
def test_a_bin_holds_its_lower_bound(confidence, number):
    assert place(confidence) == number


def test_nothing_judged_is_no_bin_and_no_error():
    empty = curve("claims", [])
    assert (empty.bins, empty.n, empty.error) == ([], 0, None)


def test_confidence_beside_the_share_that_is_right():
    found = curve("claims", [(0.92, True), (0.98, True), (0.9, False), (0.25, False)])
    assert [(each.low, each.high, each.n) for each in found.bins] == [(0.2, 0.3, 1), (0.9, 1.0, 3)]
    assert found.bins[1].confidence == pytest.approx(2.8 / 3)
    assert found.bins[1].share_right == pytest.approx(2 / 3)
    assert found.error == pytest.approx((1 * 0.25 + 3 * (2.8 / 3 - 2 / 3)) / 4)


def test_a_curve_as_json():
    assert curve("claims", [(0.75, True)]).row() == {
        "name": "claims",
        "n": 1,
        "error": 0.25,
        "bins": [{"low": 0.7, "high": 0.8, "n": 1, "confidence": 0.75, "share_right": 1.0}],
    }

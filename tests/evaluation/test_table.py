from claimsdb.evaluation.calibration import curve
from claimsdb.evaluation.result import Agreement, Share
from claimsdb.evaluation.table import curve_table, result_table


def test_measurements_stand_under_their_task():
    rows = [Agreement("found", 3, 4, 6), Share("value right", 1, 3), Share("comparator right", 0, 0)]
    head, task, *lines = result_table({"claims": rows})
    assert head.split() == ["right", "found", "gold", "P", "%", "R", "%", "F1", "%"]
    assert task == "claims"
    assert [line.split() for line in lines] == [
        ["found", "3", "4", "6", "75.0", "50.0", "60.0"],
        ["value", "right", "1", "of", "3", "33.3"],
        ["comparator", "right", "0", "of", "0", "–"],
    ]
    assert {len(line) for line in (head, *lines)} == {len(head)}


def test_a_reliability_table_of_nothing():
    assert list(curve_table(curve("claims", []))) == ["claims", "  nothing was found that has a confidence"]


def test_a_reliability_table():
    name, _, line, last = curve_table(curve("claims", [(0.75, True)]))
    assert name == "claims"
    assert line.split() == ["0.7", "to", "0.8", "1", "75.0", "100.0"]
    assert last.strip() == "expected calibration error 0.250 over 1"

import pytest

from claimsdb.evaluation.found import Found
from claimsdb.evaluation.gold import Gold, Links
from claimsdb.evaluation.mentions import Claim, Figure, Quotation
from claimsdb.evaluation.tasks import calibration, check_task, measured

TEXTS = {"a": "They ran."}
SAID = Quotation(span=(0, 8), speaker="Anna", confidence=0.5)
COUNTED = Claim(id="c1", article="a", span=(0, 4), value=1, confidence=0.5)


def measurable(gold):
    return list(measured(gold, Found(), str))


def test_a_gold_measures_what_it_holds():
    assert measurable(Gold()) == []
    assert measurable(Gold(texts=TEXTS, quotations={"a": [Quotation(span=(0, 8))]})) == ["quotations"]
    assert measurable(Gold(quotations={"a": [SAID]})) == []
    assert measurable(Gold(texts=TEXTS, quotations={"a": [SAID]})) == ["quotations", "speakers"]
    assert measurable(Gold(claims={"a": [COUNTED]}, claim_links=Links())) == ["claims", "links"]
    assert measurable(Gold(quotation_links=Links())) == ["links"]
    assert measurable(Gold(texts=TEXTS, figures={"a": [Figure(span=(0, 4), value=1)]})) == ["figures"]


def test_one_task_alone():
    gold = Gold(texts=TEXTS, quotations={"a": [SAID]})
    assert list(measured(gold, Found(), str, "speakers")) == ["speakers"]
    assert measured(gold, Found(), str, "claims") == {}


@pytest.mark.parametrize("task", ["", "quotations", "calibration"])
def test_what_a_gold_cannot_tell_of_is_said(task):
    check_task(Gold(texts=TEXTS, quotations={"a": [SAID]}), task)
    with pytest.raises(ValueError, match=f"cannot measure {task or 'anything'}: their texts are missing"):
        check_task(Gold(quotations={"a": [SAID]}), task)


def test_calibration_is_of_what_the_gold_holds():
    gold = Gold(texts=TEXTS, quotations={"a": [SAID]}, claims={"a": [COUNTED]}, claim_links=Links({"a": [COUNTED]}))
    curves = calibration(gold, Found({"a": [SAID]}, {"a": [COUNTED]}))
    assert [(curve.name, curve.n) for curve in curves] == [("quotations", 1), ("claims", 1), ("links", 0)]
    assert calibration(Gold(), Found()) == []

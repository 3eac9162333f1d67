"""What people decided teaches the engine, kept beside what was, and used only where it is better or asked for."""

import pytest
from django.core.management import CommandError, call_command

from claimsdb.links import weights
from claimsdb.links.decide import decide
from claimsdb.links.models import FittedWeights, Link
from claimsdb.links.suggest import crossref
from claimsdb.links.weights import TooFewError, decisions, engine_of, fit_weights, in_use, use, weights_of
from claimsdb.matching.features import SHIPPED
from tests.factories import make_claim, make_link, make_user

pytestmark = pytest.mark.django_db


def make_weights(**fields):
    """Return kept weights."""
    return FittedWeights.objects.create(
        **{"agree": {"event": 9.0}, "differ": {}, "bias_agree": 0, "bias_differ": 0, "decisions": 40}
        | {"loss_before": 0.5, "loss_after": 0.4}
        | fields
    )


def decided_pairs(number, person):
    """Decide so many pairs of claims of the dead one question, and as many of the dead and the displaced two."""
    for _ in range(number):
        decide(make_link(make_claim(), make_claim()), person, "match")
        decide(make_link(make_claim(), make_claim(value=7, base_value=7, subject="tents")), person, "different")


def test_the_shipped_weights_are_in_use_until_others_are_chosen():
    make_weights()
    assert in_use() is None
    assert weights_of(in_use()) == SHIPPED


def test_one_set_at_most_is_in_use():
    first, second = make_weights(), make_weights()
    use(first)
    use(second)
    assert in_use() == second
    assert weights_of(second).agree["event"] == 9
    assert weights_of(second).agree["value"] == SHIPPED.agree["value"]
    use(None)
    assert in_use() is None


def test_too_few_decisions_say_how_many_are_needed():
    with pytest.raises(TooFewError, match=r"15 of each"):
        fit_weights()


def test_an_open_link_teaches_nothing_and_a_decided_one_does():
    make_link()
    decided_pairs(1, make_user("reviewer"))
    assert sorted(each.same for each in decisions()) == [False, True]


def test_pairs_of_one_question_are_held_together():
    hub, person = make_claim(), make_user("reviewer")
    for _ in range(2):
        decide(make_link(hub, make_claim()), person, "match")
    assert len({each.group for each in decisions()}) == 1


def test_what_is_learnt_is_kept_and_shown_and_the_old_can_be_had_again(monkeypatch, capsys):
    monkeypatch.setattr(weights, "FEWEST_OF_EACH", 4)
    decided_pairs(5, make_user("reviewer"))
    call_command("crossref", fit=True)
    kept = FittedWeights.objects.get()
    said = capsys.readouterr().out
    assert "mean log loss" in said
    assert kept.in_use == (kept.loss_after < kept.loss_before)
    assert ("In use from now on" in said) == kept.in_use
    call_command("crossref", use="shipped")
    assert in_use() is None
    call_command("crossref", use=str(kept.pk))
    assert in_use() == kept


def test_worse_weights_are_kept_and_not_used(monkeypatch, capsys):
    monkeypatch.setattr(weights, "FEWEST_OF_EACH", 1)
    monkeypatch.setattr("claimsdb.matching.fit.Fit.is_better", False)
    decided_pairs(2, make_user("reviewer"))
    call_command("crossref", fit=True)
    assert in_use() is None
    assert f"crossref --use {FittedWeights.objects.get().pk}" in capsys.readouterr().out


@pytest.mark.parametrize("number", ["7", "none", "-1"])
def test_weights_that_there_are_not_are_refused(number):
    with pytest.raises(CommandError, match="there are shipped"):
        call_command("crossref", use=number)


def test_other_weights_have_everything_compared_again_and_keep_decisions():
    person = make_user("annotator")
    make_claim(), make_claim()
    crossref()
    link = Link.objects.get()
    decide(link, person, "match")
    use(make_weights())
    assert crossref().mentions == 2
    link.refresh_from_db()
    assert (link.relation, link.engine) == ("match", engine_of(in_use()))
    assert Link.objects.count() == 1

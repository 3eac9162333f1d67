"""Decisions in, weights out: what people decided of claims teaches how the engine weighs what it compares."""

from django.db import transaction

from claimsdb import __version__
from claimsdb.claims.models import Mention
from claimsdb.links.engine_models import FittedWeights
from claimsdb.links.models import SAME_QUESTION, Link
from claimsdb.links.records import Record, records_of_mentions, whole
from claimsdb.links.words import store_background
from claimsdb.matching.background import Background
from claimsdb.matching.features import SHIPPED, Weights
from claimsdb.matching.fit import Decided, Fit, decided, fit
from claimsdb.matching.prepared import prepare_claim
from claimsdb.matching.record import ClaimRecord

# With fewer of either answer the folds left out would hold a handful each, and chance would judge.
FEWEST_OF_EACH = 15


class TooFewError(ValueError):
    """People have not decided enough for anything to be learnt."""


def in_use() -> FittedWeights | None:
    """Return the fitted weights in use, None where those are the shipped ones."""
    return FittedWeights.objects.filter(in_use=True).first()


def weights_of(fitted: FittedWeights | None) -> Weights:
    """Return weights as the matcher takes them."""
    if fitted is None:
        return SHIPPED
    return Weights(SHIPPED.agree | fitted.agree, SHIPPED.differ | fitted.differ, fitted.bias_agree, fitted.bias_differ)


def engine_of(fitted: FittedWeights | None) -> str:
    """Return the engine's name with these weights: another name has everything compared again."""
    return f"claimsdb {__version__}" + (f" weights {fitted.pk}" if fitted else "")


def decisions() -> list[Decided]:
    """Return every decided link of two claims as the fit reads it, those of one question held together."""
    links = Link.objects.filter(state=Link.State.DECIDED, left__kind=Mention.Kind.CLAIM)
    rows = list(links.order_by("pk").values_list("left", "right", "relation", "left__claim__answer__question"))
    ends = {end for left, right, *_ in rows for end in (left, right)}
    records = records_of_mentions(whole(Mention.objects.shared().filter(pk__in=ends)))
    background = store_background()
    return [
        decided_of(records[left], records[right], background, same=relation in SAME_QUESTION, group=question or -left)
        for left, right, relation, question in rows
        if left in records and right in records
    ]


def decided_of(left: Record, right: Record, background: Background, *, same: bool, group: int) -> Decided:
    """Return a decided pair, compared as the engine compares it."""
    one, other = (prepare_claim(record, background) for record in (left, right) if isinstance(record, ClaimRecord))
    return decided(one, other, same=same, group=group)


def fit_weights() -> tuple[FittedWeights, Fit]:
    """Learn from every decision, keep what was learnt, and return it: not in use until ``use`` says so.

    Raises TooFewError, which says how many decisions are wanted.
    """
    pairs = decisions()
    same = sum(pair.same for pair in pairs)
    if min(same, len(pairs) - same) < FEWEST_OF_EACH:
        raise TooFewError(
            f"There are {same} pairs of claims decided to be one question and {len(pairs) - same} decided not to be:"
            f" {FEWEST_OF_EACH} of each are needed."
        )
    learnt = fit(pairs, weights_of(in_use()))
    kept = FittedWeights.objects.create(
        agree=dict(learnt.weights.agree),
        differ=dict(learnt.weights.differ),
        bias_agree=learnt.weights.bias_agree,
        bias_differ=learnt.weights.bias_differ,
        decisions=len(pairs),
        loss_before=learnt.before.loss,
        loss_after=learnt.after.loss,
    )
    return kept, learnt


@transaction.atomic
def use(fitted: FittedWeights | None) -> None:
    """Have the engine weigh by these, None for the shipped ones. What is suggested follows when it next runs."""
    FittedWeights.objects.filter(in_use=True).update(in_use=False)
    if fitted is not None:
        FittedWeights.objects.filter(pk=fitted.pk).update(in_use=True)

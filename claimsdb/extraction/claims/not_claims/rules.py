"""All that keeps a number from being a claim, in the order asked."""

from collections.abc import Callable

from claimsdb.extraction.claims.not_claims import (
    calendar,
    clock,
    fractions,
    furniture,
    identifiers,
    idioms,
    labels,
    scores,
    small_words,
)
from claimsdb.extraction.claims.setting import Setting

RULES: tuple[Callable[[Setting], bool], ...] = (
    *furniture.RULES,
    calendar.is_date,
    calendar.is_year,
    clock.is_clock_time,
    *fractions.RULES,
    *idioms.RULES,
    *labels.RULES,
    scores.is_score,
    *identifiers.RULES,
    *small_words.RULES,
)


def is_claim(setting: Setting) -> bool:
    """Say whether a quantity is asserted of something: no rule speaks against it."""
    return not any(rule(setting) for rule in RULES)

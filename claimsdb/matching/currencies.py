"""Whether two sums in two currencies may be one sum, converted."""

import tomllib
from pathlib import Path

from claimsdb.matching.measured import Measured

DOLLARS: dict[str, list[float]] = tomllib.loads(
    Path(__file__).with_name("currencies.toml").read_text(encoding="utf-8")
)["dollars"]
# Newspapers round what they convert: "about $2.6 million" for two million euros at 1.32.
ROUNDED = 0.1


def may_be_converted(left: Measured, right: Measured) -> bool:
    """Whether some rate since 2000 makes one sum of the other; True for currencies that are not in the table."""
    if left.currency not in DOLLARS or right.currency not in DOLLARS:
        return True
    ours, theirs = DOLLARS[left.currency], DOLLARS[right.currency]
    return left.middle * ours[0] <= right.middle * theirs[1] * (1 + ROUNDED) and right.middle * theirs[0] <= (
        left.middle * ours[1] * (1 + ROUNDED)
    )

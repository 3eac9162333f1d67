import pytest

from claimsdb.matching.currencies import may_be_converted
from claimsdb.matching.measured import measured
from tests.matching.make import make_claim


@pytest.mark.parametrize(
    ("ours", "theirs", "may"),
    [
        ((2e6, "EUR"), (2.6e6, "USD"), True),
        ((2e6, "EUR"), (1.7e6, "GBP"), True),
        ((2e6, "EUR"), (88e6, "GBP"), False),
        ((5.0, "USD"), (500.0, "JPY"), True),
        ((5.0, "USD"), (1e9, "ZWL"), True),
    ],
)
def test_two_sums_may_be_one_where_a_rate_joins_them(ours, theirs, may):
    left, right = (measured(make_claim(value=value, unit=unit)) for value, unit in (ours, theirs))
    assert may_be_converted(left, right) is may
    assert may_be_converted(right, left) is may

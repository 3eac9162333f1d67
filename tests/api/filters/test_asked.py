"""What each kind of filter reads, and what it refuses."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError

from claimsdb.api.filters.asked import Day, Id, Moment, Number, OneOf, Words, YesOrNo
from claimsdb.claims.models import Mention


@pytest.mark.parametrize(
    ("kind", "written", "read"),
    [
        (Words, " Armenia ", "Armenia"),
        (Id, "12", 12),
        (Number, "1.5e3", 1500.0),
        (Number, "-2", -2.0),
        (Day, "2020-11-09", date(2020, 11, 9)),
        (Moment, "2020-11-09", datetime(2020, 11, 9, tzinfo=UTC)),
        (Moment, "2020-11-09T20:00:00Z", datetime(2020, 11, 9, 20, tzinfo=UTC)),
        (Moment, "2020-11-09T20:00:00", datetime(2020, 11, 9, 20, tzinfo=UTC)),
        (Moment, "2020-11-10T00:00:00 04:00", datetime(2020, 11, 9, 20, tzinfo=UTC)),
        (Moment, "2020-11-10T00:00:00+04:00", datetime(2020, 11, 9, 20, tzinfo=UTC)),
        (YesOrNo, "true", True),
        (YesOrNo, "False", False),
    ],
)
def test_a_filter_reads(kind, written, read):
    assert kind("Words.").field.clean(written) == read


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        (Words, "a\0b"),
        (Words, "x" * 2001),
        (Id, "0"),
        (Id, "-1"),
        (Id, "1.5"),
        (Id, "9223372036854775808"),
        (Number, "NaN"),
        (Number, "inf"),
        (Number, "1e400"),
        (Day, "2020-02-30"),
        (Day, "09/11/2020"),
        (Day, "9 Nov 2020"),
        (Day, "٢٠٢٠-١١-٠٩"),
        (Moment, "yesterday"),
        (Moment, "0001-01-01T00:00:00+14:00"),
        (YesOrNo, "yes"),
        (YesOrNo, "1"),
    ],
)
def test_a_filter_refuses(kind, written):
    with pytest.raises(ValidationError):
        kind("Words.").field.clean(written)


def test_a_choice_is_one_of_its_words():
    assert OneOf("Words.", Mention.State).field.clean(["accepted", "rejected"]) == ["accepted", "rejected"]
    with pytest.raises(ValidationError):
        OneOf("Words.", Mention.State).field.clean(["approved"])

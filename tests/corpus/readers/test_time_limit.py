"""Others' code, held to a time."""

import time

import pytest

from claimsdb.corpus.readers import time_limit
from claimsdb.corpus.readers.draft import UnreadableError
from claimsdb.corpus.readers.time_limit import in_time


def test_what_a_function_returns_is_returned():
    assert in_time(abs, -2) == 2


def test_what_a_function_raises_is_raised():
    with pytest.raises(ValueError, match="invalid literal"):
        in_time(int, "two")


def test_what_takes_too_long_is_given_up(monkeypatch):
    in_time(abs, 0)  # the process is running
    monkeypatch.setattr(time_limit, "TIME_LIMIT", 0.2)
    with pytest.raises(UnreadableError, match="takes more than 0 seconds"):
        in_time(time.sleep, 60)


def test_work_goes_on_after_something_was_given_up():
    assert in_time(abs, -3) == 3

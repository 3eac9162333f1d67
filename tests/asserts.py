"""What several tests assert."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import IntegrityError, transaction


@contextmanager
def refuses(constraint: str) -> Iterator[None]:
    """The block is refused by this constraint, and leaves nothing behind."""
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        yield


# What is linear takes seconds on the slowest machine; what is quadratic takes many minutes on the fastest.
SOON = 60  # seconds of CPU


@contextmanager
def soon() -> Iterator[None]:
    """The block's work is not quadratic in hostile text: it ends within a time that only tells minutes from hours."""
    started = time.process_time()
    yield
    assert time.process_time() - started < SOON

"""What several tests assert."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import IntegrityError, transaction


@contextmanager
def refuses(constraint: str) -> Iterator[None]:
    """The block is refused by this constraint, and leaves nothing behind."""
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        yield

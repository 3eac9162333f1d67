"""The annotated seeds, as what is exported and read back."""

import pytest
from django.db import transaction

from tests.exchange.trips import load_seeds


@pytest.fixture(scope="module")
def seeds_of_module(django_db_setup, django_db_blocker):
    """Load the seeds once for a file of tests; each test undoes what it does to them."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_seeds()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def seeds(seeds_of_module, db):
    """The five articles with what the annotator marked and decided in them."""

"""Whatever a role sends, the API answers as its description says: Schemathesis, all checks, in process.

A few examples of each operation here; ``CLAIMSDB_FUZZ`` says how many, and docs/contributing.md has the longer run.
"""

import os
from contextlib import suppress
from pathlib import Path

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis.config import SchemathesisConfig
from schemathesis.generation import GenerationMode

from claimsdb.api.tokens import make_token
from claimsdb.wsgi import application
from tests.api.rows import make_one_of_each
from tests.factories import make_user

pytestmark = pytest.mark.django_db

EXAMPLES = int(os.environ.get("CLAIMSDB_FUZZ", "1"))
CONFIG = SchemathesisConfig.from_path(Path(__file__).with_name("schemathesis.toml"))
# Rows that bring many others with them come on shorter pages; the configuration pins it for the long run.
PINNED = {"page_size": 100}
FEW = settings(
    max_examples=EXAMPLES,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
    derandomize=EXAMPLES == 1,
    database=None,
)


@pytest.fixture(autouse=True)
def _one_connection():
    """Keep the test's connection open between requests, as Django's own test client does."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.mark.parametrize("role", ["viewer", "annotator", "reviewer", "manager"])
def test_every_operation_keeps_to_its_description(role, settings):
    settings.API_RATES = dict.fromkeys(settings.API_RATES, 10**9)
    make_one_of_each()
    headers = {"Authorization": f"Token {make_token(make_user(role), 'fuzz')[1]}"}
    api = schemathesis.openapi.from_wsgi("/api/v1/schema/", application, config=CONFIG, headers=headers)
    tried = 0
    for operation in api.exclude(operation_id="tokens_destroy").get_all_operations():
        hold(operation.ok(), GenerationMode.POSITIVE, headers)
        with suppress(Unsatisfiable):  # nothing that it takes can be wrong
            hold(operation.ok(), GenerationMode.NEGATIVE, headers)
        tried += 1
    assert tried > 70


def hold(operation, mode, headers):
    """Send cases of one operation, and hold each answer against the description and all other checks."""

    @FEW
    @given(case=operation.as_strategy(generation_mode=mode))
    def sent(case):
        if mode is GenerationMode.POSITIVE and case.query:
            case.query |= {name: PINNED[name] for name in PINNED.keys() & case.query.keys()}
        case.call_and_validate(headers=headers)

    sent()

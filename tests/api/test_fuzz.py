"""Whatever a role sends, the API answers as its description says: Schemathesis, every check, every role, in process.

A few examples of each operation here; the longer run, as docs/contributing.md has it, sets ``CLAIMSDB_FUZZ``.
"""

import os
from base64 import b64encode

import pytest
import schemathesis
from django.test import Client
from hypothesis import HealthCheck, settings

from claimsdb.wsgi import application
from tests.api.rows import make_one_of_each
from tests.factories import make_user

pytestmark = pytest.mark.django_db

ROLES = ["viewer", "annotator", "reviewer", "manager"]
EXAMPLES = int(os.environ.get("CLAIMSDB_FUZZ", "3"))


def description():
    """Return the API as Schemathesis reads it."""
    client = Client()
    client.force_login(make_user("viewer"))
    ...

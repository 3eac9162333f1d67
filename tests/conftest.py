"""What every test stands on."""

import os

import hypothesis
import pytest
from django.conf import settings
from django.core.cache import cache

from claimsdb.api.throttles import TAKEN

# How long an example takes says more of the machine than of the code.
hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.load_profile("house")


def pytest_configure() -> None:
    """Hash passwords quickly: none is worth guarding here. Threads can share SQLite in a file, where one is named."""
    if file := os.environ.get("TEST_SQLITE_FILE"):
        settings.DATABASES["default"].setdefault("TEST", {})["NAME"] = file
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def nothing_counted() -> None:
    """Start each test without the requests and guesses of those before it."""
    cache.clear()
    TAKEN.clear()

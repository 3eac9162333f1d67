"""What every test stands on."""

import tempfile

import hypothesis
import pytest
from django.conf import settings
from django.core.cache import cache

from claimsdb.api.throttles import TAKEN

# How long an example takes says more of the machine than of the code.
hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.load_profile("house")


def pytest_configure(config: pytest.Config) -> None:
    """Hash passwords quickly: none is worth guarding here. Keep SQLite in a file, which threads share as people do."""
    folder = tempfile.TemporaryDirectory(prefix="claimsdb-tests-")
    config.add_cleanup(folder.cleanup)
    if "sqlite" in settings.DATABASES["default"]["ENGINE"]:
        settings.DATABASES["default"].setdefault("TEST", {})["NAME"] = f"{folder.name}/test.sqlite3"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def nothing_counted() -> None:
    """Start each test without the requests and guesses of those before it."""
    cache.clear()
    TAKEN.clear()

"""What every test stands on."""

import os

os.environ.setdefault("CLAIMSDB_DEBUG", "1")
# Playwright keeps an event loop in the test's thread; Django would refuse the database to it.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

from django.conf import settings


def pytest_configure() -> None:
    """Hash passwords quickly: none is worth guarding here."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

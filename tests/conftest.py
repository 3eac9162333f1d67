"""What every test stands on."""

from django.conf import settings


def pytest_configure() -> None:
    """Hash passwords quickly: none is worth guarding here."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

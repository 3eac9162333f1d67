"""What every test stands on."""

import os

# Playwright keeps an event loop in the test's thread; Django would refuse the database to it.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
os.environ.setdefault("CLAIMSDB_DEBUG", "1")

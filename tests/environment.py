"""What the tests' settings are made from: loaded by pytest before Django's settings are."""

import os

os.environ["CLAIMSDB_DEBUG"] = "1"
# Playwright keeps an event loop in the test's thread; Django would refuse the database to it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
# Counts of requests and of guesses are a test's own: see the fixture in tests/conftest.py.
os.environ["CLAIMSDB_CACHE_URL"] = "locmem://"

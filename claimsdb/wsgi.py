"""The WSGI application that gunicorn serves."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "claimsdb.settings")
application = get_wsgi_application()

# What is loaded by now stays: the collector need not look through it again. It comes after so many new objects, which
# is a page of a list or two; at Python's own 700 it would come in the midst of each.
gc.freeze()
gc.set_threshold(10_000)

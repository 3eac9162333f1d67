"""What OpenAPI cannot say of the API, for Schemathesis: heard before every request that it sends.

A cursor is made by the API and by nobody else. With ``fields=`` an answer holds those fields alone, whatever else its
description requires (tests/api/test_shaping.py holds such answers). Where a request is to be refused, both stay.
"""

import schemathesis
from schemathesis.generation import GenerationMode

UNSAYABLE = ("cursor", "fields")


@schemathesis.hook
def before_call(context, case, kwargs):
    """Take them out of a request that is to be accepted."""
    meant = case.meta.generation.mode if case.meta else GenerationMode.POSITIVE
    if meant is GenerationMode.POSITIVE:
        for name in UNSAYABLE:
            (case.query or {}).pop(name, None)

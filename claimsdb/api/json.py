"""JSON out, by orjson: a tenth of the time that the standard library takes."""

from collections.abc import Mapping
from typing import Any

import orjson
from rest_framework.renderers import JSONRenderer
from rest_framework.utils.encoders import JSONEncoder

# What orjson does not know, Django's lazy words among it, is written as DRF writes it.
REST = JSONEncoder().default


class ORJSONRenderer(JSONRenderer):
    """Writes UTF-8, as compactly as JSON can be."""

    def render(
        self, data: Any, accepted_media_type: str | None = None, renderer_context: Mapping[str, Any] | None = None
    ) -> bytes:
        """Return the bytes; none where there is nothing to say."""
        if data is None:
            return b""
        return orjson.dumps(data, default=REST, option=orjson.OPT_NON_STR_KEYS | orjson.OPT_UTC_Z)

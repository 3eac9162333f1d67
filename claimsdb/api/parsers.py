"""JSON in: UTF-8, and nothing that JSON does not have. Its size is bounded by Django's own setting."""

import hashlib
import json
from typing import IO, Any

from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser


class StrictParser(JSONParser):
    """Reads JSON as RFC 8259 has it: UTF-8 whatever ``charset`` says, no NaN, no name twice, no bottomless nesting."""

    def parse(self, stream: IO[bytes], media_type: str | None = None, parser_context: Any = None) -> Any:
        """Return what the body says; keep its digest on Django's request, for whoever asks whether it came before."""
        body = stream.read()
        if parser_context and "request" in parser_context:
            parser_context["request"]._request.body_digest = hashlib.sha256(body).hexdigest()
        try:
            return json.loads(body.decode("utf-8"), parse_constant=refuse_constant, object_pairs_hook=once_each)
        except RecursionError as error:
            raise ParseError("JSON parse error: it is nested too deeply.") from error
        except ValueError as error:
            raise ParseError(f"JSON parse error: {error}") from error


def refuse_constant(name: str) -> Any:
    """Refuse the numbers that JSON does not have."""
    raise ValueError(f"{name} is no number in JSON")


def once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object; raise ValueError where it says one name twice, as readers differ on which of them counts."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name stands twice in one object")
    return found

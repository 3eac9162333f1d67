"""Offsets at the border: code points inside, and UTF-16 units for those who count in them, as browsers do."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from claimsdb.claims.models import Mention
from claimsdb.corpus.models import Article

# What an offset may count, as the parameter ``offset_unit`` names it.
CODE_POINTS, UTF_16 = "codepoint", "utf16"
UNITS = [CODE_POINTS, UTF_16]
PARAMETER = "offset_unit"

# Characters that UTF-16 writes as two units.
WIDE = re.compile("[\U00010000-\U0010ffff]")


class Offsets:
    """One text's offsets, from either unit to the other."""

    def __init__(self, text: str) -> None:
        self.wide = [found.start() for found in WIDE.finditer(text)]
        self.halves = [at + before for before, at in enumerate(self.wide)]  # the same places, in UTF-16 units

    def utf16(self, code_points: int) -> int:
        """Return an offset in UTF-16 units."""
        return code_points + bisect_left(self.wide, code_points)

    def code_points(self, utf16: int) -> int:
        """Return an offset in code points; raise ValueError for one between the two halves of a character."""
        before = bisect_left(self.halves, utf16)
        if before and self.halves[before - 1] == utf16 - 1:
            raise ValueError(f"A character stands across UTF-16 offset {utf16}: it has two units.")
        return utf16 - before


class CountsOffsets:
    """A view whose rows have offsets: ``offset_unit`` says what those given, and those wanted, count."""

    def known_parameters(self) -> Collection[str]:
        """Add the unit to what the view reads."""
        return {*super().known_parameters(), PARAMETER}  # type: ignore[misc]

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Refuse a unit that is none."""
        super().initial(request, *args, **kwargs)  # type: ignore[misc]
        if self.offset_unit not in UNITS:
            fault = ErrorDetail(f"Give {' or '.join(UNITS)}.", code="invalid")
            raise ValidationError({PARAMETER: [fault]})

    @property
    def offset_unit(self) -> str:
        """What offsets count in this request and in its answer."""
        return self.request.query_params.get(PARAMETER, CODE_POINTS)  # type: ignore[attr-defined]

    def get_serializer_context(self) -> dict[str, Any]:
        """Tell serializers that read offsets."""
        return super().get_serializer_context() | {PARAMETER: self.offset_unit}  # type: ignore[misc]

    def said(self, row: Any, **kwargs: Any) -> Any:
        """Return what is said of a row, its offsets in the unit asked for."""
        return self.counted(super().said(row, **kwargs))  # type: ignore[misc]

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Return the page, its offsets in the unit asked for."""
        response = super().list(request, *args, **kwargs)  # type: ignore[misc]
        response.data = self.counted(response.data)
        return response

    def counted(self, said: Any) -> Any:
        """Return an answer with its offsets in the unit asked for."""
        if self.offset_unit == UTF_16:
            to_utf16([*anchored(said)])
        return said


def anchored(said: Any) -> Iterator[dict[str, Any]]:
    """Yield every row in an answer that has offsets."""
    if isinstance(said, dict):
        if {"start", "end"} & said.keys() and "offset_unit" in said:
            yield said
        for part in said.values():
            yield from anchored(part)
    elif isinstance(said, list):
        for part in said:
            yield from anchored(part)


def to_utf16(rows: list[dict[str, Any]]) -> None:
    """Turn the offsets of rows into UTF-16 units. Reads each article's text once, and keeps none."""
    if any("id" not in row for row in rows):
        fault = ErrorDetail("Ask for id too: UTF-16 offsets are found by it.", code="invalid")
        raise ValidationError({"fields": [fault]})
    articles = dict(Mention.objects.filter(pk__in={row["id"] for row in rows}).values_list("pk", "article"))
    texts = offsets_of(set(articles.values()))
    for row in rows:
        offsets = texts[articles[row["id"]]]
        row["offset_unit"] = UTF_16
        for name in ("start", "end", "speaker_start", "speaker_end"):
            if row.get(name) is not None:
                row[name] = offsets.utf16(row[name])


def offsets_of(articles: Iterable[int]) -> dict[int, Offsets]:
    """Return what turns offsets of these articles from one unit to the other."""
    texts = Article.objects.filter(pk__in=articles).values_list("pk", "text")
    return {key: Offsets(text) for key, text in texts.iterator(chunk_size=10)}

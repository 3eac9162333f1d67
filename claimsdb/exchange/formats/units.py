"""Offsets in UTF-16 units, as browsers count, against code points, as we do."""

from bisect import bisect_left


class Utf16:
    """The places of one text by either count."""

    def __init__(self, text: str) -> None:
        self.length = len(text)
        # Where the characters stand that take two units, in units: few, and none in most texts.
        self.wide: list[int] = []
        for at, character in enumerate(text):
            if character > "\uffff":
                self.wide.append(at + len(self.wide))

    def code_points(self, units: int) -> int:
        """Return the offset in code points; one within a character is that of its start."""
        return units - bisect_left(self.wide, units)

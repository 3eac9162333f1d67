"""The sentences of an article, for the records of its mentions: the sentence around a mention, and the one before."""

import re
from bisect import bisect_right

# A sentence ends with its line, or with a stop, closing marks and a space before what may begin another one.
END = re.compile(r"\n+|[.!?…]['\"’”»)\]]{0,3}\s{1,4}(?=['\"‘“«(\[]{0,3}[A-Z0-9À-Þ])")
# A stop after one of these belongs to the word: titles, months, companies, initials, "a.m." and "U.S.".
SHORT = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Capt|Sgt|Cpl|Pvt|Adm|Sen|Rep|Gov|Pres|Rev|Hon|St|Mt|Ft|No|Nos|vs|etc|approx"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Inc|Corp|Co|Ltd|Bros|Jr|Sr|Fig|Vol)|\b[A-Za-z])\.\s{1,4}$"
)
# A title is the first line with a letter, cut here where a text has no lines.
TITLE_LENGTH = 200


class Passages:
    """The sentences of one text, found once; offsets are code points."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0]
        for end in END.finditer(text):
            if "\n" in end.group() or not SHORT.search(text, max(0, end.start() - 8), end.end()):
                self.starts.append(end.end())

    def sentence(self, start: int, end: int) -> str:
        """The sentence around a mention, or the sentences where it runs over several."""
        first = bisect_right(self.starts, start) - 1
        last = bisect_right(self.starts, max(start, end - 1)) - 1
        return self._between(first, last)

    def before(self, start: int) -> str:
        """The sentence before that of a mention, or "" where there is none."""
        at = bisect_right(self.starts, start) - 1
        return self._between(at - 1, at - 1) if at else ""

    def title(self) -> str:
        """The first line that says something."""
        lines = (line.strip() for line in self.text[: 10 * TITLE_LENGTH].splitlines())
        return next((line for line in lines if any(map(str.isalpha, line))), "")[:TITLE_LENGTH]

    def _between(self, first: int, last: int) -> str:
        stop = self.starts[last + 1] if last + 1 < len(self.starts) else len(self.text)
        return self.text[self.starts[first] : stop].strip()

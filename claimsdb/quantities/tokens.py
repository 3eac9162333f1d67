"""Text into tokens: number literals, words and signs, with their offsets."""

import re
from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """What a token is made of."""

    NUMBER = "number"
    VULGAR = "vulgar"  # one character such as ½
    WORD = "word"
    SIGN = "sign"
    GAP = "gap"  # a stretch that was blanked: a date, a telephone number, a link


GAP_CHARACTER = "\ue000"  # private use: stands in for each character of a stretch that holds no quantity

STROKES = frozenset("-–‐‑−")  # what ties two numbers or two words
VULGAR = "¼½¾⅐-⅞↉"

# Grouped literals come first; a group that runs on into further digits is no group.
TOKEN = re.compile(
    rf"""
    (?P<number>
        (?:
          (?<![\d.,])(?:
              \d{{1,3}}(?:,\d{{3}}){{1,9}}(?![\d])(?:\.\d{{1,15}})?     # 1,234,567.89
            | \d{{1,3}}(?:\s?,\s?000){{1,4}}(?!\d)                      # 80 , 000 where spaces crept in
            | \d{{1,2}}(?:,\d{{2}}){{1,6}},\d{{3}}(?![\d,])             # 12,34,567
            | \d{{1,3}}(?:\.\d{{3}}){{2,9}}(?:,\d{{1,3}})?(?![\d.])     # 1.234.567,89
            | \d{{1,3}}(?:\.\d{{3}}){{1,9}},\d{{1,2}}(?![\d.,])         # 1.234,56
            | \d{{1,3}}(?:[ \u00a0\u2009\u202f]\d{{3}}){{1,9}}(?![\d])(?:\.\d{{1,15}})?  # 40 000
            | \d{{1,3}}(?:['’]\d{{3}}){{1,9}}(?!\d)                       # 1'234'567
            | \d{{1,9}},\d{{1,2}}(?!\d|\s?,)                            # 1,3
          )
        | \d{{1,30}}(?:\.\d{{1,15}})?
        | (?<![\w.])\.\d{{1,15}}
        )
        (?: [eE][+-]?\d{{1,2}}(?!\w) | \^[+-]{{0,2}}\d{{1,2}}(?!\w) | \ ?[x×]\ ?10\^?[+\-−]?\d{{1,2}}(?!\w) )?
    )
  | (?P<gap>{GAP_CHARACTER}{{1,400}})
  | (?P<vulgar>[{VULGAR}])
  | (?P<word>[^\W\d_{VULGAR}]{{1,40}})
  | (?P<sign>[<>]=|\S)
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of text; ``glued`` says that no white space stands before it."""

    kind: Kind
    text: str
    lower: str
    start: int
    end: int
    glued: bool


def tokenise(text: str) -> list[Token]:
    """All tokens of a text, in order; every character that is not white space belongs to one."""
    tokens: list[Token] = []
    last_end = -1
    for match in TOKEN.finditer(text):
        piece = match.group()
        tokens.append(
            Token(Kind(match.lastgroup), piece, piece.lower(), match.start(), match.end(), match.start() == last_end)
        )
        last_end = match.end()
    return tokens


def words_of(phrase: str) -> tuple[str, ...]:
    """The lower-case tokens of a phrase: the key under which tables hold it."""
    return tuple(token.lower for token in tokenise(phrase))


END = Token(Kind.SIGN, "", "", -1, -1, False)


def at(tokens: list[Token], index: int) -> Token:
    """The token at an index, or an empty one outside the text."""
    return tokens[index] if 0 <= index < len(tokens) else END

"""Steps up a parse."""

from collections.abc import Iterator

from spacy.tokens import Token


def steps_up(token: Token, limit: int = 6) -> Iterator[Token]:
    """Yield the words that a word hangs on, the nearest first, ``limit`` at most."""
    for _ in range(limit):
        if token.head is token:
            return
        token = token.head
        yield token


def governing_verb(token: Token) -> Token | None:
    """Return the nearest verb above a word."""
    return next((above for above in steps_up(token) if above.pos_ in {"VERB", "AUX"}), None)

"""The word lists of ``words.toml``, each under its reason there."""

import tomllib
from functools import cache
from importlib import resources


@cache
def table() -> dict[str, list[str]]:
    """All lists by their names."""
    return tomllib.loads(resources.files(__package__).joinpath("words.toml").read_text("utf-8"))


@cache
def words(name: str) -> frozenset[str]:
    """One list, as whole words in small letters."""
    return frozenset(table()[name])


WHOLE_WORD = 3  # letters: a stem this short would begin too many words ("go", "cut", "set")


@cache
def stems(name: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """One list of stems, as (whole words, beginnings)."""
    short = frozenset(stem for stem in table()[name] if len(stem) <= WHOLE_WORD)
    return short, tuple(stem for stem in table()[name] if len(stem) > WHOLE_WORD)


def has_stem(name: str, word: str) -> bool:
    """Does a word in small letters begin with a stem of the list?"""
    short, long = stems(name)
    return word in short or word.startswith(long)

"""Short lists of words that the rules ask for."""

import tomllib
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("words.toml")


@cache
def listed(name: str) -> frozenset[str]:
    """The list of that name in ``words.toml``."""
    lists = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return frozenset(lists[name].split())

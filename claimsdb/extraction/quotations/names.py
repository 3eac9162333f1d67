"""The tables about names, ready for look-up."""

import tomllib
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

TABLE = Path(__file__).with_name("names.toml")


@cache
def _raw() -> dict[str, Any]:
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))


@cache
def words(section: str, key: str) -> frozenset[str]:
    """A list of words, as ``names.toml`` gives it under a section and a key."""
    return frozenset(_raw()[section][key].split())


@cache
def publications() -> dict[str, str]:
    """Folded name of a publication to its name as it styles itself, "The" included; short names among them."""
    listed = [name.strip() for name in _raw()["publications"]["names"].replace("\n", "|").split("|") if name.strip()]
    styled = {folded(name): name for name in listed if name.startswith("The ")}
    short = {folded(name): full for name, full in _raw()["publications"]["short"].items()}
    return {folded(name): name for name in listed} | styled | short


def folded(name: str) -> str:
    """A name without case, accents, "the" and full stops: how two spellings of one are compared."""
    decomposed = unicodedata.normalize("NFKD", without_article(name).replace("’", "'").replace(".", ""))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold().strip()


def without_article(name: str) -> str:
    """A name without a leading "the"."""
    return name[4:] if name[:4].lower() == "the " else name


def is_title(word: str) -> bool:
    """Whether a word is a title or a part of one: "Mr.", "Foreign"."""
    return word.lower().rstrip(".") in words("titles", "words")


@cache
def _countries() -> frozenset[str]:
    listed = _raw()["governments"]["countries"].replace("\n", "|").split("|")
    return frozenset(name.strip() for name in listed)


def is_country(name: str) -> bool:
    """Whether a name, as written, is a country's: one word that speaks for its government."""
    return name in _countries()


def gender(given: str) -> str:
    """The pronoun that a given name or a title calls for: "he", "she" or ""."""
    word = given.lower().rstrip(".")
    if word in words("given", "male") or word in words("titles", "male"):
        return "he"
    if word in words("given", "female") or word in words("titles", "female"):
        return "she"
    return ""

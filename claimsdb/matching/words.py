"""Text to comparable words: folded, stemmed, with the words that newspapers use for one another made one."""

import re
import tomllib
import unicodedata
from functools import lru_cache
from itertools import zip_longest
from pathlib import Path

from claimsdb.matching.countries import PEOPLES

HERE = Path(__file__).parent

# A word is at most 40 characters of what stands together: long enough for any name, bounded for any input.
WORD = re.compile(r"(?:[^\W\d_]\.){2,6}|[^\W_]{1,40}(?:[.,](?=\d)[^\W_]{1,40}){0,8}")
YEAR = re.compile(r"(?:1[89]|20)\d\d")

# Endings, and how many letters must stay before them; the aim is to join forms, not to find roots.
ENDINGS = (("ies", "y", 2), ("ing", "", 4), ("ed", "", 4), ("es", "", 4), ("s", "", 3))
DOUBLED = re.compile(r"([bdgmnprt])\1$")


def fold(text: str) -> str:
    """Lower case, without accents, with plain apostrophes."""
    text = text.replace("’", "'").replace("‘", "'")
    if text.isascii():
        return text.lower()
    bare = unicodedata.normalize("NFKD", text)
    accents = filter(unicodedata.combining, set(bare))
    return bare.translate(dict.fromkeys(map(ord, accents))).casefold()


def tokens(text: str) -> list[str]:
    """Every word and number of a text, folded, in order."""
    return WORD.findall(fold(text))


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """A folded word without its ending: "killed" and "killing" are "kill", "accuse" and "accused" are "accus"."""
    for ending, instead, stay in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= stay and not word.endswith("ss"):
            word = DOUBLED.sub(r"\1", word[: -len(ending)]) + instead
            break
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


@lru_cache(maxsize=200_000)
def concept(word: str) -> str:
    """The stem, or the stem of the word it stands for: "dead" and "fatalities" are "kill". "" for a stop word."""
    if word in STOP_WORDS:
        return ""
    if word[0].isdigit():
        return word if YEAR.fullmatch(word) else ""
    word = word.rstrip(".")
    if word in STOP_WORDS:
        return ""
    return SYNONYMS.get(word) or SYNONYMS.get(stem(word)) or stem(word)


def concepts(text: str) -> list[str]:
    """The words of a text that carry meaning, in order, numbers other than years left out."""
    return [found for word in tokens(text) if (found := concept(word))]


def spelled(text: str) -> dict[str, str]:
    """Each concept of a text with the last word that stood for it, folded."""
    return {concept(word): word for word in tokens(text)}


def value_of(word: str) -> float | None:
    """The value of a folded number word, or None: "5,000", "5.5", "two", "one"."""
    if word == ONE:
        return 1.0
    if word in NUMBER_WORDS:
        return NUMBER_WORDS.index(word) + 2.0
    try:
        return float(word.replace(",", ""))
    except ValueError:
        return None


def values_in(text: str) -> list[float]:
    """The values that a text gives, with the word or letter that scales them: "160 million", "$160m", "two"."""
    found = []
    words = tokens(text)
    for word, following in zip_longest(words, words[1:], fillvalue=""):
        digits = word.rstrip(SCALING_LETTERS) if word[0].isdigit() else word
        value = value_of(digits)
        if value is not None:
            found.append(value * SCALES.get(word[len(digits) :] or following, 1.0))
    return found


def is_number(word: str) -> bool:
    """Whether a folded word is a number other than a year, in digits or spelled out; "one" is a pronoun as often."""
    return word in NUMBER_WORDS or (word[0].isdigit() and not YEAR.fullmatch(word))


def _stop_words() -> frozenset[str]:
    return frozenset((HERE / "stopwords.txt").read_text(encoding="utf-8").split())


def _synonyms() -> dict[str, str]:
    groups = tomllib.loads((HERE / "synonyms.toml").read_text(encoding="utf-8"))["groups"]
    known: dict[str, str] = {}
    for first, *others in groups:
        for word in (first, *others):
            known.setdefault(word.removeprefix("="), stem(first))
            if not word.startswith("="):
                known.setdefault(stem(word), stem(first))
    return known | {people: stem(country) for people, country in PEOPLES.items()}


# Small numbers are spelled out.
ONE = "one"
NUMBER_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
SCALES = {
    **dict.fromkeys(("k", "thousand"), 1e3),
    **dict.fromkeys(("m", "mm", "mn", "million"), 1e6),
    **dict.fromkeys(("b", "bn", "billion"), 1e9),
}
SCALING_LETTERS = "kmnb"
STOP_WORDS = _stop_words()
SYNONYMS = _synonyms()

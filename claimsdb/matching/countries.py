"""Countries by any of their names: a people, a capital and a government's seat stand for the country itself."""

import csv
from pathlib import Path

# "United Arab Emirates", and "Bosnia and Herzegovina", have no more words.
LONGEST_NAME = 3


def _countries() -> dict[tuple[str, ...], str]:
    """Each name, in folded words, with its country; in the table "_" stands between the words of a name."""
    with Path(__file__).with_suffix(".csv").open(encoding="utf-8", newline="") as rows:
        table = [(row["country"], " ".join(row.values()).split()) for row in csv.DictReader(rows)]
    return {tuple(name.split("_")): country.replace("_", " ") for country, names in table for name in names}


COUNTRIES = _countries()


def countries_of(words: list[str]) -> frozenset[str]:
    """The countries that folded words name, or whose people or seat of government they name."""
    return frozenset(word for word, known in with_countries(words) if known)


def with_countries(words: list[str]) -> list[tuple[str, bool]]:
    """Folded words, each name of a country replaced by that country, and whether it is one."""
    out: list[tuple[str, bool]] = []
    at = 0
    while at < len(words):
        for length in range(LONGEST_NAME, 0, -1):
            country = COUNTRIES.get(tuple(words[at : at + length]))
            if country:
                out.append((country, True))
                at += length
                break
        else:
            out.append((words[at], False))
            at += 1
    return out

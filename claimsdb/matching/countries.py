"""Countries by any of their names: a people, a capital and a government's seat stand for the country itself."""

import csv
from pathlib import Path

# "United Arab Emirates", and "Bosnia and Herzegovina", have no more words.
LONGEST_NAME = 3


def _rows() -> list[dict[str, str]]:
    """The table: in it "_" stands between the words of a name."""
    with Path(__file__).with_suffix(".csv").open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


def _countries(rows: list[dict[str, str]]) -> dict[tuple[str, ...], str]:
    """Each name, in folded words, with its country."""
    table = [(row["country"], " ".join(row.values()).split()) for row in rows]
    return {tuple(name.split("_")): country.replace("_", " ") for country, names in table for name in names}


def _peoples(rows: list[dict[str, str]]) -> dict[str, str]:
    """Each word for who and what is from a country, with the country, where both are one word."""
    table = [(row["country"], row["people"].split()) for row in rows if "_" not in row["country"]]
    return {people: country for country, peoples in table for people in peoples if "_" not in people}


ROWS = _rows()
COUNTRIES = _countries(ROWS)
PEOPLES = _peoples(ROWS)


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

"""The table of cues: which words tell that something is said, wanted or believed, and how surely."""

import tomllib
from functools import cache
from pathlib import Path

# A verb that takes a clause this surely may stand beside marked words too.
SPEECH = 0.45
TABLE = Path(__file__).with_name("cues.toml")


@cache
def table() -> dict[str, dict[str, float]]:
    """Frame ("clause", "preposition:for") to lemma to share, as in ``cues.toml``."""
    raw = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return {
        frame: {lemma: float(share) for share, lemmas in bands.items() for lemma in lemmas.split()}
        for frame, bands in raw["frames"].items()
    }


@cache
def circumstances() -> dict[str, float]:
    """Name of a circumstance to what it does to the odds."""
    raw = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return {name: float(factor) for name, factor in raw["circumstances"].items()}


@cache
def speech() -> dict[str, str]:
    """Every form of every verb that brings in marked words, to its lemma: "told" to "tell"."""
    raw = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    out: dict[str, str] = {}
    sure = [lemma for lemma, share in table()["clause"].items() if share >= SPEECH]
    for lemma in (*sure, *raw["speech"]["verbs"]):
        out |= dict.fromkeys(_forms(lemma), lemma)
        out |= dict.fromkeys(raw["irregular"].get(lemma, ()), lemma)
    return out


@cache
def phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Every form of the first word of a cue of several words, to what may follow it, longest first."""
    raw = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    irregular: dict[str, list[str]] = raw["irregular"]
    out: dict[str, tuple[tuple[str, ...], ...]] = {}
    for lemma, tails in raw["speech"]["phrases"].items():
        split = tuple(sorted((tuple(tail.split()) for tail in tails), key=len, reverse=True))
        out |= dict.fromkeys({*_forms(lemma), *irregular.get(lemma, ())}, split)
    return out


@cache
def repairs() -> dict[str, str]:
    """Lemmas that the lemmatizer gets wrong, to the right ones."""
    raw = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return dict(raw["repairs"])


def lemma_of(lemma: str) -> str:
    """A lemma as the tables write it."""
    lemma = lemma.lower()
    return repairs().get(lemma, lemma)


def _forms(lemma: str) -> set[str]:
    """The regular forms of a verb."""
    if lemma.endswith("e"):
        return {lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"}
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return {lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"}
    sibilant = lemma.endswith(("s", "x", "z", "ch", "sh"))
    return {lemma, lemma + ("es" if sibilant else "s"), lemma + "ed", lemma + "ing"}

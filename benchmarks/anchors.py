"""How many mentions find their place in an edited article, and how many find a wrong one: on edits made here.

The annotated mentions of the seeds are followed through insertions, deletions, altered words, lookalike sentences and
reordered paragraphs, whose true places are known. Precision is of the places taken as sure, recall of the mentions
whose words are still there; what is not sure waits for a person, and "offered" says how often the true place was among
those offered.
"""

import itertools
import json
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from claimsdb.extraction.anchors import find

ROOT = Path(__file__).parent.parent
ROUNDS = 5

# A piece of an edited text: its words, and where in the old text they stood; None where they are new.
Piece = tuple[str, int | None]


def mentions() -> dict[str, list[tuple[int, int]]]:
    """Return the annotated spans of each seed."""
    found: dict[str, set[tuple[int, int]]] = {}
    for name in ("claims", "quotations"):
        for line in (ROOT / "fixtures" / "seeds-gold" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            found.setdefault(row["doc"], set()).add((row["start"], row["end"]))
    return {name: sorted(spans) for name, spans in found.items()}


def sentences(text: str) -> list[Piece]:
    """Return a text cut at the ends of its sentences and lines, the space after them included."""
    ends = [match.end() for match in re.finditer(r"(?:[.!?][”\"']?\s+|\n+)", text)]
    cuts = [0, *ends, len(text)]
    return [(text[a:b], a) for a, b in itertools.pairwise(cuts) if a < b]


def inserted(pieces: list[Piece], other: list[str], rng: random.Random) -> list[Piece]:
    """Put sentences of other articles between one in eight."""
    return [new for piece in pieces for new in ([(rng.choice(other), None)] if rng.random() < 1 / 8 else []) + [piece]]


def deleted(pieces: list[Piece], other: list[str], rng: random.Random) -> list[Piece]:
    """Take one sentence in eight away."""
    return [piece for piece in pieces if rng.random() >= 1 / 8]


def altered(pieces: list[Piece], other: list[str], rng: random.Random) -> list[Piece]:
    """Put another word for one in twelve."""
    return [word for piece in pieces for word in words_altered(piece, rng)]


def words_altered(piece: Piece, rng: random.Random) -> list[Piece]:
    """Return a piece in its words, some of them others."""
    text, at = piece
    assert at is not None
    words = [(match[0], at + match.start()) for match in re.finditer(r"\s*\S+\s*", text)]
    return [(f" {rng.choice(NEW_WORDS)} ", None) if rng.random() < 1 / 12 else word for word in words]


NEW_WORDS = "reportedly later officials city yesterday again region however Tuesday 7,300 northern".split()


def lookalikes(pieces: list[Piece], other: list[str], rng: random.Random) -> list[Piece]:
    """Print one sentence in six a second time, somewhere else, word for word or with a few that differ."""
    again = [
        (text if rng.random() < 1 / 4 else lookalike(text, rng), None) for text, _ in pieces if rng.random() < 1 / 6
    ]
    result = list(pieces)
    for piece in again:
        result.insert(rng.randrange(len(result) + 1), piece)
    return result


def replaced(pieces: list[Piece], other: list[str], rng: random.Random) -> list[Piece]:
    """Take one sentence in six away, and print its like somewhere else."""
    result = [piece for piece in pieces if rng.random() >= 1 / 6]
    for text, _ in sorted(set(pieces) - set(result)):
        result.insert(rng.randrange(len(result) + 1), (lookalike(text, rng), None))
    return result


def lookalike(text: str, rng: random.Random) -> str:
    """Return a sentence with up to three of its words replaced, and one at least."""
    words = re.split(r"(\s+)", text)
    for _ in range(rng.randrange(1, 4)):
        words[rng.randrange(0, len(words), 2)] = rng.choice(NEW_WORDS)
    return "".join(words)


def reordered(pieces: list[Piece], other: list[str], rng: random.Random) -> list[Piece]:
    """Move one paragraph in four to another place."""
    paragraphs: list[list[Piece]] = [[]]
    for piece in pieces:
        paragraphs[-1].append(piece)
        if piece[0].endswith("\n"):
            paragraphs.append([])
    moving = [paragraph for paragraph in paragraphs if rng.random() < 1 / 4]
    staying = [paragraph for paragraph in paragraphs if paragraph not in moving]
    for paragraph in moving:
        staying.insert(rng.randrange(len(staying) + 1), paragraph)
    return [piece for paragraph in staying for piece in paragraph]


def all_at_once(pieces: list[Piece], other: list[str], rng: random.Random) -> list[Piece]:
    """Everything but altered words, one after the other."""
    for edit in (deleted, lookalikes, reordered, inserted):
        pieces = edit(pieces, other, rng)
    return pieces


EDITS: list[Callable[[list[Piece], list[str], random.Random], list[Piece]]] = [
    inserted,
    deleted,
    altered,
    lookalikes,
    replaced,
    reordered,
    all_at_once,
]


def places(pieces: list[Piece]) -> dict[int, int]:
    """Return where each character of the old text that is still there stands in the new one."""
    found, at = {}, 0
    for text, old in pieces:
        if old is not None:
            found.update({old + number: at + number for number in range(len(text))})
        at += len(text)
    return found


def truth(where: dict[int, int], start: int, end: int) -> tuple[int, int] | None:
    """Return where a span stands now, unaltered; None where it does not."""
    new = [where.get(at) for at in range(start, end)]
    if None in new or new != list(range(new[0], new[0] + len(new))):  # type: ignore[operator, arg-type]
        return None
    return new[0], new[-1] + 1  # type: ignore[return-value, operator]


def measure(edit: Callable[..., list[Piece]], texts: dict[str, str], *, show: bool) -> Counter[str]:
    """Count what became of every mention of every seed, edited several times."""
    counted: Counter[str] = Counter()
    for name, spans in mentions().items():
        text = texts[name]
        other = [piece for other, words in texts.items() if other != name for piece, _ in sentences(words)]
        for number in range(ROUNDS):
            rng = random.Random(f"{edit.__name__} {name} {number}")
            pieces = edit(sentences(text), other, rng)
            new, where = "".join(piece for piece, _ in pieces), places(pieces)
            for start, end in spans:
                right, found = truth(where, start, end), find(text, new, start, end)
                offered = [(place.start, place.end) for place in found.places]
                counted["there" if right else "gone"] += 1
                counted["sure"] += found.sure
                counted["right"] += found.sure and offered[0] == right
                counted["waits"] += not found.sure and right is not None
                counted["offered"] += not found.sure and right in offered
                if show and found.sure and offered[0] != right:
                    print(edit.__name__, repr(text[start - 60 : end + 60]), found.places[:2], right)
    return counted


def main() -> None:
    """Print a line for each kind of edit."""
    texts = {path.name[:3]: path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))}
    print(
        f"{'edit':<14}{'there':>7}{'gone':>7}{'sure':>7}{'wrong':>7}{'precision':>11}{'recall':>8}{'waits':>7}{'offered':>9}"
    )
    total: Counter[str] = Counter()
    started = time.process_time()
    for edit in EDITS:
        counted = measure(edit, texts, show="--wrong" in sys.argv)
        total += counted
        line(edit.__name__, counted)
    line("all", total)
    number = total["there"] + total["gone"]
    print(f"{number:,} mentions, {(time.process_time() - started) / number * 1000:.1f} ms CPU each")


def line(name: str, counted: Counter[str]) -> None:
    """Print what was counted."""
    wrong = counted["sure"] - counted["right"]
    precision, recall = counted["right"] / max(counted["sure"], 1), counted["right"] / max(counted["there"], 1)
    counts = f"{counted['there']:>7}{counted['gone']:>7}{counted['sure']:>7}{wrong:>7}"
    print(f"{name:<14}{counts}{precision:>11.4f}{recall:>8.3f}{counted['waits']:>7}{counted['offered']:>9}")


if __name__ == "__main__":
    main()

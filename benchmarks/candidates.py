"""What the caps on candidates lose: of the annotated pairs of one question, how many are still compared.

``python -m benchmarks.candidates GOLD_FOLDER... -- TEXTS.jsonl...`` takes the claims of annotated folders as they are,
those of all other texts as they are extracted, and puts every article in its turn before all the others as the newest.
"""

import json
import os
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "claimsdb.settings")
os.environ.setdefault("CLAIMSDB_DEBUG", "1")
django.setup()

from django.conf import settings

from claimsdb.extraction import language
from claimsdb.extraction.claims.measures import DEFAULT
from claimsdb.links.candidates import MOST, likeliest
from claimsdb.links.given import extractions
from claimsdb.links.records import Record, records_of_extraction
from claimsdb.matching.candidates import CAP
from claimsdb.matching.crossref import keys_of

UNBOUNDED = 10**9
# Of a key and of a mention: neither, each, and both capped as they are; then with more and with fewer partners.
CAPS = [(UNBOUNDED, UNBOUNDED), (CAP, UNBOUNDED), (UNBOUNDED, MOST), (CAP, MOST), (CAP, 2 * MOST), (CAP, MOST // 2)]
Place = tuple[str, int, int]
Pair = frozenset[int]


def lines_of(folders: Iterable[Path], files: Iterable[Path]) -> tuple[list[str], dict[Place, str]]:
    """The texts, those annotated with their claims; and the question that each annotated claim answers."""
    claims: defaultdict[str, list[dict[str, object]]] = defaultdict(list)
    questions: dict[Place, str] = {}
    for line in chain.from_iterable((folder / "claims.jsonl").open(encoding="utf-8") for folder in folders):
        row = json.loads(line)
        claims[row["doc"]].append(row)
        questions[row["doc"], row["start"], row["end"]] = row["question"]
    texts: dict[str, dict[str, object]] = {}
    for line in chain.from_iterable(file.open(encoding="utf-8") for file in files):
        row = json.loads(line)
        if row["text"] not in texts or row["id"] in claims:  # an annotated article may come twice
            texts[row["text"]] = row
    rows = [row | ({"claims": claims[row["id"]]} if row["id"] in claims else {}) for row in texts.values()]
    return [json.dumps(row) for row in rows], questions


def compared(records: list[Record], cap: int, most: int) -> Iterator[Pair]:
    """The pairs that are compared, by their places in the list, as each article in turn is the newest."""
    keys = [keys_of(record) for record in records]
    holders: defaultdict[str, list[int]] = defaultdict(list)
    articles: defaultdict[int | str, list[int]] = defaultdict(list)
    for place, record in enumerate(records):
        articles[record.article].append(place)
        for key in keys[place]:
            holders[key].append(place)
    for mine in articles.values():
        own: defaultdict[str, list[int]] = defaultdict(list)
        for place in mine:
            for key in keys[place]:
                own[key].append(place)
        ours = set(mine)
        others = {key: [each for each in holders[key] if each not in ours][-cap - 1 :] for key in own}
        sharing = {key: found for key, found in others.items() if found}
        yield from map(frozenset, likeliest(own, sharing, cap, most))


def joined(found: set[Pair], wanted: set[Pair]) -> float:
    """What share of the wanted pairs are of one component of those found: for one question is one component."""
    root: dict[int, int] = {}

    def end_of(place: int) -> int:
        while root.get(place, place) != place:
            place = root[place]
        return place

    for one, other in map(sorted, found):
        root[end_of(one)] = end_of(other)
    return sum(len({end_of(place) for place in pair}) == 1 for pair in wanted) / len(wanted)


def main(folders: list[Path], files: list[Path]) -> None:
    """Print, for every cap, how many of the annotated pairs are compared."""
    lines, questions = lines_of(folders, files)
    nlp = language.pipeline(settings.CLAIMSDB_LANGUAGE_MODEL)
    records = [
        record
        for text, extraction in extractions(lines, nlp)
        for record in records_of_extraction(text, extraction, DEFAULT)
    ]
    answers: defaultdict[str, list[int]] = defaultdict(list)
    for place, record in enumerate(records):
        if question := questions.get((str(record.article), record.start, record.end)):
            answers[question].append(place)
    true = {
        frozenset((one, other))
        for places in answers.values()
        for one in places
        for other in places
        if records[one].article != records[other].article
    }
    print(f"{len(lines)} articles, {len(records):,} mentions, {len(true)} annotated pairs of one question")
    for cap, most in CAPS:
        found = set(compared(records, cap, most))
        kept = found & true
        bounds = [f"{bound}" if bound < UNBOUNDED else "any number" for bound in (cap, most)]
        print(
            f"of a key the newest {bounds[0]}, of a mention the likeliest {bounds[1]}:"
            f" {len(kept)} of them compared ({len(kept) / len(true):.3f}), {joined(kept, true):.3f} compared or joined"
            f" by others that are, {len(found):,} pairs in all"
        )


if __name__ == "__main__":
    split = sys.argv.index("--")
    main(list(map(Path, sys.argv[1:split])), list(map(Path, sys.argv[split + 1 :])))

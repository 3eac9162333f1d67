"""The keys that bring two mentions together: short strings, the same on every machine and in every version.

Two mentions are compared only where they share a key, so a key must be rare enough to be useful and common enough to
find every true pair: a measure with a word that names the place or the subject, a near value with such a word; for
quotations, the smallest hashes of their word triples.
"""

import re
from collections.abc import Iterator
from itertools import islice
from math import floor, log
from zlib import crc32

from claimsdb.matching.dispute import Stance, stance, topic
from claimsdb.matching.measured import measured
from claimsdb.matching.prepared import REACH
from claimsdb.matching.record import ClaimRecord, QuotationRecord
from claimsdb.matching.words import concept, concepts, fold, tokens

# A new event's articles fall within two weeks of one another: half-open fortnights, each with the next.
FORTNIGHT = 14
# Six words with the measure find every true pair of the annotated articles; more only add false ones.
MEASURE_KEYS = 6
# Values are joined in steps of a quarter, each with its next step, so that numbers within about a tenth always meet.
STEP = log(1.25)
VALUE_WORDS = 2
# Keys are stored in rows: a word beyond this length is cut.
WORD_LENGTH = 30
# Eight of a sentence's hashes are found again in seven of eight of its shortened forms (measured at a million).
HASHES = 8
TRIPLE = 3
# A quotation this short has too few triples to survive an edit, and is found by its whole.
SHORT = 6
TOPICS = 4

CAPITAL = re.compile(r"\b[A-Z][^\W_]{2,40}")


def claim_keys(record: ClaimRecord) -> frozenset[str]:
    """At most 12 keys: the measure with telling words, the near value with two of them, the fortnight with one."""
    number = measured(record)
    words = list(islice(_telling_words(record), MEASURE_KEYS))
    what = record.measure or number.dimension
    keys = {f"{what}|{word}" for word in words}
    if number.middle > 0:
        step = floor(log(number.middle) / STEP)
        kind = number.dimension
        for word in words[:VALUE_WORDS]:
            keys |= {f"{kind}~{step}|{word}", f"{kind}~{step + 1}|{word}"}
    if record.published and words:
        fortnight = record.published.toordinal() // FORTNIGHT
        keys |= {f"{what}|{words[-1]}|{fortnight}", f"{what}|{words[-1]}|{fortnight + 1}"}
    return frozenset(keys)


def _telling_words(record: ClaimRecord) -> Iterator[str]:
    """The words that place a claim, each once, taken in turn from subject, place, names of the sentence, and title."""
    sources = [
        concepts(record.subject),
        concepts(record.place),
        _names(record.sentence),
        concepts(record.title),
        _names(record.before),
        concepts(record.sentence),
    ]
    seen: set[str] = set()
    for turn in range(max(map(len, sources))):
        for source in sources:
            if turn < len(source) and source[turn] not in seen:
                seen.add(source[turn])
                yield source[turn][:WORD_LENGTH]


def _names(text: str) -> list[str]:
    """The capitalised words of a text, without those that only open a sentence with a common word."""
    return [found for name in CAPITAL.findall(text[:REACH]) if (found := concept(fold(name)))]


def quotation_keys(record: QuotationRecord) -> frozenset[str]:
    """At most 12 keys: the smallest hashes of the word triples, or the whole of a short one; topics of a dispute."""
    words = tokens(record.exact)
    triples = {" ".join(words[i : i + TRIPLE]) for i in range(len(words) - TRIPLE + 1)}
    hashes = sorted(crc32(triple.encode()) for triple in triples)[:HASHES]
    keys = {f"#{number:08x}" for number in hashes}
    if words and len(words) <= SHORT:
        keys.add(f"#{crc32(' '.join(words).encode()):08x}")
    if stance(record) is not Stance.NEITHER:
        keys |= {f"?{word[:WORD_LENGTH]}" for word in topic(record)[:TOPICS]}
    return frozenset(keys)

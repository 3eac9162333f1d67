"""The keys that bring two mentions together: short strings, the same on every machine and in every version.

Two mentions are compared only where they share a key, so a key must be rare enough to be useful and common enough to
find every true pair: a measure with a word that names the place, the thing counted or the event, a value with such a
word (in annotated news claims of one question share one in 98 of 100 pairs, and as the extraction finds them in 90);
for quotations, the smallest hashes of their word triples.
"""

import re
from zlib import crc32

from claimsdb.matching.background import GENERAL
from claimsdb.matching.denials import Matter, longest, matter_of
from claimsdb.matching.dispute import topic
from claimsdb.matching.measured import measured
from claimsdb.matching.reading import REACH, around, distances
from claimsdb.matching.record import ClaimRecord, QuotationRecord
from claimsdb.matching.words import concept, concepts, fold, tokens

# Values meet where they are the same to this many digits; others meet by their measure.
VALUE_DIGITS = 2
# The articles on one event fall within two weeks of one another: half-open fortnights, each with the next.
FORTNIGHT = 14
# A word that fewer news articles than this use (a share) tells one event from others: "ATI", and not "technology".
SELDOM = 0.02
# Keys are stored in rows: a word beyond this length is cut.
WORD_LENGTH = 30
# Eight of a sentence's hashes are found again in seven of eight of its shortened forms (measured at a million).
HASHES = 8
TRIPLE = 3
# A quotation this short has too few triples to survive an edit, and is found by its whole.
SHORT = 6
# The longest words are the rarest: they bring a charge to its denial, and one utterance to itself in other words.
TOPICS = 4
# Who is charged, with one act each: a denial and its charge share both, and no cap drops "Oberdorf and shelling" as it
# drops "shelling" in a war.
PARTIES = 3
ACTS = 3

CAPITAL = re.compile(r"\b[A-Z][^\W_]{2,40}")


def claim_keys(record: ClaimRecord) -> frozenset[str]:
    """At most 15 keys: the measure with telling words, the value with others, measure and place in their fortnight."""
    number = measured(record)
    near = nearest(record)
    place = concepts(record.place)
    title = rarest(concepts(record.title))
    names = [place[:1], near, near, rarest(_names(record.sentence)), rarest(_names(record.title)), title, title]
    what = number.measure or number.dimension
    keys = {f"{what}|{word}" for word in distinct(names)}
    value = f"{number.dimension}={number.middle:.{VALUE_DIGITS - 1}e}"
    keys |= {f"{value}|{word}" for word in distinct([near, near, near, place, title, title])}
    if record.published:
        fortnight = record.published.toordinal() // FORTNIGHT
        for word in distinct([place + title]):
            keys |= {f"{what}|{word}|{fortnight}", f"{what}|{word}|{fortnight + 1}"}
    return frozenset(keys)


def nearest(record: ClaimRecord) -> list[str]:
    """The concepts of the sentence, those closest to the number first."""
    before, after = around(record.sentence, record.exact, record.at)
    found = distances(before, backwards=True) + distances(after, backwards=False)
    return [word for word, _ in sorted(found, key=lambda pair: pair[1])]


def rarest(words: list[str]) -> list[str]:
    """The words that news seldom uses first, in their order; then the others, the commonest last."""
    shares = {word: GENERAL.get(word, 0.0) for word in words}
    return sorted(words, key=lambda word: shares[word] if shares[word] >= SELDOM else 0.0)


def distinct(sources: list[list[str]]) -> list[str]:
    """From each source in turn the first word that no source before it gave, cut to fit a key."""
    chosen: list[str] = []
    for source in sources:
        if new := next((word for word in source if word[:WORD_LENGTH] not in chosen), None):
            chosen.append(new[:WORD_LENGTH])
    return chosen


def _names(text: str) -> list[str]:
    """The concepts of the capitalised words of a text."""
    return [found for name in CAPITAL.findall(text[:REACH]) if (found := concept(fold(name)))]


def quotation_keys(record: QuotationRecord) -> frozenset[str]:
    """At most 12 keys: the smallest hashes of the word triples, or the whole if short; its topics, with the speaker.

    A charge or a denial has up to nine more, for whom it concerns and with what.
    """
    words = tokens(record.exact)
    triples = {" ".join(words[i : i + TRIPLE]) for i in range(len(words) - TRIPLE + 1)}
    hashes = sorted(crc32(triple.encode()) for triple in triples)[:HASHES]
    keys = {f"#{number:08x}" for number in hashes}
    if words and len(words) <= SHORT:
        keys.add(f"#{crc32(' '.join(words).encode()):08x}")
    if (matter := matter_of(record)) is not None:
        keys |= {f"?{word[:WORD_LENGTH]}" for word in topic(record)[:TOPICS]} | _charges(matter)
    elif speaker := tokens(record.speaker):
        said = sorted({concept(word) for word in words} - {""}, key=lambda word: (-len(word), word))
        keys |= {f"@{speaker[-1][:WORD_LENGTH]}|{word[:WORD_LENGTH]}" for word in said[:TOPICS]}
    return frozenset(keys)


def _charges(matter: Matter) -> set[str]:
    """Whom a charge or a denial concerns, each with what it is about."""
    parties = sorted(matter.parties)[:PARTIES]
    return {f"?{party[:WORD_LENGTH]}|{act[:WORD_LENGTH]}" for party in parties for act in longest(matter.acts)[:ACTS]}

"""The people of an article: every name it gives them, and who "he" is."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from claimsdb.extraction.quotations import names
from claimsdb.extraction.quotations.acronyms import acronyms
from claimsdb.extraction.quotations.finding import Reading
from claimsdb.extraction.quotations.words import listed


@dataclass(frozen=True, slots=True)
class Mention:
    """A person's name as it stands in the text."""

    start: int
    end: int
    words: tuple[str, ...]
    gender: str
    is_subject: bool
    owns: bool
    quoted: bool


# A pronoun is not understood over more mentions than these, nor over so many tokens.
MENTIONS_BACK, TOKENS_BACK = 40, 400


class Roster:
    """The people whom an article names, in the order of their mentions."""

    def __init__(self, reading: Reading) -> None:
        """Gather the people of an article: first the full names, then every surname that stands alone."""
        self.doc: Doc = reading.doc
        self.acronyms = acronyms(reading.text)
        self._full: dict[str, Counter[tuple[str, ...]]] = defaultdict(Counter)
        spans = {start: (end, words) for start, end, words in _full_names(reading)}
        for _, words in spans.values():
            self._full[names.folded(words[-1])][words] += 1
        spans |= {start: (start + 1, (word,)) for start, word in self._single_names(reading, spans)}
        self.mentions = [_mention(reading, start, end, words) for start, (end, words) in sorted(spans.items())]
        self._starts = [m.start for m in self.mentions]
        self._genders: dict[str, str] = {}
        for mention in self.mentions:
            if mention.gender:
                self._genders.setdefault(self.fullest(mention.words), mention.gender)

    def _single_names(
        self, reading: Reading, spans: dict[int, tuple[int, tuple[str, ...]]]
    ) -> Iterator[tuple[int, str]]:
        """Surnames that stand alone, and names that are all the article gives of somebody."""
        inside = {i for start, (end, _) in spans.items() for i in range(start, end)}
        known = {words[-1] for _, words in spans.values()}
        lone = _lone_names(reading)
        for token in self.doc:
            if (token.text not in known and token.text not in lone) or token.i in inside:
                continue
            if token.tag_ in ("NNP", "NNPS", "NN"):
                if token.text in lone:
                    self._full[names.folded(token.text)][(token.text,)] += 1
                yield token.i, token.text

    def knows(self, surname: str) -> bool:
        """Whether somebody of that surname is named in the article."""
        return names.folded(surname) in self._full

    def fullest(self, words: tuple[str, ...]) -> str:
        """The fullest name that the article gives to whom these words name; the commonest, of two as full."""
        mine = [names.folded(w) for w in words]
        best, rank = words, (len(words), 0)
        for other, count in self._full.get(mine[-1], Counter()).items():
            theirs = [names.folded(w) for w in other]
            if (len(other), count) > rank and len(other) > len(words) and all(w in theirs for w in mine):
                best, rank = other, (len(other), count)
        return " ".join(best)

    def gender(self, name: str) -> str:
        """The pronoun for a full name, "" where nothing tells."""
        return self._genders.get(name) or names.gender(name.split(" ", 1)[0])

    def mentions_before(self, token: int) -> Iterator[Mention]:
        """The mentions of people that begin before a token, the nearest first."""
        for i in range(bisect_left(self._starts, token) - 1, -1, -1):
            yield self.mentions[i]

    def before(self, token: int, pronoun: str) -> str:
        """The full name of the person whom a pronoun at a token means, "" where nobody fits.

        The nearest sentence with a fitting person decides; in it the subject does, else the first named. Whoever owns
        something is meant where the pronoun's own sentence names nobody else: Lee's speech, as he called it.
        """
        here = self.doc[token].sent.start
        owner = ""
        last = bisect_left(self._starts, token)
        chosen: tuple[int, bool, str] | None = None
        for mention in reversed(self.mentions[max(0, last - MENTIONS_BACK) : last]):
            if token - mention.start > TOKENS_BACK:
                break
            sentence = self.doc[mention.start].sent.start
            if (chosen is not None and sentence != chosen[0]) or (owner and sentence != here):
                break
            name = self.fullest(mention.words)
            if mention.quoted or self.gender(name) not in ("", pronoun):
                continue
            if mention.owns:
                owner = name if sentence == here else ""
                continue
            if chosen is None or mention.is_subject or not chosen[1]:
                chosen = (sentence, mention.is_subject, name)
        return chosen[2] if chosen else owner


def _full_names(reading: Reading) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Names of two words and more that the tagger takes for a person's, or that follow an office."""
    for span in reading.ents:
        if span.label_ == "PERSON" or _holds_office(span):
            words = person_words(span.text.split())
            if len(words) > 1:
                yield span.start, span.end, words


def _holds_office(span: Span) -> bool:
    """Whether a name of another sort is put beside an office: Finland's president, Aino Maki."""
    head = span.root.head
    if span.root.dep_ != "appos" or head.tag_ != "NN" or not names.is_title(head.text) or head.i >= span.start:
        return False
    return 1 < len(span) <= LONGEST_NAME and all(t.tag_ == "NNP" for t in span)


# A person's name has seldom more words than these.
LONGEST_NAME = 4


def _lone_names(reading: Reading) -> set[str]:
    """Single names that are a person's wherever the tagger names them, and never stand where a place stands."""
    labels: dict[str, Counter[str]] = defaultdict(Counter)
    acts: set[str] = set()
    placed: set[str] = set()
    doc = reading.doc
    for span in reading.ents:
        if len(span) == 1 and span.text[:1].isupper():
            labels[span.text][span.label_] += 1
            token = span[0]
            if token.dep_ == "nsubj":
                acts.add(token.text)
            if (span.start and doc[span.start - 1].lower_ in listed("placing")) or token.dep_ in ("compound", "amod"):
                placed.add(token.text)
    persons = {w for w, c in labels.items() if w in acts and w not in placed and c.most_common(1)[0][0] == "PERSON"}
    return persons | {t.text for t in doc if t.tag_ == "NNP" and t.dep_ == "nsubj" and _introduced(t)}


def _introduced(token: Token) -> bool:
    """Whether a name is introduced as a person: "Nairy, a builder"."""
    for child in token.rights:
        if child.dep_ == "appos" and child.tag_ == "NN" and child.lower_ not in listed("things"):
            return any(c.lower_ in ("a", "an") for c in child.lefts) and token.left_edge.i == token.i
    return False


def _mention(reading: Reading, start: int, end: int, words: tuple[str, ...]) -> Mention:
    """A person's name with what stands around it."""
    doc = reading.doc
    root = doc[end - 1]
    before = doc[start - 1].text if start else ""
    return Mention(
        start=start,
        end=end,
        words=words,
        gender=names.gender(doc[start].text)
        or names.gender(before)
        or (names.gender(words[0]) if end - start > 1 else ""),
        is_subject=root.dep_ in ("nsubj", "nsubjpass"),
        owns=root.dep_ == "poss" or doc[end - 1].tag_ == "POS",
        quoted=reading.inside[start] >= 0,
    )


def person_words(tokens: list[str]) -> tuple[str, ...]:
    """A person's name without titles, possessives and what else a tagger took for a part of it."""
    start, end = 0, len(tokens)
    while end > start and not (
        tokens[end - 1][:1].isupper() or tokens[end - 1].startswith(("al-", "el-", "ben-", "bin-"))
    ):
        end -= 1
    while start < end - 1 and (names.is_title(tokens[start]) or not tokens[start][:1].isupper()):
        start += 1
    return tuple(t.removesuffix("’s").removesuffix("'s") for t in tokens[start:end])

"""Words that stand for a speaker named before: it, who, both, another."""

from collections.abc import Iterator

from spacy.tokens import Token

from claimsdb.extraction.quotations import names
from claimsdb.extraction.quotations.deps import nsubj, nsubjpass, relcl
from claimsdb.extraction.quotations.finding import Reading
from claimsdb.extraction.quotations.frames import Stretch
from claimsdb.extraction.quotations.speakers import printed, stretch_of
from claimsdb.extraction.quotations.words import listed

THINGS = frozenset({"it", "its", "itself"})
RELATIVE = frozenset({"who", "which", "that", "whose"})
# No sentence that a newspaper prints has more tokens.
LONGEST_SENTENCE = 250
# "It demanded …. It finished …": of so many sentences in a row "it" may be the subject.
CHAIN = 4
# "Both" and "another" leave out a noun that was just named: no more tokens back than these.
JUST_NAMED = 60
DESCRIBING = frozenset({"JJ", "NN", "NNP"})


def whom(pronoun: Token) -> Stretch | None:
    """What "who" stands for: the noun that its clause is about."""
    for ancestor in pronoun.ancestors:
        if ancestor.dep == relcl:
            start, end = ancestor.head.left_edge.i, ancestor.head.i + 1
            return None if start <= pronoun.i < end else (start, end)
    return None


def what(reading: Reading, pronoun: Token) -> Iterator[Stretch]:
    """What "it" may stand for, the likeliest first: subjects of its sentence so far, then of the one before.

    Where "it" is that subject too, the one before that is asked; and a text that was published comes before whoever
    published it: The paper carried a letter. It said ….
    """
    start, stop = pronoun.sent.start, pronoun.i
    for _ in range(CHAIN):
        again = False
        for i in range(max(start, stop - LONGEST_SENTENCE), stop):
            token = reading.doc[i]
            if token.dep not in (nsubj, nsubjpass) or reading.inside[i] >= 0:
                continue
            again = again or token.lower_ == "it"
            text = printed(token.head)
            if text is not None:
                yield stretch_of(text)
            if token.tag_ in ("NNP", "NNPS") or (token.tag_ == "NN" and token.lower_ in listed("things")):
                yield stretch_of(token)
        if start == 0 or not (again or start == pronoun.sent.start):
            return
        start, stop = reading.doc[start - 1].sent.start, start


def both(reading: Reading, pronoun: Token) -> Stretch | None:
    """The last two that were joined by "and" as a subject."""
    for i in range(pronoun.i - 1, max(-1, pronoun.i - JUST_NAMED), -1):
        token = reading.doc[i]
        if token.dep in (nsubj, nsubjpass) and token.tag_ in ("NNS", "NNP", "NNPS") and reading.inside[i] < 0:
            stretch = stretch_of(token)
            if any(t.lower_ == "and" for t in reading.doc[stretch[0] : stretch[1]]):
                return stretch
    return None


def another(reading: Reading, pronoun: Token) -> str:
    """What "another" is another of: a Danish analyst says one thing, another (Danish analyst) the next."""
    for i in range(pronoun.i - 1, max(-1, pronoun.i - JUST_NAMED), -1):
        token = reading.doc[i]
        if token.tag_ == "NN" and token.lower_ in names.words("unnamed", "words"):
            words = [t.text for t in reading.doc[token.left_edge.i : i + 1] if t.tag_ in DESCRIBING]
            if token.left_edge.lower_ in ("a", "an", "one"):
                return " ".join(["another", *words])
    return pronoun.text

"""The ways English hangs what is said on the word that says so: read off the parse, whatever the word."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.symbols import (  # type: ignore[attr-defined]
    acl,
    acomp,
    advcl,
    ccomp,
    dobj,
    nsubj,
    nsubjpass,
    oprd,
    pcomp,
    pobj,
    prep,
    xcomp,
)
from spacy.tokens import Token

Stretch = tuple[int, int]
"""First token and one past the last."""

VERBAL = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
NOMINAL = frozenset({"NN", "NNS"})
ADJECTIVAL = frozenset({"JJ", "JJR", "JJS"})


@dataclass(frozen=True, slots=True)
class Framed:
    """A cue and one thing it takes; ``frame`` names the way, ``pieces`` the stretches of content."""

    cue: Token
    frame: str
    pieces: tuple[Stretch, ...]


def framed(token: Token) -> Iterator[Framed]:
    """Everything that this token could be the cue of."""
    if token.tag_ in VERBAL:
        yield from _of_verb(token)
    elif token.tag_ in NOMINAL:
        yield from _of_noun(token)
    elif token.tag_ in ADJECTIVAL:
        yield from _of_adjective(token)


def _of_verb(verb: Token) -> Iterator[Framed]:
    """Clauses, infinitives, objects and prepositions of a verb."""
    passive = None
    for child in verb.children:
        if child.dep == nsubjpass:
            passive = child
    for child in verb.children:
        if child.dep == ccomp:
            yield Framed(verb, "clause", around(child, verb))
        elif child.dep == xcomp:
            frame = "infinitive" if _has_to(child) else "gerund" if child.tag_ == "VBG" else "complement"
            pieces = around(child, verb)
            if passive is not None or verb.lemma_ in ("seem", "appear"):
                subject = passive or next((c for c in verb.children if c.dep == nsubj), None)
                if subject is not None and subject.lower_ != "it":
                    pieces = (whole(subject), *pieces)
                    frame = "subject_" + frame
            yield Framed(verb, frame, pieces)
        elif child.dep == dobj and child.i > verb.i:
            yield Framed(verb, "object", (_object(child, verb),))
        elif child.dep == prep and child.i > verb.i:
            for inner in child.children:
                if inner.dep in (pobj, pcomp):
                    yield Framed(verb, "preposition:" + child.lower_, (whole(inner),))


def _of_noun(noun: Token) -> Iterator[Framed]:
    """Clauses, infinitives and prepositions of a noun."""
    for child in noun.children:
        if child.i < noun.i:
            continue
        if child.dep in (acl, ccomp, xcomp):
            if _has_to(child):
                yield Framed(noun, "noun_infinitive", (whole(child),))
            elif (child.tag_ != "VBG" and child.tag_ != "VBN") or child.dep == ccomp:
                yield Framed(noun, "noun_clause", (whole(child),))
        elif child.dep == prep:
            for inner in child.children:
                if inner.dep in (pobj, pcomp):
                    yield Framed(noun, "noun_preposition:" + child.lower_, (whole(inner),))


def _of_adjective(adjective: Token) -> Iterator[Framed]:
    """Clauses, infinitives and prepositions of an adjective."""
    for child in adjective.children:
        if child.i < adjective.i:
            continue
        if child.dep == ccomp:
            yield Framed(adjective, "adjective_clause", (whole(child),))
        elif child.dep == xcomp and _has_to(child):
            yield Framed(adjective, "adjective_infinitive", (whole(child),))
        elif child.dep == prep:
            for inner in child.children:
                if inner.dep in (pobj, pcomp):
                    yield Framed(adjective, "adjective_preposition:" + child.lower_, (whole(inner),))


def _has_to(verb: Token) -> bool:
    """Whether a verb is a to-infinitive."""
    return any(c.tag_ == "TO" for c in verb.lefts)


def whole(token: Token) -> Stretch:
    """A token with all that hangs on it."""
    return token.left_edge.i, token.right_edge.i + 1


def around(content: Token, cue: Token) -> tuple[Stretch, ...]:
    """The content with all that hangs on it, in two pieces where the cue stands in its midst."""
    start, end = whole(content)
    if not start <= cue.i < end:
        return ((start, end),)
    own = [c for c in cue.children if c.dep != ccomp and not c.is_punct]
    left = min([cue.i, *(c.left_edge.i for c in own if c.i < cue.i and c.left_edge.i > start)])
    right = max([cue.i, *(c.right_edge.i for c in own if c.i > cue.i and c.right_edge.i < end - 1)]) + 1
    return tuple(piece for piece in ((start, left), (right, end)) if piece[1] > piece[0])


def _object(child: Token, verb: Token) -> Stretch:
    """The object, and what the verb says of it: "him of lying", "it a disgrace"."""
    start, end = whole(child)
    for later in verb.rights:
        if later.i > child.i and later.left_edge.i == end and later.dep in (prep, oprd, xcomp, ccomp, acomp, advcl):
            end = later.right_edge.i + 1
    return start, end

"""The ways English hangs what is said on the word that says so: read off the parse, whatever the word."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from claimsdb.extraction.quotations.deps import (
    acl,
    acomp,
    advcl,
    advmod,
    agent,
    aux,
    auxpass,
    cc,
    ccomp,
    dobj,
    mark,
    nsubj,
    nsubjpass,
    oprd,
    parataxis,
    pcomp,
    pobj,
    prep,
    relcl,
    xcomp,
)
from claimsdb.extraction.quotations.words import listed

Stretch = tuple[int, int]
"""First token and one past the last."""

VERBAL = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
NOMINAL = frozenset({"NN", "NNS"})
ADJECTIVAL = frozenset({"JJ", "JJR", "JJS"})
FINITE = frozenset({"MD", "VBD", "VBP", "VBZ"})
MARKS = frozenset(',.;:!?()[]–—"“”')


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
    elif token.tag_ == "RB" and token.dep == advmod and token.head.tag_ in VERBAL:
        yield Framed(token, "adverb", without(_clause(token.head), whole(token)))


def _clause(verb: Token) -> Stretch:
    """A verb with all that hangs on it, without the word that joins it to another clause."""
    start, end = whole(verb)
    for child in verb.lefts:
        if child.dep in (mark, cc) and child.i == start:
            start += 1
    return start, end


def _of_verb(verb: Token) -> Iterator[Framed]:
    """Clauses, infinitives, objects and prepositions of a verb."""
    if verb.lower_ == "according":
        yield from _according(verb)
        return
    children = list(verb.children)
    passive = next((c for c in children if c.dep == nsubjpass), None)
    if passive is not None and any(c.dep == agent for c in children):
        yield Framed(verb, "passive", (whole(passive),))
    if verb.lemma_ == "be":
        yield from _of_copula(verb)
        return
    yield from _aside(verb, children)
    behind = any(c.dep == ccomp and c.i > verb.i for c in children)
    for child in children:
        if child.dep == ccomp and (child.i > verb.i or not behind):
            yield Framed(verb, "clause", around(child, verb))
        elif child.dep == xcomp:
            yield _complement(verb, child, passive)
        elif child.i > verb.i:
            yield from _behind(verb, child, children)


def _aside(verb: Token, children: list[Token]) -> Iterator[Framed]:
    """The sentence that a cue stands aside of: "the bridge, she said, was closed", "as she noted, it was closed"."""
    if verb.dep not in (parataxis, advcl) or not any(c.dep == nsubj for c in children):
        return
    held = verb.head.head if verb.head.dep in (aux, auxpass) else verb.head
    if verb.dep == parataxis:
        yield Framed(verb, "parenthesis", without(_clause(held), whole(verb)))
    elif any(c.lower_ == "as" for c in verb.lefts):
        yield Framed(verb, "as", without(_clause(held), whole(verb)))


def _complement(verb: Token, child: Token, passive: Token | None) -> Framed:
    """What a verb takes without a subject of its own: "vowed to close it", "is expected to close"."""
    frame = "infinitive" if _has_to(child) else "gerund" if child.tag_ == "VBG" else "complement"
    subject = passive
    if subject is None and verb.lemma_ in ("seem", "appear"):
        subject = next((c for c in verb.children if c.dep == nsubj), None)
    if subject is None or subject.lower_ == "it":
        return Framed(verb, frame, around(child, verb))
    return Framed(verb, "subject_" + frame, (whole(subject), *around(child, verb)))


def _behind(verb: Token, child: Token, children: list[Token]) -> Iterator[Framed]:
    """Objects and prepositions behind a verb."""
    if child.dep == dobj:
        if _deniable(child):
            yield Framed(verb, "charge", (_object(child, verb),))
        yield Framed(verb, "object", (_object(child, verb),))
    elif child.dep == oprd and not any(c.dep == dobj and c.i > verb.i for c in children):
        yield Framed(verb, "named", (whole(child),))
    elif child.dep == prep:
        for inner in child.children:
            if inner.dep in (pobj, pcomp):
                yield Framed(verb, "preposition:" + child.lower_, (whole(inner),))


def _deniable(noun: Token) -> bool:
    """Whether an object is a charge, which is denied, and no good, which is withheld: any links, all involvement."""
    return noun.lemma_ in listed("charges") or any(c.lower_ in ("any", "all") for c in noun.lefts)


def _according(cue: Token) -> Iterator[Framed]:
    """The clause that "according to" is put to."""
    head = cue.head
    while head.tag_ not in VERBAL and head.head.i != head.i:
        head = head.head
    own = whole(cue)
    yield Framed(cue, "according", without(_clause(head), own))


def _of_copula(verb: Token) -> Iterator[Framed]:
    """His view is that …"""
    subject = next((c for c in verb.children if c.dep == nsubj and c.tag_ in NOMINAL), None)
    if subject is not None:
        for child in verb.children:
            if child.dep == ccomp and child.i > verb.i:
                yield Framed(subject, "copula_clause", (whole(child),))
            elif child.dep == xcomp and child.i > verb.i and _has_to(child):
                yield Framed(subject, "copula_infinitive", (whole(child),))


def without(outer: Stretch, inner: Stretch) -> tuple[Stretch, ...]:
    """What is left of a stretch on both sides of another that it holds."""
    return tuple(p for p in ((outer[0], inner[0]), (inner[1], outer[1])) if p[1] - p[0] > 1)


def plural_before(noun: Token) -> Token | None:
    """Who says it, where a noun is a verb misread: "men whom the rebels claim are spies" names no rebels’ claim."""
    if noun.dep != nsubj or noun.head.dep != relcl or noun.tag_ != "NN":
        return None
    if noun.head.left_edge.lower_ not in ("who", "whom"):
        return None
    before = noun.nbor(-1)
    return before if before.head.i == noun.i and before.tag_ in ("NNS", "NNPS") else None


def _misread(verb: Token) -> Framed:
    """What such a verb takes: all up to the next mark or verb, as the parse is not to be trusted behind it."""
    start = verb.i + 1
    stop = verb.sent.end
    for token in verb.doc[start:stop]:
        if token.text in MARKS or token.is_space or (token.i > verb.head.i and token.tag_ in FINITE):
            stop = token.i
            break
    return Framed(verb, "clause", ((start, stop),))


def _of_noun(noun: Token) -> Iterator[Framed]:
    """Clauses, infinitives and prepositions of a noun."""
    if plural_before(noun) is not None:
        yield _misread(noun)
    for child in noun.children:
        if child.i < noun.i:
            continue
        if child.dep in (acl, ccomp, xcomp):
            if _has_to(child):
                yield Framed(noun, "noun_infinitive", (whole(child),))
            elif (child.tag_ != "VBG" and child.tag_ != "VBN") or child.dep == ccomp or _has_that(child):
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


def _has_that(verb: Token) -> bool:
    """Whether "that" opens a verb's clause: "that fighters are being sent", which a participle alone does not have."""
    return any(c.dep == mark and c.lower_ == "that" for c in verb.lefts)


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

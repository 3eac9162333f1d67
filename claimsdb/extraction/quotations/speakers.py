"""Who says it: the words beside a cue that name the speaker."""

from spacy.tokens import Doc, Token

from claimsdb.extraction.quotations.deps import (
    acl,
    acomp,
    advcl,
    agent,
    amod,
    appos,
    attr,
    ccomp,
    conj,
    dobj,
    nsubj,
    nsubjpass,
    pcomp,
    pobj,
    poss,
    prep,
    relcl,
    xcomp,
)
from claimsdb.extraction.quotations.frames import NOMINAL, VERBAL, Stretch, plural_before
from claimsdb.extraction.quotations.words import listed

# A chain of verbs that share one subject ("rose, went on and said") is seldom longer.
LONGEST_CHAIN = 6


def speaker_of(cue: Token) -> Token | None:
    """The head word of the speaker of a cue, None where the sentence names none."""
    if cue.tag_ in NOMINAL:
        return _of_noun(cue)
    if cue.is_sent_start and cue.left_edge.i == cue.i and cue.lower_ in listed("rumours"):
        return cue  # "Reports that …" opens a sentence, and the tagger takes it for a verb
    if cue.lower_ == "according" or cue.dep == prep:
        return _of_preposition(cue)
    return _of_verb(cue)


def _of_preposition(cue: Token) -> Token | None:
    """According to whom."""
    for child in cue.children:
        if child.dep == pobj:
            return child
        if child.dep == prep:
            return _of_preposition(child)
    return None


def _of_verb(verb: Token) -> Token | None:
    """The subject of a verb, or of the verb that it leans on."""
    participle = verb.tag_ == "VBG"
    for step in range(LONGEST_CHAIN):
        own = _subject(verb)
        if own is not None and not (step and participle and verb.dep == ccomp):
            return own
        passive = next((c for c in verb.children if c.dep == nsubjpass), None)
        if passive is not None and verb.lower_ in QUOTED:
            return passive
        if passive is not None and not step:
            return _agent(verb)
        leans = _leans_on(verb)
        if leans is None or leans.tag_ in NAMING:
            return leans
        verb = leans
    return None


# Whoever is quoted says it; the agent passes it on: Lee was quoted by the Times as saying.
QUOTED = frozenset({"quoted", "cited"})
NAMING = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "CD", "DT"})
LEANING = frozenset({conj, advcl, ccomp, acomp, xcomp, attr, pcomp})


def _subject(verb: Token) -> Token | None:
    """The subject of an active verb."""
    return next((c for c in verb.children if c.dep == nsubj), None)


def _leans_on(verb: Token) -> Token | None:
    """The verb that gives a subjectless one its subject, or the noun that is its subject."""
    head = verb.head
    if head.i == verb.i:
        return None
    if verb.dep in (acl, relcl, amod):
        if verb.tag_ == "VBG" and head.dep == dobj and head.head.tag_ in VERBAL:
            return printed(head.head) or head.head
        return head
    if verb.dep not in LEANING:
        return None
    if verb.dep == advcl and verb.tag_ == "VBG" and (text := printed(head)) is not None:
        return text
    if verb.dep == pcomp:
        head = head.head
    if verb.dep == xcomp and head.tag_ in VERBAL and head.lemma_ not in ("promise", "take", "use"):
        controlled = next((c for c in head.children if c.dep == dobj and c.i < verb.i), None)
        return controlled or head
    return head


def printed(verb: Token) -> Token | None:
    """The text that somebody prints, which is what speaks: carried an open letter condemning the war."""
    if verb.lower_ not in listed("printing"):
        return None
    return next((c for c in verb.rights if c.dep == dobj and c.lower_ in listed("texts")), None)


def _agent(verb: Token) -> Token | None:
    """By whom something is said."""
    for child in verb.children:
        if child.dep == agent:
            return next((c for c in child.children if c.dep == pobj), None)
    return None


def _of_noun(noun: Token) -> Token | None:
    """Whose claim, the claim by whom, or who makes it; reports that nobody makes speak for themselves."""
    if (plural := plural_before(noun)) is not None:
        return plural
    for child in noun.children:
        if child.dep == poss:
            return child
    for child in noun.children:
        if child.dep == prep and child.lower_ in ("by", "from", "among"):
            return next((c for c in child.children if c.dep == pobj), None)
    if noun.lower_ in listed("rumours") and not (noun.dep == dobj and noun.head.lower_ in listed("airing")):
        return noun
    if noun.dep == dobj:
        return _of_verb(noun.head)
    if noun.dep == pobj and noun.head.head.tag_ in VERBAL:
        return _of_verb(noun.head.head)
    return None


def stretch_of(head: Token) -> Stretch:
    """The words that name a speaker: the noun with its titles and "of …", without relative clauses."""
    start, end = head.left_edge.i, head.i + 1
    for child in head.rights:
        if child.left_edge.i != end:
            break
        if child.dep in (prep, conj) or child.dep_ in ("cc", "case", "nmod", "compound"):
            end = child.right_edge.i + 1
        else:
            break
    if end == head.i + 1 and head.dep == dobj and printed(head.head) == head:
        end = _addressed(head)
    start = _after_commas(head.doc, start, head.i)
    named = next((c for c in head.children if c.dep == appos and c.tag_ in ("NNP", "NNPS")), None)
    if named is not None and head.tag_ in NOMINAL and named.i - end <= 2:
        end = named.i + 1
    return start, end


def _addressed(text: Token) -> int:
    """Where a printed text's name ends, if the parser hung "to …" on the verb: carried a letter to the mayor."""
    after = text.i + 1
    for child in text.head.rights:
        if child.i == after and child.dep == prep and child.lower_ in ("to", "from", "by"):
            return child.right_edge.i + 1
    return after


def _after_commas(doc: Doc, start: int, head: int) -> int:
    """Where the name begins, past what a stray mark or line break puts before it."""
    for i in range(head - 1, start - 1, -1):
        if doc[i].is_space or doc[i].is_quote:
            return i + 1
    return start

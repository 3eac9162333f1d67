"""What a claim is about, in a few words of the text: who or what is counted, and in which event."""

from collections.abc import Iterator

from spacy.tokens import Token

from claimsdb.extraction.claim_setting import NOUNS, Setting
from claimsdb.extraction.places import governing_verb

# A subject is a label, not a sentence: this many words identify it, more bury it.
LONGEST = 12
LEFT_OUT = frozenset({"det", "nummod", "predet", "punct", "poss", "case", "quantmod", "cc", "preconj"})
EVENT_PREPOSITIONS = frozenset(
    {"in", "of", "from", "to", "at", "by", "for", "during", "after", "near", "on", "between", "since", "with"}
)
COLOURLESS = frozenset({"be", "have", "do", "say", "report", "reach", "rise", "become", "go", "get", "make", "take"})


def subject_of(setting: Setting) -> str:
    """Return what a quantity is asserted of, in at most a dozen words; "" where the sentence names nothing.

    The noun counted with its adjectives, what happened to it, and the phrases that say of what, where and in which
    event: "civilian population of Nagorno-Karabakh", "people killed in missile attack on Barda".
    """
    noun = setting.counted or named_by_verb(setting) or owner(setting)
    tokens: set[int] = set()
    if noun is not None:
        tokens.update(noun_phrase(noun, setting))
    anchor = noun if noun is not None else setting.span.root
    verb = governing_verb(anchor)
    if verb is not None and setting.sentence.start <= verb.i < setting.sentence.end:
        if verb.lemma_.lower() not in COLOURLESS:
            tokens.add(verb.i)
        tokens.update(event_phrases(verb, setting))
    inside = set(range(setting.span.start, setting.span.end))
    words = [setting.doc[i].text for i in sorted(tokens - inside)]
    return " ".join(" ".join(words[:LONGEST]).split())


def named_by_verb(setting: Setting) -> Token | None:
    """Return the subject of the verb that gives the figure: "toll" of "the toll rose to 40"."""
    root = setting.span.root
    verb = governing_verb(root)
    if verb is None or root.dep_ in {"nsubj", "nsubjpass"}:
        return None
    return next(
        (child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"} and child.pos_ in NOUNS), None
    )


def owner(setting: Setting) -> Token | None:
    """Return the noun that the quantity hangs on: "depth" of "a depth of 12 miles"."""
    token = setting.span.root
    for _ in range(3):
        if token.head is token:
            return None
        token = token.head
        if token.pos_ in NOUNS:
            return token
    return None


def noun_phrase(noun: Token, setting: Setting) -> Iterator[int]:
    """Yield the tokens of a noun with its adjectives, its owner and its "of" phrases."""
    yield noun.i
    for child in noun.children:
        if not setting.sentence.start <= child.i < setting.sentence.end:
            continue
        if child.dep_ in {"amod", "compound", "nmod"} and child.i < noun.i:
            yield child.i
            yield from (inner.i for inner in child.children if inner.dep_ in {"amod", "compound"})
        elif child.dep_ == "poss" and child.pos_ in NOUNS:
            yield from (part.i for part in child.subtree if part.dep_ not in LEFT_OUT or part is child)
        elif child.dep_ == "acl" and child.pos_ == "VERB":
            yield child.i
            yield from event_phrases(child, setting)
        elif child.dep_ == "prep" and child.lower_ in EVENT_PREPOSITIONS:
            yield from prepositional(child, setting)


def event_phrases(verb: Token, setting: Setting) -> Iterator[int]:
    """Yield the phrases on a verb that say where and in which event."""
    for child in verb.children:
        if (
            child.dep_ == "prep"
            and child.lower_ in EVENT_PREPOSITIONS
            and setting.sentence.start <= child.i < setting.sentence.end
        ):
            yield from prepositional(child, setting)


def prepositional(preposition: Token, setting: Setting) -> Iterator[int]:
    """Yield the preposition and its noun with adjectives, one level of phrase deeper."""
    for noun in preposition.children:
        if noun.dep_ != "pobj" or noun.pos_ not in NOUNS or setting.span.start <= noun.i < setting.span.end:
            continue
        yield preposition.i
        yield noun.i
        for child in noun.children:
            if child.dep_ in {"amod", "compound", "nmod"} and child.i < noun.i:
                yield child.i
            elif child.dep_ == "prep" and child.lower_ in EVENT_PREPOSITIONS:
                for inner in child.children:
                    if inner.dep_ == "pobj" and inner.pos_ in NOUNS:
                        yield from (child.i, inner.i)
                        yield from (left.i for left in inner.lefts if left.dep_ in {"amod", "compound", "nmod"})

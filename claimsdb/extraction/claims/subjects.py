"""What a claim is about, in a few words of the text: who or what is counted, and in which event."""

from collections.abc import Iterator

from spacy.tokens import Token

from claimsdb.extraction.claims.people import is_person
from claimsdb.extraction.claims.setting import NOUNS, Setting
from claimsdb.extraction.claims.steps import governing_verb, steps_up
from claimsdb.extraction.claims.words import WORDS

# A subject is a label, not a sentence: this many words identify it, more bury it.
LONGEST = 12
OF_AN_EVENT = frozenset(
    {"in", "of", "from", "to", "at", "by", "for", "during", "after", "near", "on", "between", "with", "against"}
)
EVENTS = WORDS["events"]
# Sentences in print are rarely nested deeper.
DEEPEST = 12
TIMES = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "CARDINAL", "ORDINAL"})
DESCRIBING = frozenset({"amod", "compound", "nmod", "poss"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# Verbs that add nothing to a label, and those that only bring in what somebody says.
COLOURLESS = WORDS["colourless"] | WORDS["speech"]


def subject_of(setting: Setting) -> str:
    """Return what a quantity is asserted of, in at most a dozen words; "" where the sentence names nothing.

    The noun counted with its adjectives, what happened to it, and the phrases that say of what, where and in which
    event: "civilian population of Nagorno-Karabakh", "missile attack on Barda killing people".
    """
    if not setting.parsed:
        return setting.counted.text if setting.counted is not None else ""
    noun = setting.counted or owner(setting)
    anchor = noun if noun is not None else setting.span.root
    kept = set(phrase(noun, setting)) if noun is not None else set()
    verb = governing_verb(anchor)
    if verb is not None and is_inside(verb, setting):
        kept.update(event(verb, anchor, setting))
    if not setting.quantity.unit and (noun is None or is_person(noun)):
        kept.update(happening(setting))
    return words_of(setting, kept) or words_of(setting, set(topic(setting)))


def happening(setting: Setting) -> Iterator[int]:
    """Yield the noun of the sentence that names an event, the nearest one: "fuel depot explosion", "war in Syria"."""
    events = [token for token in setting.sentence if token.lemma_.lower() in EVENTS and token.pos_ in NOUNS]
    if events:
        yield from phrase(min(events, key=lambda token: abs(token.i - setting.span.start)), setting, 1)


def topic(setting: Setting) -> Iterator[int]:
    """Yield what the whole sentence is about: its subject and its verb."""
    root = setting.span.root
    for above in steps_up(root, DEEPEST):
        root = above
    for child in root.children:
        if child.dep_ in SUBJECTS and child.pos_ in NOUNS and is_inside(child, setting):
            yield from phrase(child, setting, 1)


def is_inside(token: Token, setting: Setting) -> bool:
    """Say whether a token belongs to the sentence and not to the quantity."""
    inside = setting.sentence.start <= token.i < setting.sentence.end
    return inside and not setting.span.start <= token.i < setting.span.end


def words_of(setting: Setting, kept: set[int]) -> str:
    """Return the kept tokens as text, in order, joined as the article joins them."""
    words = ""
    for i in sorted(i for i in kept if is_inside(setting.doc[i], setting))[:LONGEST]:
        token = setting.doc[i]
        joined = i - 1 in kept and not setting.doc[i - 1].whitespace_
        words += token.text if joined or not words else f" {token.text}"
    return " ".join(words.strip(" -–—,").split())


def owner(setting: Setting) -> Token | None:
    """Return the noun that the quantity hangs on or is said of: "depth" of "a depth of 12 miles"."""
    token = setting.span.root
    for _ in range(3):
        if token.head is token:
            return None
        child, token = token, token.head
        if token.pos_ in NOUNS and not token.is_digit:
            return token
        if token.pos_ in {"VERB", "AUX"} and child.dep_ not in SUBJECTS:
            return next((noun for noun in token.children if noun.dep_ in SUBJECTS and noun.pos_ in NOUNS), None)
    return None


def phrase(noun: Token, setting: Setting, depth: int = 2) -> Iterator[int]:
    """Yield the tokens of a noun with its adjectives, its owner and its phrases, ``depth`` nouns deep."""
    yield noun.i
    for child in noun.children:
        if not is_inside(child, setting) or child.ent_type_ in TIMES:
            continue
        if child.dep_ in DESCRIBING and child.i < noun.i and child.pos_ != "PRON":
            yield from name(child, noun)
        elif child.dep_ == "prep" and child.lower_ in OF_AN_EVENT and depth:
            yield from prepositional(child, setting, depth - 1)
        elif child.dep_ == "acl" and child.tag_ in {"VBN", "VBG"} and depth:
            yield child.i
            yield from phrases_on(child, setting, depth - 1)


def name(child: Token, noun: Token) -> Iterator[int]:
    """Yield a word before a noun with the words and hyphens that belong to it: "Nagorno-Karabakh" of its region."""
    yield from (
        part.i for part in child.subtree if part.i < noun.i and part.dep_ not in {"det", "case", "nummod", "cc"}
    )
    if child.i + 2 == noun.i and noun.doc[child.i + 1].text == "-":
        yield child.i + 1


def event(verb: Token, anchor: Token, setting: Setting) -> Iterator[int]:
    """Yield the verb, its phrases of place and event, and who or what acts on the counted."""
    if verb.lemma_.lower() not in COLOURLESS:
        yield verb.i
    yield from phrases_on(verb, setting, 1)
    if anchor.dep_ not in {"dobj", "attr"} and verb.dep_ not in {"acl", "advcl"}:
        return
    if verb.dep_ == "acl" and verb.head.pos_ in NOUNS:
        yield from phrase(verb.head, setting, 1)
        return
    clause = verb.head if verb.dep_ == "advcl" else verb
    for child in clause.children:
        if child.dep_ in SUBJECTS and child.pos_ in NOUNS and child is not anchor and is_inside(child, setting):
            yield from phrase(child, setting, 1)


def phrases_on(verb: Token, setting: Setting, depth: int) -> Iterator[int]:
    """Yield the phrases on a verb that say where and in which event."""
    for child in verb.children:
        if child.dep_ in {"prep", "agent"} and child.lower_ in OF_AN_EVENT and is_inside(child, setting):
            yield from prepositional(child, setting, depth)


def prepositional(preposition: Token, setting: Setting, depth: int) -> Iterator[int]:
    """Yield a preposition and its noun; nothing where the noun is a time or a figure."""
    for noun in preposition.children:
        if noun.dep_ == "pobj" and noun.pos_ in NOUNS and noun.ent_type_ not in TIMES and is_inside(noun, setting):
            yield preposition.i
            yield from phrase(noun, setting, depth)

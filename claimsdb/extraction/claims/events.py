"""The event that a number belongs to: "missile attack on Barda", "1988-1994 war"."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from claimsdb.extraction.claims.phrases import TIMES, is_inside, phrase
from claimsdb.extraction.claims.setting import NOUNS, Setting
from claimsdb.extraction.claims.steps import governing_verb, steps_up
from claimsdb.extraction.claims.words import WORDS

EVENTS = WORDS["events"]
SPEECH = WORDS["speech"]
# An event further off in the sentence is another's.
NEAREST = 30
# Steps between an event and the verb of its clause.
NEAR = 4


def event_of(setting: Setting, noun: Token, longest: int) -> Iterator[Span]:
    """Yield the event that the number's clause names, else who or what acted, else the event told of just before."""
    event = in_sentence(setting, noun) or actor(noun, governing_verb(noun), setting) or told_before(setting)
    if event is not None:
        yield phrase(event, setting, longest)


def in_sentence(setting: Setting, noun: Token) -> Token | None:
    """Return the event of the number's clause, else the nearest before the number in its sentence."""
    verb = governing_verb(noun)
    around = setting.sentence
    first, last = max(around.start, setting.span.start - NEAREST), min(around.end, setting.span.end + NEAREST)
    events = [token for token in setting.doc[first:last] if is_event(token) and is_inside(token, setting)]
    named = [
        (not shares_clause(token, verb), abs(token.i - setting.span.start), token.i)
        for token in events
        if token is not noun and (token.i < setting.span.start or shares_clause(token, verb))
    ]
    return setting.doc[min(named)[2]] if named else None


def told_before(setting: Setting) -> Token | None:
    """Return the event that the sentence before tells of: "a fierce war broke out"."""
    start = setting.sentence.start
    tokens = setting.doc[max(start - NEAREST, setting.line.start) : start]
    events = [token for token in tokens if is_event(token) and token.dep_ in {"nsubj", "nsubjpass"}]
    return events[-1] if events else None


def is_event(token: Token) -> bool:
    """Say whether a noun is one for an event, and no "war" of "war crimes"."""
    return token.lemma_.lower() in EVENTS and token.pos_ in NOUNS and token.dep_ not in {"compound", "nmod"}


def shares_clause(event: Token, verb: Token | None) -> bool:
    """Say whether an event stands in the clause of the number: with its verb, or as what the clause is about."""
    return verb is not None and (verb in list(steps_up(event, NEAR)) or event in list(steps_up(verb, NEAR)))


def actor(noun: Token, verb: Token | None, setting: Setting) -> Token | None:
    """Return who or what did something to the counted, of things that kill and of men alike: "Armenian missile"."""
    if verb is None or noun.dep_ != "dobj" or verb.lemma_.lower() in SPEECH:
        return None
    clause = verb.head if verb.dep_ in {"advcl", "conj", "xcomp"} else verb
    for child in [*verb.lefts, *clause.lefts]:
        if child.dep_ == "nsubj" and child.pos_ in NOUNS and child.ent_type_ not in TIMES and is_inside(child, setting):
            return child
    return None


def struck_by(noun: Token, setting: Setting) -> Iterator[Span]:
    """Yield what an event did something to: "Lake County" of "an earthquake shakes Lake County"."""
    verb = governing_verb(noun)
    struck = "dobj" if noun.dep_ == "nsubj" else "nsubjpass"
    for child in verb.children if verb is not None else ():
        known = child.dep_ == struck and child.pos_ in NOUNS and not is_event(child)
        if known and child.ent_type_ not in TIMES and is_inside(child, setting):
            yield phrase(child, setting)
            return

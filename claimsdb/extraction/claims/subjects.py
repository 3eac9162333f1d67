"""What a claim is about, in a few words as printed: who or what is counted, and if that says little, in which event."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from claimsdb.extraction.claims.events import actor, event_of, is_event, struck_by
from claimsdb.extraction.claims.people import is_person
from claimsdb.extraction.claims.phrases import LONGEST, TIMES, is_inside, left_edge, phrase, text_of, words_in
from claimsdb.extraction.claims.setting import NOUNS, Setting
from claimsdb.extraction.claims.steps import governing_verb, steps_up
from claimsdb.extraction.claims.words import WORDS
from claimsdb.quantities.units import dimension

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# Nouns that say only that there is a number, or that somebody is meant: their event has to be named.
HOLLOW = WORDS["hollow"]
FIGURES = WORDS["figures"]
# Sizes that are named before or after their number: what has them is told as well.
SIZES = frozenset({"magnitude"})
# After a sum or a share, what it is paid for or is a share of: "$100 million in military aid".
BROUGHT_IN = frozenset({"in", "of", "from", "for", "worth"})
AFTER = frozenset({"after", "before", "since"})
PLACES = frozenset({"GPE", "LOC", "FAC"})
YEAR = "year"
PAID_OR_SHARED = frozenset({"money", "share"})
# Words from "in" to the noun that it brings in: "in substantial new US military aid".
FIRST_NOUN = 7
# "people in the city" say no more than "people"; longer phrases do.
BARE = 4
# Steps up from a number to the verb whose subject it is a number of.
NEAR = 3
# Sentences in print are rarely nested deeper.
DEEPEST = 12


def subject_of(setting: Setting) -> str:
    """Return what a quantity is asserted of, as printed, in some eight words; "" where the sentence names nothing.

    The noun counted with what limits it, "civilian population of Nagorno-Karabakh"; where that alone says nothing,
    the event that its clause names as well: "people, missile attack on Barda".
    """
    if not setting.parsed:
        return setting.counted.text if setting.counted is not None else ""
    noun = counted_by(setting)
    if noun is None:
        return text_of(timed(setting)) or text_of(topic(setting))
    named = with_owner(noun, setting)
    return ", ".join(filter(None, (text_of(named), text_of(told_of(noun, named, setting)))))


def counted_by(setting: Setting) -> Token | None:
    """Return the noun that a quantity is of: the counted one, one brought in after it, or what it is said of."""
    person = aged(setting)
    if person is not None:
        return person
    noun = setting.counted
    if noun is not None and not is_figure(noun):
        return noun
    if is_timed(setting):
        return None
    return held_by(setting) or brought_in(setting) or apposed(setting) or owner(setting)


def aged(setting: Setting) -> Token | None:
    """Return whom an age explains: the name in "Petya Grigoryan, a 69-year-old driver"."""
    if setting.quantity.unit != YEAR:
        return None
    for token in (setting.span.root, setting.span.root.head):
        if token.dep_ == "appos" and token.head.ent_type_ == "PERSON" and is_inside(token.head, setting):
            return token.head
    return None


def held_by(setting: Setting) -> Token | None:
    """Return "loan" of "a loan of 6,500,000 roubles"."""
    token = setting.span.root
    if token.dep_ != "pobj" or token.head.lower_ != "of":
        return None
    holder = token.head.head
    return holder if is_named(holder, setting) and not is_figure(holder) else None


def brought_in(setting: Setting) -> Token | None:
    """Return "aid" of "$100 million in military aid", "exports" of "$56bn from arms exports"."""
    follower = setting.following
    if dimension(setting.quantity.unit) not in PAID_OR_SHARED or follower is None or follower.lower_ not in BROUGHT_IN:
        return None
    for token in setting.doc[follower.i + 1 : min(follower.i + 1 + FIRST_NOUN, setting.sentence.end)]:
        if token.pos_ in NOUNS and token.dep_ not in {"compound", "poss", "nmod"}:
            return None if token.ent_type_ in TIMES | PLACES else token
    return None


def apposed(setting: Setting) -> Token | None:
    """Return "Azeris" of "over a million, mostly Azeris"."""
    return next(
        (child for child in setting.span.root.rights if child.dep_ == "appos" and is_named(child, setting)), None
    )


def owner(setting: Setting) -> Token | None:
    """Return the noun that the quantity hangs on or is said of: "depth" of "a depth of 12 miles"."""
    token = setting.span.root
    for _ in range(NEAR):
        if token.head is token:
            return None
        child, token = token, token.head
        if token.pos_ in NOUNS and not token.is_digit and is_inside(token, setting) and not is_figure(token):
            return token
        if token.pos_ in {"VERB", "AUX"} and child.dep_ not in SUBJECTS:
            return acted_on(token, setting)
    return None


def acted_on(verb: Token, setting: Setting) -> Token | None:
    """Return the object of a verb, else its subject: "aid" of "increased military aid from $3m to $100m"."""
    objects = frozenset({"dobj"})
    for deps in (SUBJECTS, objects) if lasts(setting) else (objects, SUBJECTS):
        for noun in verb.children:
            if noun.dep_ in deps and is_named(noun, setting):
                return noun
    return None


def is_named(token: Token, setting: Setting) -> bool:
    """Say whether a token is a noun of the sentence that is no time and no figure."""
    return token.pos_ in NOUNS and token.ent_type_ not in TIMES and is_inside(token, setting) and not is_figure(token)


def is_figure(noun: Token) -> bool:
    """Say whether a noun only says that there is a number: "numbers around 150,000", "77-kilometer (48-mile)"."""
    return noun.lemma_.lower() in FIGURES


def told_of(noun: Token, named: list[Span], setting: Setting) -> Iterator[Span]:
    """Yield what tells a noun from others of its kind: what befell people, what an earthquake hit, whose passes."""
    words = sum(words_in(span) for span in named)
    if words == 1 and noun.lemma_.lower() in SIZES:
        whose = next((above for above in steps_up(noun, 2) if is_named(above, setting)), None)
        if whose is not None:
            yield phrase(whose, setting, LONGEST - 1)
    elif words == 1 and is_event(noun):
        yield from struck_by(noun, setting)
    elif (words == 1 and is_person(noun)) or is_hollow(noun, named):
        yield from event_of(setting, noun, LONGEST - 1)
    elif words == 1 and noun.dep_ == "dobj" and (person := actor(noun, governing_verb(noun), setting)) is not None:
        yield phrase(person, setting, LONGEST - 1)


def is_hollow(noun: Token, named: list[Span]) -> bool:
    """Say whether a noun leaves open which event it is of: "people", "other lives", "people in Pakistan"."""
    bare = named[0].start == noun.i or named[0][0].lower_ in HOLLOW
    return bare and noun.lemma_.lower() in HOLLOW and sum(words_in(span) for span in named) <= BARE


def with_owner(noun: Token, setting: Setting) -> list[Span]:
    """Return a noun as printed, with its owner where the number stands between: "Nagorno-Karabakh’s population"."""
    named = phrase(noun, setting)
    owners = [child for child in noun.lefts if child.dep_ == "poss" and child.pos_ in NOUNS and child.i < named.start]
    if owners and owners[0].i < setting.span.start < noun.i:
        start = left_edge(owners[0], setting)
        return [setting.doc[start : min(owners[0].right_edge.i + 1, setting.span.start)], named]
    return [named]


def is_timed(setting: Setting) -> bool:
    """Say whether a quantity is the time from one thing to another: "five minutes after the truce"."""
    follower = setting.following
    return lasts(setting) and follower is not None and follower.lower_ in AFTER


def lasts(setting: Setting) -> bool:
    """Say whether a quantity is a stretch of time."""
    return dimension(setting.quantity.unit) == "time"


def timed(setting: Setting) -> Iterator[Span]:
    """Yield what a time is counted from, with "after" or "before": "after the truce"."""
    follower = setting.following
    if follower is None or not is_timed(setting):
        return
    for token in setting.doc[follower.i + 1 : min(follower.i + 1 + LONGEST, setting.sentence.end)]:
        if token.pos_ in NOUNS and token.dep_ not in {"compound", "poss", "nmod"}:
            end = phrase(token, setting, LONGEST - (token.i - follower.i)).end
            yield setting.doc[follower.i : end]
            return


def topic(setting: Setting) -> Iterator[Span]:
    """Yield what the sentence is about: the event that its clause names, else the nearest subject above."""
    if setting.quantity.unit == "":
        events = list(event_of(setting, setting.span.root, LONGEST))
        if events:
            yield from events
            return
    for above in steps_up(setting.span.root, DEEPEST):
        for child in above.lefts:
            if child.dep_ in SUBJECTS and is_named(child, setting):
                yield phrase(child, setting)
                return

"""Noun phrases as printed: a noun with what stands right before and right after it, in one run of words."""

import re
from collections.abc import Iterable

from spacy.tokens import Span, Token

from claimsdb.extraction.claims.people import is_person
from claimsdb.extraction.claims.setting import NOUNS, Setting
from claimsdb.extraction.claims.steps import steps_up

# Beyond so many words a label is a sentence.
LONGEST = 8
# No noun in print has more words before it; nor does a word before it hang on it by more steps.
LONGEST_LEFT = 6
DEEPEST_LEFT = 4
BEFORE = frozenset({"amod", "compound", "nmod", "poss", "case", "punct", "conj", "cc", "advmod", "npadvmod", "nummod"})
PHRASES_OF = frozenset(
    {"in", "of", "from", "to", "at", "by", "for", "near", "on", "between", "with", "against", "over"}
)
TIMES = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "CARDINAL", "ORDINAL"})
# Years are part of the name of a war: "1988-1994", "’90s".
YEARS = re.compile(r"\d{4}|\d{4}[-–]\d{2,4}|[’']?\d0s")
HYPHENS = frozenset({"-", "–"})
# "brother-in-law" has three parts; more are rare.
LONGEST_HYPHENATED = 3


def is_free(token: Token, setting: Setting) -> bool:
    """Say whether a token is a word that does not belong to the quantity."""
    return not token.is_space and not setting.span.start <= token.i < setting.span.end


def is_inside(token: Token, setting: Setting) -> bool:
    """Say whether a token belongs to the sentence and not to the quantity."""
    return setting.sentence.start <= token.i < setting.sentence.end and is_free(token, setting)


def phrase(noun: Token, setting: Setting, longest: int = LONGEST) -> Span:
    """Return a noun with its adjectives and the phrases right after it: "US military aid to Azerbaijan".

    ``longest`` is in words; a phrase that would pass it is left out whole. The quantity itself is never inside.
    """
    start = left_edge(noun, setting)
    last = hyphenated(noun)
    return noun.doc[start : right_edge(last, setting, longest - words_in(noun.doc[start : last.i + 1]))]


def hyphenated(noun: Token) -> Token:
    """Return "workers" of "co-workers", the last part of a word whose hyphens the parse takes apart."""
    doc = noun.doc
    for _ in range(LONGEST_HYPHENATED):
        at = noun.i + 1
        glued = at + 1 < len(doc) and doc[at].text == "-" and not noun.whitespace_ and not doc[at].whitespace_
        if not glued or doc[at + 1].pos_ not in NOUNS:
            break
        noun = doc[at + 1]
    return noun


def left_edge(noun: Token, setting: Setting) -> int:
    """Return where the words before a noun that describe it begin, articles left out."""
    start = noun.i
    for token in reversed(noun.doc[max(noun.i - LONGEST_LEFT, 0) : noun.i]):
        if not is_free(token, setting) or not describes(token, noun):
            break
        start = token.i
    while start < noun.i and is_loose(noun.doc[start]):
        start += 1
    return start


def describes(token: Token, noun: Token) -> bool:
    """Say whether a word before a noun is part of its name."""
    if token.tag_ in {"PRP$", "WP$", "DT", "PDT", "WDT"} or token.is_space:
        return False
    if token.text in HYPHENS or YEARS.fullmatch(token.text) or ends_years(token):
        return True
    known = token.dep_ in BEFORE and noun in list(steps_up(token, DEEPEST_LEFT))
    return known and token.ent_type_ not in TIMES and not (token.is_punct and token.text not in {"'", "’", "."})


def ends_years(token: Token) -> bool:
    """Say whether a number is the second of two years: "94" of "1988-94"."""
    return token.i > 1 and token.is_digit and token.doc[token.i - 1].text in HYPHENS


def is_loose(token: Token) -> bool:
    """Say whether a word cannot begin a phrase: "and", "’s", a dash."""
    return token.dep_ in {"cc", "case", "punct"} or token.is_punct or token.tag_ == "POS" or token.lower_ in {"mostly"}


def right_edge(noun: Token, setting: Setting, room: int) -> int:
    """Return where the phrases right after a noun end, no more than ``room`` words on."""
    end = noun.i + 1
    for child in noun.rights:
        if child.i != end or not is_free(child, setting):
            break
        after = end_of(child, setting)
        if after == end or words_in(noun.doc[noun.i + 1 : after]) > room:
            break
        end = after
    follower = noun.doc[end] if end < len(noun.doc) else None
    if follower is not None and is_directed(noun, follower) and is_free(follower, setting):
        after = end_of(follower, setting)
        return after if after > end and words_in(noun.doc[noun.i + 1 : after]) <= room else end
    return end


def is_directed(noun: Token, follower: Token) -> bool:
    """Say whether "to Azerbaijan" right after "increased military aid" is of the aid, though the verb has it."""
    if noun.dep_ != "dobj" or follower.head is not noun.head or follower.lower_ not in {"to", "at", "against", "on"}:
        return False
    return not is_person(noun) and any(token.pos_ == "PROPN" for token in follower.children)


def end_of(child: Token, setting: Setting) -> int:
    """Return where a phrase on a noun ends, or where it begins if it is none that limits the noun."""
    if child.dep_ == "prep" and child.lower_ in PHRASES_OF:
        noun = next((token for token in child.rights if token.dep_ == "pobj"), None)
        if noun is None or noun.pos_ not in NOUNS or noun.ent_type_ in TIMES:
            return child.i
        return whole(noun, child, setting)
    if child.dep_ == "acl" and child.tag_ in {"VBN", "VBG"}:
        noun = next((token for token in child.rights if token.dep_ in {"dobj", "agent", "prep"}), None)
        while noun is not None and noun.dep_ in {"agent", "prep"}:
            noun = next((token for token in noun.rights if token.dep_ == "pobj"), None)
        if noun is not None and noun.pos_ in NOUNS and noun.ent_type_ not in TIMES:
            return whole(noun, child, setting)
    return child.i


def whole(noun: Token, opening: Token, setting: Setting) -> int:
    """Return the end of the phrase that ``opening`` begins and ``noun`` heads, or its beginning if it is broken up."""
    end = noun.i + 1
    for child in noun.rights:
        if child.left_edge.i != end:
            break
        if child.dep_ == "cc" and child.lower_ in {"and", "or"}:
            end += 1
        elif child.dep_ == "conj" and child.pos_ in NOUNS:
            end = child.i + 1
        elif (after := end_of(child, setting)) > end:
            end = after
        else:
            break
    if noun.doc[end - 1].dep_ == "cc":
        end -= 1
    run = noun.doc[opening.i : end]
    return end if all(is_free(token, setting) and not token.is_quote for token in run) else opening.i


def words_in(span: Span) -> int:
    """Count the words of a span as they stand between spaces."""
    return len(span.text.split())


def text_of(spans: Iterable[Span]) -> str:
    """Return spans as printed, in a row, one space between words."""
    return " ".join(" ".join(span.text.split()).strip(" -–—,;:\"“”'‘(") for span in spans)

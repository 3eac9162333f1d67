"""How a figure is held: plainly, on report, as an estimate, as a thing to come, or denied."""

from collections.abc import Iterator

from spacy.tokens import Token

from claimsdb.extraction.claims.setting import Setting
from claimsdb.extraction.claims.words import WORDS
from claimsdb.extraction.extraction import Attribution, Hedge

# A denial undoes all below it; what is to come or guessed says more than that somebody reports it.
ORDER = [Hedge.DENIED, Hedge.EXPECTED, Hedge.ESTIMATED, Hedge.REPORTED]
# From the counted noun up to the verb that holds the sentence: "denied / that / it / had / killed / 30 / people".
CLIMB = 8
VERBS, MODIFIERS = frozenset({"VERB", "AUX"}), frozenset({"ADJ", "VERB", "ADV"})
ON_A_VERB = frozenset({"advmod", "neg", "aux"})
# How a word hangs on its phrase, and a clause on the verb that it completes; past anything else is another assertion.
PHRASE = frozenset(
    {"nsubj", "nsubjpass", "dobj", "pobj", "prep", "attr", "nummod", "quantmod", "npadvmod", "amod", "agent"}
)
COMPLEMENTS = frozenset({"ccomp", "xcomp", "pcomp"})
PASSIVE = frozenset({"auxpass", "nsubjpass"})
WILL = frozenset({"will", "wo", "shall", "would"})


def hedge_of(setting: Setting, attribution: Attribution) -> Hedge | None:
    """Return how the figure is held, or None where it is asserted plainly.

    The words that tell are those on the number and its noun ("an estimated 30,000"), and those on the verbs above it
    ("is believed to have killed 30", "denied that 30 had died", "did not kill 30").
    """
    if not setting.parsed or is_by_the_way(setting):
        return None
    if attribution.cue.lower().split(" ")[0] in DENIALS:
        return Hedge.DENIED
    found = {hedge for token in telling(setting) if (hedge := hedge_by(token))}
    return next((hedge for hedge in ORDER if hedge in found), None)


def is_by_the_way(setting: Setting) -> bool:
    """Say whether the quantity only describes a thing, which is there whatever is said of it: "a 40-year-old boxer"."""
    return bool(setting.quantity.unit) and "-" in setting.exact


def telling(setting: Setting) -> Iterator[Token]:
    """Yield the words on the number and its noun, the verb that they hang on, and the verbs that this one completes."""
    counted = setting.counted
    for token in (setting.span.root, counted):
        yield from (child for child in (token.children if token is not None else ()) if child.dep_ == "amod")
    if setting.previous is not None and setting.previous.pos_ in MODIFIERS:
        yield setting.previous
    for verb in verbs_above(counted if counted is not None else setting.span.root):
        if not setting.sentence.start <= verb.i < setting.sentence.end:
            return
        yield verb
        yield from (child for child in verb.children if child.dep_ in ON_A_VERB)


def verbs_above(token: Token) -> Iterator[Token]:
    """Yield the verb of the phrase that a word stands in, then those whose complement is each the one before."""
    for _ in range(CLIMB):
        if token.pos_ in VERBS:
            yield token
        if token.head is token or token.dep_ not in (COMPLEMENTS if token.pos_ in VERBS else PHRASE):
            return
        token = token.head


def hedge_by(token: Token) -> Hedge | None:
    """Return what a word makes of the figure below it."""
    if token.dep_ == "neg" and token.head.pos_ in {"VERB", "AUX"}:
        return Hedge.DENIED
    if token.dep_ == "aux" and token.lower_ in WILL:
        return Hedge.EXPECTED
    word = token.lemma_.lower()
    for hedge, words in BY_WORDS.items():
        if token.lower_ in words or (word in words and (token.pos_ == "VERB" and not needs_passive(token, word))):
            return hedge
    return None


def needs_passive(verb: Token, word: str) -> bool:
    """Say whether a verb that hedges only in the passive ("is said to") stands in the active.

    "He said that 30 were hurt" tells who says so, which is kept as the speaker.
    """
    return word in WORDS["hedge_passive"] and not any(child.dep_ in PASSIVE for child in verb.children)


DENIALS = WORDS["hedge_denied"]
BY_WORDS = {
    Hedge.DENIED: WORDS["hedge_denied"],
    Hedge.EXPECTED: WORDS["hedge_expected"],
    Hedge.ESTIMATED: WORDS["hedge_estimated"],
    Hedge.REPORTED: WORDS["hedge_reported"] | WORDS["hedge_passive"],
}

"""Which measure a quantity is of: the words around it, from the nearest in the syntax to the farthest in the sentence."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from claimsdb.extraction.claim_setting import NOUNS, Setting
from claimsdb.extraction.measures import Measure, MeasureTable, Naming, Role

# What a unit alone says, where no word around it says more.
WITHOUT_WORDS = {
    "share": "share",
    "money": "money_value",
    "length": "distance",
    "time": "duration",
    "area": "area",
    "speed": "speed",
    "magnitude": "magnitude",
    "temperature": "temperature",
    "mass": "weight",
    "volume": "volume",
    "data": "data_size",
    "frequency": "frequency",
}
# How sure a measure is that was told by ... (read off the annotated articles, to the nearest .05).
BY_THE_UNIT = 0.6
BY_THE_SENTENCE = 0.5
# Words farther than this from the quantity tell of something else more often than not.
NEAR = 8
# A quantity hangs on a verb through this many words at most: "rose / by / 10 / %".
CLIMB = 4
ALL_ROLES = frozenset(Role)
NAMES = frozenset({Role.NAMES})
SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE = frozenset({"nsubjpass"})
OBJECTS = frozenset({"dobj", "obj", "attr", "oprd", "dative"})
ENDINGS = ("s", "es", "d", "ed", "ing")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A word that may name the measure, the roles it may have, and how much it weighs (0 to 1)."""

    token: Token
    roles: frozenset[Role]
    weight: float


def lemma_of(token: Token) -> str:
    """Return the lemma in small letters, without the soft hyphens that parsers leave."""
    return token.lemma_.lower()


def lemmas_of(token: Token) -> Iterator[str]:
    """Yield what to look a word up by; headlines ("Four Killed In Crash") are parsed as names and keep their endings."""
    yield lemma_of(token)
    word = token.lower_
    if word != lemma_of(token):
        yield word
    if token.pos_ == "PROPN":
        for ending in ENDINGS:
            if word.endswith(ending) and len(word) > len(ending) + 2:
                stem = word[: -len(ending)]
                yield stem
                if ending in {"ed", "ing"}:
                    yield stem + "e"
                    if stem[-1] == stem[-2]:
                        yield stem[:-1]


def head_of_list(token: Token) -> Token:
    """Return the first of the conjuncts that the token belongs to: "officers" of "officers and a guard"."""
    for _ in range(CLIMB):
        if token.dep_ not in {"conj", "appos"}:
            break
        token = token.head
    return token


def verb_evidence(noun: Token) -> Iterator[Evidence]:
    """Yield the verbs that what is counted is subject or object of, and the participles that describe it."""
    for child in noun.children:
        if child.dep_ in {"acl", "relcl"} and child.pos_ in {"VERB", "AUX", "ADJ"}:
            doer = child.tag_ == "VBG" or (child.dep_ == "relcl" and not is_passive(child))
            yield Evidence(child, frozenset({Role.DOES if doer else Role.BEFALLS, Role.NAMES}), 0.95)
            yield from complements(child, 0.9)
    top = head_of_list(noun)
    verb = top.head
    if verb is top or verb.pos_ not in {"VERB", "AUX"}:
        return
    if top.dep_ in PASSIVE or (top.dep_ in SUBJECTS and is_passive(verb)):
        roles = frozenset({Role.BEFALLS})
    elif top.dep_ in SUBJECTS:
        roles = frozenset({Role.DOES})
    elif top.dep_ in OBJECTS:
        roles = frozenset({Role.BEFALLS})
    else:
        return
    yield Evidence(verb, roles, 0.95)
    yield from complements(verb, 0.9)
    for other in verb.conjuncts[:3]:
        if top.dep_ in SUBJECTS | PASSIVE and not any(child.dep_ in SUBJECTS | PASSIVE for child in other.children):
            passive = is_passive(other) or (is_passive(verb) and other.tag_ == "VBN")
            yield Evidence(other, frozenset({Role.BEFALLS if passive else Role.DOES}), 0.85)


def is_passive(verb: Token) -> bool:
    """Say whether the verb has a passive auxiliary or subject."""
    return any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children)


def complements(verb: Token, weight: float) -> Iterator[Evidence]:
    """Yield what is said through a colourless verb: "were dead", "left homeless", "forced to flee", "has been killed"."""
    for child in verb.children:
        if child.dep_ in {"acomp", "oprd", "attr"}:
            yield Evidence(child, NAMES, weight)
        elif child.dep_ in {"xcomp", "ccomp"} and child.pos_ in {"VERB", "ADJ"}:
            passive = is_passive(child) or child.tag_ == "VBN"
            yield Evidence(child, frozenset({Role.BEFALLS if passive else Role.DOES, Role.NAMES}), weight)


def noun_evidence(noun: Token) -> Iterator[Evidence]:
    """Yield the noun that is counted and the words before it: "dead civilians", "$3m aid budget"."""
    yield Evidence(noun, NAMES, 0.9)
    for child in noun.lefts:
        if child.dep_ in {"amod", "compound", "nmod"}:
            yield Evidence(child, NAMES, 0.8)
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in {"of", "in", "for"}:
            yield from (Evidence(inner, NAMES, 0.7) for inner in child.children if inner.dep_ == "pobj")


def bare_evidence(setting: Setting) -> Iterator[Evidence]:
    """Yield the word after a number that counts nothing by name: "290 injured", "12 dead", "about 3 miles deep"."""
    follower = setting.following
    if follower is not None and follower.pos_ in {"ADJ", "VERB", "ADV", "NOUN", "PROPN"}:
        yield Evidence(follower, frozenset({Role.NAMES, Role.BEFALLS}), 0.95)


def owner_evidence(token: Token) -> Iterator[Evidence]:
    """Yield the nouns and verbs that the quantity hangs on: "a depth of", "the death toll rose to", "at a cost of"."""
    weight = 0.85
    for _ in range(CLIMB):
        head = token.head
        if head is token:
            break
        if head.pos_ in NOUNS or head.pos_ == "ADJ":
            yield Evidence(head, NAMES, weight)
            yield from (
                Evidence(left, NAMES, weight - 0.05) for left in head.lefts if left.dep_ in {"amod", "compound"}
            )
        elif head.pos_ in {"VERB", "AUX"}:
            roles = frozenset({Role.BEFALLS, Role.NAMES}) if token.dep_ not in SUBJECTS else frozenset({Role.DOES})
            yield Evidence(head, roles, weight)
            for child in head.children:
                if child.dep_ in SUBJECTS | PASSIVE and child is not token:
                    yield Evidence(child, NAMES, weight)
                    yield from (
                        Evidence(left, NAMES, weight - 0.05)
                        for left in child.lefts
                        if left.dep_ in {"amod", "compound"}
                    )
        elif head.pos_ in {"ADP", "ADV"}:
            yield Evidence(head, NAMES, weight)
        token = head
        weight -= 0.1


def near_evidence(setting: Setting) -> Iterator[Evidence]:
    """Yield the words of the sentence, the nearest first; in a headline, where no parse holds, as any part of speech."""
    roles = ALL_ROLES if setting.in_headline else NAMES
    start, end = setting.span.start, setting.span.end
    for step in range(NEAR):
        for at in (end + step, start - 1 - step):
            if setting.sentence.start <= at < setting.sentence.end and setting.doc[at].is_alpha:
                yield Evidence(setting.doc[at], roles, BY_THE_SENTENCE - 0.02 * step)


def evidence_of(setting: Setting) -> Iterator[Evidence]:
    """Yield every word that may name the measure of a quantity."""
    counted = setting.counted
    root = setting.span.root
    if counted is not None:
        yield from verb_evidence(counted)
        yield from noun_evidence(counted)
        yield from owner_evidence(counted)
    else:
        yield from bare_evidence(setting)
        yield from verb_evidence(root)
    yield from owner_evidence(root)
    if counted is None or setting.quantity.unit:
        yield from near_evidence(setting)


def fits(entry: Naming, token: Token) -> bool:
    """Say whether the other words of a measure's phrase stand beside its key word."""
    if not entry.beside:
        return True
    if entry.role is Role.NAMES:
        start = token.i - len(entry.beside)
        return start >= 0 and all(
            word in {lemma_of(left), left.lower_}
            for word, left in zip(entry.beside, token.doc[start : token.i], strict=True)
        )
    around = token.doc[token.i + 1 : token.i + NEAR]
    return all(any(word in {lemma_of(near), near.lower_} for near in around) for word in entry.beside)


def choose_measure(setting: Setting, dimension: str, measures: MeasureTable) -> tuple[Measure | None, float]:
    """Return the measure of a quantity whose unit is of ``dimension``, and how sure it is; None where nothing names one.

    The heaviest evidence decides; of two equal, the phrase before the single word, then the table's order.
    """
    best: tuple[float, int, int] | None = None
    chosen: Measure | None = None
    for evidence in evidence_of(setting):
        if best is not None and evidence.weight < best[0]:
            continue
        for word in lemmas_of(evidence.token):
            for entry in measures.named_by(word):
                if (
                    entry.measure.dimension != dimension
                    or entry.role not in evidence.roles
                    or not fits(entry, evidence.token)
                ):
                    continue
                rank = (evidence.weight, len(entry.beside), -measures.rank(entry.measure))
                if best is None or rank > best:
                    best, chosen = rank, entry.measure
    if chosen is not None and best is not None:
        return chosen, best[0]
    return measures.get(WITHOUT_WORDS.get(dimension, "")), BY_THE_UNIT

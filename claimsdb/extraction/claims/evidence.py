"""The words that may tell what a quantity is a number of, each with its role and its weight.

The weights order the evidence; they were set so that what is nearer in the syntax wins on annotated articles, and
serve as the sureness of the measure: .95 is a verb that has the counted as its object, .3 a word six words away.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from claimsdb.extraction.claims.measures import Role
from claimsdb.extraction.claims.people import is_person
from claimsdb.extraction.claims.setting import NOUNS, Setting

# A quantity hangs on a verb through this many words at most: "rose / by / 10 / %".
CLIMB = 4
# "42 offices, 2 roads, 14 hotels, ..." hangs each on the one before.
LONGEST_LIST = 10
# Words farther than this from the quantity tell of something else more often than not.
NEAR = 8
TIME = "time"
ALL_ROLES = frozenset(Role)
# The subject of a clause on the counted that is the counted itself.
RELATIVES = frozenset({"who", "that", "which", "whom"})
NAMES = frozenset({Role.NAMES})
HOLDS = frozenset({Role.HOLDS})
# "A port home to 9,000 people": the home of two teachers is no town, and one may return home to two children.
HOME = "home"
SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE = frozenset({"nsubjpass"})
OBJECTS = frozenset({"dobj", "obj", "attr", "oprd", "dative"})
# "Pushed the death toll above 680": what the verb does it to.
THINGS = frozenset({"dobj", "obj"})
WHITHER = frozenset({"into", "to", "onto", "through", "towards", "toward", "with"})
VERBS = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """A word that may name the measure, the roles it may have, and how much it weighs (0 to 1)."""

    token: Token
    roles: frozenset[Role]
    weight: float


def evidence_of(setting: Setting, dimension: str) -> Iterator[Evidence]:
    """Yield every word that may name the measure of a quantity whose unit is of ``dimension``."""
    counted, root = setting.counted, setting.span.root
    if not setting.parsed:
        yield from bare(setting)
        yield from near(setting)
        return
    yield from headline_verb(setting)
    if counted is None:
        yield from bare(setting)
        yield from kind_of(setting)
    elif dimension == TIME and is_person(counted):  # "a 15-year employee was suspended": not for so long
        yield from wording(counted)
        return
    else:
        yield from following_participle(counted)
        yield from doings(counted)
        yield from wording(counted)
        yield from holders(counted)
    yield from holders(root)
    yield from doings(root)
    if counted is not None and dimension == "count":
        return
    if counted is not None:
        yield from owners(counted)
    yield from owners(root)
    yield from near(setting)


def head_of_list(token: Token) -> Token:
    """Return the first of the conjuncts that the token belongs to: "officers" of "officers and a guard"."""
    for _ in range(LONGEST_LIST):
        if token.dep_ not in {"conj", "appos"} or token.head.pos_ not in {*NOUNS, "NUM", "PRON"}:
            break
        token = token.head
    return token


def is_passive(verb: Token) -> bool:
    """Say whether the verb has a passive auxiliary or subject."""
    return any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children)


def doings(noun: Token) -> Iterator[Evidence]:
    """Yield the participles and clauses on the counted, and the verbs that it is subject or object of."""
    for child in noun.children:
        if child.dep_ in {"acl", "relcl"} and child.pos_ in {*VERBS, "ADJ"}:
            yield from clause(child)
    top = head_of_list(noun)
    verb = top.head
    if verb is top or verb.pos_ not in VERBS:
        return
    role = role_under(top, verb)
    if role is None or (noun.dep_ == "dobj" and is_cut_short(verb, noun)):
        return
    if noun.dep_ == "attr" and verb.lemma_ == "be":
        for subject in verb.children:
            if subject.dep_ in SUBJECTS and subject.pos_ in NOUNS:
                yield from wording(subject)
    yield Evidence(verb, frozenset({role}), 0.95)
    yield from completions(verb)
    if top.dep_ in SUBJECTS | PASSIVE:
        yield from shared_subject(verb)


def is_cut_short(verb: Token, noun: Token) -> bool:
    """Say whether a participle without "were" is no verb of the noun after it: "250 hurt and 800 homes burnt"."""
    after = noun.doc[noun.i + 1 : noun.i + 2]
    bare_participle = verb.tag_ == "VBN" and not any(child.dep_ in {"aux", "auxpass"} for child in verb.children)
    return bare_participle and any(token.tag_ == "VBN" for token in after)


def clause(verb: Token) -> Iterator[Evidence]:
    """Yield the verb of a participle or clause on the counted: "people killed", "who fled", "whom it killed".

    Of "Palestinians whose homes were destroyed" the destroyed are not the counted.
    """
    subjects = [child for child in verb.children if child.dep_ in SUBJECTS | PASSIVE]
    subject = next((child for child in subjects if child.lower_ not in RELATIVES), None)
    if verb.dep_ == "relcl" and subject is not None and subject.pos_ in NOUNS:
        if not is_passive(verb):
            yield Evidence(verb, frozenset({Role.BEFALLS}), 0.95)
        return
    if verb.dep_ == "relcl" and subject is not None:
        yield from deeds(verb)
        return
    does = verb.tag_ == "VBG" or (verb.dep_ == "relcl" and not is_passive(verb))
    yield Evidence(verb, frozenset({Role.DOES if does else Role.BEFALLS, Role.NAMES}), 0.95)
    yield from completions(verb)


def deeds(verb: Token) -> Iterator[Evidence]:
    """Yield what somebody did to the counted: "whom she shot", "he is accused of killing"."""
    deed = verb
    for child in verb.children:
        if child.dep_ == "prep":
            deed = next((inner for inner in child.children if inner.tag_ == "VBG"), deed)
        elif child.dep_ == "xcomp":
            deed = child
    if deed is not verb or not is_passive(verb):
        yield Evidence(deed, frozenset({Role.BEFALLS}), 0.95)


def role_under(noun: Token, verb: Token) -> Role | None:
    """Return how a noun stands to its verb, None where it is neither subject nor object."""
    if noun.dep_ in PASSIVE or (noun.dep_ in SUBJECTS and is_passive(verb)):
        return Role.BEFALLS
    if noun.dep_ in SUBJECTS:
        return Role.DOES
    return Role.BEFALLS if noun.dep_ in OBJECTS else None


def shared_subject(verb: Token) -> Iterator[Evidence]:
    """Yield the verbs that share the subject of this one: "were shot and killed"."""
    for other in verb.conjuncts[:3]:
        if not any(child.dep_ in SUBJECTS | PASSIVE for child in other.children):
            passive = is_passive(other) or (is_passive(verb) and other.tag_ == "VBN")
            yield Evidence(other, frozenset({Role.BEFALLS if passive else Role.DOES}), 0.85)


def completions(verb: Token) -> Iterator[Evidence]:
    """Yield what a colourless verb brings in: "were dead", "left homeless", "forced to flee", "left three dead"."""
    for child in verb.children:
        if child.dep_ in {"acomp", "oprd", "attr"}:
            yield Evidence(child, NAMES, 0.9)
        elif child.dep_ in {"xcomp", "ccomp"} and child.pos_ in {"VERB", "ADJ"}:
            passive = is_passive(child) or child.tag_ == "VBN"
            named = NAMES if passive or child.pos_ == "ADJ" else frozenset[Role]()
            yield Evidence(child, named | {Role.BEFALLS if passive else Role.DOES}, 0.9)


def following_participle(noun: Token) -> Iterator[Evidence]:
    """Yield the participle or adjective right after the counted, as headlines have it: "26 pirates briefly held"."""
    word = next((token for token in noun.doc[noun.i + 1 : noun.i + 3] if token.pos_ != "ADV"), None)
    if word is None:
        return
    bare_root = word.tag_ == "VBN" and word.dep_ == "ROOT" and not is_passive(word)
    does = (word.tag_ == "VBD" and acts(word)) or (bare_root and goes(word))
    if word.tag_ in {"VBN", "VBD", "JJ"} and not does:
        yield Evidence(word, frozenset({Role.NAMES, Role.BEFALLS}), 0.92)


def acts(verb: Token) -> bool:
    """Say whether a verb in the past is no participle: it has an object, or goes somewhere ("flooded into camps")."""
    for one in (verb, *verb.conjuncts[:2]):
        if goes(one) or any(child.dep_ in {"dobj", "ccomp", "xcomp", "prt"} for child in one.children):
            return True
    return False


def goes(verb: Token) -> bool:
    """Say whether a verb goes somewhere: "flooded into camps"."""
    return any(child.dep_ == "prep" and child.lower_ in WHITHER for child in verb.children)


def wording(noun: Token) -> Iterator[Evidence]:
    """Yield the noun that is counted and the words on it: "dead civilians", "$3m aid budget"."""
    yield Evidence(noun, NAMES, 0.9)
    for child in noun.lefts:
        if child.dep_ in {"amod", "compound", "nmod"}:
            yield Evidence(child, NAMES, 0.8)
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in {"of", "in", "for"}:
            objects = (inner for inner in child.children if inner.dep_ == "pobj" and inner.pos_ == "NOUN")
            yield from (Evidence(inner, NAMES, 0.7) for inner in objects)


def holders(noun: Token) -> Iterator[Evidence]:
    """Yield the noun that the counted belong to: "the deaths of 40 people", "a town of 9,000", "home to 9,000"."""
    if noun.dep_ != "pobj":
        return
    if noun.head.lower_ == "of" and noun.head.head.pos_ in NOUNS and noun.head.head.lower_ != HOME:
        yield Evidence(noun.head.head, HOLDS, 0.97)
    elif noun.head.lower_ == "to" and noun.head.i > 0:
        before = noun.doc[noun.head.i - 1]
        if before.lower_ == HOME and before.head.pos_ != "VERB":
            yield Evidence(before, HOLDS, 0.97)


def bare(setting: Setting) -> Iterator[Evidence]:
    """Yield the word after a number that counts nothing by name: "290 injured", "8,000 badly wounded"."""
    for token in setting.doc[setting.span.end : min(setting.span.end + 2, setting.sentence.end)]:
        if token.pos_ in {"ADJ", "VERB", "ADV", "NOUN", "PROPN"}:
            yield Evidence(token, frozenset({Role.NAMES, Role.BEFALLS}), 0.95)
        if token.pos_ != "ADV":
            return


def headline_verb(setting: Setting) -> Iterator[Evidence]:
    """Yield the verb before a number that the parse of a headline takes for a name: "Worker Kills 2 in Factory"."""
    verb = setting.previous
    if verb is not None and verb.pos_ in NOUNS and verb.lower_.endswith("s") and setting.in_headline:
        yield Evidence(verb, frozenset({Role.BEFALLS}), 0.95)


def kind_of(setting: Setting) -> Iterator[Evidence]:
    """Yield what an amount is in or for: "$1 million in damages", "$40m for repairs"."""
    follower = setting.following
    if follower is not None and follower.lower_ in {"in", "of", "for"}:
        yield from (Evidence(noun, NAMES, 0.88) for noun in follower.children if noun.dep_ == "pobj")


def owners(token: Token) -> Iterator[Evidence]:
    """Yield what the quantity hangs on: "a depth of", "the death toll rose to", "at a cost of", "15 km from"."""
    weight = 0.85
    for _ in range(CLIMB):
        head = token.head
        if head is token:
            return
        if head.pos_ in NOUNS or head.pos_ in {"ADJ", "ADP", "ADV"}:
            yield from with_modifiers(head, weight)
        elif head.pos_ in VERBS:
            does = token.dep_ in SUBJECTS
            yield Evidence(head, frozenset({Role.DOES}) if does else frozenset({Role.BEFALLS, Role.NAMES}), weight)
            for child in head.children:
                owns = SUBJECTS | PASSIVE | (THINGS if token.dep_ == "prep" else frozenset())
                if child.dep_ in owns and child is not token:
                    yield from with_modifiers(child, weight)
        token = head
        weight -= 0.1


def with_modifiers(noun: Token, weight: float) -> Iterator[Evidence]:
    """Yield a noun, and the words before it a little lighter."""
    yield Evidence(noun, NAMES, weight)
    yield from (Evidence(left, NAMES, weight - 0.05) for left in noun.lefts if left.dep_ in {"amod", "compound"})


def near(setting: Setting) -> Iterator[Evidence]:
    """Yield the words of the sentence, the nearest first; without a parse that holds, as in headlines, in any role."""
    roles = ALL_ROLES if setting.in_headline or not setting.span.root.dep_ else NAMES
    start, end = setting.span.start, setting.span.end
    for step in range(NEAR):
        for at in (end + step, start - 1 - step):
            if setting.sentence.start <= at < setting.sentence.end and setting.doc[at].is_alpha:
                yield Evidence(setting.doc[at], roles, 0.5 - 0.02 * step)

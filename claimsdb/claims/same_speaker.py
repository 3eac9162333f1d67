"""Whether two names may be one speaker's: small rules, each with a reason for the person who decides. None merges."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from claimsdb.claims.names import folded
from claimsdb.extraction.extraction import SpeakerKind
from claimsdb.extraction.quotations.names import is_title


@dataclass(frozen=True, slots=True)
class Named:
    """A speaker with all its names, folded, those of a person without titles; each with the name as it is written."""

    key: int
    name: str
    kind: str
    names: dict[str, str]

    @property
    def person(self) -> bool:
        """Whether it is a person."""
        return self.kind == SpeakerKind.PERSON.value


def named(key: int, name: str, kind: str, aliases: Iterable[str] = ()) -> Named:
    """Return a speaker as the rules compare it."""
    person = kind == SpeakerKind.PERSON.value
    written = {without_titles(folded(each)) if person else folded(each): each for each in (*aliases, name)}
    return Named(key, name, kind, {fold: each for fold, each in written.items() if fold})


def without_titles(fold: str) -> str:
    """Return a folded name without the titles before it, but never without its last word."""
    words = fold.split()
    while len(words) > 1 and is_title(words[0]):
        words = words[1:]
    return " ".join(words)


# Letters that different ways of writing a name in Latin letters write differently, each pair read as the second.
# Armenian, Azerbaijani, Russian, Ukrainian, Arabic and Persian names in English-language news; the longest first.
SPELLINGS = [
    *[("shch", "sh"), ("dzh", "j")],
    *[("iy", "i"), ("ij", "i"), ("yy", "i"), ("yi", "i"), ("ey", "e"), ("ei", "e"), ("ye", "e")],
    *[("yo", "o"), ("ia", "a"), ("ya", "a"), ("ja", "a"), ("iu", "u"), ("yu", "u"), ("ou", "u"), ("oo", "u")],
    *[("kh", "h"), ("gh", "g"), ("zh", "j"), ("dj", "j"), ("tch", "ch"), ("ts", "c"), ("tz", "c"), ("ks", "x")],
    *[("ck", "k"), ("ph", "f"), ("ff", "f"), ("w", "v"), ("q", "k"), ("y", "i"), ("ee", "i"), ("ie", "e")],
]


def skeleton(fold: str) -> str:
    """Return what different spellings of a name have in common: "aliyev" and "aliev" have the same."""
    for written, read in SPELLINGS:
        fold = fold.replace(written, read)
    return re.sub(r"(\w)\1", r"\1", fold)


def share_a_name(one: Named, other: Named) -> str:
    """Both go by the very same name or alias."""
    shared = sorted(one.names.keys() & other.names.keys(), key=len)
    return f"Both are called “{one.names[shared[-1]]}”." if shared else ""


def spelled_otherwise(one: Named, other: Named) -> str:
    """One's name is the other's in another spelling, as from another alphabet."""
    skeletons = {skeleton(name): name for name in one.names}
    for name in sorted(other.names):
        mine = skeletons.get(skeleton(name))
        if mine and mine != name:
            return f"“{one.names[mine]}” and “{other.names[name]}” may be two spellings of one name."
    return ""


def fuller_name(one: Named, other: Named) -> str:
    """The surname is the same, and one's given names are some of the other's, or their initials."""
    if not (one.person and other.person):
        return ""
    for mine in sorted(one.names):
        for theirs in sorted(other.names):
            if compatible(mine.split(), theirs.split()):
                names = f"“{one.names[mine]}” and “{other.names[theirs]}”"
                return f"{names} have the surname in common, and their given names agree."
    return ""


def surname_alone(one: Named, other: Named) -> str:
    """One is called by the surname of the other and nothing more: little to go by."""
    if not (one.person and other.person):
        return ""
    for short, long in ((one, other), (other, one)):
        alone = {skeleton(name) for name in short.names if " " not in name}
        for name in sorted(long.names):
            if " " in name and skeleton(name.split()[-1]) in alone:
                return f"“{short.name}” is the surname of “{long.name}”: others may bear it too."
    return ""


def initials(one: Named, other: Named) -> str:
    """One is written in the initials of the other."""
    if one.person or other.person:
        return ""
    for short, long in ((one, other), (other, one)):
        letters = {name for name in short.names if " " not in name and len(name) > 1}
        for name in sorted(long.names):
            words = [word for word in name.split() if word not in SMALL]
            if len(words) > 1 and "".join(word[0] for word in words) in letters:
                return f"“{short.name}” are the initials of “{long.name}”."
    return ""


SMALL = {"of", "the", "and", "for", "in", "on"}


def compatible(mine: list[str], theirs: list[str]) -> bool:
    """Whether two full names, in words, differ only in given names left out or written as initials."""
    same = skeleton(" ".join(mine)) == skeleton(" ".join(theirs))
    if same or len(mine) < 2 or len(theirs) < 2 or skeleton(mine[-1]) != skeleton(theirs[-1]):
        return False
    short, long = sorted((mine[:-1], theirs[:-1]), key=len)
    rest = iter(long)
    return all(any(same_given(given, other) for other in rest) for given in short)


def same_given(one: str, other: str) -> bool:
    """Whether two given names are the same, in another spelling or as an initial."""
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return skeleton(one) == skeleton(other)


# How likely each makes it that two names are one speaker's, for the order of the queue: the first that says something
# counts. Not measured: an order of trust, from what one name can hardly be by chance to what it often is.
RULES: list[tuple[Callable[[Named, Named], str], float]] = [
    (share_a_name, 0.9),
    (spelled_otherwise, 0.8),
    (initials, 0.7),
    (fuller_name, 0.6),
    (surname_alone, 0.3),
]

# A surname that more speakers than this bear says nothing of whom it means.
MOST_NAMESAKES = 5


def compare(one: Named, other: Named) -> tuple[float, list[str]]:
    """Return how likely two speakers are one, 0 to 1, and every reason; 0 where nothing speaks for it."""
    if one.person != other.person and not one.names.keys() & other.names.keys():
        return 0.0, []
    said = [(rule(one, other), weight) for rule, weight in RULES]
    reasons = [(reason, weight) for reason, weight in said if reason]
    return max((weight for _, weight in reasons), default=0.0), [reason for reason, _ in reasons]


def blocks(speakers: Iterable[Named]) -> dict[str, list[Named]]:
    """Return speakers by what two names of one speaker have in common: a surname, a spelling, initials."""
    found: dict[str, list[Named]] = {}
    for speaker in speakers:
        for key in {key for name in speaker.names for key in keys_of(speaker, name)}:
            found.setdefault(key, []).append(speaker)
    return found


def keys_of(speaker: Named, name: str) -> Iterable[str]:
    """Yield the blocks of one name."""
    yield f"name {skeleton(name)}"
    words = name.split()
    if speaker.person:
        yield f"surname {skeleton(words[-1])}"
    else:
        yield f"initials {name if len(words) == 1 else ''.join(word[0] for word in words if word not in SMALL)}"


# Pairs of one block grow with its square: of more speakers than this, only those that say more than a surname are told
# apart in reasonable time, and nobody reads through the rest.
LARGEST_BLOCK = 200


def likely_pairs(speakers: Iterable[Named]) -> list[tuple[Named, Named, float, list[str]]]:
    """Return pairs that may be one speaker, the likeliest first. Time grows with the speakers, not with their pairs."""
    found: dict[tuple[int, int], tuple[Named, Named, float, list[str]]] = {}
    for block in blocks(speakers).values():
        members = sorted(block, key=lambda each: each.key)[:LARGEST_BLOCK]
        for number, one in enumerate(members):
            for other in members[number + 1 :]:
                if (one.key, other.key) in found:
                    continue
                score, reasons = compare(one, other)
                if score:
                    found[one.key, other.key] = (one, other, score, reasons)
    return sorted(without_common_surnames(list(found.values())), key=lambda pair: (-pair[2], pair[0].key, pair[1].key))


def without_common_surnames(
    pairs: list[tuple[Named, Named, float, list[str]]],
) -> list[tuple[Named, Named, float, list[str]]]:
    """Leave out what a bare surname suggests where it suggests too many."""
    weak = RULES[-1][1]
    number: dict[int, int] = {}
    for one, other, score, _ in pairs:
        if score == weak:
            for each in (one, other):
                if any(" " not in name for name in each.names):
                    number[each.key] = number.get(each.key, 0) + 1
    return [
        pair
        for pair in pairs
        if pair[2] > weak or max(number.get(pair[0].key, 0), number.get(pair[1].key, 0)) <= MOST_NAMESAKES
    ]

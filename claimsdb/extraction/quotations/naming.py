"""From the words that name a speaker to the speaker: fullest name and kind."""

from spacy.tokens import Doc, Token

from claimsdb.extraction.extraction import SpeakerKind
from claimsdb.extraction.quotations import names
from claimsdb.extraction.quotations.deps import amod, appos
from claimsdb.extraction.quotations.finding import Reading
from claimsdb.extraction.quotations.frames import Stretch
from claimsdb.extraction.quotations.pronouns import RELATIVE, THINGS, another, both, what, whom
from claimsdb.extraction.quotations.roles import fuller_body, office_holder
from claimsdb.extraction.quotations.roster import Roster, person_words
from claimsdb.extraction.quotations.words import listed

Named = tuple[str, SpeakerKind | None]
NOBODY: Named = ("", None)

PERSONAL = {"he": "he", "him": "he", "his": "he", "himself": "he", "she": "she", "her": "she", "herself": "she"}


def named(reading: Reading, roster: Roster, stretch: Stretch) -> Named:
    """The fullest name and the kind of the speaker that some tokens name; ("", None) where that stays open."""
    doc = reading.doc
    first = doc[stretch[0]]
    if stretch[1] - stretch[0] == 1:
        stood_for = _stood_for(reading, roster, first)
        if stood_for is not None:
            return stood_for
    person = _person(reading, roster, stretch)
    if person:
        return person, SpeakerKind.PERSON
    stretch = _unsigned(reading.doc, stretch)
    office = office_holder(reading, roster, stretch)
    if office:
        return office, SpeakerKind.PERSON
    name, kind = organisation(reading, stretch)
    return roster.acronyms.get(name) or fuller_body(reading, stretch) or name, kind


def _unsigned(doc: Doc, stretch: Stretch) -> Stretch:
    """An office without the author of a headline behind it: says the Danish minister by Ann Lee."""
    for i in range(stretch[0] + 1, stretch[1]):
        if doc[i].lower_ == "by" and names.is_title(doc[i - 1].text):
            return stretch[0], i
    return stretch


def _stood_for(reading: Reading, roster: Roster, pronoun: Token) -> Named | None:
    """Whom a single word stands for, None where it is no word that stands for others."""
    word = pronoun.lower_
    if word in PERSONAL:
        name = roster.before(pronoun.i, PERSONAL[word])
        return (name, SpeakerKind.PERSON) if name else NOBODY
    if word in RELATIVE:
        stretch = whom(pronoun)
        return named(reading, roster, stretch) if stretch else NOBODY
    if word in THINGS:
        found = (named(reading, roster, stretch) for stretch in what(reading, pronoun))
        return next((name for name in found if name[1] is not SpeakerKind.PERSON), NOBODY)
    if word == "both" and (pair := both(reading, pronoun)) is not None:
        span = reading.doc[pair[0] : pair[1]]
        return names.without_article(span.text), _kind(reading.doc, span[-1])
    if word == "another":
        return another(reading, pronoun), SpeakerKind.UNNAMED
    return NOBODY if word in listed("open_pronouns") else None


def rumoured(reading: Reading, cue: Stretch | None) -> Named:
    """The words for a speaker who is nobody in particular: there are unconfirmed reports that …."""
    if cue is None or (noun := reading.doc[cue[0]]).lower_ not in listed("rumours"):
        return NOBODY
    described = [t.text for t in noun.lefts if t.dep == amod and t.lower_ not in listed("quantities")]
    return " ".join([*described, noun.lower_]), SpeakerKind.UNNAMED


def _person(reading: Reading, roster: Roster, stretch: Stretch) -> str:
    """The person's full name in some tokens, "" where they name no person."""
    doc = reading.doc
    for ent in reading.ents_within(stretch):
        if ent.label_ == "PERSON" and (_closes(doc, ent.end, stretch[1]) or ent.root.dep == appos):
            words = person_words(ent.text.split())
            if words:
                return roster.fullest(words)
    run = _proper_run(doc, stretch)
    if not run:
        return ""
    words = person_words(run)
    if words and roster.knows(words[-1]) and doc[stretch[1] - 1].ent_type_ not in ("NORP",):
        return roster.fullest(words)
    if len(run) > 1 and names.gender(run[-2]) and not names.is_title(run[-2]):
        return roster.fullest((run[-2], run[-1]))
    titled = len(words) < len(run) and run[len(run) - len(words) - 1].lower().rstrip(".") in listed("honorific")
    return " ".join(words) if titled and len(words) <= LONGEST else ""


# Of so many words is the longest name that follows a title.
LONGEST = 3


def _closes(doc: Doc, end: int, stop: int) -> bool:
    """Whether nothing but a possessive and punctuation comes between two tokens."""
    return all(doc[i].tag_ == "POS" or doc[i].is_punct or doc[i].is_space for i in range(end, stop))


def _proper_run(doc: Doc, stretch: Stretch) -> list[str]:
    """The capitalised words at the end of some tokens."""
    end = stretch[1]
    while end > stretch[0] and doc[end - 1].tag_ == "POS":
        end -= 1
    start = end
    while start > stretch[0] and (doc[start - 1].tag_ in ("NNP", "NNPS", "HYPH") or doc[start - 1].text in ("-", "al")):
        start -= 1
    return doc[start:end].text.split()


def organisation(reading: Reading, stretch: Stretch) -> Named:
    """The name and kind of a speaker that is no person by name."""
    doc = reading.doc
    span = doc[stretch[0] : stretch[1]]
    for ent in (span, *reading.ents_within(stretch)):
        known = names.publications().get(names.folded(ent.text))
        if known:
            return known, SpeakerKind.PUBLICATION
    head = span.root
    proper = _proper_words(doc, stretch, head.i)
    if proper and head.lower_ in names.words("publications", "kinds"):
        kind = SpeakerKind.ORGANIZATION if head.lower_ in ("tank", "agency") else SpeakerKind.PUBLICATION
        return proper, kind
    first = stretch[0]
    if head.tag_ in ("NNP", "NNPS"):
        while first < head.i and (doc[first].is_lower or doc[first].tag_ == "DT"):
            first += 1
        return names.without_article(doc[first : _name_end(doc, head.i, stretch[1])].text), _kind(doc, head)
    if head.lower_ in listed("texts") and doc[first].lower_ in ("a", "an"):
        first += 1
        return doc[first : stretch[1]].text, _kind(doc, head)
    text = _uncounted(doc, stretch) if _kind(doc, head) is SpeakerKind.UNNAMED else span.text
    if any(doc[i].text[:1].isupper() for i in range(stretch[0] + 1, stretch[1])):
        text = names.without_article(text)
    return text[:1].lower() + text[1:] if text.startswith(("The ", "A ", "An ")) else text, _kind(doc, head)


def _uncounted(doc: Doc, stretch: Stretch) -> str:
    """Unnamed speakers without their number, and without the capital of a sentence's first word: Several analysts."""
    first = stretch[0]
    while first < stretch[1] - 1 and doc[first].lower_ in listed("quantities"):
        first += 1
    text = doc[first : stretch[1]].text
    noun = doc[first].tag_ in ("NN", "NNS", "JJ") or doc[first].lower_ in listed("rumours")
    common = noun and first + 1 <= stretch[1] and text[1:2].islower()
    return text[:1].lower() + text[1:] if common and (doc[first].is_sent_start or first > stretch[0]) else text


def _name_end(doc: Doc, head: int, stop: int) -> int:
    """Where a proper name ends: its capitalised words, with the small ones between them."""
    end = head + 1
    for i in range(head + 1, stop):
        if doc[i].text[:1].isupper():
            end = i + 1
        elif doc[i].lower_ not in listed("joining"):
            break
    return end


def _proper_words(doc: Doc, stretch: Stretch, stop: int) -> str:
    """The capitalised words before a common noun: "Al Monitor" in "the Al Monitor news site"."""
    capital = [i for i in range(stretch[0], stop) if doc[i].text[:1].isupper() and doc[i].tag_ != "DT"]
    return doc[capital[0] : capital[-1] + 1].text if capital else ""


def _kind(doc: Doc, head: Token) -> SpeakerKind:
    """What sort of speaker a noun is."""
    word = head.lower_
    if word in names.words("governments", "words") or head.ent_type_ == "GPE" or names.is_country(head.text):
        return SpeakerKind.GOVERNMENT
    if head.tag_ == "NNP" and word in names.words("publications", "last_words"):
        return SpeakerKind.PUBLICATION
    if word in names.words("unnamed", "words"):
        return SpeakerKind.UNNAMED
    if head.ent_type_ == "NORP" or head.tag_ in ("NNS", "NNPS"):
        return SpeakerKind.GROUP
    if head.tag_ == "NNP" or head.ent_type_ == "ORG" or word in listed("things"):
        return SpeakerKind.ORGANIZATION
    return SpeakerKind.UNNAMED

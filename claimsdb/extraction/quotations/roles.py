"""Speakers named by their office alone: the foreign minister said; the ministry said."""

from itertools import islice

from spacy.tokens import Doc, Token

from claimsdb.extraction.quotations import names
from claimsdb.extraction.quotations.finding import Reading
from claimsdb.extraction.quotations.frames import Stretch
from claimsdb.extraction.quotations.roster import Mention, Roster
from claimsdb.extraction.quotations.words import listed

# An office is understood of somebody introduced with it no more mentions back than these.
MENTIONS_BACK = 60
# "Iranian Foreign Ministry spokesman" and ", the mayor of the old town" have no more words.
LONGEST_OFFICE = 6
# "Armenia" and "Armenian", "Turkey" and "Turkish" share so many letters.
SHARED = 4
# These make another office of one: the former president is not the president.
CHANGING = frozenset({"vice", "vice-president", "former", "ex", "deputy", "acting", "then", "late", "assistant"})


def office_holder(reading: Reading, roster: Roster, stretch: Stretch) -> str:
    """The full name of the last person introduced with the office that some tokens name, "" where nobody was."""
    wanted = _office(reading.doc, stretch)
    if not wanted:
        return ""
    for mention in islice(roster.mentions_before(stretch[0]), MENTIONS_BACK):
        if len(mention.words) > 1 and _fits(wanted, _introduction(reading.doc, mention)):
            return roster.fullest(mention.words)
    return ""


def fuller_body(reading: Reading, stretch: Stretch) -> str:
    """The last proper name before "the ministry" that ends in its word, "" where there is none."""
    doc = reading.doc
    if stretch[1] - stretch[0] != 2 or doc[stretch[0]].lower_ != "the":
        return ""
    word = doc[stretch[0] + 1]
    if word.tag_ != "NN" or word.text[:1].isupper() or word.lower_ not in listed("bodies"):
        return ""
    for ent in islice(reading.ents_before(stretch[0]), MENTIONS_BACK):
        if ent.label_ == "ORG" and len(ent) > 1 and word.lower_ in (ent[0].lower_, ent[-1].lower_, ent.root.lower_):
            return names.without_article(ent.text.removesuffix("’s").removesuffix("'s"))
    return ""


def _office(doc: Doc, stretch: Stretch) -> list[str]:
    """The words of a definite office, head last, [] where the tokens name none.

    "The Turkish president" and, in headlines, "Turkish president".
    """
    tokens = list(doc[stretch[0] : stretch[1]])
    if tokens[0].lower_ == "the":
        tokens = tokens[1:]
    elif len(tokens) < 2 or not tokens[0].text[:1].isupper() or tokens[0].tag_ not in ("NNP", "JJ"):
        return []
    words = [t.lower_ for t in tokens if t.tag_ != "POS"]
    if not words or len(words) > LONGEST_OFFICE or not names.is_title(words[-1]):
        return []
    plain = all(t.tag_ in ("NN", "NNP", "JJ", "POS", "HYPH") for t in tokens)
    return words if plain and tokens[-1].tag_ == "NN" else []


def _introduction(doc: Doc, mention: Mention) -> list[str]:
    """The words that say what somebody is: before the name, a comma or none between, and after it between commas."""
    before: list[str] = []
    last = mention.start - 1
    if last > 0 and doc[last].text == "," and names.is_title(doc[last - 1].text):
        last -= 1
    for i in range(last, max(-1, last - LONGEST_OFFICE), -1):
        if doc[i].tag_ not in ("NN", "NNP", "JJ", "POS", "HYPH"):
            break
        before.append(doc[i].lower_)
    titles = [t.lower_ for t in doc[mention.start : mention.end] if names.is_title(t.text)]
    return before[::-1] + titles + _apposition(doc, mention.end)


def _apposition(doc: Doc, end: int) -> list[str]:
    """The words between commas after a name: ", the mayor of Oslo,"."""
    if end + 1 >= len(doc) or doc[end].text != "," or doc[end + 1].tag_ not in ("DT", "NN", "JJ", "NNP", "PRP$"):
        return []
    out: list[str] = []
    for token in doc[end + 1 : end + 2 + LONGEST_OFFICE]:
        if not _describes(token):
            return out
        out.append(token.lower_)
    return out


def _describes(token: Token) -> bool:
    """Whether a word can stand in what somebody is."""
    return token.tag_ in ("DT", "NN", "JJ", "NNP", "POS", "PRP$", "HYPH") or token.lower_ in ("of", "for")


def _fits(wanted: list[str], introduced: list[str]) -> bool:
    """Whether an introduction has the office, every word that qualifies it, and none that makes it another."""
    if wanted[-1] not in introduced or any(w in CHANGING and w not in wanted for w in introduced):
        return False
    return all(any(w[:SHARED] == given[:SHARED] for given in introduced) for w in wanted[:-1])

"""Numbers that count nothing: years, the pronoun "one", pieces of names, "half" as an adjective."""

from claimsdb.quantities.amounts import Amount
from claimsdb.quantities.comparators import comparator_before
from claimsdb.quantities.dates import MONTHS, WEEKDAYS
from claimsdb.quantities.numerals import ARTICLES, BELOW_HUNDRED, HYPHENS, is_number_word
from claimsdb.quantities.quantity import Comparator
from claimsdb.quantities.tokens import STROKES, Kind, Token, at
from claimsdb.quantities.words import words

# Four bare digits in this span are a year in news, unless the words around count them.
FIRST_YEAR, LAST_YEAR = 1600, 2100
EARLIEST_YEAR = 1000  # a year all the same after "in" or "since"
ROUND = 50  # people count things in numbers like 1,750 or 2000; 1988 things are written "1,988"
BOUNDING = {Comparator.AT_LEAST, Comparator.MORE_THAN, Comparator.AT_MOST, Comparator.LESS_THAN, Comparator.NEARLY}

HEADLINE_REACH = 4  # tokens: where none of them is in small letters, the line is a headline and capitals mean nothing
SENTENCE_ENDS = {".", "!", "?", "”", '"', ":", ")"}


def is_quantity(tokens: list[Token], amount: Amount) -> bool:
    """Does the amount count or measure something?"""
    if sticks_to_a_word(tokens, amount) or is_stock_phrase(tokens, amount):
        return False
    if amount.unit or amount.value is None:
        return True
    if amount.literal and amount.scale == 1 and (in_a_name(tokens, amount) or in_odds(tokens, amount)):
        return False
    if amount.stop == amount.number + 1:
        return is_bare_quantity(tokens, amount)
    plural = at(tokens, amount.stop - 1).lower.endswith("s")
    if at(tokens, amount.number).lower in ARTICLES and 0 < amount.value < 1 and not plural:
        return is_part(tokens, amount)
    return True


def is_bare_quantity(tokens: list[Token], amount: Amount) -> bool:
    """The same of a number of one token without a unit."""
    token = at(tokens, amount.number)
    if token.lower == "one":
        return is_counting_one(tokens, amount.number)
    if token.lower in {"half", "quarter"}:
        return is_bare_half(tokens, amount)
    if token.kind is Kind.NUMBER and token.text.isdigit() and len(token.text) == 4:
        return not is_year(tokens, amount, int(token.text))
    return True


NO_COUNT_TAILS = {"way", "sided", "dimensional", "fold", "off", "liner"}


def is_stock_phrase(tokens: list[Token], amount: Amount) -> bool:
    """ "at one point", "a two-way street": nothing is counted."""
    number, before = at(tokens, amount.number).lower, at(tokens, amount.number - 1).lower
    tail = at(tokens, amount.stop + 1).lower if at(tokens, amount.stop).text in HYPHENS else ""
    return (amount.unit == "point" and (before, number) == ("at", "one")) or tail in NO_COUNT_TAILS


def sticks_to_a_word(tokens: list[Token], amount: Amount) -> bool:
    """Is the number a piece of a name or a code: "TB2", "scp-173m", "3D"?"""
    first, ahead = at(tokens, amount.first), at(tokens, amount.first - 1)
    last, after = at(tokens, amount.stop - 1), at(tokens, amount.stop)
    if first.kind is Kind.NUMBER and first.glued and ahead.kind in (Kind.WORD, Kind.NUMBER, Kind.GAP):
        return True
    if first.kind is Kind.NUMBER and first.glued and ahead.text == "-" and ahead.glued:  # "top-10"
        tied = at(tokens, amount.first - 2)
        return tied.kind is Kind.WORD and tied.lower not in {"to", "or", "and"}
    return last.kind is Kind.NUMBER and after.glued and after.kind in (Kind.WORD, Kind.GAP, Kind.NUMBER)


def is_whole_text(tokens: list[Token], first: int, stop: int) -> bool:
    """Does the text hold nothing but these tokens, and perhaps a full stop?"""
    return first == 0 and (stop == len(tokens) or (stop + 1 == len(tokens) and tokens[stop].kind is Kind.SIGN))


def is_counted_noun(token: Token) -> bool:
    """Is it a plural in small letters, or a word for what is counted?"""
    if token.kind is not Kind.WORD or token.lower in words("no_plurals"):
        return False
    return (token.text.islower() and token.text.endswith("s")) or token.lower in words("counted_nouns")


def in_a_name(tokens: list[Token], amount: Amount) -> bool:
    """Does a bare number belong to the name before it: "the Model 3 sells", "Voyager 2"?"""
    before, after = at(tokens, amount.first - 1), at(tokens, amount.stop)
    if before.kind is not Kind.WORD or not before.text[:1].isupper() or is_counted_noun(after):
        return False
    if before.lower in MONTHS or before.lower in WEEKDAYS or before.lower in BELOW_HUNDRED:
        return False
    if (after.text in STROKES or after.lower == "to") and at(tokens, amount.stop + 1).kind is Kind.NUMBER:  # a score
        return False
    start = amount.first - 1
    ahead = [token for token in tokens[max(0, start - HEADLINE_REACH) : start] if token.kind is Kind.WORD]
    return any(token.text.islower() for token in ahead) and at(tokens, start - 1).text not in SENTENCE_ENDS


def in_odds(tokens: list[Token], amount: Amount) -> bool:
    """Is a number of one or two digits tied to another by a slash: odds of "2/1", the date "13/11"?"""
    if len(at(tokens, amount.number).text) > 2 or amount.stop != amount.number + 1:
        return False
    for slash, other in ((amount.stop, amount.stop + 1), (amount.first - 1, amount.first - 2)):
        number = at(tokens, other)
        if at(tokens, slash).text == "/" and number.kind is Kind.NUMBER and len(number.text) <= 2:
            return True
    return False


def is_counting_one(tokens: list[Token], index: int) -> bool:
    """Does the "one" at an index count what follows it?"""
    before, after = at(tokens, index - 1), at(tokens, index + 1)
    if before.lower in words("one_counters"):
        return after.lower != "of" or before.lower in {"least", "only", "than"}
    if is_befallen(tokens, index):
        return True
    following = at(tokens, index + 2)
    if after.lower in {"or", "to", "and"} and (following.kind is Kind.NUMBER or is_number_word(following)):
        return before.lower not in words("one_pointers")
    if before.lower in words("one_pointers") or (before.text in HYPHENS and before.glued):
        return False
    if after.text in HYPHENS | {"'", "’"}:
        return False
    if is_whole_text(tokens, index, index + 1):
        return True
    if at(tokens, index - 2).lower in {*ARTICLES, "the"} and before.kind is Kind.WORD:  # "a difficult one"
        return False
    return after.kind is Kind.WORD and after.lower not in words("no_nouns_after_one")


NOT_BEFALLEN = {"of", "who", "that", "which", "another"}


def is_befallen(tokens: list[Token], index: int) -> bool:
    """Is the "one" somebody killed or hurt: "killing one, wounding two", but not "killed one of them"?"""
    befalls = at(tokens, index - 1).lower in words("befalling_one")
    return befalls and at(tokens, index + 1).lower not in NOT_BEFALLEN and at(tokens, index + 1).text not in HYPHENS


def is_part(tokens: list[Token], amount: Amount) -> bool:
    """Is "a half", "a third" or "a quarter" a share, and no ordinal ("a third man", "a fourth-quarter loss")?"""
    before, after = at(tokens, amount.first - 1), at(tokens, amount.stop)
    if after.text in HYPHENS or before.lower == "and":  # "the last year and a half"
        return False
    if after.lower == "of" or is_whole_text(tokens, amount.first, amount.stop):
        return True
    if before.lower in words("share_leaders") or comparator_before(tokens, amount.first):
        return True
    return at(tokens, amount.stop - 1).lower == "half" and after.kind not in (Kind.WORD, Kind.NUMBER, Kind.GAP)


def is_bare_half(tokens: list[Token], amount: Amount) -> bool:
    """Is "half" or "quarter", without an article, a share?"""
    before, after = at(tokens, amount.first - 1), at(tokens, amount.stop)
    if before.lower in words("part_ordinals") or (before.text in HYPHENS and before.glued):
        return False
    if after.text in HYPHENS:
        return False
    if at(tokens, amount.number).lower == "quarter":
        return after.lower == "of" and before.kind is not Kind.WORD
    if before.lower in words("share_leaders") or comparator_before(tokens, amount.first):
        return True
    return after.lower in words("share_followers") or is_whole_text(tokens, amount.first, amount.stop)


def is_year(tokens: list[Token], amount: Amount, number: int) -> bool:
    """Are four bare digits a year?"""
    before, after = at(tokens, amount.first - 1).lower, at(tokens, amount.stop)
    leads = before in words("year_leaders")
    if not FIRST_YEAR <= number <= LAST_YEAR:
        return EARLIEST_YEAR <= number < FIRST_YEAR and leads and not is_counted_noun(after)
    comparator = comparator_before(tokens, amount.first)
    if comparator and comparator[0] in BOUNDING and before not in words("also_of_times"):
        return False
    if leads or before in words("year_determiners"):
        return True
    return not (number % ROUND == 0 and is_counted_noun(after)) and after.lower not in words("counted_nouns")

"""Numbers that count nothing: years, the pronoun "one", pieces of names, "half" as an adjective."""

from claimsdb.quantities.amounts import Amount
from claimsdb.quantities.comparators import comparator_before
from claimsdb.quantities.numerals import ARTICLES, HYPHENS
from claimsdb.quantities.quantity import Comparator
from claimsdb.quantities.tokens import GAP_CHARACTER, Kind, Token, at

# Four bare digits in this span are a year in news, unless the words around count them.
FIRST_YEAR, LAST_YEAR = 1600, 2100
EARLIEST_YEAR = 1000  # a year all the same after "in" or "since"
YEAR_LEADERS = {"in", "since", "until", "till", "by", "circa", "year", "ad", "summer", "winter", "spring", "autumn"}
BOUNDING = {Comparator.AT_LEAST, Comparator.MORE_THAN, Comparator.AT_MOST, Comparator.LESS_THAN, Comparator.NEARLY}
ALSO_TIMES = {"by", "over", "under", "above", "below", "within", "about", "around", "some", "near"}
COUNTED_NOUNS = {"people", "men", "women", "children", "troops", "police", "dead", "killed", "injured", "wounded"}

# After these, "one" stands for something: "this one", "no one", "each one".
POINTERS = {
    "this", "that", "these", "those", "the", "no", "each", "every", "any", "another", "which", "such", "some", "what",
    "new", "good", "big", "bad", "old", "next", "first", "right", "wrong", "like", "as", "square", "number", "day",
}  # fmt: skip
# Before these, "one" is a pronoun or a name for anybody: "one can", "one of them", "one another".
NO_NOUN = {
    "of", "can", "could", "should", "would", "may", "might", "must", "is", "was", "has", "had", "will", "that", "who",
    "which", "to", "on", "at", "for", "with", "by", "from", "or", "and", "another", "s", "does", "did", "as", "off",
    "such", "more", "you", "be", "being", "if", "when", "where", "the", "a", "about", "it", "he", "she", "they", "we",
    "i", "not", "but", "than", "over", "up", "out", "down", "after", "before", "in", "said", "says", "so", "because",
    "whose", "too", "here", "there", "just", "also", "never", "ever", "cannot", "gets", "wants", "thinks", "needs",
}  # fmt: skip
# After these even a bare "one" counts.
COUNTERS = {"least", "only", "just", "exactly", "than", "minus", "negative", "about", "nearly", "almost", "fewer"}

# "half", "a third", "a quarter" are shares before these words or after those; elsewhere they are adjectives and
# ordinals: "half brother", "a third man", "a quarter in red".
SHARE_FOLLOWERS = {
    "of", "the", "its", "their", "his", "her", "our", "my", "your", "that", "those", "these", "this", "a", "an", "as",
    "more", "less", "fewer", "were", "are", "was", "is", "have", "had", "has", "said", "say", "and", "or", "were",
    "higher", "lower", "all",
}  # fmt: skip
SHARE_LEADERS = {"by", "than", "least", "only", "just", "and", "to", "minus", "exactly", "another"}
ORDINAL_LEADERS = {"first", "second", "other", "the", "better", "last", "this", "next", "each", "every", "opening"}


def is_quantity(tokens: list[Token], amount: Amount) -> bool:
    """Does the amount count or measure something?"""
    if amount.unit or amount.value is None:
        return not sticks_to_a_word(tokens, amount)
    if sticks_to_a_word(tokens, amount):
        return False
    if amount.stop == amount.number + 1:
        return bare_token(tokens, amount)
    plural = at(tokens, amount.stop - 1).lower.endswith("s")
    if at(tokens, amount.number).lower in ARTICLES and 0 < amount.value < 1 and not plural:
        return is_part(tokens, amount)
    return True


def bare_token(tokens: list[Token], amount: Amount) -> bool:
    """The same of a number of one token."""
    token = at(tokens, amount.number)
    if token.lower == "one":
        return counting_one(tokens, amount.number)
    if token.lower in {"half", "quarter"}:
        return is_part(tokens, amount)
    if token.kind is Kind.NUMBER and token.text.isdigit() and len(token.text) == 4:
        return not is_year(tokens, amount, int(token.text))
    return True


def sticks_to_a_word(tokens: list[Token], amount: Amount) -> bool:
    """Is the number a piece of a name or a code: "TB2", "scp-173m", "3D"?"""
    first, ahead, after = at(tokens, amount.first), at(tokens, amount.first - 1), at(tokens, amount.stop)
    if first.kind is Kind.NUMBER and first.glued and ahead.kind in {Kind.WORD, Kind.NUMBER, Kind.GAP}:
        return True
    last = at(tokens, amount.stop - 1)
    if last.kind is Kind.NUMBER and after.glued and after.kind in {Kind.WORD, Kind.GAP, Kind.NUMBER}:
        return True
    return first.kind is Kind.NUMBER and first.glued and ahead.text == "." and at(tokens, amount.first - 2).text.startswith(GAP_CHARACTER)


def counting_one(tokens: list[Token], index: int) -> bool:
    """Does the "one" at an index count what follows it?"""
    before, after = at(tokens, index - 1), at(tokens, index + 1)
    if before.lower in COUNTERS:
        return after.lower != "of" or before.lower in {"least", "only", "than"}
    if before.lower in POINTERS or (before.text in HYPHENS and before.glued) or after.text in HYPHENS | {"'", "’"}:
        return False
    if len(tokens) <= 2:
        return True
    return after.kind is Kind.WORD and after.lower not in NO_NOUN


def is_part(tokens: list[Token], amount: Amount) -> bool:
    """Is a half, a third or a quarter meant as a share?"""
    before, after = at(tokens, amount.first - 1), at(tokens, amount.stop)
    if before.lower in ORDINAL_LEADERS or (before.text in HYPHENS and before.glued):
        return False
    if comparator_before(tokens, amount.first) or before.lower in SHARE_LEADERS:
        return after.text not in HYPHENS
    article = at(tokens, amount.number).lower in ARTICLES
    if article:
        quarter = at(tokens, amount.stop - 1).lower in {"half", "quarter"}
        return after.lower == "of" or after.kind not in {Kind.WORD, Kind.NUMBER, Kind.GAP} and (not quarter or after.text not in HYPHENS)
    return after.lower in SHARE_FOLLOWERS or len(tokens) <= 2


def is_year(tokens: list[Token], amount: Amount, number: int) -> bool:
    """Are four bare digits a year?"""
    before, after = at(tokens, amount.first - 1).lower, at(tokens, amount.stop)
    counted = after.lower in COUNTED_NOUNS or (after.kind is Kind.WORD and after.text.islower() and after.text.endswith("s"))
    if not FIRST_YEAR <= number <= LAST_YEAR:
        return EARLIEST_YEAR <= number < FIRST_YEAR and before in YEAR_LEADERS and not counted
    comparator = comparator_before(tokens, amount.first)
    if comparator and comparator[0] in BOUNDING and before not in ALSO_TIMES:
        return False
    determined = before in YEAR_LEADERS or before in {"the", "of", "from", "to", "and", "its", "his", "her", "their", "s", "a"}
    return not (number % 50 == 0 and counted and not determined) and not (after.lower in COUNTED_NOUNS and not determined)

"""Scores of games: "won 3-2", "a 5-10 record". They count nothing beyond the game; a vote of 5-4 is two counts."""

from claimsdb.quantities.amounts import Amount
from claimsdb.quantities.tokens import STROKES, Kind, Token, at
from claimsdb.quantities.words import has_stem

SCORE_REACH = 8  # tokens on either side in which a word of games or of votes can stand
LARGEST_SCORE = 200  # of a game that is played to points


def is_score(tokens: list[Token], left: Amount, right: Amount) -> bool:
    """Are two numbers with a stroke between them the score of a game?"""
    between = tokens[left.stop : right.first]
    if len(between) != 1 or between[0].text not in STROKES or left.unit or right.unit:
        return False
    if not (left.literal and right.literal) or left.value is None or right.value is None:
        return False
    if max(left.value, right.value) > LARGEST_SCORE or {left.scale, right.scale} != {1}:
        return False
    around = tokens[max(0, left.first - SCORE_REACH) : left.first] + tokens[right.stop : right.stop + SCORE_REACH]
    near = [token.lower for token in around if token.kind is Kind.WORD]
    if any(has_stem("vote_stems", word) for word in near):
        return False
    ends = at(tokens, left.first - 1).text + at(tokens, right.stop).text
    bracketed = ends in {"()", "(,", ",)"}  # a team's record
    return bracketed or left.value >= right.value or any(has_stem("game_stems", word) for word in near)

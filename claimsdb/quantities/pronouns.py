""" "one" that counts, and "one" that stands for a noun or a person."""

from claimsdb.quantities.tokens import Kind, Token, at

# After these, "one" stands for something: "this one", "no one", "each one".
POINTERS = {
    "this", "that", "these", "those", "the", "no", "each", "every", "any", "another", "which", "such", "some", "what",
    "every-", "my", "new", "good", "big", "bad", "old", "next", "last", "first", "only-", "right", "wrong", "like", "as",
}  # fmt: skip
# Before these, "one" is a person or a pronoun: "one can", "one of them", "one another".
NO_NOUN = {
    "of", "can", "could", "should", "would", "may", "might", "must", "is", "was", "has", "had", "will", "that", "who",
    "which", "to", "on", "at", "for", "with", "by", "from", "or", "and", "another", "s", "does", "did", "does", "as",
    "off", "time", "way", "thing", "side", "such", "more", "you", "be", "being", "if", "when", "where", "the", "a",
    "about", "it", "he", "she", "they", "we", "i", "not", "but", "than", "over", "up", "out", "down", "after", "before",
}  # fmt: skip
COUNTERS = {
    "least",
    "only",
    "just",
    "exactly",
    "than",
    "minus",
    "negative",
    "about",
    "nearly",
    "almost",
    "over",
    "under",
}


def is_counted(tokens: list[Token], index: int) -> bool:
    """Does the "one" at an index count what follows?"""
    before, after = at(tokens, index - 1), at(tokens, index + 1)
    if before.lower in COUNTERS:
        return True
    if before.lower in POINTERS or before.text in {"-", "‑"}:
        return False
    if after.text in {"-", "‑", "'", "’"}:
        return False
    return after.lower not in NO_NOUN and (after.kind is Kind.WORD or len(tokens) <= index + 2)

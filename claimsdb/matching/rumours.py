"""Whether a price is still talked about: before a deal is announced, people familiar with it name another."""

import re

RUMOUR = re.compile(
    r"\b(?:(?:people|persons?|sources?)\s(?:\w+\s)?(?:familiar|close|briefed|with knowledge)\b|"
    r"sources?\s(?:have\s|has\s|had\s)?(?:said|says?|told|confirmed)\b|"
    r"(?:in|of|holding)\s(?:\w+\s)?(?:talks|negotiations|discussions)\b|negotiating\b|"
    r"(?:close to|near|nearing)\s(?:an?|the)\s(?:deal|agreement|takeover)|"
    r"(?:could|may|might)\s(?:pay|fetch|bid|offer))",
    re.IGNORECASE,
)
# An offer to a player or to strikers is one of many; a company is bought once.
BUYING = re.compile(r"\b(?:acqui|takeover|take over|merge|buy|purchas|pay\b)", re.IGNORECASE)


def rumour_in(sentence: str) -> str:
    """Return the words by which a sentence says that a company's sale is still talked about, or ""."""
    found = RUMOUR.search(sentence) if BUYING.search(sentence) else None
    return found.group() if found else ""

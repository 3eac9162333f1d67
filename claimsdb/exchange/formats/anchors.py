"""Where words stand in a text, by their place, by themselves and the words around them, or by both."""

from claimsdb.exchange.report import Wrong

# Words that stand more often than this are told by their first places alone.
MOST_PLACES = 1_000


def places(text: str, words: str) -> list[int]:
    """Return where words stand in a text, overlaps included."""
    found: list[int] = []
    at = text.find(words) if words else -1
    while at >= 0 and len(found) < MOST_PLACES:
        found.append(at)
        at = text.find(words, at + 1)
    return found


def by_quote(text: str, exact: str, prefix: str = "", suffix: str = "") -> tuple[int, int]:
    """Return the one place of a quote with the words before and behind it. Raises Wrong for none, or several."""
    found = places(text, exact)
    around = [at for at in found if text[:at].endswith(prefix) and text.startswith(suffix, at + len(exact))]
    if len(around) == 1:
        return around[0], around[0] + len(exact)
    if not around:
        told = "with these words around it " if found else ""
        raise Wrong(f"{exact!r:.60} does not stand {told}in the article's text", "exact")
    raise Wrong(f"{exact!r:.60} stands {len(around)} times in the article's text: give a prefix and a suffix", "exact")


def anchored(text: str, position: tuple[int, int] | None, quote: tuple[str, str, str] | None) -> tuple[int, int]:
    """Return the place that a position and a quote, or one of them, lead to. Raises Wrong.

    The words rule: a position at which others stand gives way to the one place of the quote.
    """
    if position is not None:
        start, end = position
        inside = 0 <= start < end <= len(text)
        if inside and (quote is None or text[start:end] == quote[0]):
            return position
        if quote is None:
            raise Wrong(f"{start} to {end} is no place in a text of {len(text)} code points", "start")
    if quote is None:
        raise Wrong("a TextPositionSelector or a TextQuoteSelector is wanted", "selector")
    return by_quote(text, *quote)

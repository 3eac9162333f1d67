"""What to look a word up by: its lemma, and where a tagger took it for a name, its stem."""

from collections.abc import Iterator

from spacy.tokens import Token

ENDINGS = ("s", "es", "d", "ed", "ing")


def lemma_of(token: Token) -> str:
    """Return the lemma in small letters."""
    return token.lemma_.lower()


def lemmas_of(token: Token) -> Iterator[str]:
    """Yield what to look a word up by.

    Words of a headline ("Four Killed In Crash") are parsed as names and keep their endings; some verbs lose more than
    theirs ("fined" becomes "fin").
    """
    yield lemma_of(token)
    word = token.lower_
    if word != lemma_of(token):
        yield word
    if token.pos_ not in {"PROPN", "VERB", ""}:
        return
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word.removesuffix(ending)
            yield stem
            if ending in {"ed", "ing"}:
                yield stem + "e"
                if stem[-1] == stem[-2]:
                    yield stem[:-1]

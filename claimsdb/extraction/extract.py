"""Text in, quotations and claims out: the whole of extraction in one call."""

from collections.abc import Iterable, Iterator
from datetime import date

from spacy.language import Language

from claimsdb.extraction import language
from claimsdb.extraction.claims.find import find_claims
from claimsdb.extraction.claims.measures import DEFAULT, MeasureTable
from claimsdb.extraction.extraction import Extraction, Text
from claimsdb.extraction.quotations.find import find_quotations


def extract(text: str, *, title: str = "", published: date | None = None, nlp: Language | None = None) -> Extraction:
    """Return the quotations and claims of one text. Raises ValueError where it is too long (``language.LONGEST``)."""
    return next(extract_many([Text("", text, title, published)], nlp=nlp))[1]


def extract_many(
    texts: Iterable[Text], *, nlp: Language | None = None, measures: MeasureTable = DEFAULT, processes: int = 1
) -> Iterator[tuple[Text, Extraction]]:
    """The same for many texts: each with its extraction, in their order; ``processes`` parse side by side."""
    waiting: list[Text] = []

    def words() -> Iterator[str]:
        for text in texts:
            waiting.append(text)
            yield text.text

    for doc in language.read_many(nlp or language.pipeline(), words(), processes=processes):
        text = waiting.pop(0)
        quotations = find_quotations(doc)
        claims = find_claims(doc, quotations, published=text.printed, title=text.title, measures=measures)
        yield text, Extraction(quotations, claims)

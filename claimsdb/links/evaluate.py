"""Gold and texts in, measurements out: where the evaluation meets the engine."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from spacy.language import Language

from claimsdb.evaluation.found import Found, read_found
from claimsdb.evaluation.gold import Gold
from claimsdb.evaluation.gold_file import read_file
from claimsdb.evaluation.gold_folder import read_folder
from claimsdb.evaluation.lines import Line
from claimsdb.extraction.extract import extract_many
from claimsdb.extraction.extraction import Text
from claimsdb.extraction.jsonl import extraction_row, quantity_row
from claimsdb.links.raw import crossref_texts, suggestion_row
from claimsdb.matching.crossref import DEFAULT_SCORE
from claimsdb.quantities.recognise import recognise


def read_gold(path: Path, texts: Iterable[Text] | None, *, all_cases: bool = False) -> Gold:
    """Read gold from a folder or a file; with the texts, see that a folder's mentions stand on their words."""
    if not path.is_dir():
        return read_file(path, all_cases=all_cases)
    return read_folder(path, None if texts is None else {str(text.id): text.text for text in texts})


def own_output(
    texts: list[Text], gold: Gold, *, nlp: Callable[[], Language], min_score: float = DEFAULT_SCORE, processes: int = 1
) -> Found:
    """What the engine finds of what the gold can tell: suggestions of this score and above, among all the texts."""
    rows: list[dict[str, Any]] = []
    if gold.figures:
        rows += quantity_rows(texts)
    if gold.quotations or gold.claims:
        extracted = list(extract_many(texts, nlp=nlp(), processes=processes))
        rows += [extraction_row(text.id, extraction) for text, extraction in extracted]
        if gold.claim_links or gold.quotation_links:
            suggestions, records = crossref_texts(extracted, min_score=min_score)
            rows += [suggestion_row(suggestion, records) for suggestion in suggestions]
    return read_found(Line("the engine's output", number, row) for number, row in enumerate(rows, start=1))


def quantity_rows(texts: Iterable[Text]) -> Iterator[dict[str, Any]]:
    """Every quantity of each text, claim or not."""
    for text in texts:
        yield {"id": text.id, "quantities": [quantity_row(quantity) for quantity in recognise(text.text)]}

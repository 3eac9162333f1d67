"""Gold and texts in, measurements out: where the evaluation meets the engine."""

from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import Any

from tqdm import tqdm

from claimsdb.evaluation.found import Found, read_found
from claimsdb.evaluation.gold import Gold
from claimsdb.evaluation.gold_file import read_file
from claimsdb.evaluation.gold_folder import read_folder
from claimsdb.evaluation.lines import Line, read_lines
from claimsdb.extraction import language
from claimsdb.extraction.extract import extract_many
from claimsdb.extraction.extraction import Text
from claimsdb.extraction.jsonl import extraction_row, quantities_row
from claimsdb.links.raw import crossref_texts, suggestion_row
from claimsdb.matching.crossref import DEFAULT_SCORE


def read_gold(path: Path, texts: Iterable[Text] | None, *, all_cases: bool = False) -> Gold:
    """Read gold from a folder or a file; with the texts, see that a folder's mentions stand on their words."""
    if not path.is_dir():
        return read_file(path, all_cases=all_cases)
    return read_folder(path, None if texts is None else {str(text.id): text.text for text in texts})


def read_output(files: Iterable[Path], gold: Gold) -> Found:
    """Read output made before; raises ValueError where it speaks of none of the annotated articles."""
    found = read_found(chain.from_iterable(map(read_lines, files)), gold.texts)
    if not found.articles & gold.articles:
        raise ValueError("The output speaks of none of the annotated articles.")
    return found


def own_output(
    texts: Iterable[Text], gold: Gold, *, model: str, min_score: float = DEFAULT_SCORE, processes: int = 1
) -> Found:
    """Find, with the engine, what the gold can tell of: suggestions of this score and above, among all the texts."""
    asked = [text for text in texts if text.id in gold.texts]
    rows: list[dict[str, Any]] = []
    if gold.figures:
        rows += [quantities_row(text) for text in asked]
    if gold.quotations or gold.claims:
        running = extract_many(asked, nlp=language.pipeline(model), processes=processes)
        extracted = list(tqdm(running, total=len(asked), unit="article", disable=None))
        rows += [extraction_row(text.id, extraction) for text, extraction in extracted]
        if gold.claim_links or gold.quotation_links:
            suggestions, records = crossref_texts(extracted, min_score=min_score)
            rows += [suggestion_row(suggestion, records) for suggestion in suggestions]
    return read_found(
        (Line("the engine's output", number, row) for number, row in enumerate(rows, start=1)), gold.texts
    )

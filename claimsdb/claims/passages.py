"""A mention's words where they stand, for people to read: in their sentence, or with the words beside them."""

from dataclasses import dataclass

from django.utils.html import format_html

from claimsdb.claims.figures import figure
from claimsdb.claims.models import Mention
from claimsdb.extraction.sentences import sentence_around


@dataclass(frozen=True, slots=True)
class Passage:
    """Words, and those before and after them."""

    before: str
    words: str
    after: str
    language: str = ""

    def marked(self) -> str:
        """Return it as HTML, the words marked, its direction kept to itself."""
        marked = '<bdi class="passage" lang="{}">{}<mark>{}</mark>{}</bdi>'
        return format_html(marked, self.language, self.before, self.words, self.after)


def in_sentence(mention: Mention) -> Passage:
    """Return the mention in its sentence or sentences. Reads the text of its article."""
    text, start, end = mention.article.text, mention.start, mention.end
    first, last = sentence_around(text, start, end)
    return Passage(text[first:start], text[start:end], text[end:last], mention.article.language)


def among_words(mention: Mention) -> Passage:
    """Return the mention with the words kept beside it, cut at words: for lists, which leave the text behind."""
    before = mention.prefix if mention.start <= len(mention.prefix) else f"…{mention.prefix.partition(' ')[2]}"
    after = f"{mention.suffix.rpartition(' ')[0]}…" if mention.suffix else ""
    return Passage(before, mention.exact, after, mention.article.language)


def figure_of(mention: Mention) -> str:
    """Return the figure of a mention that counts, "" for one that quotes."""
    claim = getattr(mention, "claim", None)
    return figure(claim) if claim else ""

"""A mention's words where they stand, for people to read: in their sentence, or with the words beside them."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.html import format_html

from claimsdb.claims.figures import Numbers, figure
from claimsdb.claims.models import WORDS_AROUND, Mention
from claimsdb.corpus.admin_base import shortened
from claimsdb.corpus.models import Article
from claimsdb.extraction.sentences import sentence_around

# In a list a long quotation is known by its beginning.
LONGEST_WORDS = 240


# A paragraph of more than this beside the words is cut: some articles have no line breaks at all.
LONGEST_BESIDE = 900


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


def in_paragraph(mention: Mention) -> Passage:
    """Return the mention in its paragraph or paragraphs, cut at words where they are long. Reads the article's text."""
    text, start, end = mention.article.text, mention.start, mention.end
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    before, after = text[first:start], text[end : last if last >= 0 else len(text)]
    if len(before) > LONGEST_BESIDE:
        before = f"…{before[-LONGEST_BESIDE:].partition(' ')[2]}"
    if len(after) > LONGEST_BESIDE:
        after = f"{after[:LONGEST_BESIDE].rpartition(' ')[0]}…"
    return Passage(before, text[start:end], after, mention.article.language)


def among_words(mention: Mention) -> Passage:
    """Return the mention among the words kept beside it, cut at words: for lists, which leave the text behind."""
    before, after = mention.prefix, mention.suffix
    if mention.start > len(before):
        before = f"…{before.partition(' ')[2]}"
    if len(after) >= WORDS_AROUND:
        after = f"{after.rpartition(' ')[0]}…"
    words = shortened(mention.exact, LONGEST_WORDS) if len(mention.exact) > LONGEST_WORDS else mention.exact
    return Passage(" ".join(before.split("\n")), words, " ".join(after.split("\n")), mention.article.language)


def figure_of(mention: Mention) -> str:
    """Return the figure of a mention that counts, "" for one that quotes."""
    claim = getattr(mention, "claim", None)
    return figure(claim) if claim else ""


def normalised(mention: Mention) -> str:
    """Return the figure of a mention in the base of its unit; "" where it is written in that."""
    claim = getattr(mention, "claim", None)
    if claim is None or claim.base_unit == claim.unit:
        return ""
    return figure(Numbers(claim.base_value, claim.base_low, claim.base_high, claim.comparator, claim.base_unit))


def said_by(mention: Mention) -> str:
    """Return the name, under which that speaker now stands, of who says it; "" where the article says it itself."""
    return mention.speaker.standing.name if mention.speaker else ""


def printed(article: Article) -> str:
    """Return who printed an article, and when."""
    when = date_format(article.published, "j M Y") if article.published else "undated"
    return f"{article.source}, {when}"


def listed(mention: Mention) -> str:
    """Return a mention for a list, as HTML: among its words, and below them who said and who printed it."""
    below = ", ".join(filter(None, [said_by(mention), printed(mention.article)]))
    return format_html('{}<bdi class="printed">{}</bdi>', among_words(mention).marked(), below)

"""A link's two ends, and a question's answers, as pages show them."""

from typing import Any

from django.utils.html import format_html

from claimsdb.claims.models import Mention
from claimsdb.claims.passages import among_words, figure_of, in_sentence
from claimsdb.corpus.admin_base import isolated, shortened
from claimsdb.links.models import Question

# Enough of a passage to know it again in a list with two of them in a row.
SIDE = 70


def said_by(mention: Mention) -> str:
    """Return the name of who says it, under which that speaker stands."""
    return mention.speaker.standing.name if mention.speaker else ""


def side(mention: Mention) -> str:
    """Return one end of a link for a list: its figure, its words, who said and who printed it."""
    article = mention.article
    printed = ", ".join(filter(None, [said_by(mention), article.source.name, str(article.published or "")]))
    figure = figure_of(mention)
    strong = format_html("<strong>{}</strong> ", figure) if figure else ""
    words = isolated(shortened(mention.exact, SIDE))
    return format_html('{}{} <bdi class="printed">{}</bdi>', strong, words, printed)


def shown(mention: Mention, *, whole: bool) -> dict[str, Any]:
    """Return a mention for a template: in its whole sentence, or among the words kept beside it."""
    passage = in_sentence(mention) if whole else among_words(mention)
    return {"mention": mention, "passage": passage, "figure": figure_of(mention), "said_by": said_by(mention)}


def answers_of(question: Question) -> list[dict[str, Any]]:
    """Return the claims that answer a question, the earliest printed first."""
    mentions = Mention.objects.with_details().filter(claim__answer__question=question)
    return [shown(mention, whole=False) for mention in mentions.order_by("article__published", "pk")]

"""A link's two ends, and a question's answers, as pages show them."""

from typing import Any

from django.utils.html import format_html

from claimsdb.claims.models import Mention
from claimsdb.claims.passages import among_words, figure_of, in_sentence, listed, printed, said_by
from claimsdb.links.models import Question


def side(mention: Mention) -> str:
    """Return one end of a link for a list, as HTML: its figure, its words, who said and who printed it."""
    figure = figure_of(mention)
    strong = format_html('<strong class="figure">{}</strong> ', figure) if figure else ""
    return format_html("{}{}", strong, listed(mention))


def shown(mention: Mention, *, whole: bool) -> dict[str, Any]:
    """Return a mention for a template: in its whole sentence, or among the words kept beside it."""
    return {
        "mention": mention,
        "passage": in_sentence(mention) if whole else among_words(mention),
        "figure": figure_of(mention),
        "said_by": said_by(mention),
        "printed": printed(mention.article),
    }


def answers_of(question: Question) -> list[dict[str, Any]]:
    """Return the claims that answer a question, the earliest printed first."""
    mentions = Mention.objects.with_details().filter(claim__answer__question=question)
    return [shown(mention, whole=False) for mention in mentions.order_by("article__published", "pk")]

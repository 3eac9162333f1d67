"""``{% question_chart question %}``: the chart of a question's figures, for any page of the admin.

The page's ``extrastyle`` wants ``review/chart.css``; each dot links to ``#claim-<mention's key>`` on the page.
"""

from typing import Any

from django import template
from django.template import Context

from claimsdb.links.models import Question
from claimsdb.review.question_chart import chart_of
from claimsdb.review.question_claims import MOST_CLAIMS, claims_of, told

register = template.Library()


@register.inclusion_tag("review/chart.html", takes_context=True)
def question_chart(
    context: Context, question: Question, by: str = "published", colour: str = "source"
) -> dict[str, Any]:
    """Draw the figures that answer a question: ``by`` "published" or "as_of", ``colour`` "source" or "speaker"."""
    rows = told(claims_of(question, context["request"].user)[:MOST_CLAIMS])
    return {"chart": chart_of(rows, str(question), question.pk, by=by, colour=colour)}

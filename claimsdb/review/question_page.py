"""What the page of a question shows, decided or provisional."""

from collections.abc import Mapping, Sequence
from typing import Any

from claimsdb.claims.assignments import Person
from claimsdb.claims.models import Claim, Mention
from claimsdb.links.models import Link, Question
from claimsdb.links.questions import describe
from claimsdb.links.sides import shown
from claimsdb.review.chart import Chart
from claimsdb.review.chart_time import TimeChart
from claimsdb.review.question_chart import COLOURED_BY, DAYS, SHAPES, chart_of
from claimsdb.review.question_claims import MOST_CLAIMS, claims_of, sentences, told
from claimsdb.review.question_forms import MoveForm
from claimsdb.review.question_models import Move
from claimsdb.review.question_provisional import Provisional, provisional_questions, suggested_for
from claimsdb.review.question_summary import Line, Summary, summaries, summary

# Of what was done to a question, the latest.
MOVES_SHOWN = 10


# What a chart is asked for in an address, and what there is to choose from, the first where nothing is asked.
ASKED = {"shape": SHAPES, "by": DAYS, "colour": COLOURED_BY}


def asked_of(query: Mapping[str, str]) -> dict[str, str]:
    """Return in which shape, by which days and in which colours a chart is asked for."""
    return {name: query[name] if query.get(name) in offered else next(iter(offered)) for name, offered in ASKED.items()}


def chart_asked(question: Question, query: Mapping[str, str], person: Person) -> Chart | TimeChart:
    """Return the chart of a question as it is asked for."""
    return chart_of(told(claims_of(question, person)[:MOST_CLAIMS]), str(question), question.pk, **asked_of(query))


def page_context(question: Question, query: Mapping[str, str], person: Person) -> dict[str, Any]:
    """Return all that a question's page shows, in a number of queries that does not grow with it."""
    rows = told(claims_of(question, person)[:MOST_CLAIMS])
    asked = asked_of(query)
    numbers = summaries([question.pk]).get(question.pk, Summary())
    return {
        "question": question,
        "conflict": getattr(question, "conflict", None),
        "rows": rows,
        "more": max(0, numbers.claims - len(rows)),
        "summary": numbers,
        "chart": chart_of(rows, str(question), question.pk, **asked),
        "form": MoveForm(members=set()),
        "suggested": suggestions(question, person),
        "moves": Move.objects.of(question)[:MOVES_SHOWN],
        **choices(asked),
    }


def choices(asked: dict[str, str]) -> dict[str, Any]:
    """Return what a person may ask a chart for, and what they asked."""
    return {"asked": asked, "shapes": SHAPES, "days": DAYS, "coloured_by": COLOURED_BY}


def suggestions(question: Question, person: Person) -> list[dict[str, Any]]:
    """Return the claims that the engine is nearly sure answer a question too, each once, with its best link."""
    links = list(suggested_for(question, person).with_mentions())
    inside = set(question.answers.values_list("claim", flat=True)) if links else set()
    found: dict[int, dict[str, Any]] = {}
    for link in links:
        outside = link.right if link.left_id in inside else link.left
        found.setdefault(outside.pk, shown(outside, whole=False) | {"link": link})
    return list(found.values())


def provisional_rows(person: Person) -> list[dict[str, Any]]:
    """Return the provisional questions, each with its words and its numbers. Four queries at any number of them."""
    groups = provisional_questions(person)
    keys = [claim for group in groups for claim in group.claims]
    rows = Claim.objects.filter(pk__in=keys).select_related("measure", "mention")
    claims = rows.defer("mention__exact", "mention__prefix", "mention__suffix").in_bulk()
    return [
        {
            "group": group,
            "text": described([claims[key] for key in group.claims]),
            "summary": numbers_of([claims[key] for key in group.claims]),
        }
        for group in groups
    ]


def described(claims: Sequence[Claim]) -> str:
    """Return the words that a question of these claims would have."""
    return describe(claims)[1] or "A question without words"


def numbers_of(claims: Sequence[Claim]) -> Summary:
    """Return the numbers of claims that no question holds yet; their copies are not looked for."""
    lines = [Line(0, claim.mention.article_id, claim.unit, claim.value, claim.low, claim.high) for claim in claims]
    return summary(lines, {line.article: line.article for line in lines})


def provisional_page(provisional: Provisional, query: Mapping[str, str]) -> dict[str, Any]:
    """Return all that the page of a provisional question shows."""
    rows = told(sentences(Mention.objects.filter(pk__in=provisional.claims)), provisional=True)
    text = described([row.claim for row in rows])
    asked = asked_of(query)
    return {
        "text": text,
        "provisional": provisional,
        "rows": rows,
        "origins": len({row.origin for row in rows}),
        "chart": chart_of(rows, f"{text} (provisional)", f"p{provisional.first}", **asked),
        "links": Link.objects.filter(pk__in=[link.pk for link in provisional.links]).with_mentions(),
        **choices(asked),
    }

"""Questions for the tests of the reviewers' pages."""

from claimsdb.links.decide import decide
from claimsdb.links.models import Answer, Link, Question
from tests.factories import SERIAL, make_article, make_claim, make_link, make_source, make_user


def make_count(number: int, **article):
    """Return a claim of so many deaths, in an article of its own; fields of the article as given."""
    words = f"{number:,}"
    text = f"The war goes on. On Monday {words} people died, officials said. Report {next(SERIAL)} ends here."
    source = article.pop("source", None) or make_source()
    claim = {name: article.pop(name) for name in ("comparator", "unit", "subject", "mention") if name in article}
    fields = {"value": number, "low": None, "comparator": "exactly"} | claim
    return make_claim(words, make_article(text, source=source, **article), **fields)


def decided(left, right, relation="match") -> Link:
    """Return a link of two claims, as a reviewer decided it."""
    link = make_link(left, right)
    decide(link, make_user("reviewer"), relation)
    return link


def make_question(*claims, relation="match") -> Question:
    """Return the question of these claims, each linked to the first."""
    for claim in claims[1:]:
        decided(claims[0], claim, relation)
    return Question.objects.get(answers__claim=claims[0])


def questions() -> set[frozenset[int]]:
    """Return each question as the set of its claims."""
    groups: dict[int, set[int]] = {}
    for question, claim in Answer.objects.values_list("question", "claim"):
        groups.setdefault(question, set()).add(claim)
    return {frozenset(group) for group in groups.values()}

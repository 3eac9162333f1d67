"""What a row is called, by the columns that its name is made of: what ``str`` says of it, without the row.

A test holds each to what ``str`` says.
"""

from collections.abc import Callable, Sequence

from django.db.models import Model

from claimsdb.claims.models import Claim, Measure, Mention, Quotation, Speaker, shortened
from claimsdb.corpus.models import Article, Source
from claimsdb.links.models import Conflict, Link, Question

Names = Sequence[str]


def as_held(names: Names) -> Names:
    """Return the names as they are stored."""
    return names


def words(exact: Names) -> Names:
    """Return the beginning of what mentions stand on."""
    return [shortened(each) for each in exact]


def numbered(kind: str) -> Callable[[Names, Sequence[int]], Names]:
    """Return the function that calls a row without a name by its number."""

    def called(names: Names, keys: Sequence[int]) -> Names:
        return [name or f"{kind} {key}" for name, key in zip(names, keys, strict=True)]

    return called


def pairs(left: Names, relation: Names, suggested: Names, right: Names) -> Names:
    """Return both mentions of each link, and how they stand."""
    rows = zip(words(left), relation, suggested, words(right), strict=True)
    return [f"{one} — {said or likely or 'open'} — {other}" for one, said, likely, other in rows]


def cases(keys: Sequence[int | None], texts: Names, *link: Names) -> Names:
    """Return what each conflict is of: a question, or else a link."""
    rows = zip(keys, texts, *link, strict=True)
    return [(text or f"Question {key}") if key else pairs(*([part] for part in ends))[0] for key, text, *ends in rows]


OF_A_LINK = ("left__exact", "relation", "suggested", "right__exact")

DISPLAYS: dict[type[Model], tuple[tuple[str, ...], Callable[..., Names]]] = {
    Source: (("name",), as_held),
    Article: (("title", "pk"), numbered("Article")),
    Speaker: (("name",), as_held),
    Measure: (("name",), as_held),
    Mention: (("exact",), words),
    Quotation: (("mention__exact",), words),
    Claim: (("mention__exact",), words),
    Link: (OF_A_LINK, pairs),
    Question: (("text", "pk"), numbered("Question")),
    Conflict: (("question__pk", "question__text", *(f"link__{name}" for name in OF_A_LINK)), cases),
}

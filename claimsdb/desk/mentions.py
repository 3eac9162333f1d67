"""The mentions that a person sees: every page of the desk takes its mentions from here."""

from claimsdb.claims.assignments import Person
from claimsdb.claims.models import Mention, MentionQuerySet
from claimsdb.corpus.models import Article


def seen_by(person: Person) -> MentionQuerySet:
    """Return the mentions that a person may see, with all that a row of them shows."""
    return Mention.objects.visible_to(person).with_details().select_related("via")


def mentions_of(article: Article | int, person: Person) -> MentionQuerySet:
    """Return the mentions of an article that a person may see, in the order of its text."""
    return seen_by(person).in_article(article).order_by("start", "-end", "pk")

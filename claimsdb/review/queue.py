"""Which link a person decides next: the best that waits, of those asked for, and no other's while they work on it."""

from dataclasses import dataclass, replace
from math import isfinite
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef

from claimsdb.claims.models import Mention
from claimsdb.links.models import Link, LinkQuerySet, Question
from claimsdb.review.queue_models import Skip

# How far the links that wait are counted: 1,000 more or less is all that a person wants to know.
MOST_WAITING = 1_000

# Which links there are to choose from, by the name in the address.
STATES = {
    "open": "Decided by nobody",
    "second": "Decided by others, for a second opinion",
    "disputed": "Disputed",
    "mine": "Decided by me",
    "skipped": "Skipped by me",
}
ORDERS = {"best": "Best first", "question": "By question"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person is in the queue: behind the link of this score and key, at this question."""

    score: float | None = None
    key: int = 0
    question: int = 0

    def __str__(self) -> str:
        return f"{'' if self.score is None else repr(self.score)},{self.key},{self.question}"

    @classmethod
    def read(cls, written: str) -> "Place | None":
        """Return the place that an address gives; None, the start, for what is none."""
        score, _, rest = written.partition(",")
        try:
            key, question = map(int, rest.split(","))
            found = cls(float(score) if score else None, key, question)
        except ValueError:
            return None
        return found if found.score is None or isfinite(found.score) else None


@dataclass(frozen=True, slots=True)
class Next:
    """A link to decide, and where it stands in the queue."""

    link: Link
    place: Place


def asked_for(person: User, asked: dict[str, Any]) -> LinkQuerySet:
    """Return the links that a person may be given, as the queue's form asks for them."""
    links = of_state(person, asked.get("state") or "open").between_live().visible_to(person)
    if relation := asked.get("relation"):
        links = links.filter(suggested=relation)
    links = links.between(asked.get("low"), asked.get("high"))
    if measure := asked.get("measure"):
        links = links.counting(measure.slug)
    if speaker := asked.get("speaker"):
        links = links.touching(Mention.objects.said_by(type(speaker).objects.filter(pk=speaker.pk).under_every_name()))
    if article := asked.get("article"):
        links = links.for_article(article)
    one, other = asked.get("source"), asked.get("other")
    if one and other:
        return links.between_sources(one, other)
    source = one or other
    return links.for_source(source) if source else links


def of_state(person: User, state: str) -> LinkQuerySet:
    """Return the links of one of ``STATES``."""
    skipped = Exists(Skip.objects.filter(link=OuterRef("pk"), person=person))
    links = Link.objects.all()
    match state:
        case "mine":
            return links.decided_by(person.pk)
        case "skipped":
            return links.open().filter(skipped)
        case "disputed":
            return links.disputed().not_said_by(person).exclude(skipped)
        case "second":
            return links.decided().not_said_by(person).exclude(skipped)
    return links.open().exclude(skipped)


def next_link(person: User, asked: dict[str, Any], after: Place | None = None) -> Next | None:
    """Return the link that a person decides next, behind a place where one is given; None where none is left.

    What anybody decided by now is no longer among the open ones: it never comes.
    """
    links = asked_for(person, asked)
    place = first_of_questions(links, after) if asked.get("order") == "question" else first(links, after or Place())
    return None if place is None else Next(link_with_texts(place.key), place)


def link_with_texts(key: int) -> Link:
    """Return a link with all that its card shows, the texts of both articles too."""
    return Link.objects.with_mentions().defer(None).with_decisions().get(pk=key)


def first(links: LinkQuerySet, after: Place) -> Place | None:
    """Return the place of the best link behind another. Links without a score, which people made, come last."""
    if after.score is not None or after.key == 0:
        scored = links.filter(score__isnull=False).best_first().behind(after.score, after.key)
        if found := scored.values_list("score", "pk").first():
            return Place(*found)
    unscored = links.filter(score__isnull=True, pk__gt=0 if after.score is not None else after.key)
    key = unscored.order_by("pk").values_list("pk", flat=True).first()
    return None if key is None else Place(None, key)


def first_of_questions(links: LinkQuerySet, after: Place | None) -> Place | None:
    """Return the next place among the links that touch a question: all of one question, then the next older one's."""
    if after and after.question and (place := first(links.at_question(after.question), after)):
        return replace(place, question=after.question)
    asked = Question.objects.filter(pk__lt=after.question) if after and after.question else Question.objects.all()
    ends = [Exists(links.filter(**{f"{end}__claim__answer__question": OuterRef("pk")})) for end in ("left", "right")]
    question = asked.filter(ends[0] | ends[1]).order_by("-pk").values_list("pk", flat=True).first()
    place = first(links.at_question(question), Place()) if question else None
    return place and replace(place, question=question or 0)


def waiting(person: User, asked: dict[str, Any]) -> int:
    """Return how many links wait that a person may be given, ``MOST_WAITING`` where there are as many or more."""
    # In the order of their index: in any other PostgreSQL may read all links to find the first of these.
    return asked_for(person, asked).order_by("-score", "id").values("pk")[:MOST_WAITING].count()


def skip(link: Link, person: User) -> None:
    """Pass over a link: it comes again only among those skipped."""
    Skip.objects.get_or_create(link=link, person=person)


def unskip(link: Link, person: User) -> bool:
    """Take a link that the person skipped back among those to decide; returns whether it was skipped."""
    return bool(Skip.objects.filter(link=link, person=person).delete()[0])

"""What mentions, and all that stands on one, are asked for: the words, who said them, who printed them, and when."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any, Self, TypeVar

from django.db import models
from django.db.models import Q

from claimsdb.claims.assignments import Assignment, AssignmentQuerySet, Person
from claimsdb.corpus.search import Searched, matching

# The words of a quotation; and, since a figure alone says little, those of a claim with the words beside it.
MENTIONS = Searched(
    "claims_mention",
    ("kind", "exact", "prefix", "suffix"),
    "CASE {kind} WHEN 'claim' THEN {prefix} || {exact} || {suffix} ELSE {exact} END",
)
# What a claim counts or measures, and where: the headline often says it, or the sentence before.
SUBJECTS = Searched("claims_claim", ("subject", "place"), "{subject} || ' ' || {place}", key="mention_id")

Row = TypeVar("Row", bound=models.Model)


class WordsQuerySet(models.QuerySet[Row]):
    """Rows that stand on words. A subclass names the way to its mention."""

    mention = ""  # as in a lookup, with its underscores; empty on mentions themselves

    def _where(self, **conditions: Any) -> Self:
        """Filter on fields of the mention."""
        return self.filter(**{self.mention + path: value for path, value in conditions.items()})

    def search(self, words: str) -> Self:
        """Those with these words: in a quotation, in a claim or beside it. Words in double quotes stand together."""
        return matching(self, MENTIONS, words, self.mention)

    def shared(self) -> Self:
        """Leave out what is one annotator's own, in an article that is annotated blind."""
        return self._where(private_to__isnull=True)

    def visible_to(self, person: Person) -> Self:
        """Those that this person may see: of an article that they annotate blind their own, of others what is shared.

        Somebody else's own are never among them: the page that adjudicates asks for those by themselves.
        """
        if not person.is_authenticated:
            return self.shared()
        blind = Assignment.objects.blind().of(person)
        return self._shared_or_own(person, blind, blind)

    def changeable_by(self, person: Person) -> Self:
        """Those that this person may change, if any: what they see, without their own where they have finished."""
        blind = Assignment.objects.blind().of(person)
        return self._shared_or_own(person, blind, blind.open())

    def _shared_or_own(self, person: Person, blind: AssignmentQuerySet, own: AssignmentQuerySet) -> Self:
        """Keep what is shared outside the articles of some assignments, and the person's own within those of others."""
        to = self.mention
        shared = Q(**{f"{to}private_to__isnull": True}) & ~Q(**{f"{to}article__in": blind.articles()})
        return self.filter(shared | Q(**{f"{to}private_to": person.pk, f"{to}article__in": own.articles()}))

    def in_article(self, article: object) -> Self:
        """Those in this article."""
        return self._where(article=article)

    def beside(self, mention: Any) -> Self:
        """The others in a mention's article, in the order of its text: the shared, or the same person's own.

        None are beside no mention. Of quotations and claims, whose key is their mention's.
        """
        if mention is None:
            return self.none()
        others = self.in_article(mention.article_id)
        own = self._where(private_to=mention.private_to_id) if mention.private_to_id else self.shared()
        return (others & own).exclude(pk=mention.pk).select_related("mention").order_by("mention__start")

    def from_source(self, slug: str) -> Self:
        """Those that this source printed."""
        return self._where(article__source__slug=slug)

    def from_source_id(self, source: object) -> Self:
        """Those that this source printed, by its id."""
        return self._where(article__source=source)

    def from_country(self, country: str) -> Self:
        """Those that a source of this country printed."""
        return self._where(article__source__country__iexact=country)

    def published_from(self, day: date) -> Self:
        """Those published on this day or later."""
        return self._where(article__published__gte=day)

    def published_until(self, day: date) -> Self:
        """Those published on this day or earlier."""
        return self._where(article__published__lte=day)

    def said_by(self, speakers: Collection[int]) -> Self:
        """Those that any of these speakers said."""
        return self._where(speaker__in=speakers)

    def passed_on_by(self, speakers: Collection[int]) -> Self:
        """Those that any of these speakers passed on."""
        return self._where(via__in=speakers)

    def with_speaker(self, known: bool = True) -> Self:
        """Those whose speaker is known, or those whose speaker is not."""
        return self._where(speaker__isnull=not known)

    def with_cue(self, cue: str) -> Self:
        """Those that this cue brings in, whatever its case."""
        return self._where(cue__iexact=cue)

    def in_states(self, states: Collection[str]) -> Self:
        """Those suggested, accepted or rejected, as named."""
        return self._where(state__in=states)

    def found_by(self, engine: str) -> Self:
        """Those that this engine and version found; not those that a person of that name marked."""
        return self._where(origin=engine, annotator__isnull=True)

    def marked_by(self, annotator: int) -> Self:
        """Those that this person marked."""
        return self._where(annotator=annotator)

    def at_least_confident(self, confidence: float) -> Self:
        """Those that the engine was at least this sure of, 0 to 1."""
        return self._where(confidence__gte=confidence)

    def changed_since(self, time: datetime) -> Self:
        """Those whose mention changed at this time or later."""
        return self._where(changed__gte=time)

    def with_words(self) -> Self:
        """Fetch the mention, its article and its people in the same query, and leave the article's text behind."""
        paths = ("article__source", "speaker", "via", "annotator")
        return self.select_related(*(self.mention + path for path in paths)).defer(f"{self.mention}article__text")

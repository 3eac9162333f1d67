"""Speakers to choose from while typing: by name or alias, with what tells two people of one name apart."""

from typing import Any

from django.db.models import Case, IntegerField, Prefetch, Value, When

from claimsdb.claims.models import Alias, Speaker
from claimsdb.claims.names import folded
from claimsdb.corpus.counts import counted
from claimsdb.corpus.models import Article
from claimsdb.desk.answers import Asked

# A list that is read at a glance.
MOST = 8
# Names hold no more, and a search for more finds nobody.
LONGEST_NAME = 300


def speakers(person: Any, article: Article, asked: Asked) -> dict[str, Any]:
    """Return the speakers whose name or alias holds the words typed, those that begin with them first."""
    words = folded(str(asked.get("words", ""))[:LONGEST_NAME])
    if not words:
        return {"speakers": []}
    likeness = Case(
        When(folded=words, then=Value(0)),
        When(folded__startswith=words, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    found = Speaker.objects.standing().named_like(words).annotate(likeness=likeness)
    found = found.annotate(mention_count=counted(Speaker, "mentions")).order_by("likeness", "-mention_count", "name")
    found = found.prefetch_related(Prefetch("aliases", Alias.objects.order_by("name")))
    return {"speakers": [choice(speaker) for speaker in found[:MOST]]}


def choice(speaker: Any) -> dict[str, Any]:
    """Return a speaker as a line to choose."""
    return {
        "id": speaker.pk,
        "name": speaker.name,
        "kind": speaker.get_kind_display(),
        "aliases": [alias.name for alias in speaker.aliases.all()[:5]],
        "mentions": speaker.mention_count,
    }

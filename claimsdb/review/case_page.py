"""What a case's page shows: its claims or quotations with their sentences, what changed, who did what."""

from typing import Any

from django.contrib.auth.models import User

from claimsdb.claims.models import Mention
from claimsdb.claims.passages import in_sentence, normalised
from claimsdb.links.basis import Change, figure_of
from claimsdb.links.cases import changed_since, mentions_of, stances
from claimsdb.links.models import Basis, Conflict, Rank
from claimsdb.links.sides import shown
from claimsdb.review.case_forms import CaseForm
from claimsdb.review.case_history import steps_of

# A page of more claims than this is no longer read; its question's page and the CSV have the others.
MOST_CLAIMS = 100


def mentions_for(conflict: Conflict, person: User) -> list[Mention]:
    """Return the mentions that a case's page shows, with their articles' texts: what answers it, then what it was
    closed on and no longer does.
    """
    whole = ["article__source", "speaker__merged_into", "via", "claim__measure", "quotation"]
    now = mentions_of(conflict).visible_to(person).select_related(*whole)
    rows = list(now.order_by("article__published", "pk")[:MOST_CLAIMS])
    kept = Basis.objects.filter(conflict=conflict).exclude(mention__in=mentions_of(conflict).values("pk"))
    keys = list(kept.values_list("mention", flat=True)[:MOST_CLAIMS])  # few: joined, PostgreSQL would read them all
    gone = Mention.objects.filter(pk__in=keys).visible_to(person).select_related(*whole)
    return rows + list(gone)


def context_of(conflict: Conflict, person: User, mentions: list[Mention], form: CaseForm | None) -> dict[str, Any]:
    """Return what the page of a case shows."""
    changed = changed_since(conflict)
    lines = {each.mention.pk: each.lines for each in changed if each.mention}
    bases = {basis.mention_id: basis for basis in conflict.bases.all()}
    ranks = {rank.mention_id: rank for rank in conflict.ranks.all()}
    total = mentions_of(conflict).count() if len(mentions) >= MOST_CLAIMS else len(mentions)
    rows = [
        row_of(mention, lines.get(mention.pk, []), bases.get(mention.pk), ranks.get(mention.pk), form)
        for mention in mentions
    ]
    said = zip(rows, stances(mentions), strict=True)
    return {
        "conflict": conflict,
        "rows": rows,
        "more": max(0, total - MOST_CLAIMS),
        "sides": [row | {"stance": stance} for row, stance in said] if conflict.link else [],
        "besides": [str(each) for each in changed if each.mention is None],
        "changed": bool(changed),
        "steps": steps_of(conflict),
        "form": form,
        "closed": conflict.state in Conflict.CLOSED,
    }


def row_of(
    mention: Mention, lines: list[Change], basis: Basis | None, rank: Rank | None, form: CaseForm | None
) -> dict[str, Any]:
    """Return one claim of a case: in its sentence, its figure, what changed in it, and how it ranks."""
    return shown(mention, whole=True) | {
        "passage": in_sentence(mention),
        "normalised": normalised(mention),
        "was": figure_of(basis.said) if basis and lines else "",
        "lines": [str(line) for line in lines],
        "rank": rank,
        "fields": form.rank_fields(mention) if form else [],
    }

"""Two mentions that a person puts side by side."""

from django.core.exceptions import ValidationError

from claimsdb.claims.models import Mention
from claimsdb.links.models import Link

PRIVATE = "A mention of an article that is annotated blind is linked once the article is adjudicated."


def in_order(one: Mention, other: Mention) -> tuple[Mention, Mention]:
    """Return two mentions as a link keeps them, the older first. Raises ValidationError where no link joins them."""
    if one.kind != other.kind:
        raise ValidationError("A claim is linked to a claim, and a quotation to a quotation.")
    if one.private_to_id or other.private_to_id:
        raise ValidationError(PRIVATE)
    if one.pk == other.pk:
        raise ValidationError("These are one mention: choose two.")
    return (one, other) if one.pk < other.pk else (other, one)


def link_between(one: Mention, other: Mention) -> Link:
    """Return the link of two mentions, a person's where the engine suggested none. Raises ValidationError."""
    left, right = in_order(one, other)
    return Link.objects.get_or_create(left=left, right=right)[0]

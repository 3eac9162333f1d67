"""Mentions copied with all that they say: to another person, or to another version of their article."""

from collections.abc import Iterable, Mapping

from claimsdb.claims.extract import CLAIM_FIELDS, MENTION_FIELDS
from claimsdb.claims.models import Claim, Mention, Quotation

# What a claim says by itself; what it points to is another copy.
POINTERS = {"quotation_id", "converts_id"}
SAID = [name for name in CLAIM_FIELDS if name not in POINTERS]
KEPT = [*MENTION_FIELDS, "annotator_id"]


def copy_mentions(copies: Mapping[int, Mention], originals: Iterable[Mention]) -> None:
    """Save these unsaved copies, by the keys of the originals, with all that the originals say.

    What an original points to (the quotation that holds it, the claim that it converts) its copy points to in the copy,
    and to nothing where that was not copied. The originals come with their quotation and claim.
    """
    Mention.objects.bulk_create(copies.values())
    quotations, claims = [], []
    for mention in originals:
        copy = copies[mention.pk]
        if mention.kind == Mention.Kind.QUOTATION:
            continued = key_in(copies, mention.quotation.continues_id)
            quotations.append(Quotation(mention=copy, style=mention.quotation.style, continues_id=continued))
        else:
            said = {name: getattr(mention.claim, name) for name in SAID}
            pointers = {name: key_in(copies, getattr(mention.claim, name)) for name in POINTERS}
            claims.append(Claim(mention=copy, **said, **pointers))
    Quotation.objects.bulk_create(quotations)
    Claim.objects.bulk_create(claims)


def key_in(copies: Mapping[int, Mention], key: int | None) -> int | None:
    """Return the key of the copy of what has this key."""
    copy = copies.get(key) if key else None
    return copy.pk if copy else None

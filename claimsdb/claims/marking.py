"""Marking words by hand."""

from typing import Any

from claimsdb.claims.models import Mention


def work_on(mention: Mention, person: Any) -> None:
    """Anchor an unsaved change where the words now stand, and keep that a person worked on it, or made it."""
    mention.anchor()
    mention.touched = True
    if mention.pk is None:
        mention.annotator = person
        mention.origin = person.get_username()[:100]

"""The reviewers' pages take the place of the plain ones."""

from django.contrib import admin

from claimsdb.links.models import Link
from claimsdb.review.case_admin import ConflictAdmin
from claimsdb.review.link_admin import LinkAdmin

__all__ = ["ConflictAdmin"]

admin.site.unregister(Link)
admin.site.register(Link, LinkAdmin)

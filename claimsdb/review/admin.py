"""The reviewers' pages take the place of the plain ones."""

from django.contrib import admin

from claimsdb.links.models import Link
from claimsdb.review.link_admin import LinkAdmin

admin.site.unregister(Link)
admin.site.register(Link, LinkAdmin)

"""The reviewers' pages take the place of the plain ones."""

from django.contrib import admin

from claimsdb.links.models import Link, Question
from claimsdb.review.case_admin import ConflictAdmin
from claimsdb.review.link_admin import LinkAdmin
from claimsdb.review.question_admin import QuestionAdmin

__all__ = ["ConflictAdmin"]

admin.site.unregister([Link, Question])
admin.site.register(Link, LinkAdmin)
admin.site.register(Question, QuestionAdmin)

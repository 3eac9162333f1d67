"""The reviewers' pages take the place of the plain ones."""

from django.contrib import admin

from claimsdb.links.models import Question
from claimsdb.review.question_admin import QuestionAdmin

admin.site.unregister(Question)
admin.site.register(Question, QuestionAdmin)

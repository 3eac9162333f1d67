"""The pages of links and questions, with what reviewers do there."""

from django.contrib import admin

from claimsdb.links.models import Link, Question
from claimsdb.review.link_admin import LinkAdmin
from claimsdb.review.question_admin import QuestionAdmin

admin.site.unregister([Link, Question])
admin.site.register(Link, LinkAdmin)
admin.site.register(Question, QuestionAdmin)

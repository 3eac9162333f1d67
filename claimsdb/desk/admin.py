"""What the desk adds to the admin: its own models, and more on the pages of those below it."""

from django.contrib import admin

from claimsdb.claims.admin import MentionAdmin
from claimsdb.claims.models import Assignment, Mention, Plan
from claimsdb.corpus.admin import ArticleAdmin
from claimsdb.corpus.models import Article
from claimsdb.desk.adjudicate_admin import BackToAdjudicating
from claimsdb.desk.admin_article import HasDesk
from claimsdb.desk.assignments_admin import AssignmentAdmin, AssignsArticles, PlanAdmin
from claimsdb.desk.models import Carrying
from claimsdb.desk.versions_admin import CarriesMentions, CarryingAdmin


class DeskArticleAdmin(AssignsArticles, CarriesMentions, HasDesk, ArticleAdmin):
    """Articles, with what the desk does to them."""

    actions = ["assign", "carry"]


class DeskMentionAdmin(BackToAdjudicating, MentionAdmin):
    """Mentions, with what the desk does to them."""


admin.site.unregister([Article, Mention])
admin.site.register(Article, DeskArticleAdmin)
admin.site.register(Mention, DeskMentionAdmin)
admin.site.register(Plan, PlanAdmin)
admin.site.register(Assignment, AssignmentAdmin)
admin.site.register(Carrying, CarryingAdmin)

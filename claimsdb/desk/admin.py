"""What the desk adds to the admin: its own models, and more on the pages of those below it."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html

from claimsdb.claims.admin import MentionAdmin, SpeakerAdmin
from claimsdb.claims.models import Assignment, Mention, Plan, Speaker
from claimsdb.corpus.admin import ArticleAdmin
from claimsdb.corpus.models import Article
from claimsdb.desk.adjudicate_admin import BackToAdjudicating
from claimsdb.desk.admin_article import HasDesk
from claimsdb.desk.assignments_admin import AssignmentAdmin, AssignsArticles, PlanAdmin
from claimsdb.desk.models import Carrying, Proposal
from claimsdb.desk.speakers_admin import ProposalAdmin, SpeakerQueues
from claimsdb.desk.versions_admin import CarriesMentions, CarryingAdmin


class DeskArticleAdmin(AssignsArticles, CarriesMentions, HasDesk, ArticleAdmin):
    """Articles, with what the desk does to them."""

    actions = ["assign", "carry"]


class DeskSpeakerAdmin(SpeakerQueues, SpeakerAdmin):
    """Speakers, with what the desk does to them."""


class DeskMentionAdmin(BackToAdjudicating, MentionAdmin):
    """Mentions, with what the desk does to them."""

    made = [*MentionAdmin.made, "came_from"]

    @admin.display(description="printed in")
    def printed(self, mention: Mention) -> str:
        """Link to the article, and to the mention in its text."""
        desk = reverse("admin:corpus_article_desk", args=[mention.article_id])
        return format_html('{} (<a href="{}#at-{}">in its text</a>)', super().printed(mention), desk, mention.pk)

    @admin.display(description="carried over from")
    def came_from(self, mention: Mention) -> str:
        """Link to the mention of the earlier version that it comes from."""
        if mention.carried_from is None:
            return ""
        url = reverse("admin:claims_mention_change", args=[mention.carried_from.pk])
        return format_html('<a href="{}"><bdi>{}</bdi></a>', url, mention.carried_from)


admin.site.unregister([Article, Mention, Speaker])
admin.site.register(Article, DeskArticleAdmin)
admin.site.register(Mention, DeskMentionAdmin)
admin.site.register(Plan, PlanAdmin)
admin.site.register(Assignment, AssignmentAdmin)
admin.site.register(Carrying, CarryingAdmin)
admin.site.register(Speaker, DeskSpeakerAdmin)
admin.site.register(Proposal, ProposalAdmin)

"""Articles in the admin, with the desk at which each is annotated."""

from functools import partial
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.html import format_html
from django.views.decorators.gzip import gzip_page

from claimsdb.corpus.admin_base import HistoryAdmin, shortened
from claimsdb.corpus.models import Article
from claimsdb.desk import marks, partners, speaker_choice
from claimsdb.desk.answers import Answer, answering
from claimsdb.desk.page import desk_page

# What the page asks for: its address, how, the permissions that it takes, and what answers.
LOOK, CHANGE, DECIDE = ["claims.view_mention"], ["claims.change_mention"], ["links.add_decision"]
ADDRESSES: list[tuple[str, str, list[str], Answer]] = [
    ("mentions", "GET", LOOK, marks.all_rows),
    ("read", "POST", ["claims.add_mention"], marks.read_words),
    ("save", "POST", CHANGE, marks.save),
    ("state", "POST", CHANGE, marks.decide_state),
    ("accept", "POST", CHANGE, marks.accept_above),
    ("delete", "POST", CHANGE, marks.delete),
    ("undo", "POST", CHANGE, marks.undo),
    ("speakers", "GET", ["claims.view_speaker"], speaker_choice.speakers),
    ("partners", "GET", [*LOOK, "links.view_link"], partners.partners),
    ("link", "POST", DECIDE, partners.link),
    ("unlink", "POST", DECIDE, partners.unlink),
]


class HasDesk(HistoryAdmin):
    """What the pages of articles gain: the way to the desk, and what its page asks for."""

    list_display = ["headline", "annotate", "source", "published", "mentions", "extracted"]
    change_form_template = "desk/change_form.html"

    def get_urls(self) -> list[Any]:
        """Add the desk, and what its page asks for."""
        wrap = self.admin_site.admin_view
        page = path("<int:object_id>/desk/", wrap(gzip_page(partial(desk_page, self))), name="corpus_article_desk")
        asked = [
            path(
                f"<int:object_id>/desk/{name}/",
                wrap(gzip_page(answering(method, permissions, answer))),
                name=f"corpus_article_desk_{name}",
            )
            for name, method, permissions, answer in ADDRESSES
        ]
        return [page, *asked, *super().get_urls()]

    @admin.display(description="desk")
    def annotate(self, article: Article) -> str:
        """Link to the desk."""
        url = reverse("admin:corpus_article_desk", args=[article.pk])
        return format_html('<a href="{}" aria-label="Annotate {}">Annotate</a>', url, shortened(str(article)))

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        """Tell the page of an article where its desk is."""
        article = kwargs.get("obj")
        if article is not None:
            context["desk"] = reverse("admin:corpus_article_desk", args=[article.pk])
        return super().render_change_form(request, context, *args, **kwargs)

"""The page on which an article is annotated: what the server puts on it, for the script to bring to life."""

from typing import Any

from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.template.response import TemplateResponse
from django.urls import reverse

from claimsdb.claims.models import Assignment, Measure
from claimsdb.claims.passages import printed
from claimsdb.corpus.fields import choices
from claimsdb.corpus.models import Article
from claimsdb.desk.assignments import start
from claimsdb.desk.mentions import mentions_of
from claimsdb.desk.rows import rows_of
from claimsdb.extraction.extraction import Hedge, SpeakerKind, Style
from claimsdb.links.admin_forms import MEANINGS
from claimsdb.quantities.quantity import Comparator

# What the person may do, as the script is told.
MAY = {
    "mark": "claims.add_mention",
    "change": "claims.change_mention",
    "delete": "claims.delete_mention",
    "name": "claims.add_speaker",
    "link": "links.add_decision",
}
# What the page asks of the server while it is open.
ASKS = ["mentions", "read", "save", "state", "accept", "delete", "undo", "speakers", "partners", "link", "unlink"]


def desk_page(admin: ModelAdmin, request: HttpRequest, object_id: int) -> HttpResponse:
    """Show the article with its mentions marked; those who may only look, look."""
    if request.method != "GET":
        return HttpResponseNotAllowed(["GET"])
    if not request.user.has_perms(["corpus.view_article", "claims.view_mention"]):
        raise PermissionDenied
    article = Article.objects.select_related("source").filter(pk=object_id).first()
    if article is None:
        raise Http404(f"no article has the key {object_id}")
    assignment = own_assignment(request.user, article)
    context = {
        **admin.admin_site.each_context(request),
        "title": f"Annotate: {article}",
        "opts": admin.opts,
        "article": article,
        "printed": printed(article),
        "desk": state_of(request.user, article) | {"may": may(request.user, assignment)},
        "is_nav_sidebar_enabled": False,
        "measures": list(Measure.objects.order_by("name").values_list("pk", "name")),
        "comparators": choices(Comparator),
        "styles": choices(Style),
        "hedges": choices(Hedge),
        "speaker_kinds": choices(SpeakerKind),
        "relations": [(relation.value, said.partition(": ")) for relation, said in MEANINGS.items()],
        "may": may(request.user, assignment),
        "assignment": assignment,
    }
    return TemplateResponse(request, "desk/article.html", context)


def own_assignment(person: Any, article: Article) -> Assignment | None:
    """Return the person's assignment of the article, begun by this first opening; None where they have none."""
    own = Assignment.objects.of(person).filter(plan__article=article).select_related("plan").first()
    if own and own.state == Assignment.State.NEW:
        start(own)
        own.refresh_from_db(fields=["state"])
    return own


def may(person: Any, assignment: Assignment | None) -> dict[str, bool]:
    """Return what the person may do here: nothing more once they have finished what they annotate blind."""
    plan = assignment and assignment.plan
    done = assignment and assignment.state == Assignment.State.FINISHED and plan and plan.blind and not plan.adjudicated
    return {name: person.has_perm(permission) and not done for name, permission in MAY.items()}


def state_of(person: Any, article: Article) -> dict[str, Any]:
    """Return all that the script starts from."""
    return {
        "text": article.text,
        "language": article.language,
        "mentions": rows_of(mentions_of(article, person)),
        "urls": {name: reverse(f"admin:corpus_article_desk_{name}", args=[article.pk]) for name in ASKS},
        "person": person.get_username(),
    }

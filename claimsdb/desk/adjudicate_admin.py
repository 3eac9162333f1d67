"""The page on which a reviewer decides between two annotators, row by row."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.views.decorators.gzip import gzip_page

from claimsdb.claims.models import Assignment, Mention, Plan
from claimsdb.claims.passages import among_words
from claimsdb.corpus.admin_filters import LONGEST_KEY
from claimsdb.desk.adjudicate import close, rule, take_agreed
from claimsdb.desk.side_by_side import Row, rows_of

STATES = ("open", "left", "right", "rejected")


class Adjudicates(admin.ModelAdmin):
    """What a plan gains: the page where its two annotators stand side by side."""

    def get_urls(self) -> list[Any]:
        """Add the page."""
        view = self.admin_site.admin_view(gzip_page(self.adjudicate_view))
        return [path("<int:key>/adjudicate/", view, name="claims_plan_adjudicate"), *super().get_urls()]

    def adjudicate_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Show the rows to reviewers and to the two themselves, once both are done; take a reviewer's rulings."""
        plan = Plan.objects.with_people().filter(pk=key if key < 10**LONGEST_KEY else 0).first()
        rules = request.user.has_perm("claims.adjudicate_plan")
        if plan is None:
            raise Http404(f"no plan has the key {key}")
        people = list(plan.assignments.all())
        mine = any(assignment.person_id == request.user.pk for assignment in people)
        if not (rules or mine) or (request.method == "POST" and not rules):
            raise PermissionDenied
        if request.method == "POST":
            return self.ruled(request, plan)
        done = plan.state in (Plan.State.FINISHED, Plan.State.ADJUDICATED)
        if not done:
            self.message_user(request, "It is shown once its annotators have finished.", messages.WARNING)
            return HttpResponseRedirect(reverse("admin:claims_assignment_mine"))
        return self.page(request, plan, people, rules=rules and not plan.adjudicated)

    def page(self, request: HttpRequest, plan: Plan, people: list[Assignment], *, rules: bool) -> HttpResponse:
        """Return the page of a plan whose annotators are done."""
        rows = rows_of(plan, people) if plan.blind else []
        context = {
            **self.admin_site.each_context(request),
            "title": "Side by side" if not rules else "Adjudicate",
            "subtitle": str(plan.article),
            "opts": self.opts,
            "plan": plan,
            "names": [assignment.person.get_username() for assignment in people],
            "rows": [shown(row) for row in rows],
            "agreed": sum(row.agreed for row in rows),
            "waiting": sum(row.state == "open" for row in rows),
            "rules": rules,
            "media": self.media,
        }
        return TemplateResponse(request, "desk/adjudicate.html", context)

    def ruled(self, request: HttpRequest, plan: Plan) -> HttpResponse:
        """Do what was posted; answer a script with JSON, and a form with the page where it was."""
        here = reverse("admin:claims_plan_adjudicate", args=[plan.pk])
        what = request.POST.get("do", "")
        try:
            if what == "agreed":
                number = take_agreed(plan, request.user)  # type: ignore[arg-type]
                self.message_user(request, f"Taken, where both agree: {number}.", messages.SUCCESS)
            elif what == "close":
                number = close(plan, request.user)  # type: ignore[arg-type]
                self.message_user(request, f"Adjudicated. Suggestions turned down: {number}.", messages.SUCCESS)
            else:
                return self.ruled_row(request, plan, what)
        except ValidationError as error:
            return self.refused(request, str(error.message), here)
        return HttpResponseRedirect(here)

    def ruled_row(self, request: HttpRequest, plan: Plan, what: str) -> HttpResponse:
        """Rule one row: ``left:12-34``, with the state in which the row was seen in ``seen-12-34``."""
        word, _, key = what.partition(":")
        seen = request.POST.get(f"seen-{key}", "")
        to = {"edit-left": "left", "edit-right": "right"}.get(word, word)
        if to not in STATES or seen not in STATES:
            raise ValidationError("Say which row, and what to do with it.")
        row = rule(plan, key, to, request.user, seen=seen)  # type: ignore[arg-type]
        here = f"{reverse('admin:claims_plan_adjudicate', args=[plan.pk])}#row-{key}"
        result = row.ruling.result_id if row.ruling else None
        if word != to and result:
            edit = reverse("admin:claims_mention_change", args=[result], query={"adjudicating": plan.pk, "row": key})
            here = edit
        if wants_json(request):
            return JsonResponse({"state": row.state, "go": here if word != to else ""})
        return HttpResponseRedirect(here)

    def refused(self, request: HttpRequest, why: str, here: str) -> HttpResponse:
        """Tell why nothing was done."""
        if wants_json(request):
            return JsonResponse({"error": why}, status=409)
        self.message_user(request, why, messages.ERROR)
        return HttpResponseRedirect(here)


def wants_json(request: HttpRequest) -> bool:
    """Whether a script asks."""
    return request.headers.get("Accept", "").startswith("application/json")


def shown(row: Row) -> dict[str, Any]:
    """Return a row for the page, each side among its words."""

    def side(mention: Mention | None) -> str:
        return among_words(mention).marked() if mention else ""

    return {"row": row, "left": side(row.left), "right": "" if row.agreed else side(row.right)}


class BackToAdjudicating(admin.ModelAdmin):
    """What a mention's page gains: opened from adjudicating, it leads back there."""

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """Go back to the row, unless the person goes on editing."""
        response = super().response_change(request, obj)
        plan, row = request.GET.get("adjudicating", ""), request.GET.get("row", "")
        if "_save" in request.POST and plan.isdecimal() and len(plan) <= LONGEST_KEY:
            parts = row.split("-")
            place = f"#row-{row}" if len(parts) == 2 and all(part.isdecimal() for part in parts) else ""
            return HttpResponseRedirect(reverse("admin:claims_plan_adjudicate", args=[plan]) + place)
        return response

"""What every admin page shares: bounded counts, constraints checked before the database refuses, plain histories."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import models
from django.db.models import QuerySet
from django.forms.widgets import Script
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.html import format_html
from simple_history.admin import SimpleHistoryAdmin

from claimsdb.corpus.admin_differences import differences
from claimsdb.corpus.admin_filters import autocomplete_media

# Counting 10,000 rows takes milliseconds at any size of table, and nobody pages through more.
MOST_COUNTED = 10_000

# A bulk action holds its rows in memory with a record of history each; more than this is a job for a command.
MOST_AT_ONCE = 2_000

# What fits in one line of a list.
SHORT = 100


def shortened(text: str, length: int = SHORT) -> str:
    """Return the text on one line, cut at a word where it is long."""
    line = " ".join(text[: 4 * length].split())
    return line if len(line) <= length else f"{line[:length].rsplit(' ', 1)[0]}…"


def isolated(text: str) -> str:
    """Return words from an article as HTML that cannot turn the direction of what stands around them."""
    return format_html("<bdi>{}</bdi>", text)


def without_icons(field: Any) -> None:
    """Take the icons to add and change rows from a choice among few: the right ones are all there."""
    for icon in ("can_add_related", "can_change_related", "can_view_related"):
        setattr(field.widget, icon, False)


class BoundedPaginator(Paginator):
    """Counts no further than a person would page."""

    @cached_property
    def count(self) -> int:
        """Return the number of rows, or the bound where there are more."""
        rows: Any = self.object_list
        return rows.order_by().values("pk")[:MOST_COUNTED].count()

    @property
    def bound(self) -> int | None:
        """Return the bound where it was reached, for the page to say so."""
        return MOST_COUNTED if self.count >= MOST_COUNTED else None


class ConstrainedForm(forms.ModelForm):
    """A form that asks every constraint of its model, also those on fields it does not show."""

    def validate_constraints(self) -> None:
        """Leave it to ``validate_unique``: Django 5.2 has no such step in a form, and later ones skip hidden fields."""

    def validate_unique(self) -> None:
        """Turn every refusal that the database would give into a message on the form."""
        super().validate_unique()
        if self.errors:
            return
        try:
            self.instance.validate_constraints()
        except ValidationError as error:
            self.add_error(None, error)


OVERTAKEN = (
    "Somebody saved this while you had it open. Nothing of yours is saved yet, and nothing is lost: where the two "
    "differ is shown here. Save again to put yours in place of theirs, or open the page anew to keep theirs."
)


class GuardedForm(ConstrainedForm):
    """A form that does not overwrite what somebody saved while it was open. Its model knows when it ``changed``."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    overtaken = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["seen"] = self.instance.changed.isoformat()

    def clean(self) -> dict[str, Any] | None:
        """Lock the row, and compare when it changed with when it was seen."""
        cleaned = super().clean() or self.cleaned_data
        if self.instance.pk and cleaned.get("seen"):
            row = type(self.instance)._default_manager.select_for_update().only("changed").get(pk=self.instance.pk)
            if row.changed.isoformat() != cleaned["seen"]:
                self.overtaken = True
                # From here on the person has seen what stands: what they save next, they save knowingly.
                told: Any = self.data.copy()  # type: ignore[attr-defined]
                told[self.add_prefix("seen")] = row.changed.isoformat()
                self.data = told
                raise ValidationError(OVERTAKEN)
        return cleaned


NAMES: Any = [Script("corpus/names.js", type="module")]
OWN_MEDIA = forms.Media(css={"all": ["corpus/admin.css"]}, js=NAMES)


class BaseAdmin(admin.ModelAdmin):
    """A list that costs the same at a million rows, and forms that never load a table."""

    form = ConstrainedForm
    paginator = BoundedPaginator
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    list_per_page = 50
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    most_at_once = MOST_AT_ONCE
    change_list_template = "corpus/change_list.html"

    @property
    def media(self) -> forms.Media:
        """Add our own style, and what the filters need that ask before they load."""
        return super().media + autocomplete_media() + OWN_MEDIA

    def response_action(
        self, request: HttpRequest, queryset: QuerySet, *args: Any, **kwargs: Any
    ) -> HttpResponse | None:
        """Refuse "select all" over more rows than one request can change with their history."""
        across = request.POST.get("select_across") == "1"
        if across and queryset.order_by()[: self.most_at_once + 1].count() > self.most_at_once:
            narrow = f"More than {self.most_at_once:,} rows at once: narrow the list by search or filter first."
            self.message_user(request, narrow, messages.ERROR)
            return None
        return super().response_action(request, queryset, *args, **kwargs)


class HistoryAdmin(BaseAdmin, SimpleHistoryAdmin):
    """A model with a history: each change on one page, with what it was before and is since."""

    object_history_list_template = "corpus/history.html"
    change_form_template = "corpus/change_form.html"

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        """Where somebody saved the row meanwhile, show who, and in what their words differ from the person's."""
        form = context["adminform"].form
        if getattr(form, "overtaken", False):
            inlines = [inline for each in context["inline_admin_formsets"] for inline in each.formset.forms]
            context["differences"] = [found for each in (form, *inlines) for found in differences(each)]
            last = form.instance.history.first()
            context["saved_by"] = last and last.history_user
        return super().render_change_form(request, context, *args, **kwargs)

    def get_urls(self) -> list[Any]:
        """Leave out simple_history's page of a past version: it takes a POST that changes the row, from viewers too."""
        return super(SimpleHistoryAdmin, self).get_urls()

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show the history, also of a row that is gone; not found for a key that could be none."""
        try:
            self.model._meta.pk.to_python(object_id)
        except ValidationError as error:
            raise Http404(f"{object_id!r} is no key") from error
        return super().history_view(request, object_id, extra_context)

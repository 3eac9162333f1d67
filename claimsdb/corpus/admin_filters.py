"""List filters that ask before they load: neither a select of a whole table nor a DISTINCT over one."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError
from django.db.models import Field, Model, QuerySet
from django.http import HttpRequest

# A key of 64 bits has at most 19 digits, and SQLite raises for one that has more bits.
LONGEST_KEY = 18


class AutocompleteFilter(admin.FieldListFilter):
    """Narrows a list by a related row, found by typing."""

    template = "corpus/autocomplete_filter.html"

    def __init__(
        self,
        field: Field,
        request: HttpRequest,
        params: dict[str, Any],
        model: type[Model],
        model_admin: admin.ModelAdmin,
        field_path: str,
    ) -> None:
        self.parameter = f"{field_path}__id__exact"
        super().__init__(field, request, params, model, model_admin, field_path)
        used: dict[str, Any] = self.used_parameters
        self.value: str = (used.get(self.parameter) or [""])[0]
        self.widget = AutocompleteSelect(field, model_admin.admin_site, attrs={"data-placeholder": "Type to find"})
        related: Any = field.related_model
        self.asked = forms.ModelChoiceField(related._default_manager.all(), widget=self.widget, required=False)
        self.widget.choices = self.asked.choices

    def expected_parameters(self) -> list[str | None]:
        """Return the one parameter that this filter reads."""
        return [self.parameter]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        """Keep the rows of the chosen one; a value that could be no key is told to the person as such."""
        if not self.value:
            return queryset
        try:
            return self.narrowed(queryset)
        except (ValueError, ValidationError) as error:
            raise admin.options.IncorrectLookupParameters(error) from error

    def narrowed(self, queryset: QuerySet) -> QuerySet:
        """Return the rows of the chosen one."""
        return queryset.filter(**{self.parameter: self.value})

    def choices(self, changelist: ChangeList) -> Iterator[Any]:
        """Yield the form's one field, the other parameters to keep, and the way back to all."""
        field_id = f"filter-{self.parameter}"
        chosen = self.value if self.value.isdecimal() and len(self.value) <= LONGEST_KEY else ""
        yield {
            "id": field_id,
            "selected": bool(self.value),
            "select": self.widget.render(self.parameter, chosen, {"id": field_id}),
            "kept": {name: value for name, value in changelist.params.items() if name != self.parameter},
            "query_string": changelist.get_query_string(remove=[self.parameter]),
        }


def autocomplete_media() -> forms.Media:
    """Return the scripts and styles of the admin's autocomplete, for a list that filters by it."""
    return AutocompleteSelect(None, admin.site).media + forms.Media(js=["corpus/comboboxes.js"])

"""What may be asked of a report, on the page and in the terminal."""

from typing import Any

from django import forms

from claimsdb.claims.models import Claim, Measure
from claimsdb.corpus.models import Article, Source
from claimsdb.links.models import Conflict, Question
from claimsdb.review.question_forms import found_by_typing
from claimsdb.review.report import STATES, Asked


class Day(forms.DateInput):
    """A day, chosen from the browser's calendar."""

    input_type = "date"

    def format_value(self, value: Any) -> str | None:
        """Return the day as browsers write it."""
        return value.isoformat() if hasattr(value, "isoformat") else value


class ReportForm(forms.Form):
    """Which conflicts a report is of."""

    source = forms.ModelChoiceField(Source.objects.all(), required=False)
    since = forms.DateField(required=False, label="Published from", widget=Day)
    until = forms.DateField(required=False, label="Published until", widget=Day)
    measure = forms.ModelChoiceField(Measure.objects.all(), required=False)
    question = forms.ModelChoiceField(Question.objects.all(), required=False)
    state = forms.ChoiceField(choices=[("", "any state"), *STATES.items()], required=False)

    # Which field of a model finds each of these by typing.
    TYPED = {"source": (Article, "source"), "measure": (Claim, "measure"), "question": (Conflict, "question")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        for name, (model, field) in self.TYPED.items():
            fields[name].widget = found_by_typing(model, field, f"report-{name}")
            fields[name].widget.choices = fields[name].choices
        for name in ("since", "until", "state"):
            fields[name].widget.attrs["id"] = f"report-{name}"

    def clean(self) -> dict[str, Any]:
        """Ask for a period that does not end before it starts."""
        cleaned = super().clean() or self.cleaned_data
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", "The period cannot end before it starts.")
        return cleaned

    def asked(self) -> Asked:
        """Return what was asked; the form is valid."""
        return Asked(**self.cleaned_data)

"""The form beside the text: one mention with what it says. The rules are those of the admin's own forms."""

from typing import Any

from django import forms

from claimsdb.claims.admin_forms import BESIDE, ClaimForm, MentionForm, QuotationForm
from claimsdb.claims.assignments import Person
from claimsdb.claims.models import Claim, Mention, Quotation, Speaker
from claimsdb.corpus.admin_base import ConstrainedForm
from claimsdb.desk.answers import RefusedError


class MarkForm(MentionForm):
    """Where it stands and who says it; the browser gives the offsets."""

    words = None  # type: ignore[assignment]
    seen = None  # type: ignore[assignment]

    class Meta:
        model = Mention
        fields = ["start", "end", "speaker", "speaker_start", "speaker_end", "cue", "via"]

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        self.kind, self.person = kwargs["instance"].kind, person
        super().__init__(*args, **kwargs)
        for name in ("start", "end"):
            self.fields[name].required = True


class FigureForm(ClaimForm):
    """What a claim counts."""

    class Meta:
        model = Claim
        fields = [
            *["measure", "subject", "place", "comparator", "value", "low", "high", "unit"],
            *["period_start", "period_end", "quotation", "hedge", "converts"],
        ]


class StyleForm(QuotationForm):
    """How words are quoted."""

    class Meta:
        model = Quotation
        fields = ["style", "continues"]


FORMS: dict[str, tuple[Any, Any]] = {
    Mention.Kind.QUOTATION: (StyleForm, Quotation),
    Mention.Kind.CLAIM: (FigureForm, Claim),
}


class NewSpeakerForm(ConstrainedForm):
    """A speaker whom nobody is called yet."""

    class Meta:
        model = Speaker
        fields = ["name", "kind"]


def detail_form(mention: Mention, data: dict[str, Any]) -> StyleForm | FigureForm:
    """Return the form of what a mention says; what it hangs on stands in the same article."""
    form_class, model = FORMS[mention.kind]
    detail = getattr(mention, mention.kind, None) or model(mention=mention)
    form: Any = form_class(data, instance=detail)
    for name, other in BESIDE.items():
        if name in form.fields:
            form.fields[name].queryset = other.objects.beside(mention)
    return form


def checked(*bound: forms.ModelForm) -> None:
    """Raise RefusedError with the messages of all these forms, by field, if any is wrong."""
    errors: dict[str, list[str]] = {}
    for form in bound:
        for name, messages in form.errors.items():
            errors.setdefault("" if name == "__all__" else name, []).extend(map(str, messages))
    if errors:
        raise RefusedError(errors)


def speaker_called(name: str, kind: str) -> Speaker:
    """Return the one speaker of this name, made where nobody is called so. Raises RefusedError.

    Names are compared without accents and case; a name that two share is no answer.
    """
    known = list(Speaker.objects.called(name)[:2])
    if len(known) > 1:
        raise RefusedError({"speaker": [f"More than one speaker is called {name}: choose one from the list."]})
    if known:
        return known[0]
    form = NewSpeakerForm({"name": name, "kind": kind or "person"})
    if not form.is_valid():
        raise RefusedError({"speaker": [str(message) for messages in form.errors.values() for message in messages]})
    return form.save()


def clean(data: dict[str, Any]) -> dict[str, Any]:
    """Return what was sent as forms read it: strings, numbers and nothing else. Raises RefusedError."""
    for name, value in data.items():
        if not isinstance(value, str | int | float | None) or isinstance(value, bool):
            raise RefusedError({name: ["Words or a number are wanted."]})
    return {name: "" if value is None else str(value) for name, value in data.items()}

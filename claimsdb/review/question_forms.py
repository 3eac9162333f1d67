"""What is asked of a person who moves claims, renames a question or confirms a provisional one."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect

from claimsdb.claims.models import Mention
from claimsdb.links.models import Conflict, Link, Question
from claimsdb.review.models import Move

LONGEST_NOTE = 2_000


class NoteForm(forms.Form):
    """Why something is done."""

    note = forms.CharField(required=False, max_length=LONGEST_NOTE)


class MoveForm(NoteForm):
    """Which claims go where. What each kind of move needs is asked for by ``clean``."""

    kind = forms.ChoiceField(choices=Move.Kind)
    claims = forms.TypedMultipleChoiceField(coerce=int, required=False)
    claim = forms.ModelChoiceField(Mention.objects.filter(kind=Mention.Kind.CLAIM), required=False)
    other = forms.ModelChoiceField(Question.objects.all(), required=False)

    # Which field each kind of move needs, and what is said where it is missing.
    NEEDS = {
        Move.Kind.OUT: ("claims", "Choose the claims to move out."),
        Move.Kind.SPLIT: ("claims", "Choose the claims that are a question of their own."),
        Move.Kind.IN: ("claim", "Choose the claim to move in."),
        Move.Kind.MERGE: ("other", "Choose the question to merge with."),
    }

    def __init__(self, *args: Any, members: set[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["claims"].choices = [(member, member) for member in members]
        fields["claim"].widget = found_by_typing(Link, "left", "move-claim")
        fields["other"].widget = found_by_typing(Conflict, "question", "move-other")
        for name in ("claim", "other"):
            fields[name].widget.choices = fields[name].choices

    def clean(self) -> dict[str, Any]:
        """Ask for what this kind of move needs."""
        cleaned = super().clean() or self.cleaned_data
        if "kind" in cleaned:
            name, missing = self.NEEDS[Move.Kind(cleaned["kind"])]
            if name not in self.errors and not cleaned.get(name):
                self.add_error(name, missing)
        return cleaned


def found_by_typing(model: Any, field: str, identifier: str) -> AutocompleteSelect:
    """Return the admin's autocomplete for what this field of a model points at."""
    attributes = {"data-placeholder": "Type to find", "id": identifier}
    return AutocompleteSelect(model._meta.get_field(field), admin.site, attrs=attributes)

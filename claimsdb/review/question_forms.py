"""What is asked of a person who moves claims, renames a question or confirms a provisional one."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect

from claimsdb.claims.models import Mention
from claimsdb.corpus.admin_filters import LONGEST_KEY
from claimsdb.links.models import Conflict, Link, Question
from claimsdb.review.question_models import Move

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


class Typed(AutocompleteSelect):
    """The admin's autocomplete, which shows a form again whatever was sent as a key."""

    def optgroups(self, name: str, value: Sequence[str], attrs: dict[str, Any] | None = None) -> Any:
        """Look up only what may be a key."""
        keys = [key for key in value if str(key).isdecimal() and len(str(key)) <= LONGEST_KEY]
        return super().optgroups(name, keys, attrs)


def found_by_typing(model: Any, field: str, identifier: str) -> Typed:
    """Return the admin's autocomplete for what this field of a model points at."""
    attributes = {"data-placeholder": "Type to find", "id": identifier}
    return Typed(model._meta.get_field(field), admin.site, attrs=attributes)

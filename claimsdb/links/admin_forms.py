"""The forms on which people decide links and name questions."""

from typing import Any

from django import forms

from claimsdb.corpus.admin_base import ConstrainedForm
from claimsdb.links.models import Question
from claimsdb.links.pairs import in_order
from claimsdb.matching.suggestion import Relation

# What each relation says, for the person who chooses.
MEANINGS = {
    Relation.MATCH: "Match: the same question, and both can be true",
    Relation.CONFLICT: "Conflict: the same question, and both cannot be true",
    Relation.UPDATE: "Update: the same question, a later state of it",
    Relation.RELATED: "Related: the same topic, another question",
    Relation.DIFFERENT: "Different: not the same question",
}
SAID = [(relation.value, said) for relation, said in MEANINGS.items()]


class DecisionForm(forms.Form):
    """What a person says of a link."""

    relation = forms.ChoiceField(choices=SAID, widget=forms.RadioSelect)
    note = forms.CharField(
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="For those who come after.",
    )


class LinkForm(ConstrainedForm):
    """Two mentions that a person puts side by side, and what they say of them."""

    decision = forms.ChoiceField(choices=SAID)
    note = forms.CharField(required=False, max_length=2_000, widget=forms.Textarea(attrs={"rows": 2}))

    def clean(self) -> dict[str, Any] | None:
        """Put the two in order, whichever was given first."""
        cleaned = super().clean() or self.cleaned_data
        left, right = cleaned.get("left"), cleaned.get("right")
        if left and right:
            cleaned["left"], cleaned["right"] = in_order(left, right)
        return cleaned


class QuestionForm(ConstrainedForm):
    """A question's words; given by a person, they are not written anew."""

    def save(self, commit: bool = True) -> Question:
        """Keep what a person wrote; let the engine write where they wrote nothing."""
        if "text" in self.changed_data:
            self.instance.renamed = bool(self.cleaned_data["text"])
        return super().save(commit)

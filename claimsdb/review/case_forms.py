"""The forms on which people work on a conflict: open it, take its steps, rank its claims, say something."""

from collections.abc import Iterable
from math import isfinite
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from claimsdb.claims.figures import unit_name
from claimsdb.claims.models import Mention
from claimsdb.corpus.admin_base import ConstrainedForm, without_icons
from claimsdb.links import cases
from claimsdb.links.models import Answer, Conflict, Link, Question, Rank
from claimsdb.review.question_claims import common_unit, in_base, signed, within_unit
from claimsdb.review.queue_forms import TypedChoice

# Where the roles are asked for, whatever else may stand before it at the sign-in.
BACKEND = "django.contrib.auth.backends.ModelBackend"
RANGE = ["resolved_low", "resolved_best", "resolved_high"]
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def people_for(conflict: Conflict | None) -> QuerySet[User]:
    """Return who may work on conflicts, and whoever this one is with already."""
    now = User.objects.filter(pk__in=[conflict.assignee_id] if conflict and conflict.assignee_id else [])
    able = User.objects.with_perm("links.change_conflict", backend=BACKEND)
    return (able | now).order_by("username")


class CaseForm(ConstrainedForm):
    """A case, its next step, and the rank of each of its claims, whose fields stand beside the claims."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Conflict
        fields = ["state", "assignee", "due", "outcome", *RANGE, "reason"]
        widgets = {"due": DAY, "state": forms.RadioSelect, "reason": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, data: Any, *, instance: Conflict, mentions: Iterable[Mention]) -> None:
        super().__init__(data, instance=instance, label_suffix="", auto_id="case-%s")
        self.initial["seen"] = instance.changed.isoformat()
        self.mentions = list(mentions)
        fields: dict[str, Any] = self.fields
        names = dict(Conflict.State.choices)
        fields["state"].choices = [(state, names[state].capitalize()) for state in cases.next_states(instance.state)]
        fields["assignee"].queryset = people_for(instance)
        without_icons(fields["assignee"])
        self.shown = common_unit(mention.claim.unit for mention in self.mentions if mention.kind == Mention.Kind.CLAIM)
        for name in RANGE:
            fields[name].label = name.removeprefix("resolved_").capitalize()
            if (standing := getattr(instance, name)) is not None:
                self.initial[name] = within_unit(standing, self.shown)
        ranks = {rank.mention_id: rank for rank in instance.ranks.all()}
        for mention in self.mentions:
            self.add_rank(mention, ranks.get(mention.pk))

    def clean(self) -> dict[str, Any]:
        """Tell all that the next state needs and lacks, each at its field; figures go back to the base unit."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name in RANGE:
            if cleaned.get(name) is not None:
                typed = in_base(cleaned[name], self.shown.slug)
                cleaned[name] = typed if name in self.changed_data else getattr(self.instance, name)
                if not isfinite(typed):
                    self.add_error(name, "It is too large to be kept.")
        for name, said in cases.lacking(cleaned.get("state", ""), cleaned).items():
            self.add_error(name, said)
        return cleaned

    def add_rank(self, mention: Mention, rank: Rank | None) -> None:
        """Add the two fields of one claim's rank."""
        outside: dict[str, Any] = {"form": "case-form"}
        self.fields[f"rank-{mention.pk}"] = forms.ChoiceField(
            choices=Rank.Level.choices,
            initial=rank.level if rank else Rank.Level.NORMAL,
            required=False,
            widget=forms.Select(attrs={**outside, "aria-label": f"Rank of {mention}"}),
        )
        self.fields[f"why-{mention.pk}"] = forms.CharField(
            required=False,
            max_length=1_000,
            initial=rank.why if rank else "",
            widget=forms.TextInput(attrs={**outside, "aria-label": f"Why {mention} ranks so", "placeholder": "Why"}),
        )

    def rank_fields(self, mention: Mention) -> list[Any]:
        """Return the two fields of one claim's rank, to stand beside it."""
        return [self[f"rank-{mention.pk}"], self[f"why-{mention.pk}"]]

    def range_fields(self) -> list[Any]:
        """Return the fields of what the case comes to, in the unit that most of its claims are written in."""
        return [self[name] for name in RANGE]

    def unit(self) -> str:
        """Return the name of that unit, "" for a bare number."""
        return self.shown.slug if signed(self.shown) or not self.shown.slug else unit_name(self.shown.slug, one=False)

    def ranks(self) -> dict[int, tuple[str, str]]:
        """Return each claim's rank and why; one left out of the form keeps the normal rank."""
        said = self.cleaned_data
        return {
            mention.pk: (said[f"rank-{mention.pk}"] or Rank.Level.NORMAL, said[f"why-{mention.pk}"])
            for mention in self.mentions
        }

    def work(self) -> bool:
        """Save the case along the table of steps; returns whether it was, with what is wrong on the form where not."""
        if not self.is_valid():
            return False
        try:
            cases.save(self.instance, ranks=self.ranks(), seen=self.cleaned_data["seen"])
        except ValidationError as error:
            self.add_error(None, error)
            return False
        return True


class CommentForm(forms.Form):
    """What a person says to the others."""

    text = forms.CharField(
        max_length=5_000, label="Comment", widget=forms.Textarea(attrs={"rows": 3, "id": "comment-text"})
    )


class OpenForm(forms.Form):
    """What a conflict is opened on by hand: a question, or two quotations."""

    question = TypedChoice(Question.objects.all(), Answer._meta.get_field("question"), "Type to find a question")
    one = TypedChoice(Mention.objects.all(), Link._meta.get_field("left"), "Type to find one quotation")
    other = TypedChoice(Mention.objects.all(), Link._meta.get_field("right"), "Type to find the other")
    comment = forms.CharField(required=False, max_length=5_000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, person: User, data: Any, *, initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial, label_suffix="")
        self.person = person

    def clean(self) -> dict[str, Any]:
        """Refuse anything but one question or one pair."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        pair = [mention for mention in (cleaned.get("one"), cleaned.get("other")) if mention]
        if not self.errors and bool(cleaned.get("question")) == bool(pair):
            raise ValidationError("A conflict is of one question, or of two different quotations.")
        return cleaned

    def open(self) -> Conflict | None:
        """Open the conflict; returns None, with what is wrong on the form, where it cannot be."""
        if not self.is_valid():
            return None
        said = self.cleaned_data
        pair = [mention for mention in (said["one"], said["other"]) if mention]
        try:
            conflict = cases.open_by_hand(self.person, question=said["question"], pair=pair)
        except ValidationError as error:
            self.add_error(None, error)
            return None
        if said["comment"]:
            cases.comment(conflict, self.person, said["comment"])
        return conflict


class AssignForm(forms.Form):
    """To whom chosen cases go, and by when. What is left empty stays as it is."""

    assignee = forms.ModelChoiceField(User.objects.none(), required=False)
    due = forms.DateField(required=False, widget=DAY)

    def __init__(self, data: Any) -> None:
        super().__init__(data, label_suffix="")
        people: Any = self.fields["assignee"]
        people.queryset = people_for(None)

    def clean(self) -> dict[str, Any]:
        """Refuse a form that asks for nothing."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not any(cleaned.values()):
            raise ValidationError("Choose a person, a day, or both.")
        return cleaned


class DismissForm(forms.Form):
    """Why chosen cases are dismissed."""

    reason = forms.CharField(max_length=5_000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, data: Any) -> None:
        super().__init__(data, label_suffix="")

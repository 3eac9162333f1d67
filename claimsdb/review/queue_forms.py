"""What the queue may be asked for, and what a person says of a link in it."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.contrib.auth.models import User

from claimsdb.claims.models import Measure, Mention, Speaker
from claimsdb.corpus.admin_filters import LONGEST_KEY
from claimsdb.corpus.fields import choices
from claimsdb.corpus.models import Article, Source
from claimsdb.links.admin_forms import SAID
from claimsdb.links.models import Link, Relation
from claimsdb.review.queue import ORDERS, STATES

# What else a person may do with a link than decide it, by the name in the form.
SKIP, BACK = "skip", "back"


class TypedSelect(AutocompleteSelect):
    """The admin's autocomplete, which says what to type, and does not fall over a key that could be none."""

    def __init__(self, field: Any, said: str) -> None:
        self.said = said
        super().__init__(field, admin.site)

    def build_attrs(self, base_attrs: Any, extra_attrs: Any = None) -> Any:
        """Say what to type: it is also what names the field to a screen reader."""
        return super().build_attrs(base_attrs, extra_attrs) | {"data-placeholder": self.said}

    def optgroups(self, name: Any, value: Any, attrs: Any = None) -> Any:
        """Offer only what could be a key: the field tells the person of the rest."""
        return super().optgroups(name, [key for key in value if key.isdecimal() and len(key) <= LONGEST_KEY], attrs)


class TypedChoice(forms.ModelChoiceField):
    """A row found by typing into the admin's own autocomplete."""

    def __init__(self, rows: Any, field: Any, said: str, **kwargs: Any) -> None:
        super().__init__(rows, required=False, widget=TypedSelect(field, said), **kwargs)


class QueueForm(forms.Form):
    """Which links to be given. Every field may be empty; an unknown value is an error that names its field."""

    state = forms.ChoiceField(choices=STATES.items(), required=False, label="Links")
    order = forms.ChoiceField(choices=ORDERS.items(), required=False)
    relation = forms.ChoiceField(choices=[("", "Any"), *choices(Relation)], required=False, label="Suggested")
    low = forms.FloatField(min_value=0, max_value=1, required=False, label="Score from")
    high = forms.FloatField(min_value=0, max_value=1, required=False, label="Score to")
    measure = forms.ModelChoiceField(Measure.objects.order_by("name"), required=False, empty_label="Any")
    speaker = TypedChoice(Speaker.objects.all(), Mention._meta.get_field("speaker"), "Any speaker")
    source = TypedChoice(Source.objects.all(), Article._meta.get_field("source"), "Any source")
    other = TypedChoice(Source.objects.all(), Article._meta.get_field("source"), "Any other source", label="Against")
    article = TypedChoice(Article.objects.without_text(), Mention._meta.get_field("article"), "Any article")

    def __init__(self, data: Any) -> None:
        super().__init__(data, label_suffix="", auto_id="ask-%s")
        for name in ("low", "high"):
            self.fields[name].widget.attrs |= {"step": "0.05"}

    @property
    def chosen(self) -> list[str]:
        """Return which of the narrowing fields are set, by label, for the page to say so."""
        told = [name for name in self.fields if name not in ("state", "order") and self.data.get(name)]
        return [str(self[name].label) for name in told]


class SayForm(forms.Form):
    """What a person does with one link: decide it, skip it, or take back what they last said of it."""

    link = forms.ModelChoiceField(Link.objects.all())
    say = forms.ChoiceField(choices=[*SAID, (SKIP, "Skip"), (BACK, "Take back")])
    note = forms.CharField(required=False, max_length=2_000)
    seen = forms.IntegerField(min_value=0, required=False)
    place = forms.CharField(required=False, max_length=100)

    def __init__(self, data: Any, person: User) -> None:
        super().__init__(data)
        links: Any = self.fields["link"]
        links.queryset = Link.objects.visible_to(person)

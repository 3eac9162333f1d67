"""What somebody saved while a form was open, beside what the person typed into it."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.db import models


@dataclass(frozen=True, slots=True)
class Difference:
    """A field in which what somebody saved meanwhile differs from what the person has typed."""

    label: str
    theirs: str
    yours: str


def differences(form: forms.ModelForm) -> list[Difference]:
    """Return where a bound form differs from its row as it is stored; nothing of a row that is not there."""
    row = type(form.instance)._default_manager.filter(pk=form.instance.pk).first()
    if row is None:
        return []
    found = []
    for name, field in form.fields.items():
        if name not in {each.name for each in row._meta.fields} or field.widget.is_hidden:
            continue
        stored = row._meta.get_field(name).value_from_object(row)
        typed = form[name].data
        if field.has_changed(field.prepare_value(stored), typed):
            label = str(form[name].label).capitalize()
            found.append(Difference(label, worded(field, stored), worded(field, form.cleaned_data.get(name, typed))))
    return found


def worded(field: forms.Field, value: Any) -> str:
    """Return a field's value as a person reads it, "" for none."""
    if isinstance(field, forms.ModelChoiceField) and not isinstance(value, models.Model) and value:
        value = field.queryset.model._default_manager.filter(pk=value).first() if field.queryset is not None else value
    if isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField):
        choices: Any = field.choices
        return str(dict(choices).get(value, value) or "")
    return "" if value is None else str(value)

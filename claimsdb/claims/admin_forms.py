"""The forms on which people mark mentions and correct what was read from them."""

from typing import Any

from django import forms
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError

from claimsdb.claims.assignments import Person
from claimsdb.claims.marking import figure_faults, owner_of_new, span_faults
from claimsdb.claims.models import Claim, Mention, Quotation, Speaker
from claimsdb.corpus.admin_base import ConstrainedForm, GuardedForm
from claimsdb.corpus.models import Article

# What a mention's quotation or claim hangs on stands in the same article: the field, and what it chooses from.
BESIDE: dict[str, type[Quotation] | type[Claim]] = {"continues": Quotation, "quotation": Quotation, "converts": Claim}

# Words that stand more often than this in an article are told by their first places alone.
MOST_PLACES = 20


def places(text: str, words: str) -> list[int]:
    """Return the offsets at which words stand in a text, the first of them where they are many."""
    found: list[int] = []
    at = text.find(words)
    while at >= 0 and len(found) < MOST_PLACES:
        found.append(at)
        at = text.find(words, at + 1)
    return found


def place(text: str, words: str, near: int | None) -> int:
    """Return where the words stand: at the only place, or at the one nearest to ``near``. Raises ValidationError."""
    found = places(text, words)
    if not found:
        raise ValidationError("These words do not stand in the article: copy them from its text.")
    if len(found) > 1 and near is None:
        there = "; ".join(f"{at}: …{text[max(0, at - 20) : at + len(words) + 20]}…" for at in found)
        raise ValidationError(f"These words stand at several places: give the start of the one you mean. {there}")
    return found[0] if near is None else min(found, key=lambda at: abs(at - near))


class MentionForm(GuardedForm):
    """A mention, by its words or by its offsets."""

    kind: str = Mention.Kind.CLAIM
    person: Person = AnonymousUser()
    words = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
        strip=False,
        help_text="Paste them from the article: their place is found. Where they stand twice, the start tells which.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            self.instance.kind = self.kind
        for name in {"start", "end"} & set(self.fields):
            self.fields[name].required = False
        if "words" in self.fields:
            self.fields["words"].initial = self.instance.exact

    def clean_words(self) -> str:
        """Undo what browsers do to the ends of lines."""
        return self.cleaned_data["words"].replace("\r\n", "\n")

    def clean(self) -> dict[str, Any] | None:
        """Find the words, or check the offsets, in the article's text."""
        cleaned = super().clean() or self.cleaned_data
        known = self.instance.article if self.instance.article_id else None
        article: Article | None = cleaned.get("article") or known
        if article is None or "start" not in cleaned or "end" not in cleaned:
            return cleaned
        if self.instance.pk is None:
            self.take_owner(article)
        words = cleaned.get("words", "").strip()
        if words and words != self.instance.exact.strip():
            self.take_words(article.text, words)
        self.check_span(len(article.text), "start", "end")
        self.check_span(len(article.text), "speaker_start", "speaker_end")
        return cleaned

    def take_owner(self, article: Article) -> None:
        """Make a new mention the person's own where they annotate the article blind."""
        try:
            self.instance.private_to = owner_of_new(self.person, article)
        except ValidationError as error:
            self.add_error("article" if "article" in self.fields else None, error)

    def take_words(self, text: str, words: str) -> None:
        """Set start and end from the words."""
        try:
            start = place(text, words, self.cleaned_data["start"])
        except ValidationError as error:
            self.add_error("words", error)
        else:
            self.cleaned_data |= {"start": start, "end": start + len(words)}

    def check_span(self, length: int, first: str, last: str) -> None:
        """Refuse a span that is half given, the wrong way round, or past the end of the text; and no words at all."""
        start, end = self.cleaned_data.get(first), self.cleaned_data.get(last)
        if first == "start" and start is None and end is None and "words" not in self.errors:
            self.add_error("words", "Give the words, or their start and end.")
        for name, fault in span_faults(length, start, end, first, last).items():
            self.add_error(name, fault)


class ClaimForm(ConstrainedForm):
    """What was counted or measured."""

    def clean(self) -> dict[str, Any] | None:
        """Refuse a unit that nothing knows and a number that its base unit cannot hold."""
        cleaned = super().clean() or self.cleaned_data
        trial = Claim(**{name: cleaned.get(name) for name in ("value", "low", "high")}, unit=cleaned.get("unit", ""))
        for name, fault in figure_faults(trial).items():
            self.add_error(name or None, fault)
        return cleaned

    def save(self, commit: bool = True) -> Claim:
        """Keep the same numbers in the unit's base."""
        self.instance.set_base()
        return super().save(commit)


class QuotationForm(ConstrainedForm):
    """How the words are quoted."""


class SpeakerForm(ConstrainedForm):
    """A speaker, and whom it is merged into."""

    def clean_merged_into(self) -> Speaker | None:
        """Refuse a merge that would lead round in a circle."""
        into: Speaker | None = self.cleaned_data["merged_into"]
        if into is None or into.pk == self.instance.merged_into_id:
            return into
        if into.pk == self.instance.pk:
            raise ValidationError("A speaker cannot be merged into itself.")
        if into.merged_into:
            raise ValidationError(f"{into} is itself merged into {into.merged_into}: choose a speaker that stands.")
        return into


NAMING = (
    "Words that name it, one a line, in their plain form: death toll. With ~ for what is counted where they are verbs: "
    '"kill ~" for nine were killed, "~ die" for nine died.'
)


class MeasureForm(ConstrainedForm):
    """A measure, its words one a line."""

    words = forms.CharField(widget=forms.Textarea(attrs={"rows": 8}), required=False, help_text=NAMING)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = self.instance.words
        self.initial["words"] = "\n".join(map(str, words)) if isinstance(words, list) else ""

    def clean_words(self) -> list[str]:
        """Return the lines that hold a word."""
        return [line.strip() for line in self.cleaned_data["words"].splitlines() if line.strip()]

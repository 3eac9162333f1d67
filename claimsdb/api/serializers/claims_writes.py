"""Words marked as quotations and claims, as they may be written."""

from typing import Any

from django.core.exceptions import ValidationError as DjangoValidationError
from rest_framework import serializers

from claimsdb.api.offsets import CODE_POINTS, Offsets
from claimsdb.api.serializers.claims import FIRST, PAST
from claimsdb.api.serializers.strict import (
    LARGEST_OFFSET,
    Choice,
    Id,
    StrictModel,
    Text,
    Whole,
    check_constraints,
    refused_by_model,
    unfit,
)
from claimsdb.claims.changes import tell
from claimsdb.claims.marking import figure_faults, owner_of_new, span_faults, work_on
from claimsdb.claims.models import Claim, Mention, Quotation
from claimsdb.corpus.models import Article

OFFSETS = ["start", "end", "speaker_start", "speaker_end"]


class WordsWrite(StrictModel):
    """The words of a mention, and who says them: the part that quotations and claims share."""

    article = Id(queryset=Article.objects.all())
    start = Whole(min_value=0, max_value=LARGEST_OFFSET, help_text=FIRST)
    end = Whole(min_value=1, max_value=LARGEST_OFFSET, help_text=PAST)
    exact = Text(required=False, help_text="The words, to be compared with those that stand there.")
    speaker_start = Whole(
        min_value=0, max_value=LARGEST_OFFSET, required=False, allow_null=True, help_text=f"Of the speaker. {FIRST}"
    )
    speaker_end = Whole(
        min_value=1, max_value=LARGEST_OFFSET, required=False, allow_null=True, help_text=f"Of the speaker. {PAST}"
    )
    state = Choice(
        choices=Mention.State.choices, required=False, help_text="accepted where a person adds it and says nothing."
    )

    class Meta:
        model = Mention
        fields = ["article", *OFFSETS, "exact", "speaker", "cue", "via", "state"]
        validators: list[Any] = []

    def get_fields(self) -> dict[str, serializers.Field]:
        """Return the fields; a mention that is there stays in its article."""
        fields = super().get_fields()
        if self.partial:
            del fields["article"]
        return fields

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Hold the words against the article's text; ``mention`` is then as it would be."""
        exact = attrs.pop("exact", None)
        mention = self.instance or Mention(state=Mention.State.ACCEPTED)
        article = attrs.get("article") or mention.article
        if self.instance is None:
            mention.private_to = self.owner(article)
        attrs |= self.in_code_points(attrs, article.text)
        for name, value in attrs.items():
            setattr(mention, name, value)
        for first, last in (("start", "end"), ("speaker_start", "speaker_end")):
            if faults := span_faults(len(article.text), getattr(mention, first), getattr(mention, last), first, last):
                raise unfit(faults)
        work_on(mention, self.context["request"].user)
        if exact is not None and exact != mention.exact:
            raise unfit({"exact": f"The words there are {mention.exact[:200]!r}."})
        self.mention = mention
        return attrs

    def owner(self, article: Article) -> Any:
        """Return whose own a new mention of this article is, asked once an article."""
        owners = self.shared().setdefault("owners", {})
        if article.pk not in owners:
            try:
                owners[article.pk] = owner_of_new(self.context["request"].user, article)
            except DjangoValidationError as error:
                raise unfit({"article": str(error.message)}) from error
        return owners[article.pk]

    def in_code_points(self, attrs: dict[str, Any], text: str) -> dict[str, int]:
        """Return the offsets that were given in another unit, in the one that they are kept in."""
        unit = self.context.get("offset_unit", CODE_POINTS)
        if unit == CODE_POINTS:
            return {}
        offsets, found, faults = Offsets(text), {}, {}
        for name in OFFSETS:
            if attrs.get(name) is not None:
                try:
                    found[name] = offsets.code_points(attrs[name])
                except ValueError as error:
                    faults[name] = str(error)
        if faults:
            raise unfit(faults)
        return found


class MentionChange(WordsWrite):
    """What may be changed of a mention, whichever kind it is."""

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Hold the words against the text and the model."""
        given = super().validate(attrs)
        check_constraints(self.mention)
        return given

    def update(self, instance: Mention, validated_data: dict[str, Any]) -> Mention:
        """Store it: it has its new values from ``validate``."""
        instance.save()
        tell([instance.pk])
        return instance


class DetailWrite(StrictModel):
    """A quotation's or a claim's own fields, and those of the words that it stands on, in one object."""

    own: list[str]

    def get_fields(self) -> dict[str, serializers.Field]:
        """Return the fields of the words, then its own."""
        detail = self.instance
        self.words = WordsWrite(
            detail.mention if detail is not None else None, context=self.context, partial=self.partial
        )
        return self.words.get_fields() | super().get_fields()

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Hold the words against the text, then what they say against the rules of its model."""
        own = {name: attrs[name] for name in self.own if name in attrs}
        self.words.validate({name: value for name, value in attrs.items() if name not in own})
        mention = self.words.mention
        model: Any = self.Meta.model
        mention.kind = model._meta.model_name
        detail = self.instance or model()
        detail.mention = mention
        for name, value in own.items():
            setattr(detail, name, value)
        if faults := self.faults(detail):
            raise unfit(faults)
        self.check(mention, detail)
        self.detail, self.of_detail = detail, bool(own)
        return attrs

    def check(self, mention: Mention, detail: Any) -> None:
        """Ask both models all that the database would refuse; a bulk asks at once which words are taken."""
        seen: set[Any] | None = self.context.get("seen words")
        if seen is None:
            check_constraints(mention)
        else:
            span = (mention.article_id, mention.kind, mention.start, mention.end, mention.private_to_id)
            if span in seen:
                raise unfit({"": "These very words are already marked as such."})
            seen.add(span)
        check_own_constraints(detail)

    def faults(self, detail: Any) -> dict[str, str]:
        """Return what is wrong with the detail, by field."""
        raise NotImplementedError

    def create(self, validated_data: dict[str, Any]) -> Any:
        """Store both."""
        self.detail.mention.save()
        self.detail.mention_id = self.detail.mention.pk
        self.detail.save(force_insert=True)
        tell([self.detail.pk])
        return self.detail

    def update(self, instance: Any, validated_data: dict[str, Any]) -> Any:
        """Store both, the detail where something of its own was given."""
        instance.mention.save()
        if self.of_detail:
            instance.save()
        tell([instance.pk])
        return instance


def check_own_constraints(detail: Any) -> None:
    """Ask a quotation or a claim for what its own columns must be, before its mention has a key."""
    try:
        detail.validate_constraints(exclude=["mention"])
    except DjangoValidationError as error:
        raise refused_by_model(error) from error


NOT_BESIDE = "Choose another one of the same article."


def beside(other: Quotation | Claim | None, mention: Mention) -> bool:
    """Whether a quotation or claim, where there is one, stands beside a mention in its article."""
    if other is None:
        return True
    return other.mention.article_id == mention.article_id and other.pk != mention.pk


class QuotationWrite(DetailWrite):
    """A quotation on the words of an article."""

    own = ["style", "continues"]

    class Meta:
        model = Quotation
        fields = ["style", "continues"]
        extra_kwargs = {"continues": {"queryset": Quotation.objects.select_related("mention")}}

    def faults(self, detail: Quotation) -> dict[str, str]:
        """Return what is wrong: it carries on a quotation of its article."""
        return {} if beside(detail.continues, detail.mention) else {"continues": NOT_BESIDE}


class ClaimWrite(DetailWrite):
    """A claim on the words of an article. Numbers are as written; those in base units follow."""

    own = [
        *["measure", "subject", "place", "value", "low", "high", "comparator", "unit"],
        *["period_start", "period_end", "quotation", "hedge", "converts"],
    ]

    class Meta:
        model = Claim
        fields = [
            "measure",
            "subject",
            "place",
            "value",
            "low",
            "high",
            "comparator",
            "unit",
            "period_start",
            "period_end",
            "quotation",
            "hedge",
            "converts",
        ]
        extra_kwargs = {
            "quotation": {"queryset": Quotation.objects.select_related("mention")},
            "converts": {"queryset": Claim.objects.select_related("mention")},
        }

    def faults(self, detail: Claim) -> dict[str, str]:
        """Return what is wrong with the numbers, and with the quotation that holds it."""
        faults = figure_faults(detail)
        for name in ("quotation", "converts"):
            if not beside(getattr(detail, name), detail.mention):
                faults[name] = NOT_BESIDE
        return faults


class QuotationMentionWrite(QuotationWrite):
    """A mention that quotes."""

    kind = Choice(choices=[Mention.Kind.QUOTATION.value])

    class Meta(QuotationWrite.Meta):
        fields = ["kind", *QuotationWrite.Meta.fields]


class ClaimMentionWrite(ClaimWrite):
    """A mention that counts or measures."""

    kind = Choice(choices=[Mention.Kind.CLAIM.value])

    class Meta(ClaimWrite.Meta):
        fields = ["kind", *ClaimWrite.Meta.fields]


MENTION_WRITES: dict[str, type[DetailWrite]] = {
    Mention.Kind.QUOTATION.value: QuotationMentionWrite,
    Mention.Kind.CLAIM.value: ClaimMentionWrite,
}

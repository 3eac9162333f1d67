"""What every resource begins with, and how one stands inside another: its id, its address and what to call it."""

from collections.abc import Sequence
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from claimsdb.api.asking import Asker
from claimsdb.api.serializers.told import ToldField

# What every offset counts unless another unit is asked for: the characters of Python and of PostgreSQL.
UNIT = "codepoint"


@extend_schema_field({"type": "string", "format": "uri", "description": "Its address in this API."})
class AddressField(ToldField):
    """The address of a row of this resource, by default its serializer's."""

    def __init__(self, resource: str = "", **kwargs: Any) -> None:
        self.resource = resource
        super().__init__(**kwargs)

    def tell(self, asker: Asker, *columns: Sequence[Any]) -> list[str]:
        """Return the full addresses of rows with these keys."""
        start = asker.address(self.resource or self.parent.resource)  # type: ignore[attr-defined]  # a BriefSerializer
        return [f"{start}{key}/" for key in columns[0]]


@extend_schema_field(
    {"type": "string", "enum": [UNIT, "utf16"], "description": "What the offsets count. Ends are exclusive."}
)
class OffsetUnitField(ToldField):
    """The unit of the offsets beside it, said wherever offsets are."""

    def tell(self, asker: Asker, *columns: Sequence[Any]) -> list[str]:
        """Return the unit, as often as there are rows."""
        return [UNIT] * len(columns[0])


class DisplayField(serializers.CharField):
    """What to call a row: for people, and not to be parsed."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", "What to call it: for people.")
        super().__init__(**kwargs | {"source": "*", "read_only": True})

    def to_representation(self, value: object) -> str:
        """Return it in words."""
        return str(value)


class BriefSerializer(serializers.Serializer):
    """A row inside another. A subclass names its resource, as in the names of the addresses."""

    resource: str
    id = serializers.IntegerField(source="pk", read_only=True)
    url = AddressField()
    display = DisplayField()


@extend_schema_field({"type": "string", "description": "The user's name; for readers not signed in, a number."})
class PersonNameField(ToldField):
    """What a reader may call a person."""

    columns: tuple[str, ...] = ("pk", "username")

    def tell(self, asker: Asker, *columns: Sequence[Any]) -> list[str]:
        """Return the names, or numbers in their place."""
        return [name if asker.is_known else f"Person {key}" for key, name in zip(*columns, strict=True)]


class PersonSerializer(serializers.Serializer):
    """A user. Names are for signed-in readers: an API that is open to all gives numbers."""

    id = serializers.IntegerField(source="pk", read_only=True)
    display = PersonNameField()


class SourceBrief(BriefSerializer):
    """A source inside another row."""

    resource = "source"
    slug = serializers.CharField(read_only=True)


class ArticleBrief(BriefSerializer):
    """An article inside another row."""

    resource = "article"


class PrintedBrief(ArticleBrief):
    """An article inside another row, with who printed it and when."""

    source = SourceBrief(read_only=True)  # type: ignore[assignment]  # DRF takes it off the class
    published = serializers.DateField(read_only=True, allow_null=True, help_text="The day it was first published.")


class SpeakerBrief(BriefSerializer):
    """A speaker inside another row."""

    resource = "speaker"


class MeasureBrief(BriefSerializer):
    """A measure inside another row."""

    resource = "measure"
    slug = serializers.CharField(read_only=True)


class MentionBrief(BriefSerializer):
    """A mention inside another row."""

    resource = "mention"


class QuotationBrief(BriefSerializer):
    """A quotation inside another row."""

    resource = "quotation"


class ClaimBrief(BriefSerializer):
    """A claim inside another row."""

    resource = "claim"


class LinkBrief(BriefSerializer):
    """A link inside another row."""

    resource = "link"


class QuestionBrief(BriefSerializer):
    """A question inside another row."""

    resource = "question"


class ConflictBrief(BriefSerializer):
    """A conflict inside another row."""

    resource = "conflict"


def word_or_blank(words: list[tuple[str, str]], help_text: str) -> serializers.ChoiceField:
    """Return a field of one of these words, or "" where there is none yet."""
    return serializers.ChoiceField(choices=words, allow_blank=True, read_only=True, help_text=help_text)

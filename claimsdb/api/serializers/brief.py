"""What every resource begins with, and how one stands inside another: its id, its address and what to call it."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Model
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.reverse import reverse

UNIT = "code point"  # what every offset counts: Python's and PostgreSQL's characters, not UTF-16 units, not bytes


@extend_schema_field({"type": "string", "format": "uri", "description": "Its address in this API."})
class AddressField(serializers.Field):
    """The address of a row. Django reverses a pattern once a response, not once a row."""

    def __init__(self, resource: str, **kwargs: Any) -> None:
        self.resource = resource
        super().__init__(**kwargs | {"source": "pk", "read_only": True})

    def to_representation(self, value: int) -> str:
        """Return the full address."""
        addresses: dict[str, str] = self.context.setdefault("addresses", {})
        if self.resource not in addresses:
            addresses[self.resource] = reverse(f"{self.resource}-list", request=self.context.get("request"))
        return f"{addresses[self.resource]}{value}/"


@extend_schema_field({"type": "string", "enum": [UNIT], "description": "What the offsets count. Ends are exclusive."})
class OffsetUnitField(serializers.Field):
    """The unit of the offsets beside it, said wherever offsets are."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs | {"source": "*", "read_only": True})

    def to_representation(self, value: object) -> str:
        """Return the unit."""
        return UNIT


class DisplayField(serializers.CharField):
    """What to call a row: for people, and not to be parsed."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", "What to call it: for people.")
        super().__init__(**kwargs | {"source": "*", "read_only": True})

    def to_representation(self, value: Model) -> str:
        """Return it in words."""
        return str(value)


class BriefSerializer(serializers.Serializer):
    """A row inside another. A subclass names its resource with ``url = AddressField(...)``."""

    id = serializers.IntegerField(source="pk", read_only=True)
    display = DisplayField()


class PersonSerializer(serializers.Serializer):
    """A user. Names are for signed-in readers: an API that is open to all gives numbers."""

    id = serializers.IntegerField(source="pk", read_only=True)
    display = serializers.SerializerMethodField(help_text="The user's name; for readers not signed in, a number.")

    def get_display(self, person: AbstractBaseUser) -> str:
        """Return what this reader may call the person."""
        return person.get_username() if reader_is_known(self.context) else f"Person {person.pk}"


def reader_is_known(context: dict[str, Any]) -> bool:
    """Return whether whom the response is for has signed in."""
    request = context.get("request")
    return bool(request and (request.user or AnonymousUser()).is_authenticated)


class SourceBrief(BriefSerializer):
    """A source inside another row."""

    url = AddressField("source")
    slug = serializers.CharField(read_only=True)


class ArticleBrief(BriefSerializer):
    """An article inside another row."""

    url = AddressField("article")


class PrintedBrief(ArticleBrief):
    """An article inside another row, with who printed it and when."""

    source = SourceBrief(read_only=True)
    published = serializers.DateField(read_only=True, allow_null=True, help_text="The day it was first published.")


class SpeakerBrief(BriefSerializer):
    """A speaker inside another row."""

    url = AddressField("speaker")


class MeasureBrief(BriefSerializer):
    """A measure inside another row."""

    url = AddressField("measure")
    slug = serializers.CharField(read_only=True)


class MentionBrief(BriefSerializer):
    """A mention inside another row."""

    url = AddressField("mention")


class QuotationBrief(BriefSerializer):
    """A quotation inside another row."""

    url = AddressField("quotation")


class ClaimBrief(BriefSerializer):
    """A claim inside another row."""

    url = AddressField("claim")


class LinkBrief(BriefSerializer):
    """A link inside another row."""

    url = AddressField("link")


class QuestionBrief(BriefSerializer):
    """A question inside another row."""

    url = AddressField("question")


class ConflictBrief(BriefSerializer):
    """A conflict inside another row."""

    url = AddressField("conflict")

"""Speakers and measures, as they may be written."""

from typing import Any

from rest_framework import serializers
from rest_framework.exceptions import PermissionDenied

from claimsdb.api.serializers.corpus_writes import RowWrite
from claimsdb.api.serializers.strict import Id, Strict, Text
from claimsdb.claims.models import Alias, Measure, Speaker

MOST_ALIASES = 200
MOST_WORDS = 500


class SpeakerWrite(RowWrite):
    """A speaker. Its other names, where they are given, become these and no others."""

    aliases = serializers.ListField(
        child=Text(max_length=300), max_length=MOST_ALIASES, required=False, help_text="Other names."
    )

    class Meta:
        model = Speaker
        fields = ["name", "kind", "wikidata", "aliases"]

    def columns(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Leave out the names that have rows of their own."""
        return {name: value for name, value in attrs.items() if name != "aliases"}

    def create(self, validated_data: dict[str, Any]) -> Speaker:
        """Store the speaker and its other names."""
        return self.called(super().create(validated_data), validated_data)

    def update(self, instance: Speaker, validated_data: dict[str, Any]) -> Speaker:
        """Store the speaker and its other names."""
        return self.called(super().update(instance, validated_data), validated_data)

    def called(self, speaker: Speaker, given: dict[str, Any]) -> Speaker:
        """Make the speaker's other names those given; taking one away needs the right to."""
        if "aliases" in given:
            names = set(given["aliases"])
            standing = {alias.name: alias for alias in Alias.objects.filter(speaker=speaker)}
            gone = [alias.pk for name, alias in standing.items() if name not in names]
            if gone and not self.context["request"].user.has_perm("claims.delete_alias"):
                raise PermissionDenied("Your role adds other names, and takes none away.")
            Alias.objects.filter(pk__in=gone).delete()
            Alias.objects.bulk_create([Alias(speaker=speaker, name=name) for name in sorted(names - standing.keys())])
        return speaker


class Merge(Strict):
    """Which speaker stands."""

    into = Id(queryset=Speaker.objects.all(), help_text="The speaker that this one is merged into.")


class MeasureWrite(RowWrite):
    """A measure."""

    words = serializers.ListField(
        child=Text(max_length=100), max_length=MOST_WORDS, required=False, help_text="Words that name it."
    )

    class Meta:
        model = Measure
        fields = ["slug", "name", "dimension", "base_unit", "cumulative", "words"]

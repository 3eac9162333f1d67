"""Who says it: speakers and their other names."""

from django.db import connections, models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from claimsdb.claims.names import folded
from claimsdb.corpus.fields import ChangedField, DerivedField, LineField, choices
from claimsdb.extraction.extraction import SpeakerKind

# From each speaker found, on to those merged into it, and to the one that it was merged into; in a ring, once round.
EVERY_NAME = """
WITH RECURSIVE found(id) AS ({speakers}
    UNION SELECT other.id FROM found JOIN claims_speaker own ON own.id = found.id
        JOIN claims_speaker other ON other.merged_into_id = own.id OR other.id = own.merged_into_id)
SELECT id FROM found
"""


class FoldedField(DerivedField):
    """Another field as names are compared."""

    derive = staticmethod(folded)


class SpeakerQuerySet(models.QuerySet["Speaker"]):
    """Speakers, asked for in words."""

    def standing(self) -> "SpeakerQuerySet":
        """Leave out those merged into another."""
        return self.merged(False)

    def merged(self, into_another: bool = True) -> "SpeakerQuerySet":
        """Those merged into another, or those not."""
        return self.filter(merged_into__isnull=not into_another)

    def called(self, name: str) -> "SpeakerQuerySet":
        """Speakers with this name or alias, whatever its accents and case."""
        return self.filter(Q(folded=folded(name)) | Q(aliases__folded=folded(name))).distinct()

    def under_every_name(self) -> set[int]:
        """Return the ids of these speakers, of what they are merged into and of all merged into those, in one query."""
        connection = connections[self.db]
        query = self.order_by().values("pk").query
        sql, params = query.get_compiler(connection=connection, elide_empty=False).as_sql()
        with connection.cursor() as cursor:
            cursor.execute(EVERY_NAME.format(speakers=sql), params)
            return {key for (key,) in cursor.fetchall()}

    def named_like(self, words: str) -> "SpeakerQuerySet":
        """Speakers with these words in their name or in an alias, whatever the accents and case."""
        within = folded(words)
        aliases = Alias.objects.filter(folded__contains=within)
        return self.filter(Q(folded__contains=within) | Q(pk__in=aliases.values("speaker")))

    def get_by_natural_key(self, name: str) -> "Speaker":
        """Return the speaker with this name."""
        return self.get(name=name)


class Speaker(models.Model):
    """Who says it: a person, an office, a group, a publication. Merged into another, it can be parted again."""

    name = LineField(max_length=300, unique=True, help_text="The full name, without titles.")
    folded = FoldedField(of="name", max_length=300, db_index=True)
    kind = models.CharField(max_length=20, choices=choices(SpeakerKind), default=SpeakerKind.PERSON.value)
    wikidata = models.CharField(max_length=20, blank=True, help_text="Its identifier there: Q57298.")
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="merged",
        help_text="The same speaker under another name. Clear it to part the two again.",
    )
    changed = ChangedField()

    history = HistoricalRecords(excluded_fields=["changed"])
    objects = SpeakerQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        indexes = [models.Index(fields=["changed", "id"], name="speaker_changed")]
        constraints = [
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")),
                name="speaker_merged_into_another",
                violation_error_message="A speaker cannot be merged into itself.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def standing(self) -> "Speaker":
        """The speaker that this one was merged into, however many merges on, or itself."""
        speaker, seen = self, {self.pk}
        while speaker.merged_into and speaker.merged_into.pk not in seen:
            speaker = speaker.merged_into
            seen.add(speaker.pk)
        return speaker

    def natural_key(self) -> tuple[str]:
        """Return what names this speaker in a fixture."""
        return (self.name,)


class AliasManager(models.Manager["Alias"]):
    """Finds an alias by its speaker and itself, for fixtures."""

    def get_by_natural_key(self, speaker: str, name: str) -> "Alias":
        """Return this other name of a speaker."""
        return self.get(speaker__name=speaker, name=name)


class Alias(models.Model):
    """Another name of a speaker: a spelling, a former name, an office."""

    speaker = models.ForeignKey(Speaker, on_delete=models.CASCADE, related_name="aliases")
    name = LineField(max_length=300)
    folded = FoldedField(of="name", max_length=300, db_index=True)

    objects = AliasManager()

    class Meta:
        verbose_name_plural = "aliases"
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["speaker", "name"], name="alias_once_per_speaker")]

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[str, str]:
        """Return what names this alias in a fixture."""
        return (*self.speaker.natural_key(), self.name)

    natural_key.dependencies = ["claims.speaker"]  # type: ignore[attr-defined]

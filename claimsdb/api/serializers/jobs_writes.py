"""Jobs, as they may be asked for: for each kind what it takes."""

from typing import Any

from rest_framework import serializers

from claimsdb.api.serializers.strict import UNFIT, Choice, Day, Id, Strict, Text, Url, unfit
from claimsdb.corpus.models import Article
from claimsdb.corpus.readers.draft import SIZE_LIMIT
from claimsdb.exchange.catalogue import FORMATS, READABLE
from claimsdb.jobs.models import Job


def small_enough(words: str) -> None:
    """Refuse more than an article may have."""
    if len(words.encode()) > SIZE_LIMIT:
        raise serializers.ValidationError(f"Give at most {SIZE_LIMIT:,} bytes.", code=UNFIT)


class Asked(Strict):
    """A job that takes nothing but its kind."""

    @classmethod
    def of(cls, kind: Job.Kind) -> type["Asked"]:
        """Return the serializer of one kind, named after it: ``ReadJob``."""
        body = {"kind": Choice(choices=[kind.value]), "__doc__": f"A job to {kind}."}
        return type(f"{kind.capitalize()}Job", (cls,), body)


class Ingest(Asked):
    """An article to be stored, extracted and cross-referenced: given, or fetched from an address."""

    text = Text(required=False, validators=[small_enough], help_text="The article as text.")
    html = Text(required=False, validators=[small_enough], help_text="The article as HTML, out of which it is taken.")
    url = Url(required=False, max_length=2000, help_text="An address that the server fetches.")
    source = Text(  # type: ignore[assignment]  # DRF takes it off the class
        required=False, max_length=200, help_text="The slug or name of the source; made if new."
    )
    title = Text(required=False, max_length=500)
    authors = Text(required=False, max_length=500, help_text="Who wrote it.")
    language = serializers.RegexField(r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,4})?$", required=False, help_text="BCP 47.")
    published = Day(required=False, help_text="The day it was first published.")
    original_url = Url(required=False, max_length=2000, help_text="Its own address on the web.")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Ask for one way to the article, and no more."""
        if len({"text", "html", "url"} & set(attrs)) != 1:
            raise unfit({"text": "Give one of text, html and url."})
        return attrs


class Read(Asked):
    """An article to be extracted and cross-referenced."""

    article = Id(queryset=Article.objects.all())


class Export(Asked):
    """A file to be written, of all that the person may see."""

    format = Choice(choices=list(FORMATS))


class Import(Asked):
    """A file to be read, wholly or not at all."""

    format = Choice(choices=list(READABLE))
    content = Text(validators=[small_enough], help_text="The file, as text.")
    source = Text(  # type: ignore[assignment]  # DRF takes it off the class
        required=False, max_length=200, help_text="The slug or name of the source; made if new."
    )


JOB_WRITES: dict[str, type[Asked]] = {
    kind.value: form.of(kind)
    for kind, form in {
        Job.Kind.INGEST: Ingest,
        Job.Kind.READ: Read,
        Job.Kind.EXTRACT: Asked,
        Job.Kind.CROSSREF: Asked,
        Job.Kind.EXPORT: Export,
        Job.Kind.IMPORT: Import,
    }.items()
}

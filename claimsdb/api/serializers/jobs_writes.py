"""Jobs, as they may be asked for: for each kind what it takes."""

from base64 import b64decode
from typing import Any

from rest_framework import serializers

from claimsdb.api.serializers.strict import UNFIT, Choice, Day, Id, Strict, Text, Url, YesOrNo, unfit
from claimsdb.corpus.models import Article
from claimsdb.corpus.readers.draft import SIZE_LIMIT
from claimsdb.exchange.catalogue import FORMATS, READABLE
from claimsdb.jobs.models import Job

# The lists that can be exported.
LISTS = ["sources", "articles", "speakers", "measures", "mentions", "quotations", "claims", "links", "decisions"]
LISTS += ["questions", "conflicts"]

# As an address has it.
LONGEST_QUERY = 8_000

# Base64 takes four letters for three bytes.
LONGEST_BASE64 = SIZE_LIMIT * 4 // 3 + 4


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
    """A file to be written: of all that the person may see, or of what a list holds, with what belongs to it."""

    format = Choice(choices=list(FORMATS))
    rows = Choice(choices=LISTS, required=False, help_text="The list; left out, everything.")
    query = Text(
        required=False, max_length=LONGEST_QUERY, help_text="The list's filters: measure=deaths&state=accepted."
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Ask for a list where there are filters."""
        if "query" in attrs and "rows" not in attrs:
            raise unfit({"rows": "Say of which list these are the filters."})
        return attrs


class Import(Asked):
    """A file to be read, wholly or not at all."""

    format = Choice(choices=list(READABLE))
    content = Text(required=False, validators=[small_enough], help_text="The file, as text.")
    content_base64 = serializers.RegexField(
        r"^[A-Za-z0-9+/]+={0,2}$",
        required=False,
        max_length=LONGEST_BASE64,
        help_text="The file, as bytes in base64: a .zip for formats of several files.",
    )
    source = Text(  # type: ignore[assignment]  # DRF takes it off the class
        required=False, max_length=200, help_text="The slug or name of the source; made if new."
    )
    engine = Text(required=False, max_length=100, help_text="What suggested the mentions, where the file does not say.")
    labels = serializers.DictField(
        child=Text(max_length=100), required=False, help_text="What a tool's label is here: claim, speaker, skip."
    )
    mine = YesOrNo(required=False, help_text="Take all that is marked for your own work: accepted, and links decided.")
    make_people = YesOrNo(required=False, help_text="Make the users that the file names, inactive.")
    utf16 = YesOrNo(required=False, help_text="Offsets count UTF-16 units, where the file does not tell.")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Ask for the file once, and make its bytes of it."""
        given = {"content", "content_base64"} & set(attrs)
        if len(given) != 1:
            raise unfit({"content": "Give one of content and content_base64."})
        try:
            attrs["file"] = (
                b64decode(attrs.pop("content_base64"), validate=True)
                if "content" not in attrs
                else (attrs.pop("content").encode())
            )
        except ValueError as error:
            raise unfit({"content_base64": "This is no base64."}) from error
        return attrs


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

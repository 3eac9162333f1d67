"""Files and addresses in, articles out: the one place where the readers meet the database."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db import DatabaseError, DataError, IntegrityError, transaction
from django.db.models import Q
from django.utils.text import slugify

from claimsdb.corpus.fetch import Gate, fetch
from claimsdb.corpus.fields import refuse_unstorable
from claimsdb.corpus.models import Article, Source, digest
from claimsdb.corpus.readers.decode import decode
from claimsdb.corpus.readers.draft import Draft, Reading, SourceDetails, UnreadableError
from claimsdb.corpus.readers.folders import READERS, Failure, File, PassedOver, find, in_words, is_address, shown
from claimsdb.corpus.readers.html_file import html_draft
from claimsdb.corpus.readers.text_file import text_draft

Progress = Callable[[int, int], object]


@dataclass
class IngestReport:
    """What came of it: how many articles were read, how many were there already, and what failed."""

    read: int = 0
    skipped: int = 0
    failures: list[Failure] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        line = f"Read {self.read}, skipped {self.skipped}, failed {len(self.failures)}"
        return f"{line}, passed over {len(self.passed_over)} of other formats." if self.passed_over else f"{line}."


def silent(done: int, total: int) -> None:
    """Show no progress."""


def ingest(
    paths: Iterable[str | Path], *, source: str = "", progress: Progress = silent, gate: Gate | None = None
) -> IngestReport:
    """Store the articles of files, folders and addresses, one transaction each; leave out those that are there.

    ``source`` is the slug or the name of a source for articles that name none. ``progress`` is told, after each
    article, how many bytes of how many are done. Nothing that is wrong with a file raises: it is in the report.
    """
    report = IngestReport()
    files, given = [], list(paths)
    for found in find(given):
        match found:
            case File():
                files.append(found)
            case Failure():
                report.failures.append(found)
            case PassedOver():
                report.passed_over.append(found.where)
    addresses = [str(path) for path in given if is_address(path)]
    done, total = 0, sum(file.size for file in files)
    for file in files:
        for reading in readings(file):
            take(reading, file, source, report)
            progress(done := done + reading.size, total)
    for address in addresses:
        take_address(address, source, report, gate)
    return report


def take_address(url: str, source: str, report: IngestReport, gate: Gate | None = None) -> None:
    """Fetch one address, store its article, and count what came of it."""
    try:
        kept = keep(fetched_draft(url, gate), source)
    except (UnreadableError, ValidationError, DataError, IntegrityError) as error:
        report.failures.append(Failure(url, faults(error) if not isinstance(error, UnreadableError) else str(error)))
        return
    report.read += kept.new
    report.skipped += not kept.new


def fetched_draft(url: str, gate: Gate | None = None) -> Draft:
    """Return the article of the page at an address. Raises UnreadableError."""
    page = fetch(url, gate)
    if page.media_type == "text/plain":
        draft = text_draft(decode(page.data, page.charset))
    else:
        draft = html_draft(page.data, page.charset)
    # Where it was fetched from, not where it says that it is: a page must not pass for another's.
    claimed = publisher(draft.url)
    source = draft.source if claimed == publisher(page.url) else None
    return replace(draft, url=page.url, source=source)


@dataclass(frozen=True, slots=True)
class Kept:
    """An article that is stored now, and whether it is new."""

    article: Article
    new: bool


def keep(draft: Draft, source: str = "") -> Kept:
    """Store an article that came without a file. Raises ValidationError."""
    details = draft.source or chosen(source) or publisher(draft.url) or SourceDetails(name="Unknown source")
    draft = replace(draft, source=details)
    new = store(draft, source, Path())
    return Kept(Article.objects.without_text().get(source=found_source(details), sha256=digest(draft.text)), new)


def readings(file: File) -> Iterator[Reading]:
    """Give what a file holds, with what its folder's manifest knows of it."""
    try:
        for reading in READERS[file.path.suffix.lower()](file.path):
            if file.known and reading.draft:
                reading = replace(reading, draft=replace(file.known, text=reading.draft.text))
            yield reading
    except (OSError, UnreadableError) as error:
        yield Reading(trouble=in_words(error), size=file.size)


def take(reading: Reading, file: File, source: str, report: IngestReport) -> None:
    """Store one reading's article, and count what came of it."""
    where = shown(file.path) if reading.line is None else f"{shown(file.path)}, line {reading.line}"
    if reading.draft is None:
        report.failures.append(Failure(where, reading.trouble))
        return
    try:
        if store(reading.draft, source, file.path):
            report.read += 1
        else:
            report.skipped += 1
    except (ValidationError, DataError, IntegrityError) as error:
        report.failures.append(Failure(where, faults(error)))


def store(draft: Draft, source: str, path: Path) -> bool:
    """Store an article and, if need be, its source, all or nothing; return False where it is there already."""
    details = draft.source or chosen(source) or publisher(draft.url)
    check(draft, details or unknown(path))
    sha256 = digest(draft.text)
    if details is None and Article.objects.filter(sha256=sha256).exists():
        return False
    with transaction.atomic():
        published_by = kept(details or unknown(path))
        same = Article.objects.filter(source=published_by, sha256=sha256)
        if same.exists():
            return False
        article = article_of(draft, published_by)
        article.clean_fields(exclude=["source", "sha256"])
        try:
            with transaction.atomic():
                article.save()
        except IntegrityError:
            if same.exists():  # another process stored it meanwhile
                return False
            raise
    return True


def check(draft: Draft, source: SourceDetails) -> None:
    """Raise ValidationError, naming the field, for words that some database or reader could not hold."""
    named = {each.name: getattr(draft, each.name) for each in fields(draft)}
    named |= {f"source {each.name}": getattr(source, each.name) for each in fields(source)}
    for name, words in named.items():
        if isinstance(words, str):
            try:
                refuse_unstorable(words)
            except ValidationError as error:
                raise ValidationError({name: error.messages}) from error


def article_of(draft: Draft, source: Source) -> Article:
    """Return the article of a draft, not yet stored."""
    return Article(
        source=source,
        text=draft.text,
        title=draft.title,
        url=draft.url,
        authors=draft.authors,
        published=draft.published,
        language=draft.language,
    )


def chosen(source: str) -> SourceDetails | None:
    """Return the source that the caller names for articles that name none."""
    return SourceDetails(name=source) if source else None


def publisher(url: str) -> SourceDetails | None:
    """Return the source that an article's address tells: its host."""
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return None
    return SourceDetails(name=host, kind="website", homepage=f"https://{host}/") if host else None


def unknown(path: Path) -> SourceDetails:
    """Return a stand-in for a source that nothing names: one a file, lest two files pass for one origin."""
    parent, name = path.absolute().parts[-2:]
    return SourceDetails(name=f"Unknown source ({shown(parent)}/{shown(name)})"[:200])


def kept(details: SourceDetails) -> Source:
    """Return the stored source of this slug or name, made where there is none. What people edited stays."""
    if known := found_source(details):
        return known
    slug = slug_of(details)
    source = Source(slug=slug, name=details.name, kind=details.kind, country=details.country, homepage=details.homepage)
    try:
        source.full_clean()
    except ValidationError as error:
        raise ValidationError(f"source: {faults(error)}") from error
    columns = {"name": source.name, "kind": source.kind, "country": source.country, "homepage": source.homepage}
    return Source.objects.get_or_create(slug=slug, defaults=columns)[0]


def slug_of(details: SourceDetails) -> str:
    """Return the slug of a source, made from its name where none is given."""
    return details.slug or slugify(re.sub(r"\W", " ", details.name))[:200] or f"source-{digest(details.name)[:12]}"


def found_source(details: SourceDetails) -> Source | None:
    """Return the stored source of this slug or name, if there is one."""
    named = Q(slug=slug_of(details)) | Q(slug=details.name) | Q(name=details.name)
    return Source.objects.filter(named).order_by("id").first()


def faults(error: ValidationError | DatabaseError) -> str:
    """Return what is wrong in one line, each fault under the name of its field."""
    if isinstance(error, DatabaseError):
        return f"the database refuses it: {error}".strip()
    if hasattr(error, "error_dict"):
        return "; ".join(f"{name}: {' '.join(messages)}" for name, messages in error.message_dict.items())
    return " ".join(error.messages)

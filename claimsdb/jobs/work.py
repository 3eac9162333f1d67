"""What jobs do: for each kind a function from the job to what came of it. Each may be run again and doubles nothing."""

import tempfile
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.utils.module_loading import import_string

from claimsdb.claims.extract import ExtractReport, engine, extract_articles
from claimsdb.claims.models import Mention
from claimsdb.corpus.ingest import fetched_draft, keep
from claimsdb.corpus.models import Article
from claimsdb.corpus.readers.draft import Draft, SourceDetails
from claimsdb.corpus.readers.html_file import html_draft
from claimsdb.corpus.readers.text_file import text_draft
from claimsdb.exchange.catalogue import FORMATS
from claimsdb.exchange.exporting import export
from claimsdb.exchange.importing import import_file
from claimsdb.exchange.options import Options
from claimsdb.exchange.report import ImportReport
from claimsdb.exchange.stored.selection import everything, of
from claimsdb.exchange.stored.writing import Refused
from claimsdb.jobs.models import Job, JobFile
from claimsdb.links.suggest import crossref, crossref_new, stale_articles

Result = dict[str, Any]


class JobRefusedError(ValueError):
    """A job cannot be done, for a reason that is told in words; ``result`` has it by places, where there are any."""

    def __init__(self, message: str, result: Result | None = None) -> None:
        super().__init__(message)
        self.result = result or {}


class Progress:
    """How far a job is: told by the work, read by the heartbeat."""

    def __init__(self) -> None:
        self.done, self.total = 0, 0

    def __call__(self, done: int, total: int) -> None:
        """So much of so much is done."""
        self.done, self.total = done, total

    def step(self) -> None:
        """One more is done."""
        self.done += 1

    def told(self) -> tuple[int, int]:
        """Return how much of how much is done."""
        done, total = self.done, self.total
        return (min(done, total), total) if total else (done, 0)


def ingest(job: Job, progress: Progress) -> Result:
    """Store the article that was posted, or that stands at the address, and read it."""
    asked = job.asked
    kept = keep(named(draft_of(asked), asked), asked.get("source", ""))
    return {"article": kept.article.pk, "new": kept.new} | read_article(kept.article.pk, progress)


def draft_of(asked: dict[str, Any]) -> Draft:
    """Return the article that was asked for: as text, as HTML, or at an address."""
    if "text" in asked:
        return text_draft(asked["text"])
    if "html" in asked:
        return html_draft(asked["html"].encode())
    return fetched_draft(asked["url"])


def named(draft: Draft, asked: dict[str, Any]) -> Draft:
    """Return the draft with what the caller says of it, which goes before what the page says of itself."""
    said = {name: asked[name] for name in ("title", "authors", "language") if asked.get(name)}
    if asked.get("published"):
        said["published"] = date.fromisoformat(asked["published"])
    if asked.get("original_url"):
        said["url"] = asked["original_url"]
    if asked.get("source"):
        said["source"] = SourceDetails(name=asked["source"])
    return Draft(**{name: getattr(draft, name) for name in Draft.__slots__} | said)


def read(job: Job, progress: Progress) -> Result:
    """Extract one article and cross-reference it."""
    return read_article(job.asked["article"], progress)


def read_article(key: int, progress: Progress) -> Result:
    """Extract an article, and suggest its links."""
    progress(0, 2)
    article = Article.objects.filter(pk=key).first()
    if article is None:
        raise JobRefusedError(f"Article {key} is gone.")
    extracted = extract_articles([article])
    progress(1, 2)
    if extracted.failures:
        raise JobRefusedError(extracted.failures[0][1])
    linked = crossref_new(key)
    progress(2, 2)
    return {"article": key} | of_extract(extracted) | {"links_suggested": linked.added}


def of_extract(report: ExtractReport) -> Result:
    """Return what came of extracting, as numbers."""
    return {"mentions_found": report.found, "mentions_added": report.added, "mentions_dropped": report.dropped}


def extract(job: Job, progress: Progress) -> Result:
    """Extract every article that this engine has not read."""
    unread = Article.objects.unread(engine()).order_by("pk")
    progress(0, unread.count())
    report = extract_articles(unread.iterator(chunk_size=100), progress=progress.step)
    failures = [f"{article}: {why}" for article, why in report.failures]
    return {"articles": report.articles} | of_extract(report) | {"failures": failures[:50]}


def cross_reference(job: Job, progress: Progress) -> Result:
    """Suggest links for every mention that is new or changed."""
    progress(0, len(stale_articles()))
    return asdict(crossref(progress=progress.step))


def export_rows(job: Job, progress: Progress) -> Result:
    """Write all that the person may see in a format, or what a list holds of it, for the file to be fetched."""
    name, person = job.asked["format"], job.person or AnonymousUser()
    visible = Mention.objects.visible_to(person)
    if "rows" in job.asked:
        selection = of(import_string(settings.EXPORTED_ROWS)(person, job.asked), visible)
    else:
        selection = everything(visible)
    content = b"".join(export(name, selection, progress))
    file = {
        "name": f"claimsdb-{name}.{FORMATS[name].ending}",
        "media_type": FORMATS[name].media_type,
        "content": content,
    }
    JobFile.objects.update_or_create(job=job, defaults=file)
    return {"bytes": len(content)}


def import_rows(job: Job, progress: Progress) -> Result:
    """Read the file that was posted, wholly or not at all."""
    names = ("engine", "source", "labels", "make_people", "utf16")
    me = job.person.username if job.person else ""
    said = {name: job.asked[name] for name in names if job.asked.get(name)}
    options = Options(by=me, person=me if job.asked.get("mine") else "", **said)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / Path(job.file.name).name
        path.write_bytes(bytes(job.file.content))
        try:
            report = import_file(job.asked["format"], path, options, lambda done: progress(done, 0))
        except Refused as error:
            raise JobRefusedError(*refusal(error.report)) from error
        except (OSError, ValidationError) as error:
            raise JobRefusedError(str(error)) from error
    return {"added": report.added, "there": report.there, "passed_over": report.passed_over}


def refusal(report: ImportReport) -> tuple[str, Result]:
    """Return what is wrong with a file: in words, and place by place."""
    troubles = [{"where": each.where, "message": each.message} for each in report.troubles]
    return "; ".join(map(str, report.troubles[:10])), {"wrong": report.wrong, "troubles": troubles}


WORK: dict[Job.Kind, Callable[[Job, Progress], Result]] = {
    Job.Kind.INGEST: ingest,
    Job.Kind.READ: read,
    Job.Kind.EXTRACT: extract,
    Job.Kind.CROSSREF: cross_reference,
    Job.Kind.EXPORT: export_rows,
    Job.Kind.IMPORT: import_rows,
}

"""Sources, speakers, measures and articles in."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError

from claimsdb.claims.models import Alias, Measure, Speaker
from claimsdb.corpus.ingest import faults, kept
from claimsdb.corpus.models import Article, digest
from claimsdb.corpus.readers.draft import SourceDetails
from claimsdb.exchange.report import Wrong
from claimsdb.exchange.rows import ArticleRow, MeasureRow, SourceRow, SpeakerRow
from claimsdb.exchange.stored.known import Known
from claimsdb.exchange.stored.waiting import Located, Waiting

# What an article may lead to that is not in a part of a database, as the report calls it.
OUTSIDE = {"revises": "revised articles", "derived_from": "copied articles"}


def take_sources(rows: list[Located[SourceRow]], known: Known, waiting: Waiting) -> None:
    """Find each source by its slug or its name, or make it."""
    known.find_sources(row.slug for _, row in rows)
    for where, row in rows:
        if row.slug in known.sources:
            known.report.count("sources", 0, 1)
            continue
        details = SourceDetails(name=row.name, slug=row.slug, kind=row.kind, country=row.country, homepage=row.homepage)
        try:
            source = kept(details)
        except ValidationError as error:
            known.report.trouble(where, faults(error))
            known.failed.add(row.slug)
            continue
        known.sources[row.slug] = source.pk
        known.report.count("sources", int(source.slug == row.slug), int(source.slug != row.slug))


def take_speakers(rows: list[Located[SpeakerRow]], known: Known, waiting: Waiting) -> None:
    """Find each speaker by its name, or make it with its other names."""
    names = {row.name for _, row in rows}
    there = set(Speaker.objects.filter(name__in=names).values_list("name", flat=True))
    fresh = {row.name: row for _, row in rows if row.name not in there}
    made = Speaker.objects.bulk_create(
        [Speaker(name=row.name, kind=row.kind, wikidata=row.wikidata) for row in fresh.values()]
    )
    known.made[Speaker] += [speaker.pk for speaker in made]
    Alias.objects.bulk_create(
        [Alias(speaker=speaker, name=name) for speaker in made for name in dict.fromkeys(fresh[speaker.name].aliases)]
    )
    known.speakers |= Speaker.objects.filter(name__in=names).values_list("name", "pk")
    for where, row in rows:
        if row.merged_into and row.name in fresh:
            waiting.merges.append((where, (known.speakers[row.name], row.merged_into)))
    known.report.count("speakers", len(fresh), len(rows) - len(fresh))


def take_measures(rows: list[Located[MeasureRow]], known: Known, waiting: Waiting) -> None:
    """Find each measure by its slug, or make it."""
    known.find_measures(row.slug for _, row in rows)
    fresh = {row.slug: row for _, row in rows if row.slug not in known.measures}
    made = Measure.objects.bulk_create(
        [
            Measure(
                slug=row.slug,
                name=row.name,
                dimension=row.dimension,
                base_unit=row.base_unit,
                cumulative=row.cumulative,
                words=row.words,
            )
            for row in fresh.values()
        ]
    )
    known.made[Measure] += [measure.pk for measure in made]
    known.measures |= {measure.slug: measure.pk for measure in made}
    known.report.count("measures", len(made), len(rows) - len(made))


def take_articles(rows: list[Located[ArticleRow]], known: Known, waiting: Waiting) -> None:
    """Find each article by its source and its text, or store it."""
    known.find_sources(row.source for _, row in rows)
    fresh: dict[str, tuple[str, Article, ArticleRow]] = {}
    known.find_articles(row.key for _, row in rows)
    there = stored(row for _, row in rows)
    for where, row in rows:
        try:
            article = article_of(row, known)
        except Wrong as error:
            known.report.trouble(where, str(error))
            known.failed.add(row.key)
            continue
        standing = there.get((article.source_id, article.sha256))
        if standing or row.key in fresh:
            known.articles.setdefault(row.key, standing or 0)
            known.report.count("articles", 0, 1)
        elif article.source_id:
            fresh[row.key] = (where, article, row)
    Article.objects.bulk_create(article for _, article, _ in fresh.values())
    known.made[Article] += [article.pk for _, article, _ in fresh.values()]
    known.articles |= {key: article.pk for key, (_, article, _) in fresh.items()}
    dated = [(article, row) for _, article, row in fresh.values() if row.added]
    for article, row in dated:
        article.added = row.added  # type: ignore[assignment]
    Article.objects.bulk_update([article for article, _ in dated], ["added"], batch_size=200)
    for where, article, row in fresh.values():
        if row.revises:
            waiting.revisions.append((where, (article.pk, row.revises)))
        if row.derived_from:
            waiting.copies.append((where, (article.pk, row.derived_from)))
    known.report.count("articles", len(fresh), 0)


def stored(rows: Iterable[ArticleRow]) -> dict[tuple[int, str], int]:
    """Return the articles that have the texts of these rows, by source and digest."""
    wanted = {digest(row.text) if row.text else row.sha256 for row in rows}
    found = Article.objects.filter(sha256__in=wanted).values_list("source", "sha256", "pk")
    return {(source, sha256): pk for source, sha256, pk in found}


def article_of(row: ArticleRow, known: Known) -> Article:
    """Return the unsaved article of a row. Raises Wrong."""
    source = known.sources.get(row.source)
    if source is None and row.source not in known.failed:
        raise Wrong(f"no source has the slug {row.source!r}: put it in the file, above", "source")
    sha256 = digest(row.text) if row.text else row.sha256
    if row.sha256 and row.sha256 != sha256:
        raise Wrong("it is not the digest of the text: one of the two was changed", "sha256")
    article = Article(
        source_id=source or 0,
        title=row.title,
        url=row.url,
        authors=row.authors,
        published=row.published,
        language=row.language,
        text=row.text,
        sha256=sha256,
        extracted_by=row.extracted_by,
    )
    if row.text:
        try:
            article.clean_fields(exclude=["source", "sha256"])
        except ValidationError as error:
            raise Wrong(faults(error)) from error
    return article


def finish(known: Known, waiting: Waiting) -> None:
    """Let speakers and articles lead to those that came after them."""
    for where, (speaker, name) in waiting.merges:
        into = known.speakers.get(name) or Speaker.objects.filter(name=name).values_list("pk", flat=True).first()
        if into is None:
            known.report.trouble(where, f"merged_into: no speaker is called {name!r}")
        elif into != speaker:
            Speaker.objects.filter(pk=speaker).update(merged_into=into)
    for column, pairs in (("revises", waiting.revisions), ("derived_from", waiting.copies)):
        known.find_articles(key for _, (_, key) in pairs)
        for _, (article, key) in pairs:
            if key in known.articles:
                Article.objects.filter(pk=article).update(**{column: known.articles[key]})
            else:
                known.report.pass_over(f"{OUTSIDE[column]} that are not there")

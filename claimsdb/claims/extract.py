"""Text in, mentions out: the one place where extraction meets the database.

An engine owns its untouched suggestions and nothing else. Reading an article again updates those that it finds again,
adds the new, drops those that it no longer finds, and leaves alone whatever a person accepted, rejected or worked on:
neither those words nor words that mostly overlap them are suggested a second time.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from claimsdb import __version__
from claimsdb.claims.changes import tell
from claimsdb.claims.findings import keep_findings, same_engine
from claimsdb.claims.models import Claim, Measure, Mention, Quotation, Speaker
from claimsdb.claims.speakers import find_or_make_speakers, named
from claimsdb.corpus.models import Article
from claimsdb.extraction import language
from claimsdb.extraction.claims.measures import DEFAULT, MeasureTable
from claimsdb.extraction.claims.measures import Measure as MeasureRow
from claimsdb.extraction.extract import extract_many
from claimsdb.extraction.extraction import ExtractedClaim, ExtractedQuotation, Extraction, Text

# Two spans of a kind are the same suggestion where they share at least half of the characters that either covers.
SAME_SPAN = 0.5

MENTION_FIELDS = ["speaker_id", "speaker_start", "speaker_end", "cue", "via_id", "origin", "confidence"]
QUOTATION_FIELDS = ["style", "continues_id"]
CLAIM_FIELDS = [
    *["measure_id", "subject", "place", "value", "low", "high", "comparator", "unit"],
    *["base_value", "base_low", "base_high", "base_unit", "period_start", "period_end", "quotation_id"],
    *["hedge", "converts_id"],
]

Found = ExtractedQuotation | ExtractedClaim
Span = tuple[str, int, int]
Holder = Callable[[Found], Mention | None]


@dataclass
class ExtractReport:
    """What a run did: articles read, mentions found in them, and rows added, changed and dropped."""

    articles: int = 0
    found: int = 0
    added: int = 0
    changed: int = 0
    dropped: int = 0
    failures: list[tuple[Article, str]] = field(default_factory=list)

    def count(self, found: int, added: int, changed: int, dropped: int) -> None:
        """Count one more article; ``changed`` are the rows that were there before."""
        self.articles += 1
        self.found += found
        self.added += added
        self.changed += changed
        self.dropped += dropped


def engine() -> str:
    """Return the name and version of what reads, as mentions and articles record it."""
    return f"claimsdb {__version__} with {settings.CLAIMSDB_LANGUAGE_MODEL}"


def text_of(article: Article) -> Text:
    """Return an article as the plain verbs read it."""
    return Text(article.pk, article.text, article.title, article.published)


MEASURE_FIELDS = ["slug", "name", "dimension", "base_unit", "cumulative"]


def measure_table() -> MeasureTable:
    """Return the measures as the database holds them, people's own included; one without any gets the shipped ones."""
    if not Measure.objects.exists():
        Measure.objects.bulk_create(
            Measure(words=list(row.words), **{name: getattr(row, name) for name in MEASURE_FIELDS}) for row in DEFAULT
        )
    # The order of making is the order of preference, in the shipped table as here.
    return MeasureTable(
        MeasureRow(words=tuple(measure.words), **{name: getattr(measure, name) for name in MEASURE_FIELDS})
        for measure in Measure.objects.order_by("pk")
    )


def extract_articles(
    articles: Iterable[Article], *, processes: int = 1, progress: Callable[[], object] = lambda: None
) -> ExtractReport:
    """Read these articles, one transaction each; ``progress`` is called after every one."""
    report = ExtractReport()
    reading: dict[int | str, Article] = {}

    def texts() -> Iterator[Text]:
        for article in articles:
            try:
                language.check_length(article.text)
            except ValueError as error:
                report.failures.append((article, str(error)))
                continue
            reading[article.pk] = article
            yield text_of(article)

    nlp = language.pipeline(settings.CLAIMSDB_LANGUAGE_MODEL)
    for text, extraction in extract_many(texts(), nlp=nlp, measures=measure_table(), processes=processes):
        store(reading.pop(text.id), extraction, report)
        progress()
    return report


@transaction.atomic
def store(article: Article, extraction: Extraction, report: ExtractReport, by: str = "") -> None:
    """Make an engine's untouched suggestions in an article those of this extraction, and count what that took.

    ``by`` is the engine's name and version: our own where none is given. What another engine suggested stays as it is.
    """
    by = by or engine()
    Article.objects.select_for_update().get(pk=article.pk)
    untouched, taken = standing_in(article, by)
    found: list[Found] = [*extraction.quotations, *extraction.claims]
    wanted = {span(item): item for item in found if not same_words(span(item), taken)}

    gone = [mention.pk for key, mention in untouched.items() if key not in wanted]
    Mention.objects.filter(pk__in=gone).delete()
    speakers = find_or_make_speakers(named(item.attribution for item in found))
    mentions = {key: mention_of(article, item, speakers, by) for key, item in wanted.items()}
    for key in untouched.keys() & mentions.keys():
        mentions[key].pk = untouched[key].pk
    changed = keep_up(Mention, mentions.values(), MENTION_FIELDS)

    def holder(item: Found) -> Mention | None:
        return mentions.get(span(item)) or same_words(span(item), taken)

    changed |= store_details(extraction, mentions, holder)
    record(article, changed, by)
    keep_findings(article, by, [(item, holder(item)) for item in found])
    added = mentions.keys() - untouched.keys()
    report.count(len(found), len(added), len(changed) - len(added), len(gone))


def standing_in(article: Article, by: str) -> tuple[dict[Span, Mention], list[Mention]]:
    """Return what stands in an article: what this engine may replace, by its words, and what it may not."""
    untouched, taken = {}, []
    for mention in Mention.objects.shared().in_article(article):
        if is_untouched(mention) and same_engine(mention.origin, by):
            untouched[span(mention)] = mention
        else:
            taken.append(mention)
    return untouched, taken


def record(article: Article, changed: set[int], by: str) -> None:
    """Tell whoever follows these mentions that they changed, and that our own engine has read their article."""
    now = timezone.now()
    # A mention's stamp tells what follows it (links) that its figures changed, even where its words did not.
    Mention.objects.filter(pk__in=changed).update(changed=now)
    tell(changed)
    if by == engine():
        Article.objects.filter(pk=article.pk).update(extracted_by=by, changed=now)


def store_details(extraction: Extraction, mentions: Mapping[Span, Mention], holder: Holder) -> set[int]:
    """Store the quotations and claims on these saved mentions; returns the keys of those made or changed.

    ``holder`` tells which mention, the engine's or a person's, stands on the words of an extracted item.
    """
    fresh = [item for item in extraction.quotations if span(item) in mentions]
    quotations = [quotation_of(item, mentions[span(item)], extraction, holder) for item in fresh]
    measures = dict(Measure.objects.values_list("slug", "pk"))
    counted = [item for item in extraction.claims if span(item) in mentions]
    claims = [claim_of(item, mentions[span(item)], extraction, holder, measures) for item in counted]
    return keep_up(Quotation, quotations, QUOTATION_FIELDS) | keep_up(Claim, claims, CLAIM_FIELDS)


def is_untouched(mention: Mention) -> bool:
    """Whether the engine may still replace it."""
    return mention.state == Mention.State.SUGGESTED and not mention.touched


def span(item: Found | Mention) -> Span:
    """Return what tells one mention of an article from another: its kind and its offsets."""
    if isinstance(item, Mention):
        return item.kind, item.start, item.end
    kind = Mention.Kind.QUOTATION if isinstance(item, ExtractedQuotation) else Mention.Kind.CLAIM
    return kind.value, item.start, item.end


def same_words(wanted: Span, mentions: Iterable[Mention]) -> Mention | None:
    """Return the mention of the same kind that stands on mostly the same words."""
    kind, start, end = wanted
    for mention in mentions:
        shared = min(end, mention.end) - max(start, mention.start)
        if mention.kind == kind and shared >= SAME_SPAN * (max(end, mention.end) - min(start, mention.start)):
            return mention
    return None


def keep_up(model: type[models.Model], fresh: Iterable[models.Model], fields: list[str]) -> set[int]:
    """Make or mend rows until they equal the fresh ones; returns the keys of those made or changed."""
    rows = list(fresh)
    standing = model._default_manager.in_bulk([row.pk for row in rows if row.pk])
    new = [row for row in rows if row.pk not in standing]
    other = [
        row
        for row in rows
        if row.pk in standing and any(getattr(row, name) != getattr(standing[row.pk], name) for name in fields)
    ]
    model._default_manager.bulk_create(new)
    if other:
        model._default_manager.bulk_update(other, [name.removesuffix("_id") for name in fields])
    return {row.pk for row in [*new, *other]}


def mention_of(article: Article, item: Found, speakers: Mapping[str, Speaker], by: str = "") -> Mention:
    """Return the unsaved mention that an extracted item stands on."""
    said = item.attribution
    kind, start, end = span(item)
    mention = Mention(
        article=article,
        kind=kind,
        start=start,
        end=end,
        speaker=speakers.get(said.speaker),
        speaker_start=said.speaker_start,
        speaker_end=said.speaker_end,
        cue=said.cue[:200],
        via=speakers.get(said.via),
        origin=by or engine(),
        confidence=item.confidence,
    )
    mention.anchor()
    return mention


def key_at(index: int | None, items: Sequence[Found], holder: Holder) -> int | None:
    """Return the key of the mention that holds the item at an index; None where there is none."""
    mention = holder(items[index]) if index is not None else None
    return mention.pk if mention is not None else None


def quotation_of(item: ExtractedQuotation, mention: Mention, extraction: Extraction, holder: Holder) -> Quotation:
    """Return the unsaved quotation on a saved mention."""
    continues = key_at(item.continues, extraction.quotations, holder)
    return Quotation(mention=mention, style=item.style.value, continues_id=continues)


def claim_of(
    item: ExtractedClaim, mention: Mention, extraction: Extraction, holder: Holder, measures: Mapping[str, int]
) -> Claim:
    """Return the unsaved claim on a saved mention; ``measures`` are the database's keys by slug."""
    claim = Claim(
        mention=mention,
        measure_id=measures.get(item.measure),
        subject=item.subject[:300],
        place=item.place[:200],
        value=item.value,
        low=item.low,
        high=item.high,
        comparator=item.comparator.value,
        unit=item.unit,
        period_start=item.period.start if item.period else None,
        period_end=item.period.end if item.period else None,
        quotation_id=key_at(item.quotation, extraction.quotations, holder),
        hedge=item.hedge.value if item.hedge else "",
        converts_id=key_at(item.converts, extraction.claims, holder),
    )
    claim.set_base()
    return claim

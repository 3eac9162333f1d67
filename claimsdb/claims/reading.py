"""A person's selection in, an unsaved mention out: the words read as the engine reads them."""

from dataclasses import dataclass, replace
from functools import lru_cache
from threading import Lock
from typing import Any, TypeVar

from django.conf import settings
from spacy.tokens import Doc

from claimsdb.claims.extract import claim_of, measure_table, mention_of, quotation_of, text_of
from claimsdb.claims.models import Measure, Mention, MentionQuerySet
from claimsdb.claims.speakers import find_speakers, named
from claimsdb.corpus.models import Article
from claimsdb.extraction import language
from claimsdb.extraction.extraction import ExtractedClaim, ExtractedQuotation, Extraction, SpeakerKind
from claimsdb.extraction.quotations.find import find_quotations
from claimsdb.extraction.spans import read_claim, read_quotation

# Parsed articles kept in a process: some 5 MB each at 5,000 words, and a person works on one at a time.
KEPT = 8
# What is parsed at once in a second; of a longer text, only so much around the words is read.
LONGEST_READ = 60_000
READING = Lock()

Item = TypeVar("Item", ExtractedQuotation, ExtractedClaim)


@dataclass(frozen=True, slots=True)
class Draft:
    """A mention as read, unsaved, with the name of its speaker where nobody is called so yet."""

    mention: Mention
    new_speaker: str = ""
    new_speaker_kind: str = ""


@lru_cache(maxsize=KEPT)
def parsed(text: str) -> tuple[Doc, list[ExtractedQuotation]]:
    """Return a text parsed, with its quotations. An article's text never changes."""
    doc = language.read(language.pipeline(settings.CLAIMSDB_LANGUAGE_MODEL), text)
    return doc, find_quotations(doc)


def window(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the part of a text to read for these words: all of it, or the lines around them where it is long."""
    if len(text) <= LONGEST_READ:
        return 0, len(text)
    first, last = max(0, start - LONGEST_READ // 2), min(len(text), end + LONGEST_READ // 2)
    return text.rfind("\n", 0, first) + 1 if first else 0, last


def read(mentions: MentionQuerySet, article: Article, kind: str, start: int, end: int) -> Draft:
    """Return an unsaved mention of this kind on the whole words that a selection touches, as the engine reads them.

    ``mentions`` are those of the article among which to look for the quotation that holds a claim. A selection of no
    words gives a mention that ends where it starts.
    """
    first, last = window(article.text, start, end)
    with READING:  # the pipeline is one, and two readers of one article need one parse
        doc, quotations = parsed(article.text[first:last])
    if kind == Mention.Kind.QUOTATION:
        quotation = shifted(read_quotation(doc, quotations, start - first, end - first), first)
        return draft_of(article, quotation, None)
    measures = measure_table()
    told = text_of(article)
    claim = read_claim(
        doc, quotations, start - first, end - first, published=told.printed, title=told.title, measures=measures
    )
    claim = shifted(claim, first)
    return draft_of(article, claim, innermost(mentions, claim.start, claim.end))


def shifted(item: Item, by: int) -> Item:
    """Return an item read in a part of a text, with its offsets in the whole."""
    said = item.attribution
    ends = {name: getattr(said, name) for name in ("speaker_start", "speaker_end", "cue_start", "cue_end")}
    moved: dict[str, Any] = {name: None if at is None else at + by for name, at in ends.items()}
    return replace(item, start=item.start + by, end=item.end + by, attribution=replace(said, **moved))


def innermost(mentions: MentionQuerySet, start: int, end: int) -> Mention | None:
    """Return the shortest quotation that holds a span, of those that nobody rejected."""
    around = mentions.exclude(state=Mention.State.REJECTED).filter(
        kind=Mention.Kind.QUOTATION, start__lte=start, end__gte=end
    )
    return min(around, key=lambda mention: mention.end - mention.start, default=None)


def draft_of(article: Article, item: ExtractedQuotation | ExtractedClaim, holder: Mention | None) -> Draft:
    """Return the unsaved mention that an item read in the article asks for."""
    said = item.attribution
    speakers = find_speakers(named([said]))
    mention = mention_of(article, item, speakers)
    mention.state, mention.confidence = Mention.State.ACCEPTED, None
    if isinstance(item, ExtractedQuotation):
        mention.quotation = quotation_of(replace(item, continues=None), mention, Extraction(), lambda item: None)
    else:
        measures = dict(Measure.objects.filter(slug=item.measure).values_list("slug", "pk"))
        alone = replace(item, quotation=None, converts=None)
        mention.claim = claim_of(alone, mention, Extraction(), lambda item: None, measures)
        mention.claim.quotation_id = holder and holder.pk
    unknown = said.speaker and said.speaker not in speakers
    return Draft(mention, *((said.speaker, (said.speaker_kind or SpeakerKind.PERSON).value) if unknown else ("", "")))

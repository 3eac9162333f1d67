"""Quotations and claims in."""

import math
from collections.abc import Sequence
from typing import Any

from claimsdb.claims.models import WORDS_AROUND, Claim, Mention, Quotation
from claimsdb.exchange.report import Wrong
from claimsdb.exchange.rows import ClaimRow, MentionRow, QuotationRow
from claimsdb.exchange.stored.known import Known, Span, standing
from claimsdb.exchange.stored.waiting import Located, Waiting

# What a row may lead to that is not in a part of a database, as the report calls it.
OUTSIDE = {"carried_from": "earlier mentions", "continues": "continued quotations", "converts": "converted claims"}


def take_quotations(rows: list[Located[QuotationRow]], known: Known, waiting: Waiting) -> None:
    """Store the quotations that are not there yet."""
    made = take_mentions(rows, known)
    Quotation.objects.bulk_create([Quotation(mention=mention, style=row.style) for _, mention, row in made])
    for where, mention, row in made:
        if row.carried_from:
            waiting.carried.append((where, (mention.pk, row.carried_from)))
        if row.continues:
            waiting.continued.append((where, (mention.pk, row.continues)))
    known.report.count("quotations", len(made), len(rows) - len(made))


def take_claims(rows: list[Located[ClaimRow]], known: Known, waiting: Waiting) -> None:
    """Store the claims that are not there yet, with the same numbers in base units."""
    known.find_measures(row.measure for _, row in rows)
    claims: dict[str, Claim] = {}
    sound = []
    for where, row in rows:
        try:
            claims[row.key] = claim_of(row, known)
            sound.append((where, row))
        except Wrong as error:
            known.report.trouble(where, str(error))
    made = take_mentions(sound, known)
    holders = known.mentions(row.quotation for _, _, row in made)
    for where, mention, row in made:
        claims[row.key].mention = mention
        claims[row.key].quotation_id = holders.get(row.quotation or "")
        if row.quotation and row.quotation not in holders:
            known.report.pass_over("quotations that are not there")
        if row.carried_from:
            waiting.carried.append((where, (mention.pk, row.carried_from)))
        if row.converts:
            waiting.converted.append((where, (mention.pk, row.converts)))
    Claim.objects.bulk_create([claims[row.key] for _, _, row in made])
    known.report.count("claims", len(made), len(sound) - len(made))


def claim_of(row: ClaimRow, known: Known) -> Claim:
    """Return the unsaved claim of a row, without its mention. Raises Wrong."""
    if row.measure and row.measure not in known.measures:
        what_to_do = "make it in the admin, load fixtures/measures.json, or leave it out"
        raise Wrong(f"no measure has the slug {row.measure!r}: {what_to_do}", "measure")
    if row.value is None and row.low is None and row.high is None:
        raise Wrong("a claim needs a value, a low or a high", "value")
    if row.low is not None and row.high is not None and row.low > row.high:
        raise Wrong(f"{row.low:g} is above the high, {row.high:g}", "low")
    if row.period_start and row.period_end and row.period_start > row.period_end:
        raise Wrong(f"{row.period_end} is before the start, {row.period_start}", "period_end")
    names = ["subject", "place", "value", "low", "high", "comparator", "hedge", "unit", "period_start", "period_end"]
    claim = Claim(measure_id=known.measures.get(row.measure or ""), **{name: getattr(row, name) for name in names})
    try:
        claim.set_base()
    except (KeyError, ValueError, OverflowError) as error:
        raise Wrong(f"no unit is called {row.unit!r}: km, percent, USD, square_km, km_per_hour ...", "unit") from error
    numbers = (claim.base_value, claim.base_low, claim.base_high)
    if not all(math.isfinite(number) for number in numbers if number is not None):
        raise Wrong("too large to be kept in its base unit", "value")
    return claim


def take_mentions(rows: Sequence[Located[Any]], known: Known) -> list[tuple[str, Mention, Any]]:
    """Store the mentions of rows that are not there yet; return these with their rows and where those stand."""
    known.find_articles(row.article for _, row in rows)
    known.find_speakers(name for _, row in rows for name in (row.speaker, row.via))
    known.find_people(name for _, row in rows for name in (row.annotator, row.private_to))
    texts = known.texts(known.articles[row.article] for _, row in rows if row.article in known.articles)
    there = standing(span_of(row, known) for _, row in rows if row.article in known.articles)
    fresh: dict[Span, tuple[str, Mention, MentionRow]] = {}
    for where, row in rows:
        if row.article in known.failed:
            continue  # told already, of its article
        try:
            span = placed(row, known)
            if span not in there and span not in fresh:
                fresh[span] = (where, mention_of(row, known, texts[span[0]]), row)
        except Wrong as error:
            known.report.trouble(where, str(error))
    made = list(fresh.values())
    Mention.objects.bulk_create(mention for _, mention, _ in made)
    known.made[Mention] += [mention.pk for _, mention, _ in made]
    keep_times(made)
    return made


def span_of(row: MentionRow, known: Known) -> Span:
    """Return where a row stands."""
    return known.articles[row.article], row.kind, row.start, row.end, known.people.get(row.private_to or "")


def placed(row: MentionRow, known: Known) -> Span:
    """Return where a row stands. Raises Wrong where its article is not known."""
    if row.article not in known.articles:
        raise Wrong(f"no article has the key {row.article!r}: import its text first, or in the same file", "article")
    if row.private_to:
        known.person(row.private_to, "private_to")
    return span_of(row, known)


def mention_of(row: MentionRow, known: Known, text: str) -> Mention:
    """Return the unsaved mention of a row, its words checked against the text. Raises Wrong."""
    check_place(row.start, row.end, len(text), "start")
    if row.speaker_start is not None or row.speaker_end is not None:
        if row.speaker_start is None or row.speaker_end is None:
            raise Wrong("the words of the speaker need both offsets", "speaker_start")
        check_place(row.speaker_start, row.speaker_end, len(text), "speaker_start")
    exact = text[row.start : row.end]
    if row.exact and row.exact != exact:
        raise Wrong(f"{exact!r:.60} stands at {row.start} to {row.end}, not {row.exact!r:.60}", "exact")
    if not row.origin:
        raise Wrong("it must say which engine or person it is from", "origin")
    return Mention(
        article_id=known.articles[row.article],
        kind=row.kind,
        start=row.start,
        end=row.end,
        exact=exact,
        prefix=text[max(0, row.start - WORDS_AROUND) : row.start],
        suffix=text[row.end : row.end + WORDS_AROUND],
        speaker_id=known.speakers.get(row.speaker or ""),
        speaker_start=row.speaker_start,
        speaker_end=row.speaker_end,
        cue=row.cue,
        via_id=known.speakers.get(row.via or ""),
        state=row.state,
        touched=row.touched,
        origin=row.origin,
        annotator_id=known.person(row.annotator, "annotator") if row.annotator else None,
        private_to_id=known.people.get(row.private_to or ""),
        confidence=row.confidence,
    )


def check_place(start: int, end: int, length: int, column: str) -> None:
    """Refuse a place that is none in a text of this length."""
    if start >= end:
        raise Wrong(f"{start} is not before the end, {end}", column)
    if end > length:
        raise Wrong(f"{end} lies behind the text, which ends at {length}; are the offsets in code points?", column)


def keep_times(made: list[tuple[str, Mention, MentionRow]]) -> None:
    """Let mentions have been stored and changed when their rows say: storing takes the clock's time."""
    dated = []
    for _, mention, row in made:
        if row.added or row.changed:
            mention.added = row.added or mention.added
            mention.changed = row.changed or mention.changed
            dated.append(mention)
    Mention.objects.bulk_update(dated, ["added", "changed"], batch_size=250)


def finish(known: Known, waiting: Waiting) -> None:
    """Let quotations carry on others, and claims convert others, whichever came first."""
    lead(Mention, "carried_from", waiting.carried, known)
    lead(Quotation, "continues", waiting.continued, known)
    lead(Claim, "converts", waiting.converted, known)


def lead(model: Any, column: str, pairs: list[Located[tuple[int, str]]], known: Known) -> None:
    """Let rows lead to others of their model. One that a part of a database was exported without is passed over."""
    others = known.mentions(key for _, (_, key) in pairs)
    there = set(model.objects.filter(pk__in=others.values()).values_list("pk", flat=True))
    for _, (mention, key) in pairs:
        if others.get(key) not in there:
            known.report.pass_over(f"{OUTSIDE[column]} that are not there")
        elif others[key] != mention:
            model.objects.filter(pk=mention).update(**{column: others[key]})

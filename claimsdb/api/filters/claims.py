"""What speakers, measures, mentions, quotations and claims may be asked for."""

from django.db.models import Q, QuerySet

from claimsdb.api.filters.asked import (
    Day,
    FilterSetBase,
    Id,
    InUnit,
    Moment,
    Number,
    OneOf,
    Span,
    Words,
    YesOrNo,
    known_as,
    with_id,
)
from claimsdb.claims.models import Claim, ClaimQuerySet, Mention, Speaker
from claimsdb.claims.querysets import WordsQuerySet
from claimsdb.claims.speaker_models import SpeakerQuerySet
from claimsdb.extraction.extraction import Hedge, SpeakerKind, Style
from claimsdb.links.models import Link
from claimsdb.quantities.quantity import Comparator
from claimsdb.quantities.units import to_base


def called(speakers: QuerySet[Speaker], name: str) -> QuerySet[Speaker]:
    """Narrow speakers down to those known by a name, merged ones included."""
    return speakers.filter(pk__in=known_as(name))


def on_disputed_links(claims: QuerySet[Claim], yes: bool) -> QuerySet[Claim]:
    """Narrow claims down to those with a link on which people differ, or to those without."""
    links = Link.objects.disputed()
    ends = Q(pk__in=links.values("left")) | Q(pk__in=links.values("right"))
    return claims.filter(ends if yes else ~ends)


class SpeakerFilters(FilterSetBase):
    """Speakers: by name, kind and what they are merged into."""

    name = Words("A name or alias, whatever its case and accents; finds those merged with it too.", ask=called)
    name_like = Words("Words in a name or alias, whatever their case and accents.", ask=SpeakerQuerySet.named_like)
    kind = OneOf("What sort of speaker.", SpeakerKind, at="kind__in")
    wikidata = Words("The identifier there: Q57298.", at="wikidata")
    merged = YesOrNo("Whether it is merged into another.", ask=SpeakerQuerySet.merged)
    merged_into_id = Id("The id of the speaker that it is merged into.", at="merged_into")
    updated_since = Moment("Added or changed at this time or later.", at="changed__gte")


class MeasureFilters(FilterSetBase):
    """Measures: by slug, dimension, base unit, and whether they only grow."""

    slug = Words("The measure's slug.", at="slug")
    dimension = Words("count, share, money, length, time.", at="dimension")
    base_unit = Words("The unit that its numbers are kept in.", at="base_unit")
    cumulative = YesOrNo("Whether it only grows while an event goes on.", at="cumulative")
    updated_since = Moment("Added or changed at this time or later.", at="changed__gte")


class WordsFilters(FilterSetBase):
    """What is common to mentions, quotations and claims: where the words stand, who said them, who marked them."""

    article_id = Id("The article's id.", ask=WordsQuerySet.in_article)
    source = Words("The source's slug.", ask=WordsQuerySet.from_source)
    source_id = Id("The source's id.", ask=WordsQuerySet.from_source_id)
    published_after = Day("In an article published on this day or later.", ask=WordsQuerySet.published_from)
    published_before = Day("In an article published on this day or earlier.", ask=WordsQuerySet.published_until)
    speaker = Words(
        "A speaker's name or alias, whatever its case and accents; includes those merged with the speaker.",
        ask=lambda rows, name: rows.said_by(known_as(name)),
    )
    speaker_id = Id(
        "A speaker's id; includes those merged with the speaker.",
        ask=lambda rows, speaker: rows.said_by(with_id(speaker)),
    )
    has_speaker = YesOrNo("Whether the speaker is known.", ask=WordsQuerySet.with_speaker)
    via = Words(
        "The name or alias of who passes it on, whatever its case and accents; includes merged speakers.",
        ask=lambda rows, name: rows.passed_on_by(known_as(name)),
    )
    via_id = Id(
        "The id of the speaker who passes it on; includes merged speakers.",
        ask=lambda rows, speaker: rows.passed_on_by(with_id(speaker)),
    )
    cue = Words("The words that bring it in, whatever their case: said, according to.", ask=WordsQuerySet.with_cue)
    state = OneOf("Whether a person stands by it.", Mention.State, ask=WordsQuerySet.in_states)
    origin = Words("The engine and its version, exactly.", ask=WordsQuerySet.found_by)
    annotator_id = Id("The id of the person who marked it.", ask=WordsQuerySet.marked_by)
    confidence_min = Number("The engine was at least this sure: 0 to 1.", ask=WordsQuerySet.at_least_confident)
    changed_after = Moment("Changed at this time or later.", ask=WordsQuerySet.changed_since)
    updated_since = Moment("Added or changed at this time or later.", ask=WordsQuerySet.changed_since)
    country = Words("The country of the source, two letters: AM.", ask=WordsQuerySet.from_country)
    search = Words(
        "Words in a quotation, or in a claim and beside it; words in double quotes stand together, a star ends the"
        " beginning of one.",
        ask=WordsQuerySet.search,
    )


class MentionFilters(WordsFilters):
    """Mentions: all of the above, and by kind."""

    kind = OneOf("What the words are.", Mention.Kind, at="kind__in")


class QuotationFilters(WordsFilters):
    """Quotations: all of the above, and by style."""

    style = OneOf("How it gives the words.", Style, at="style__in")
    continues_id = Id("The id of the quotation that it carries on.", at="continues")


class ClaimFilters(WordsFilters):
    """Claims: all of the above, and by what they count."""

    measure = Words("The measure's slug: deaths.", ask=ClaimQuerySet.of_measure)
    measure_id = Id("The measure's id.", at="measure")
    has_measure = YesOrNo("Whether the measure is known.", ask=ClaimQuerySet.with_measure)
    value_min = Number(
        "The value, in base units, is this or more. A claim with bounds alone passes where they allow it.",
        ask=ClaimQuerySet.reaching,
    )
    value_max = Number(
        "The value, in base units, is this or less. A claim with bounds alone passes where they allow it.",
        ask=ClaimQuerySet.within,
    )
    overlaps = Span(
        "Its interval shares a value with this one, in base units: 100000..200000, 100000.. or ..200000.",
        ask=lambda rows, span: rows.overlapping(*span),
    )
    in_unit = InUnit(
        "The unit of the numbers asked for, converted to its base: km; keeps claims in units of that base.",
        ask=lambda rows, unit: rows.filter(base_unit=to_base(1, unit)[1]),
    )
    comparator = OneOf("How the words bound the number.", Comparator, at="comparator__in")
    unit = Words("The unit as written: km, USD, percent.", at="unit")
    base_unit = Words("The unit that the base values are in.", at="base_unit")
    subject = Words("Words in the subject, whatever their case.", at="subject__icontains")
    place = Words("Words in the place, whatever their case.", at="place__icontains")
    as_of_after = Day("About this day or later, by the last day of its period.", ask=ClaimQuerySet.as_of_from)
    as_of_before = Day("About this day or earlier, by the last day of its period.", ask=ClaimQuerySet.as_of_until)
    hedge = OneOf("How the figure is held, where not plainly.", Hedge, at="hedge__in")
    quotation_id = Id("The id of the quotation that holds it.", at="quotation")
    converts_id = Id("The id of the claim whose quantity it gives again.", at="converts")
    question_id = Id("The id of the question that it answers.", at="answer__question")
    disputed = YesOrNo("Whether people differ on a link of it.", ask=on_disputed_links)

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        """Convert the numbers from the unit that they were asked in."""
        asked = self.form.cleaned_data
        if unit := asked.get("in_unit"):

            def base(number: float | None) -> float | None:
                return None if number is None else to_base(number, unit)[0]

            for name in {"value_min", "value_max"} & set(asked):
                asked[name] = base(asked[name])
            if asked.get("overlaps"):
                asked["overlaps"] = tuple(map(base, asked["overlaps"]))
        return super().filter_queryset(queryset)

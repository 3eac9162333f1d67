"""What links, decisions, questions and conflicts may be asked for."""

from claimsdb.api.filters.asked import FilterSetBase, Id, Moment, Number, OneOf, Words, YesOrNo, known_as, with_id
from claimsdb.claims.models import Mention
from claimsdb.links.models import Conflict, Link, LinkQuerySet, Relation


class LinkFilters(FilterSetBase):
    """Links: by what is said of them, and by what stands at either end."""

    suggested = OneOf("The engine's relation.", Relation, at="suggested__in")
    relation = OneOf("The relation that stands, from the decisions.", Relation, at="relation__in")
    state = OneOf("How far people are with it.", Link.State, at="state__in")
    score_min = Number("The engine's score is this or more: 0 to 1.", at="score__gte")
    score_max = Number("The engine's score is this or less: 0 to 1.", at="score__lte")
    engine = Words("The engine and its version, exactly.", at="engine")
    kind = OneOf("What its two mentions are.", Mention.Kind, at="left__kind__in")
    mention_id = Id("The id of a mention (or quotation, or claim) at either end.", ask=LinkQuerySet.of_mention)
    article_id = Id("The id of an article at either end.", ask=LinkQuerySet.for_article)
    source = Words(
        "The slug of a source at either end.", ask=lambda rows, slug: rows.touching(Mention.objects.from_source(slug))
    )
    measure = Words(
        "The slug of the measure of a claim at either end.",
        ask=lambda rows, slug: rows.touching(Mention.objects.counting(slug)),
    )
    speaker = Words(
        "The name or alias of a speaker at either end, whatever its case and accents; includes merged speakers.",
        ask=lambda rows, name: rows.touching(Mention.objects.said_by(known_as(name))),
    )
    speaker_id = Id(
        "The id of a speaker at either end; includes merged speakers.",
        ask=lambda rows, speaker: rows.touching(Mention.objects.said_by(with_id(speaker))),
    )
    decided_by_id = Id("The id of a person who has decided it.", ask=LinkQuerySet.decided_by)
    added_after = Moment("Added at this time or later.", at="added__gte")
    added_before = Moment("Added at this time or earlier.", at="added__lte")
    disputed = YesOrNo(
        "Whether people differ on it.", ask=lambda rows, yes: rows.disputed() if yes else rows.exclude(state="disputed")
    )
    country = Words(
        "The country of a source at either end, two letters: AM.",
        ask=lambda rows, country: rows.touching(Mention.objects.from_country(country)),
    )
    search = Words(
        "Words of a mention at either end; words in double quotes stand together, a star ends the beginning of one.",
        ask=LinkQuerySet.search,
    )
    updated_since = Moment("Added or changed at this time or later.", at="changed__gte")


class DecisionFilters(FilterSetBase):
    """Decisions: by link, person, relation and time."""

    link_id = Id("The link's id.", at="link")
    person_id = Id("The id of the person who decided.", at="person")
    relation = OneOf("What the person said of the link.", Relation, at="relation__in")
    settles = YesOrNo("Whether it was made with the right to settle.", at="settles")
    time_after = Moment("Made at this time or later.", at="time__gte")
    time_before = Moment("Made at this time or earlier.", at="time__lte")
    updated_since = Moment("Made at this time or later.", at="time__gte")


class QuestionFilters(FilterSetBase):
    """Questions: by measure, words, and a claim that answers them."""

    measure = Words("The measure's slug: deaths.", at="measure__slug")
    measure_id = Id("The measure's id.", at="measure")
    text = Words("Words in the question, whatever their case.", at="text__icontains")
    claim_id = Id("The id of a claim that answers it.", at="answers__claim")
    has_conflict = YesOrNo(
        "Whether it is a case of conflict.", ask=lambda rows, yes: rows.filter(conflict__isnull=not yes)
    )
    updated_since = Moment("Added or changed at this time or later.", at="changed__gte")


class ConflictFilters(FilterSetBase):
    """Conflicts: by state, outcome, owner and what they are of."""

    state = OneOf("How far the case is.", Conflict.State, at="state__in")
    outcome = OneOf("Why the sources disagree.", Conflict.Outcome, at="outcome__in")
    assignee_id = Id("The id of the person who works on it.", at="assignee")
    assigned = YesOrNo("Whether anybody works on it.", ask=lambda rows, yes: rows.filter(assignee__isnull=not yes))
    question_id = Id("The question's id.", at="question")
    link_id = Id("The id of the link of two quotations.", at="link")
    measure = Words("The slug of its question's measure.", at="question__measure__slug")
    opened_after = Moment("Opened at this time or later.", at="opened__gte")
    opened_before = Moment("Opened at this time or earlier.", at="opened__lte")
    changed_after = Moment("Changed at this time or later.", at="changed__gte")
    updated_since = Moment("Added or changed at this time or later.", at="changed__gte")

"""Mentions as annotation tools have them: labelled spans of one text, and typed ties between two of them.

Label Studio, doccano and brat share this model, and each holds what else we know of a span in a place of its own:
``details``, the columns of our own tables that differ from their defaults.
"""

from collections.abc import Iterable, Iterator
from dataclasses import MISSING, dataclass, field, fields
from datetime import date, datetime
from typing import Any

from claimsdb.exchange.cells import row_of
from claimsdb.exchange.columns import CLAIMS, QUOTATIONS, Table
from claimsdb.exchange.options import Options
from claimsdb.exchange.report import Read, Wrong
from claimsdb.exchange.rows import ClaimRow, DecisionRow, LinkRow, Marked, Marks, Row, mention_key
from claimsdb.links.models import Link
from claimsdb.quantities.recognise import recognise

STYLES = ("direct", "indirect", "mixed")
CLAIM, SPEAKER, SKIP = "claim", "speaker", "skip"
LABELS = (*(f"{style}_quotation" for style in STYLES), CLAIM, SPEAKER)

SAID_BY, CONTINUES, STATED_IN, CONVERTS = "said_by", "continues", "stated_in", "converts"
RELATIONS = tuple(str(value) for value, _ in Link._meta.get_field("relation").choices or ())
TIES = (SAID_BY, CONTINUES, STATED_IN, CONVERTS, *RELATIONS)

# What the span, its label and its ties say already, and what the database computes.
TOLD = {"key", "article", "start", "end", "exact", "prefix", "suffix", "speaker_start", "speaker_end", "style"}
TOLD |= {"continues", "quotation", "converts", "base_value", "base_low", "base_high", "base_unit"}


@dataclass(slots=True)
class Span:
    """A labelled piece of a text; ``id`` tells it from the others of its text. Offsets are code points."""

    id: str
    label: str
    start: int
    end: int
    details: dict[str, Any] = field(default_factory=dict)
    where: str = ""


@dataclass(slots=True)
class Tie:
    """That one span stands in a relation to another."""

    type: str
    source: str
    target: str
    where: str = ""


def label_of(mention: Marks) -> str:
    """Return the label of a mention."""
    return CLAIM if isinstance(mention, ClaimRow) else f"{mention.style}_quotation"


def others_of(mention: Marks) -> list[tuple[str, str | None]]:
    """Return the ties of a mention to others, with their keys."""
    if isinstance(mention, ClaimRow):
        return [(STATED_IN, mention.quotation), (CONVERTS, mention.converts)]
    return [(CONTINUES, mention.continues)]


def details_of(mention: Marks) -> dict[str, Any]:
    """Return the columns of a mention that its span does not tell and that differ from their defaults.

    That nobody is known behind words such as "they" is told, or the words would be read as a name.
    """
    found: dict[str, Any] = {}
    if mention.speaker_start is not None and mention.speaker is None:
        found["speaker"] = None
    for each in fields(mention):
        value = getattr(mention, each.name)
        default = None if each.default is MISSING else each.default
        if each.name not in TOLD and value != default:
            found[each.name] = value.isoformat() if isinstance(value, date | datetime) else value
    return found


def spans_of(marked: Marked) -> tuple[list[Span], list[Tie]]:
    """Return an article's mentions as spans and ties. Of its links, those with a relation that stands are ties."""
    spans: list[Span] = []
    ties: list[Tie] = []
    ids = {mention.key: f"m{number}" for number, mention in enumerate(marked.mentions, start=1)}
    speakers: dict[tuple[int, int], str] = {}
    for mention in marked.mentions:
        own = ids[mention.key]
        spans.append(Span(own, label_of(mention), mention.start, mention.end, details_of(mention)))
        if mention.speaker_start is not None and mention.speaker_end is not None:
            place = (mention.speaker_start, mention.speaker_end)
            ties.append(Tie(SAID_BY, own, speakers.setdefault(place, f"s{len(speakers) + 1}")))
        ties += [Tie(kind, own, ids[other]) for kind, other in others_of(mention) if other in ids]
    spans += [Span(own, SPEAKER, start, end) for (start, end), own in speakers.items()]
    ties += [
        Tie(link.relation, ids[link.left], ids[link.right])
        for link in marked.links
        if link.relation and link.left in ids and link.right in ids
    ]
    return spans, ties


def rows_of(article: str, text: str, spans: Iterable[Span], ties: Iterable[Tie], options: Options) -> Iterator[Read]:
    """Give the rows that spans and ties of a text become, quotations first; of what is none, why it is wrong."""
    taken: dict[str, tuple[Span, str]] = {}
    for span in spans:
        label = options.labels.get(span.label, span.label)
        if label == SKIP:
            continue
        if label == "quotation":
            label = LABELS[0]
        if label in LABELS:
            taken[span.id] = (span, label)
        else:
            yield span.where, unknown_label(span.label)
    told = told_by(ties, taken, options)
    yield from ((where, wrong) for where, wrong in told.wrong)
    keys = {
        own: mention_key(
            article,
            "claim" if label == CLAIM else "quotation",
            span.start,
            span.end,
            options.private_to(span.details),
        )
        for own, (span, label) in taken.items()
        if label != SPEAKER
    }
    for own, (span, label) in sorted(taken.items(), key=lambda item: item[1][1] == CLAIM):
        if label != SPEAKER:
            try:
                yield span.where, mention_row(own, span, label, article, text, told, keys, options)
            except Wrong as error:
                yield span.where, error
    for tie in told.links:
        yield from link_rows(tie, keys, options)


def unknown_label(label: str) -> Wrong:
    """Return what to say of a label that is none of ours."""
    return Wrong(
        f"the label {label!r} is none of {', '.join(LABELS)}: say which of them it is, or that it is passed over, "
        f"with --label {label}=claim or --label {label}={SKIP}"
    )


@dataclass(slots=True)
class Told:
    """What ties say, by the span that they start from."""

    speakers: dict[str, Span] = field(default_factory=dict)
    continues: dict[str, str] = field(default_factory=dict)
    stated_in: dict[str, str] = field(default_factory=dict)
    converts: dict[str, str] = field(default_factory=dict)
    links: list[Tie] = field(default_factory=list)
    wrong: list[tuple[str, Wrong]] = field(default_factory=list)


def told_by(ties: Iterable[Tie], taken: dict[str, tuple[Span, str]], options: Options) -> Told:
    """Sort ties by what they say. One of a span that is passed over is passed over too."""
    told = Told()
    for tie in ties:
        kind = options.labels.get(tie.type, tie.type)
        if kind == SKIP or tie.source not in taken or tie.target not in taken:
            continue
        if kind == SAID_BY:
            told.speakers[tie.source] = taken[tie.target][0]
        elif kind == CONTINUES:
            told.continues[tie.source] = tie.target
        elif kind == STATED_IN:
            told.stated_in[tie.source] = tie.target
        elif kind == CONVERTS:
            told.converts[tie.source] = tie.target
        elif kind in RELATIONS:
            told.links.append(Tie(kind, tie.source, tie.target, tie.where))
        else:
            message = f"the relation {tie.type!r} is none of {', '.join(TIES)}: give --label {tie.type}={SKIP}, or one"
            told.wrong.append((tie.where, Wrong(message)))
    return told


def mention_row(
    own: str, span: Span, label: str, article: str, text: str, told: Told, keys: dict[str, str], options: Options
) -> Row:
    """Return the row of a span. Raises Wrong."""
    table: Table = CLAIMS if label == CLAIM else QUOTATIONS
    record = dict(span.details)
    record |= {"key": keys[own], "article": article, "start": span.start, "end": span.end}
    record["exact"] = text[span.start : span.end]
    if own in told.speakers:
        said_by = told.speakers[own]
        record |= {"speaker_start": said_by.start, "speaker_end": said_by.end}
        record.setdefault("speaker", " ".join(text[said_by.start : said_by.end].split()))
    if label == CLAIM:
        record["quotation"] = keys.get(told.stated_in.get(own, ""))
        record["converts"] = keys.get(told.converts.get(own, ""))
        if not record.keys() & {"value", "low", "high"}:
            record = figure_of(record["exact"]) | record
    else:
        record |= {"style": label.partition("_")[0], "continues": keys.get(told.continues.get(own, ""))}
    return row_of(table, record | options.made_by(record))


def figure_of(words: str) -> dict[str, Any]:
    """Return the figure that words hold, as their claim has it. Raises Wrong where they hold none."""
    found = recognise(words)
    if not found:
        raise Wrong(f"no number is read in {words!r:.60}: mark the words of the figure", "value")
    names = ("value", "low", "high", "unit")
    figure = {name: value for name in names if (value := getattr(found[0], name)) is not None}
    return figure | {"comparator": found[0].comparator.value}


def link_rows(tie: Tie, keys: dict[str, str], options: Options) -> Iterator[tuple[str, Row]]:
    """Give the link that a tie asks for: decided by whose work it is, or suggested by an engine."""
    if tie.source not in keys or tie.target not in keys or keys[tie.source] == keys[tie.target]:
        return
    left, right = sorted((keys[tie.source], keys[tie.target]))
    if options.person:
        yield tie.where, LinkRow(left=left, right=right)
        yield tie.where, DecisionRow(left=left, right=right, person=options.person, relation=tie.type)
    else:
        yield tie.where, LinkRow(left=left, right=right, suggested=tie.type, engine=options.engine)

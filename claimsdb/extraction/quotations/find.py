"""A parsed article in, its quotations with their speakers out."""

from dataclasses import replace

from spacy.tokens import Doc

from claimsdb.extraction.extraction import Attribution, ExtractedQuotation, SpeakerKind, Style
from claimsdb.extraction.quotations.direct import find_direct, find_nested
from claimsdb.extraction.quotations.finding import Finding, Reading, trimmed
from claimsdb.extraction.quotations.indirect import find_indirect
from claimsdb.extraction.quotations.naming import named, organisation, rumoured
from claimsdb.extraction.quotations.relaying import passed_on, relayed
from claimsdb.extraction.quotations.roster import Roster
from claimsdb.extraction.quotations.titles import is_sentence
from claimsdb.extraction.quotations.words import listed


def find_quotations(doc: Doc) -> list[ExtractedQuotation]:
    """Every quotation of an article, in the order of its text."""
    reading = Reading(doc)
    direct = find_direct(reading)
    together = _together(reading, direct, find_indirect(reading)) + find_nested(reading)
    findings = passed_on(reading, sorted(together, key=lambda f: (f.start, -f.end)))
    roster = Roster(reading)
    attributions = relayed(reading, findings, [_attribution(reading, roster, finding) for finding in findings])
    return [
        ExtractedQuotation(
            start=finding.start,
            end=finding.end,
            style=finding.style,
            attribution=attribution,
            continues=continued,
            confidence=finding.confidence,
        )
        for finding, attribution, continued in zip(findings, attributions, _continued(findings), strict=True)
    ]


def _continued(findings: list[Finding]) -> list[int | None]:
    """For each finding the index of the outer quotation that it carries on from the paragraph before."""
    out: list[int | None] = []
    furthest: int | None = None
    for number, finding in enumerate(findings):
        out.append(furthest if finding.carries_on else None)
        if finding.style is Style.DIRECT and (furthest is None or finding.end > findings[furthest].end):
            furthest = number
    return out


def _together(reading: Reading, direct: list[Finding | None], indirect: list[Finding]) -> list[Finding]:
    """Direct quotations, and the others that stand outside them or reach beyond them."""
    kept: list[Finding] = []
    held: set[int] = set()
    seen: set[tuple[int, int]] = set()
    used = {f.cue for f in direct if f is not None and f.cue and reading.doc[f.cue[0]].idx >= f.end}
    for found in indirect:
        if found.cue in used and all(_shares_cue(direct[n], found) for n in _marks_within(reading, found)):
            continue
        finding = _clear_of(reading, direct, _to_the_mark(reading, found))
        if finding is None or (finding.start, finding.end) in seen:
            continue
        seen.add((finding.start, finding.end))
        numbers = _marks_within(reading, finding)
        if any(reading.outer[n].start <= finding.start and finding.end <= reading.outer[n].end for n in numbers):
            if _is_charge(reading, finding) and any(_is_printed(reading, direct[n]) for n in numbers):
                kept.append(finding)
            continue
        if numbers:
            held |= {n for n in numbers if not _cued_alone(direct[n], finding)}
            kept.append(replace(finding, style=Style.MIXED))
        else:
            kept.append(finding)
    kept += [f for n, f in enumerate(direct) if f is not None and n not in held]
    return kept


def _is_charge(reading: Reading, finding: Finding) -> bool:
    """Whether a finding accuses or denies: what is said inside other words is worth finding where others answer it."""
    return finding.cue is not None and reading.doc[finding.cue[0]].lower_ in listed("charging")


def _is_printed(reading: Reading, quotation: Finding | None) -> bool:
    """Whether marked words are a publication's: whoever accuses in its report does so as in the article itself."""
    if quotation is None or quotation.speaker is None:
        return False
    return organisation(reading, quotation.speaker)[1] is SpeakerKind.PUBLICATION


def _shares_cue(quotation: Finding | None, finding: Finding) -> bool:
    """Whether marked words and a finding have one cue: the parser took the speaker behind "said" for the content."""
    return quotation is not None and quotation.cue == finding.cue


def _cued_alone(quotation: Finding | None, finding: Finding) -> bool:
    """Whether marked words inside a finding have a cue and a speaker of their own: he said that Lee called it "…"."""
    if quotation is None or quotation.cue is None or quotation.speaker is None or finding.cue is None:
        return False
    return quotation.cue[0] > finding.cue[0] and quotation.speaker != finding.speaker


def _to_the_mark(reading: Reading, finding: Finding) -> Finding:
    """A finding that ends among marked words, drawn out to the end of those."""
    number = reading.inside[reading.token_at(finding.end - 1)]
    if number < 0:
        return finding
    marked = reading.outer[number]
    if (finding.start <= marked.start + 1 and finding.end < marked.end) or finding.start < marked.outer_start:
        start, end = trimmed(reading.text, finding.start, max(finding.end, marked.end))
        return replace(finding, start=start, end=end)
    return finding


def _clear_of(reading: Reading, direct: list[Finding | None], finding: Finding) -> Finding | None:
    """A finding without the direct quotations at its end, None where little but those is in it."""
    for number in sorted(_marks_within(reading, finding)):
        quotation, marked = direct[number], reading.outer[number]
        if quotation is None:
            continue
        shared = min(finding.end, marked.end) - max(finding.start, marked.start)
        if shared >= 0.8 * (finding.end - finding.start):
            if (
                marked.start <= finding.start
                and finding.end <= marked.end
                and shared < 0.8 * (marked.end - marked.start)
            ):
                continue
            return None
        if quotation.cue is not None and _cued_within(reading, quotation, finding, marked.start):
            return None
        if is_sentence(reading, marked) and quotation.cue is not None:
            if marked.start < finding.start or quotation.cue == finding.cue:
                return None
            cue = reading.chars(quotation.cue)[0]
            stop = min(marked.outer_start, cue if finding.start < cue else marked.outer_start)
            start, end = trimmed(reading.text, finding.start, stop)
            return replace(finding, start=start, end=end) if end > start else None
    return finding


def _cued_within(reading: Reading, quotation: Finding, finding: Finding, start: int) -> bool:
    """Whether a quotation's own cue stands before it in a finding that leans on a later one: he said "…", she wrote."""
    if quotation.cue is None or finding.cue is None or quotation.speaker is None:
        return False
    own, later = reading.chars(quotation.cue)[0], reading.chars(finding.cue)[0]
    return finding.start <= own < start < finding.end <= later


def _marks_within(reading: Reading, finding: Finding) -> set[int]:
    """The marked stretches that share tokens with a finding."""
    first, last = reading.tokens(finding.start, finding.end)
    return {reading.inside[i] for i in range(first, last) if reading.inside[i] >= 0}


def _attribution(reading: Reading, roster: Roster, finding: Finding) -> Attribution:
    """The speaker of a finding by name, and the words that tell so."""
    cue = reading.chars(finding.cue) if finding.cue else (None, None)
    speaker = reading.chars(finding.speaker) if finding.speaker else (None, None)
    name, kind = named(reading, roster, finding.speaker) if finding.speaker else rumoured(reading, finding.cue)
    return Attribution(
        speaker=name,
        speaker_kind=kind,
        speaker_start=speaker[0],
        speaker_end=speaker[1],
        cue=reading.text[cue[0] : cue[1]] if finding.cue else "",
        cue_start=cue[0],
        cue_end=cue[1],
    )

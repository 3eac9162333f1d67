"""A parsed article in, its quotations with their speakers out."""

from spacy.tokens import Doc

from claimsdb.extraction.direct import find_direct
from claimsdb.extraction.extraction import Attribution, ExtractedQuotation, Style
from claimsdb.extraction.finding import Finding, Reading
from claimsdb.extraction.indirect import find_indirect


def find_quotations(doc: Doc) -> list[ExtractedQuotation]:
    """Every quotation of an article, in the order of its text."""
    reading = Reading(doc)
    direct = find_direct(reading)
    findings = _together(reading, direct, list(find_indirect(reading)))
    return [_extracted(reading, f) for f in sorted(findings, key=lambda f: (f.start, -f.end))]


def _together(reading: Reading, direct: list[Finding | None], indirect: list[Finding]) -> list[Finding]:
    """Direct quotations, and the others that stand outside them or reach beyond them."""
    kept: list[Finding] = []
    covered: set[int] = set()
    seen: set[tuple[int, int]] = set()
    for finding in indirect:
        numbers, share = _marks_within(reading, finding)
        if (finding.start, finding.end) in seen:
            continue
        if share > 0.8 or any(direct[n] is not None and _swallows(reading, n, finding) for n in numbers):
            continue
        seen.add((finding.start, finding.end))
        covered.update(numbers)
        kept.append(finding if not numbers else _as_mixed(finding))
    kept += [f for n, f in enumerate(direct) if f is not None and n not in covered]
    return kept


def _marks_within(reading: Reading, finding: Finding) -> tuple[set[int], float]:
    """The marked stretches inside a finding, and what share of its tokens they hold."""
    first, last = reading.tokens(finding.start, finding.end)
    inside = [reading.inside[i] for i in range(first, last) if not reading.doc[i].is_punct]
    numbers = {n for n in inside if n >= 0}
    return numbers, sum(n >= 0 for n in inside) / max(1, len(inside))


def _swallows(reading: Reading, number: int, finding: Finding) -> bool:
    """Whether marked words are a sentence of their own, so that a clause around them is the parser's mistake."""
    marked = reading.outer[number]
    return finding.end <= marked.end and finding.start >= marked.start


def _as_mixed(finding: Finding) -> Finding:
    """The same, with marked words in it."""
    return Finding(
        start=finding.start, end=finding.end, style=Style.MIXED, cue=finding.cue, speaker=finding.speaker,
        confidence=finding.confidence,
    )  # fmt: skip


def _extracted(reading: Reading, finding: Finding) -> ExtractedQuotation:
    """A finding as the package hands it out."""
    cue = reading.chars(finding.cue) if finding.cue else None
    speaker = reading.chars(finding.speaker) if finding.speaker else None
    text = reading.doc.text
    return ExtractedQuotation(
        start=finding.start,
        end=finding.end,
        style=finding.style,
        confidence=finding.confidence,
        attribution=Attribution(
            speaker=text[speaker[0] : speaker[1]] if speaker else "",
            speaker_start=speaker[0] if speaker else None,
            speaker_end=speaker[1] if speaker else None,
            cue=text[cue[0] : cue[1]] if cue else "",
            cue_start=cue[0] if cue else None,
            cue_end=cue[1] if cue else None,
        ),
    )

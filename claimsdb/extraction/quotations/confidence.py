"""How sure a finding is: the share of its cue, weighed by the circumstances it stands in."""

from claimsdb.extraction.quotations import cues
from claimsdb.extraction.quotations.finding import Finding, Reading

# Content of so few tokens is seldom more than a name, and an annotator passes over it.
SHORT, VERY_SHORT = 5, 2


def weighed(reading: Reading, finding: Finding, *, nested: bool) -> float:
    """The finding's confidence, 0 to 1, after the circumstances in ``cues.toml``."""
    odds = finding.confidence / (1 - finding.confidence)
    factors = cues.circumstances()
    for name in _circumstances(reading, finding):
        odds *= factors[name]
    if nested:
        odds *= factors["nested"]
    return odds / (1 + odds)


def _circumstances(reading: Reading, finding: Finding) -> list[str]:
    """The names of the circumstances that hold, nesting left aside."""
    first, last = reading.tokens(finding.start, finding.end)
    names = []
    if finding.speaker is None:
        names.append("nobody")
    elif reading.doc[finding.speaker[1] - 1].lower_ in ("it", "this", "that", "which", "who"):
        names.append("pronoun_for_a_thing")
    if last - first <= VERY_SHORT:
        names.append("very_short")
    elif last - first <= SHORT:
        names.append("short")
    if any(reading.inside[i] >= 0 for i in range(first, last)):
        names.append("marked")
    if finding.cue is not None:
        cue = reading.doc[finding.cue[0]]
        if cue.tag_ == "VB":
            names.append("infinitive")
        elif cue.tag_ == "VBG" and cue.lower_ != "according":
            names.append("participle")
        if first < cue.i:
            names.append("before")
    return names

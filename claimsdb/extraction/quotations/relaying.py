"""Who passes words on: the publication that was told, that reports, or that a citation names."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from itertools import islice

from spacy.tokens import Token

from claimsdb.extraction.extraction import Attribution, SpeakerKind
from claimsdb.extraction.quotations import cues
from claimsdb.extraction.quotations.citations import Citation, citations
from claimsdb.extraction.quotations.deps import acl, advcl, agent, amod, dobj, nsubj, pobj, prep
from claimsdb.extraction.quotations.finding import Finding, Reading
from claimsdb.extraction.quotations.naming import organisation
from claimsdb.extraction.quotations.speakers import speaker_of
from claimsdb.extraction.quotations.words import listed

# "in a long interview with the Times" has so few words, and so few verbs stand over one another.
NEAR, LAYERS = 12, 3
TELLING = frozenset({"told", "tell", "tells", "telling"})


def relayed(reading: Reading, findings: list[Finding], attributions: list[Attribution]) -> list[Attribution]:
    """The attributions with whoever passes the words on; nobody passes on their own.

    In turn: what the cue's sentence says, the publication in whose words others stand, a citation in brackets, and
    what the same speaker said to a publication earlier in the paragraph.
    """
    out: list[Attribution] = []
    around: list[tuple[int, str]] = []
    told: dict[tuple[int, str], str] = {}
    cited = _Cited(reading)
    breaks = [match.start() for match in re.finditer("\n", reading.text)]
    for finding, attribution in zip(findings, attributions, strict=True):
        around = [(end, name) for end, name in around if end > finding.start]
        here = bisect_left(breaks, finding.start), attribution.speaker
        own = _own(reading, finding)
        if own and attribution.speaker:
            told[here] = own
        via = own or next((name for end, name in around if end >= finding.end), "")
        via = via or cited.covering(finding) or told.get(here, "")
        out.append(replace(attribution, via="" if via == attribution.speaker else via))
        if attribution.speaker_kind is SpeakerKind.PUBLICATION:
            around.append((finding.end, attribution.speaker))
    return out


def passed_on(reading: Reading, findings: list[Finding]) -> list[Finding]:
    """The findings, where “…” in “Lee said, “…,” Reuters reported” is what Lee said, and Reuters passes it on.

    Such words are found twice, once for each cue: of the two, the publication's, which stands behind them, goes.
    """
    reports = {f.start: f for f in findings if _is_report(reading, f)}
    others = {f.start: f for f in findings if f is not reports.get(f.start) and f.speaker is not None}
    out = []
    for finding in findings:
        report = reports.get(finding.start)
        if report is None or report.start not in others:
            out.append(finding)
        elif report is not finding:
            out.append(replace(finding, end=min(finding.end, report.end), via=report.speaker))
    return out


def _is_report(reading: Reading, finding: Finding) -> bool:
    """Whether a publication's cue stands behind the words of a finding."""
    if finding.cue is None or finding.speaker is None or reading.doc[finding.cue[0]].idx < finding.end:
        return False
    return organisation(reading, finding.speaker)[1] is SpeakerKind.PUBLICATION


def _own(reading: Reading, finding: Finding) -> str:
    """The publication that a finding's own sentence names, "" where it names none."""
    if finding.via is not None:
        name, kind = organisation(reading, finding.via)
        return name if kind is SpeakerKind.PUBLICATION else ""
    return relayed_by(reading, reading.doc[finding.cue[0]]) if finding.cue else ""


def relayed_by(reading: Reading, cue: Token) -> str:
    """The publication that passes on what a cue brings in, "" where its sentence names none.

    "told Reuters", "said in an interview with the Times", "he said, CNN reported", "the Times cited Lee, who said",
    "was quoted by the Times as saying", "according to Lee, writing for the Times".
    """
    if cue.lower_ in TELLING:
        for child in cue.rights:
            if child.dep == dobj or child.dep_ in ("dative", "iobj"):
                return _publication(reading, child) or _medium(child)
    return (
        _by_agent(reading, cue) or _by_preposition(reading, cue) or _by_reporter(reading, cue) or _by_pen(reading, cue)
    )


def _by_preposition(reading: Reading, verb: Token) -> str:
    """He said in an interview with the Times; before the verb, "in London" is no publication, "in an interview" is."""
    for child in verb.children:
        if child.dep != prep:
            continue
        near = list(islice(child.subtree, NEAR))
        if child.i < verb.i and not any(token.lower_ in listed("occasions") for token in near):
            continue
        for token in near:
            if token.dep == pobj and (name := _publication(reading, token)):
                return name
    return ""


def _by_reporter(reading: Reading, cue: Token) -> str:
    """The Times reported that he said; he was quoted by the Times as saying."""
    for ancestor in islice(cue.ancestors, LAYERS):
        if ancestor.lower_ not in cues.speech():
            continue
        for child in ancestor.children:
            if child.dep == nsubj and reading.inside[child.i] < 0 and (name := _publication(reading, child)):
                return name
        if name := _by_agent(reading, ancestor):
            return name
    return ""


def _by_agent(reading: Reading, verb: Token) -> str:
    """Quoted by the Times."""
    for child in verb.children:
        if child.dep == agent:
            return next((_publication(reading, c) for c in child.children if c.dep == pobj), "")
    return ""


def _by_pen(reading: Reading, cue: Token) -> str:
    """Lee, writing for the Times, said."""
    head = speaker_of(cue)
    leaning = [*head.rights, *cue.head.children, *cue.children] if head is not None else []
    for verb in leaning:
        if (
            verb.dep in (acl, advcl)
            and verb.lower_ in ("writing", "speaking")
            and (name := _by_preposition(reading, verb))
        ):
            return name
    return ""


def _publication(reading: Reading, token: Token) -> str:
    """The publication that a noun names, "" where it names none."""
    if token.tag_ not in ("NNP", "NNPS", "NN"):
        return ""
    name, kind = organisation(reading, (token.left_edge.i, token.i + 1))
    return name if kind is SpeakerKind.PUBLICATION else ""


def _medium(noun: Token) -> str:
    """State media, local radio: unnamed, but told from others by a word."""
    if noun.lower_ not in listed("media"):
        return ""
    described = [c for c in noun.lefts if c.dep == amod or c.dep_ == "compound"]
    return noun.doc[described[0].i : noun.i + 1].text if described else ""


class _Cited:
    """The citations of an article, and what each of them covers."""

    def __init__(self, reading: Reading) -> None:
        """Find the citations."""
        self.text = reading.text
        self.found: list[Citation] = citations(reading.text)
        self._ends = [c.end for c in self.found]

    def covering(self, finding: Finding) -> str:
        """The publication of the citation that covers a finding, "" where none does.

        One behind a full stop covers its paragraph, back to the citation before; one inside a sentence covers that
        sentence; and a headline is quoted by the citation that it stands in.
        """
        number = bisect_right(self._ends, finding.end)
        if number == len(self.found):
            return ""
        citation = self.found[number]
        if citation.start < finding.end <= citation.end:
            return citation.publication
        between = self.text[finding.end : min(citation.start, finding.end + FURTHEST)]
        if citation.start - finding.end > FURTHEST or "\n" in between:
            return ""
        closed = between.rstrip(" ").rstrip(MARKS)
        whole = closed.endswith(STOPS) or (not closed and self.text[finding.end - 1] in STOPS)
        return citation.publication if whole or not STOPPED.search(between) else ""


# No paragraph that a newspaper prints is longer.
FURTHEST = 2000
MARKS = "”’\"'»"
STOPS = (".", "!", "?", "…")
STOPPED = re.compile(rf"[.!?…][{MARKS}]?\s")

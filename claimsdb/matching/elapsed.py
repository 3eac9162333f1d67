"""How long something has gone on by the time it is told: five days of riots become eight, and both are right."""

import re

from claimsdb.matching.words import fold, value_of

# Years are left out: what is told of "two years of war" and of "three" is told apart by its dates. So are hours: a
# siege of 59 hours is not one of 60.
DAYS = {"day": 1.0, "week": 7.0, "month": 30.4375}
SPELLED = "an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
SPAN = re.compile(rf"\b(?P<number>\d{{1,3}}|{SPELLED})[\s-](?P<unit>day|week|month)s?\b")
# What goes on while the news tells of it. Talks, deliberations, a truce and a flight are told when they have ended.
GOING_ON = (
    r"(?:riot|violence|clash|fight|combat|protest|unrest|demonstration|rall(?:y|ies)|turmoil|chaos|anarchy|disorder|"
    r"looting|upheaval|revolt|rebellion|uprising|war\b|warfare|conflict|hostilit|offensive|assault|onslaught|campaign\b|"
    r"invasion|attacks|raids|strikes|air ?strikes|bomb(?:ing|ard)|shelling|siege|blockade|standoff|stand-off|bloodshed|"
    r"crackdown|search|rain|flood|storms|blaze|wildfire|drought|aftershock|outage|blackout)"
)
# "Five days of the worst riots", "12 days into the war", "its 12-day-old offensive".
OF = re.compile(rf"(?:[\s-]old|\s(?:of|into))\s(?:[^\s,.;]{{1,20}}\s){{0,4}}?{GOING_ON}")
# "The assault began 12 days ago" tells how long it has gone on; "he was shot eight days ago" how long that is past.
AGO = re.compile(r"\s(?:ago|since)\b")
BEGAN = re.compile(r"\b(?:began|begun|started|launched|erupted|broke\sout|flared)\b[^,.;]{0,60}$")
# "Over the past eight days", "for a week, Greece has been shaken", "the riots have lasted five days".
EVENT = re.compile(rf"\b{GOING_ON}")
PAST = re.compile(r"\b(?:past|last)\s$")
FOR = re.compile(r"(?:^|[,;“\"'(]\s?)for\s(?:[a-z]{2,10}\s){0,2}$")
HAS = re.compile(r"^.{0,60}?\b(?:has|have)\b")
LASTED = re.compile(
    r"\b(?:has|have)\s(?:now\s|already\s)?(?:been\s(?!sentenced|jailed|suspended|banned|given)|raged|lasted|gone\son|"
    r"continued|dragged|persisted)[^.;]{0,40}$"
)
# "Ended five days of riots": it goes on no more, and one of two such figures is wrong.
ENDED = re.compile(r"\b(?:end(?:s|ed|ing)?|end to|halted|stopped)\s(?:[a-z]{2,10}\s){0,3}$")
REACH = 80

# What goes on since that long; and what is that long past, or whatever else has been so.
GOES_ON, PASSED = "goes on", "passed"
# Days, and which of the two.
Elapsed = tuple[float, str]


def elapsed_in(sentence: str) -> list[Elapsed]:
    """Return the times that a sentence says have passed up to its telling, each once, the shortest first."""
    told = fold(sentence)
    found: set[Elapsed] = set()
    for span in SPAN.finditer(told):
        before, after = told[max(0, span.start() - REACH) : span.start()], told[span.end() : span.end() + REACH]
        if how := _passed(before, after):
            found.add((_number(span["number"]) * DAYS[span["unit"]], how))
    return sorted(found)


def _passed(before: str, after: str) -> str:
    """How what stands about a span of time says that it runs up to the telling, or ""."""
    if AGO.match(after):
        return GOES_ON if BEGAN.search(before) else PASSED
    if ENDED.search(before):
        return ""
    if OF.match(after):
        return GOES_ON
    if LASTED.search(before) or PAST.search(before) or (FOR.search(before) and HAS.match(after)):
        return GOES_ON if EVENT.search(before) or EVENT.search(after) else PASSED
    return ""


def _number(word: str) -> float:
    """The value of a number as a span gives it; "a week" is one."""
    return value_of(word) or 1.0

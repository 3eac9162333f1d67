"""Stretches of a text that hold digits and no quantity: dates, clock times, links, telephone numbers, codes, names."""

import re

from claimsdb.quantities.dates import DAY, MONTH, YEAR
from claimsdb.quantities.tokens import GAP_CHARACTER
from claimsdb.quantities.unit_names import letter_signs

NOT_MEASURED = (
    r"(?!\s?(?:per\s?cent|%|[-\s]years?|people|men\b|women|children|civilians|soldiers|troops|million|km\b"
    r"|miles))"
)
FURTHER_DAY = rf"(?:,\s?|\s?[-–/]\s?|\s(?:and|to|or|through|until)\s){DAY}{NOT_MEASURED}"
OF_YEAR = rf"(?:,?\s{{1,2}}{YEAR})"
DATES = (
    r"\b\d{4}[-/.]\d\d?[-/.]\d\d?\b",  # 2020-09-27
    rf"\b{MONTH}\s{{0,2}}(?:the\s)?{DAY}{NOT_MEASURED}(?:{FURTHER_DAY}){{0,3}}{OF_YEAR}?",  # October 10 and 18, 2020
    rf"\b{DAY}(?:{FURTHER_DAY})?\s{{0,2}}(?:of\s)?{MONTH}\b{OF_YEAR}?",  # 27 September 2020
    rf"\b{MONTH},?\s(?:of\s)?{YEAR}",  # July 2014
    rf"\b(?!1[0-5]){YEAR}\s?[-–/]\s?(?:{YEAR}|\d\d)(?![\d%]){NOT_MEASURED}",  # 1988-94
    r"\b\d\d?(?:-\d\d?-|\s?/\s?\d\d?\s?/\s?|\.\d\d?\.)(?:\d{4}|\d\d)\b(?![.\d])",  # 27/09/2020
    r"(?:\b(?:1[0-9]|20)|[‘’']|(?<![\w.,$£€]))\d0[’']?s\b",  # the 1970s, the '90s, her 30s
    r"(?<![\w’'])[‘’']\d\d\b(?!\s?(?:percent|%))",  # '86
    r"\b(?:eighteen|nineteen)[-\s](?:twen|thir|for|fif|six|seven|eigh|nine)ties\b",
    r"\b\d{1,2}(?:st|nd|rd|th)[-\s][Cc]entur(?:y|ies)\b",
)

ZONE = r"(?:GMT|UTC|EST|EDT|ET|CST|PST|PDT|BST|CET|IST|[Hh]rs|local\stime)\b"
HOUR = r"(?<![\w.,:])(?:[01]?\d|2[0-4])"
MINUTE = r"[:.]\s?[0-5]\d"
CLOCK = (
    rf"{HOUR}(?:{MINUTE}){{0,2}}\s?(?:[ap]\.\s?m\.|[ap]\.?m\b|[AP]\.?\s?M\b\.?|o\s?[’']\s?clock)",  # 12:05 p.m.
    rf"{HOUR}(?::\s?[0-5]\d){{1,2}}(?!\d)(?:\s?{ZONE})?",  # 08:00 GMT
    rf"{HOUR}\.[0-5]\d\s?{ZONE}",  # 08.23 BST
    rf"(?<![\w.,:])(?:[01]\d|2[0-4])[0-5]\d\s?{ZONE}",  # 0400 GMT
)

# "2 pm" is a time of day, however it is written ("730pm"), but in a text that speaks of picometres.
IN_PM = r"(?<![\w.,:])\d{1,6}\s?pm\b"
PICOMETRES = re.compile(r"\bpicomet(?:er|re)s?\b", re.IGNORECASE)

LINKS = (
    r"(?:https?://|www\.)\S{1,400}",
    r"\b[\w.+-]{1,60}@[\w.-]{1,80}",
)
TELEPHONES = (
    r"(?<![\w.])(?:\+?\d{1,3}[-.\s])?(?:\(\d{2,4}\)\s?|\d{3}[-.])\d{3}[-.\s]\d{4}\b",  # 202-555-0100
    r"(?<!\w)\+\d{1,3}(?:[\s-]\(?\d{1,5}\)?){2,5}(?![\w/-])",  # +44 20 7946 0000
    r"(?<![\w.,-])0\d{2,4}[\s-]\d{3,4}[\s-]?\d{3,4}\b",  # 020 7946 0000
    r"(?i:\b(?:call|phone|tel\.?|fax)[:\s]{1,3})\d{3}-\d{4}\b",  # call 555-0100
    r"(?<![\w.,$£€-])\d{3}-(?!\d\d(?:00|50)\b)\d{4}\b(?![.,]\d)",  # 555-0123, and not "800-1200 men"
)

# Currency signs of letters stick to their digits and are no names: "USD115", "R26 million", "Rs500".
GLUED_SIGNS = "(?:" + "|".join(sorted(map(re.escape, letter_signs()), key=len, reverse=True)) + ")"
SQUARES = r"(?:[kcdm]?m|mi|ft|yd|in)[23]\b"
CODES = (
    r"(?<![\w.,])\d{1,4}(?:\.\d{1,4}){2,5}(?![\w,])(?<!\d\.\d{3}\.\d{3})",  # version 2.0.1, not 1.234.567
    rf"(?<![\w$£€])(?!{GLUED_SIGNS}\d)(?!M\d\.\d)(?!{SQUARES})"
    r"(?<!\d-)(?:[A-Za-z]{1,12}|[A-Z][A-Za-z]{0,11}-|(?!to|or|and)[a-z]{1,3}-)"
    r"\d{1,6}(?:-\d{1,6}){0,3}(?:[A-Za-z]{1,3}\b|\b)",  # TB2, A380, F-16, CVE-2013-3893; not "6-foot-5"
    r"\b\d{1,6}(?:st|nd|rd|th)\b",  # 19th
    r"\b(?:9/11|24/7|50[-/]50|7/7)\b",
    r"\b9-11\b(?=\s(?:attack|terror))",
    r"\b(?:four[-\s]by[-\s]four|4\s?[x×]\s?4)\b",
)

# A label makes a number a name. Some are labels only with a capital ("Area 51", but "an area 50 km wide").
LABELS = (
    "flight|route|highway|interstate|motorway|room|article|section|chapter|channel|page|exit|paragraph|version|"
    "resolution|apollo|boeing|airbus|iphone|playstation|no\\.|nos\\.?|nrs?\\.?|number|super\\sbowl|world\\swar"
)
CAPITAL_LABELS = (
    "Act|Unit|Block|Row|Line|Area|Part|Grade|Step|Seat|Lot|Figure|Fig\\.?|Table|Type|Scene|Gate|Platform|Pier|Runway|"
    "Formula|Volume|Vol\\.?|Title|Proposition|Prop\\.?|Amendment|Phase|Precinct|Agenda|Catch|Studio|Fortune|Nasdaq|FTSE|"
    "Windows|Galaxy|Group|District|Division|Ward|Zone|Sector|Rule|Clause|Euro|No|Level|Group\\sof"
)
UNMEASURED_NUMBER = r"\#?\d{1,6}(?![\d,.]\d|\d|\s?(?:percent|per\scent|%|million|billion|thousand|km|miles|metres))"
NAMES = (
    rf"\b(?:(?i:{LABELS})|{CAPITAL_LABELS})\s{UNMEASURED_NUMBER}",  # Flight 370, Area 51
    r"\b\d{1,5}\sblock\sof\b",
    r"\b\d{1,5}\s(?:[A-Z][\w.’']{0,20}\s){1,3}"
    r"(?:Street|St\b|Avenue|Ave\b|Road|Rd\b|Boulevard|Blvd|Lane|Drive|Square|Place|Court|Way|Terrace)",
    r"\b(?:Group|Gang)\sof\s(?:Seven|Eight|Twenty|Four)\b",
    r"(?<=\n)[ \t]{0,8}\d{1,2}[.)][ \t]{1,4}(?=[A-Z“\"‘])",  # the head of a list's item
    r"\b\d{16,40}\b",  # an identifier: nothing is counted so far
)

NO_QUANTITY = re.compile("|".join((*DATES, *CLOCK, IN_PM, *LINKS, *TELEPHONES, *CODES, *NAMES)))
NO_QUANTITY_BY_PICOMETRES = re.compile(rf"(?!{IN_PM})(?:{NO_QUANTITY.pattern})")


def blank(text: str) -> str:
    """The text, every stretch that holds no quantity filled with ``GAP_CHARACTER``; the offsets stay."""
    stretches = NO_QUANTITY_BY_PICOMETRES if PICOMETRES.search(text) else NO_QUANTITY
    return stretches.sub(lambda match: GAP_CHARACTER * len(match.group()), text)

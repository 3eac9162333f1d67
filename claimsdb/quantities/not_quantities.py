"""Stretches of a text that hold digits and no quantity: dates, clock times, links, telephone numbers, identifiers."""

import re

from claimsdb.quantities.tokens import GAP_CHARACTER
from claimsdb.quantities.unit_names import letter_signs

MONTH = (
    r"(?:January|February|March|April|June|July|August|September|October|November|December|May"
    r"|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d.]\d|\d|,\d{3})"
YEAR = r"(?:1[5-9]\d\d|20\d\d)(?!\d|,\d{3}|\.\d)"
LATER_DAY = rf"(?:(?:,\s?|\s?[-–/]\s?|\s(?:and|to|or|through|until)\s){DAY}(?!\s?(?:percent|per\scent|%|[-\s](?:years?|people))))"

DATES = rf"""
    \b{MONTH}\s{{0,2}}(?:the\s)?{DAY}{LATER_DAY}{{0,3}}(?:,?\s{{1,2}}{YEAR})?        # October 10 and 18, 2020
  | \b{DAY}(?:\s(?:of|and|to)\s{DAY}?|\s?[-–]\s?{DAY})?\s{{0,2}}(?:of\s)?{MONTH}\b(?:,?\s{{1,2}}{YEAR})?    # 27 September 2020
  | \b{MONTH},?\s(?:of\s)?{YEAR}                                             # July 2014
  | \b{YEAR}\s?[-–/]\s?(?:{YEAR}|\d\d)(?![\d%])(?!\s?(?:percent|per\scent|%|people|men))   # 1988-94
  | \b\d{{4}}[-/.]\d\d?[-/.]\d\d?\b                                           # 2020-09-27
  | \b\d\d?[-/.]\d\d?[-/.](?:\d{{4}}|\d\d)\b(?![.\d])                         # 27/09/2020
  | (?:\b(?:1[0-9]|20)|[’'])\d0[’']?s\b                                       # the 1970s, the '90s
"""
CLOCK = r"""
    (?<![\w.,:])(?:[01]?\d|2[0-4])(?:[:.][0-5]\d){0,2}\s?(?:[ap]\.m\.|[ap]\.?m\b|[AP]\.?M\b\.?|o[’']clock)
  | \b(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?!\d)(?:\s?(?:GMT|UTC|EST|EDT|BST|CET|hrs|hours|local))?
  | \b(?:[01]\d|2[0-4])[0-5]\d\s?(?:GMT|UTC|EST|EDT|BST|CET|[Hh]rs|hours|local\stime)\b
"""
# Currency signs of letters stick to their digits and are no names: "USD115", "R26 million", "Rs500".
GLUED_SIGNS = "(?:" + "|".join(sorted(map(re.escape, letter_signs()), key=len, reverse=True)) + ")"
NUMBERS_OF_THINGS = rf"""
    (?:https?://|www\.)\S{{1,400}}
  | \b[\w.+-]{{1,60}}@[\w.-]{{1,80}}
  | (?<![\w.])(?:\+?\d{{1,3}}[-.\s])?(?:\(\d{{2,4}}\)\s?|\d{{3}}[-.])\d{{3}}[-.\s]\d{{4}}\b                # 202-555-0100
  | (?<!\w)\+\d{{1,3}}(?:[\s-]\(?\d{{1,5}}\)?){{2,5}}(?![\w/-])                                   # +44 20 7946 0000
  | (?<![\w.,-])0\d{{2,4}}[\s-]\d{{3,4}}[\s-]?\d{{3,4}}\b                                          # 020 7946 0000
  | (?:(?i:call|phone|tel\.?|fax)[:\s]{{1,3}})\d{{3}}-\d{{4}}\b
  | \b\d{{1,4}}(?:\.\d{{1,4}}){{2,5}}\b(?!,\d)(?<!\d\.\d{{3}}\.\d{{3}})                              # version 2.0.1
  | (?<![\w$£€])(?!{GLUED_SIGNS}\d)(?!M\d\.\d)(?!(?:[kcdm]?m|mi|ft|yd|in)[23]\b)
      [A-Za-z]{{1,12}}-?\d{{1,6}}(?:[A-Za-z]{{1,3}}\b|\b)                                    # TB2, A380, F-16
  | \b\d{{1,6}}(?:st|nd|rd|th)\b                                                               # 19th
  | \b(?:9/11|24/7|4x4|50[-/]50|7/7)\b
"""
LABELS = (
    "flight|route|highway|interstate|motorway|room|article|section|chapter|channel|page|exit|paragraph|clause|figure|"
    "table|volume|vol|version|step|grade|line|gate|platform|pier|runway|formula|area|resolution|"
    "apollo|boeing|airbus|windows|iphone|fortune|galaxy|playstation|xbox|nasdaq|ftse|euro|agenda|catch|studio|"
    "nos?|nrs?|number|type|title|proposition|prop|amendment|super\\sbowl|world\\swar|phase|part|act|scene|row|seat|lot|block|unit|precinct"
)
LABELLED = rf"\b(?i:(?:{LABELS})\.?\s)\#?\d{{1,6}}(?![\d,.]\d|\d|\s?(?:percent|per\scent|%|million|billion|thousand))"
STREET = (
    r"\b\d{1,5}\s(?:[A-Z][\w.’']{0,20}\s){1,3}"
    r"(?:Street|St\b|Avenue|Ave\b|Road|Rd\b|Boulevard|Blvd|Lane|Drive|Square|Place|Court|Way|Terrace)"
)

NO_QUANTITY = re.compile("|".join((DATES, CLOCK, NUMBERS_OF_THINGS)), re.VERBOSE)
NAMED_NUMBER = re.compile(f"{LABELLED}|{STREET}")


def blank(text: str) -> str:
    """The text, every stretch that holds no quantity filled with ``GAP_CHARACTER``; the offsets stay."""
    for pattern in (NO_QUANTITY, NAMED_NUMBER):
        text = pattern.sub(lambda match: GAP_CHARACTER * len(match.group()), text)
    return text

"""What the sentence adds to a number: a magnitude, an age, a share, the comparator of the sum that it converts."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from claimsdb.extraction.claims.ages import OLD_AFTER, is_age
from claimsdb.extraction.claims.setting import Lines, Setting
from claimsdb.quantities.quantity import Comparator, Quantity
from claimsdb.quantities.units import dimension

MAGNITUDE, YEAR, SHARE = "magnitude", "year", "share"
# No earthquake has measured more than 9.5.
STRONGEST = 9.9
MAGNITUDE_BESIDE = re.compile(r"\bmagnitude[\s-]$", re.IGNORECASE)
MAGNITUDE_BEFORE = re.compile(
    r"\bmagnitudes?(?:,)?\s(?:of|was|is|at|as)\s(?:an?\s|only\s|just\s)?(?:preliminary\s|estimated\s)?$"
    r"|\brichter(?:[\s-]scale)?\s(?:magnitude\s)?(?:of\s)?$",
    re.IGNORECASE,
)
MAGNITUDE_AFTER = re.compile(r"^[\s-]magnitude\b", re.IGNORECASE)
IN_MAGNITUDE_AFTER = re.compile(r"^\sin\smagnitude\b", re.IGNORECASE)
# Nobody counts 7.6 of anything: "quakes of 7.6 and 7.5", "a 4-plus quake".
QUAKE_BEFORE = re.compile(r"(?:quake|tremor|temblor|aftershock)s?\s(?:of|with)\s(?:about\s|around\s)?$", re.IGNORECASE)
NO_COUNT = re.compile(r"\.|\bplus$|\+$", re.IGNORECASE)
RICHTER_AFTER = re.compile(r"^(?:\sdegrees)?,?\son\s(?:the\s)?(?:open-ended\s)?richter\b|^\srichter\b", re.IGNORECASE)
MEASURED_BEFORE = re.compile(r"\b(?:measur|register|record)(?:ed|ing)\s(?:an?\s|about\s)?$", re.IGNORECASE)
QUAKE = re.compile(r"\b(?:earth)?quakes?\b|\btremors?\b|\btemblors?\b|\baftershocks?\b|\brichter\b", re.IGNORECASE)
QUAKES = frozenset({"earthquake", "quake", "temblor", "tremor", "aftershock", "shaker", "foreshock", "shock", "jolt"})
LISTED = re.compile(r"^(?:,?\s(?:and|or|to)\s|,\s|[-–/]|\s[-–]\s)$")
PART = re.compile(
    r"\b(?:half|halves|thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)$|^\d/\d$", re.IGNORECASE
)
BRACKET = re.compile(r"^\s?\(\s?(?:or\s|about\s)?$|^,?\sor\s$")
LOWER = frozenset({Comparator.AT_LEAST, Comparator.MORE_THAN})
UPPER = frozenset({Comparator.AT_MOST, Comparator.LESS_THAN, Comparator.NEARLY})


def completed(lines: Lines, settings: Iterable[Setting]) -> Iterator[Setting]:
    """Yield the settings again, each quantity with what its sentence adds to it."""
    last: Quantity | None = None
    for setting in settings:
        quantity = completed_quantity(setting, last)
        if quantity != setting.quantity:
            span = lines.tokens(quantity.start, quantity.end)
            setting = replace(setting, quantity=quantity, span=span)
        last = quantity
        yield setting


def completed_quantity(setting: Setting, last: Quantity | None) -> Quantity:
    """Return a quantity with its magnitude, age or share, or the comparator of the one that it converts."""
    quantity = setting.quantity
    if is_magnitude(setting) or (last is not None and last.unit == MAGNITUDE and is_listed_after(setting, last)):
        return as_magnitude(setting)
    if is_age(setting) or (last is not None and is_second_age(setting, last)):
        return replace(quantity, unit=YEAR, end=quantity.end + length_of(OLD_AFTER, setting.after[:20]))
    if not quantity.unit and PART.search(setting.exact):
        return replace(quantity, unit=SHARE)
    if last is not None and converts(setting, last):
        return bounded_like(quantity, last.comparator)
    return quantity


def length_of(pattern: re.Pattern[str], text: str) -> int:
    """Return how many characters a pattern takes from the start of a text."""
    found = pattern.match(text)
    return found.end() if found else 0


def is_magnitude(setting: Setting) -> bool:
    """Say whether a number is an earthquake's magnitude: "magnitude 6", "a 4.6 quake", "5.1 on the Richter scale"."""
    quantity = setting.quantity
    size = quantity.value if quantity.value is not None else quantity.high
    if quantity.unit not in {"", "degree", "point"} or size is None or not 0 < size <= STRONGEST:
        return False
    before, after = setting.before[-40:], setting.after[:40]
    if MAGNITUDE_BESIDE.search(before) or MAGNITUDE_BEFORE.search(before):
        return True
    if MAGNITUDE_AFTER.match(after) or IN_MAGNITUDE_AFTER.match(after) or RICHTER_AFTER.match(after):
        return True
    if NO_COUNT.search(setting.exact) and QUAKE_BEFORE.search(before):
        return True
    if MEASURED_BEFORE.search(before) and "." in setting.exact and QUAKE.search(f"{setting.before} {setting.after}"):
        return True
    counted = setting.counted
    return bool(NO_COUNT.search(setting.exact)) and counted is not None and counted.lemma_.lower() in QUAKES


def as_magnitude(setting: Setting) -> Quantity:
    """Return the quantity as a magnitude, the word "magnitude" inside where it stands next to the number."""
    quantity = setting.quantity
    start = quantity.start - (len(MAGNITUDE) + 1 if MAGNITUDE_BESIDE.search(setting.before[-12:]) else 0)
    end = quantity.end + length_of(MAGNITUDE_AFTER, setting.after[:12])
    return replace(quantity, start=start, end=end, unit=MAGNITUDE)


def is_listed_after(setting: Setting, last: Quantity) -> bool:
    """Say whether only "and", "or" or a comma stands between a bare number and the quantity before it."""
    between = setting.text[last.end : setting.quantity.start]
    return not setting.quantity.unit and setting.counted is None and bool(LISTED.match(between))


def is_second_age(setting: Setting, last: Quantity) -> bool:
    """Say whether a bare number goes on a list of ages: "aged 15 and 12"."""
    aged = last.unit == YEAR and setting.text[last.end - 1].isdigit()
    return aged and setting.exact.isdigit() and len(setting.exact) < 3 and is_listed_after(setting, last)


def converts(setting: Setting, last: Quantity) -> bool:
    """Say whether the quantity gives the one before it in another unit: "about two million euros ($2.6 million)"."""
    quantity = setting.quantity
    if quantity.comparator is not Comparator.EXACTLY or last.comparator in {Comparator.EXACTLY, Comparator.BETWEEN}:
        return False
    if quantity.value is None or not quantity.unit or quantity.unit == last.unit:
        return False
    return dimension(quantity.unit) == dimension(last.unit) and bool(
        BRACKET.match(setting.text[last.end : quantity.start])
    )


def bounded_like(quantity: Quantity, comparator: Comparator) -> Quantity:
    """Return the quantity with a comparator and the bound that it gives."""
    return replace(
        quantity,
        comparator=comparator,
        low=quantity.value if comparator in LOWER else None,
        high=quantity.value if comparator in UPPER else None,
    )

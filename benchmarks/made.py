"""A store of made-up claims of any size, stored in the quickest way that either database takes.

Ten claims an article, each a sentence with its figure. Two thirds of the claims have a speaker, a tenth are passed on
by another, a tenth stand in a quotation, and three in ten answer a question, three of them each. Some twenty claims are
of one place, as in the files of a region.
"""

import random
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Any

from django.db import connection, models, transaction

from claimsdb.claims.models import Claim, Measure, Mention, Quotation, Speaker
from claimsdb.corpus.models import Article, Source
from claimsdb.links.models import Answer, Question

EACH = 10  # claims an article
SOURCES, SPEAKERS = 200, 5_000
NOW = datetime(2026, 1, 1, 12, 30, 15, 123456, tzinfo=UTC)
FIRST_DAY = date(2015, 1, 1)
VERBS = {
    "deaths": "killed",
    "injured": "wounded",
    "displaced": "displaced",
    "missing": "missing",
    "arrested": "arrested",
}
AROUND = 64  # characters beside a mention that are kept with it

Row = tuple[type[models.Model], dict[str, Any]]


class Maker:
    """Made-up articles, each with the rows that stand on it. The same numbers make the same rows."""

    def __init__(self, claims: int) -> None:
        self.dice = random.Random(1)
        syllables = ["ka", "ro", "mi", "ten", "sha", "bad", "lor", "ven", "du", "gor", "is", "pal"]
        self.places = ["".join(self.dice.choices(syllables, k=4)).title() for _ in range(max(20, claims // 20))]
        self.measures = dict(Measure.objects.values_list("slug", "pk"))
        self.mention = self.claim = 0

    def around(self) -> Iterator[Row]:
        """Yield the sources and the speakers."""
        for number in range(1, SOURCES + 1):
            country = ["AM", "AZ", "GB", ""][number % 4]
            yield Source, {"id": number, "name": f"Paper {number}", "slug": f"paper-{number}", "country": country}
        for number in range(1, SPEAKERS + 1):
            yield Speaker, {"id": number, "name": f"Speaker {number}", "folded": f"speaker {number}"}

    def article(self, number: int) -> Iterator[Row]:
        """Yield an article, its mentions and what stands on them."""
        dice = self.dice
        days = [FIRST_DAY + timedelta(days=dice.randrange(4000)) for _ in range(EACH)]
        said = [(dice.choice(list(VERBS)), dice.choice(self.places), dice.randint(2, 90_000), day) for day in days]
        lines = [f"Number {number}."]
        lines += [f"Officials in {at} said {n:,} people were {VERBS[of]} on {day:%d %B %Y}." for of, at, n, day in said]
        text = "\n".join(lines)
        yield (
            Article,
            {
                "id": number,
                "source_id": 1 + number % SOURCES,
                "title": f"News of the day {number}",
                "published": FIRST_DAY + timedelta(days=number % 4000),
                "text": text,
                "sha256": sha256(text.encode()).hexdigest(),
                "extracted_by": "claimsdb 0.1",
            },
        )
        end = len(lines[0])
        quoted = self.mention + 1
        yield from self.mentioned(number, "quotation", text, end + 1, end + 1 + len(lines[1]))
        yield Quotation, {"mention_id": quoted, "style": "direct"}
        for line, (measure, place, count, day) in zip(lines[1:], said, strict=True):
            start = text.index(f"{count:,}", end)
            end += 1 + len(line)
            yield from self.mentioned(number, "claim", text, start, start + len(f"{count:,}"))
            yield from self.claimed(measure, place, count, day, quoted if line == lines[1] else None)

    def mentioned(self, article: int, kind: str, text: str, start: int, end: int) -> Iterator[Row]:
        """Yield a mention."""
        self.mention += 1
        number = self.mention
        yield (
            Mention,
            {
                "id": number,
                "article_id": article,
                "kind": kind,
                "start": start,
                "end": end,
                "exact": text[start:end],
                "prefix": text[max(0, start - AROUND) : start],
                "suffix": text[end : end + AROUND],
                "speaker_id": 1 + number % SPEAKERS if number % 3 else None,
                "via_id": 1 + number // 3 % SPEAKERS if number % 10 == 1 else None,
                "cue": "said" if number % 3 else "",
                "state": "accepted" if number % 10 < 3 else "rejected" if number % 50 == 9 else "suggested",
                "origin": "claimsdb 0.1",
                "confidence": number % 100 / 100,
                "changed": NOW + timedelta(seconds=number),
            },
        )

    def claimed(self, measure: str, place: str, count: int, day: date, quotation: int | None) -> Iterator[Row]:
        """Yield the claim on the last mention, and its place in a question."""
        number = self.mention
        yield (
            Claim,
            {
                "mention_id": number,
                "measure_id": self.measures[measure],
                "subject": f"people in {place}",
                "place": place,
                "value": float(count),
                "base_value": float(count),
                "period_end": day,
                "quotation_id": quotation,
            },
        )
        question, place_in_it = 1 + self.claim // EACH, self.claim % EACH
        self.claim += 1
        if place_in_it == 0:
            text = f"{measure.title()}: people in {place}"
            yield Question, {"id": question, "text": text, "measure_id": self.measures[measure]}
        if place_in_it < 3:
            yield Answer, {"id": self.claim, "question_id": question, "claim_id": number}


def fill(claims: int, maker: Maker) -> None:
    """Store so many claims, which takes some minutes a million."""
    store(maker.around())
    for start in range(0, claims // EACH, 1000):
        numbers = range(start + 1, min(start + 1000, claims // EACH) + 1)
        store(row for number in numbers for row in maker.article(number))
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def store(rows: Iterable[Row]) -> None:
    """Store rows, each table's at once, in the order in which the tables first come."""
    tables: dict[type[models.Model], list[dict[str, Any]]] = {}
    for model, values in rows:
        tables.setdefault(model, []).append(values)
    with transaction.atomic():
        for model, given in tables.items():
            insert(model, given)


def insert(model: type[models.Model], rows: list[dict[str, Any]]) -> None:
    """Store rows of one table; a field that is not given takes its default."""
    fields = model._meta.concrete_fields
    missing = {field.attname: default(field) for field in fields}
    values = [[prepared(field, row.get(field.attname, missing[field.attname])) for field in fields] for row in rows]
    names = ", ".join(f'"{field.column}"' for field in fields)
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f'COPY "{table}" ({names}) FROM STDIN') as copy:
                for row in values:
                    copy.write_row(row)
            if (key := model._meta.pk) and key.get_internal_type() == "BigAutoField":
                cursor.execute(
                    f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM \"{table}\"))"
                )
        else:
            marks = ", ".join(["%s"] * len(fields))
            cursor.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', values)


def default(field: Any) -> Any:
    """Return what a field holds where nothing is given."""
    return NOW if isinstance(field, models.DateTimeField) and not field.null else field.get_default()


def prepared(field: Any, value: Any) -> Any:
    """Return a value as the driver takes it: most as they are."""
    return field.get_db_prep_save(value, connection) if isinstance(value, date | list | dict) else value

"""The API's lists beside a bare WSGI function with the driver and orjson, in one run.

``python benchmarks/api.py 1000000`` fills the database of ``DATABASE_URL`` (an SQLite file in a new folder where it is
not set) with so many claims, ten an article, unless it holds some already, and prints CPU and wall time a request.
"""

import os
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "claimsdb.settings")
os.environ["CLAIMSDB_DEBUG"] = "0"
os.environ["CLAIMSDB_SSL_REDIRECT"] = "0"
os.environ["CLAIMSDB_API_PUBLIC"] = "1"
if "DATABASE_URL" not in os.environ:
    os.environ.setdefault("CLAIMSDB_VAR_DIR", tempfile.mkdtemp(prefix="claimsdb-api-"))
django.setup()

import orjson
from django.core.management import call_command
from django.db import connection
from django.test import Client
from store import fill

from claimsdb.claims.extract import measure_table
from claimsdb.claims.models import Claim

ROUNDS = 40
LIST = "/api/v1/claims/?measure=deaths&value_min=1000"
REQUESTS = {
    "claims of a measure and a value": LIST,
    "claims, only five fields": f"{LIST}&fields=id,exact,value,article,speaker",
    "articles with all their mentions": "/api/v1/articles/?expand=mentions",
    "search: a rare place": "/api/v1/claims/?search={place}",
    "search: a common word and a place": "/api/v1/claims/?search=killed+{place}",
    "search: a word in every article": "/api/v1/articles/?search=officials",
    "estimated count": f"{LIST}&count=estimated",
}
# The columns that the list shows, of the claim and of all that stands in it in brief.
BARE = """
SELECT c.mention_id, m.exact, m.start, m."end", m.prefix, m.suffix, m.cue, m.state, m.touched, m.origin, m.confidence,
    m.added, m.changed, c.subject, c.place, c.value, c.low, c.high, c.comparator, c.unit, c.base_value, c.base_low,
    c.base_high, c.base_unit, c.period_start, c.period_end, a.id, a.title, a.published, s.id, s.name, s.slug,
    k.id, k.name, v.id, v.name, q.mention_id, e.id, e.name, e.slug
FROM claims_claim c JOIN claims_mention m ON m.id = c.mention_id JOIN corpus_article a ON a.id = m.article_id
    JOIN corpus_source s ON s.id = a.source_id LEFT JOIN claims_measure e ON e.id = c.measure_id
    LEFT JOIN claims_speaker k ON k.id = m.speaker_id LEFT JOIN claims_speaker v ON v.id = m.via_id
    LEFT JOIN claims_quotation q ON q.mention_id = c.quotation_id
WHERE e.slug = 'deaths' AND m.private_to_id IS NULL AND (c.base_value >= 1000 OR (c.base_value IS NULL
    AND (c.base_high >= 1000 OR (c.base_high IS NULL AND c.base_low IS NOT NULL))))
ORDER BY c.mention_id DESC LIMIT 51
"""


def bare(cursor: object) -> bytes:
    """Answer the list as a function with nothing around it would."""
    cursor.execute(BARE)
    names = [column[0] for column in cursor.description]
    rows = [dict(zip(names, row, strict=True)) for row in cursor]
    return orjson.dumps({"next": None, "previous": None, "results": rows})


def spent(work: Callable[[], object]) -> tuple[float, float]:
    """Return the CPU and the wall time of a call, in milliseconds."""
    cpu, wall = time.process_time(), time.perf_counter()
    work()
    return 1000 * (time.process_time() - cpu), 1000 * (time.perf_counter() - wall)


def show(what: str, times: list[tuple[float, float]], beside: str = "") -> None:
    """Print medians."""
    cpu, wall = (statistics.median(each) for each in zip(*times, strict=True))
    print(f"{what:40} CPU {cpu:8.2f} ms   wall {wall:8.2f} ms   {beside}")


def main(claims: int) -> None:
    """Fill where need be, then measure, the bare function and the list turn by turn."""
    call_command("migrate", verbosity=0)
    measure_table()
    if not Claim.objects.exists():
        fill(claims, random.Random(1))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    client = Client()

    def ask(url: str) -> None:
        response = client.get(url, headers={"host": "localhost"})
        assert response.status_code == 200, response.content[:300]

    connection.ensure_connection()
    raw: sqlite3.Connection = connection.connection
    cursor = raw.cursor()
    place = Claim.objects.order_by("pk").values_list("place", flat=True)[5]
    for _ in range(5):
        ask(LIST)
        bare(cursor)
    pairs = [(spent(lambda: bare(raw.cursor())), spent(lambda: ask(LIST))) for _ in range(ROUNDS)]
    show("bare WSGI function, driver and orjson", [one for one, _ in pairs])
    ratio = statistics.median(two[0] / max(one[0], 0.01) for one, two in pairs)
    show("the same list over the API", [two for _, two in pairs], f"{ratio:.1f} times the CPU")
    for what, url in REQUESTS.items():
        url = url.format(place=place)
        ask(url)
        show(what, [spent(lambda url=url: ask(url)) for _ in range(ROUNDS // 4)])


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)

"""One store of made-up claims, and what answers its list of claims: claimsdb, a bare function, django-ninja.

``benchmarks.api`` starts one of these for each size, with ``DATABASE_URL`` set, and asks by lines of JSON: who is to
answer, the path and how often. What is answered is what it cost.
"""

import io
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import django
import orjson

os.environ["DJANGO_SETTINGS_MODULE"] = "claimsdb.settings"
os.environ |= {"CLAIMSDB_DEBUG": "0", "CLAIMSDB_SSL_REDIRECT": "0", "CLAIMSDB_API_PUBLIC": "1"}
os.environ["CLAIMSDB_API_RATES"] = "anonymous=100000000"
django.setup()

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from benchmarks.made import Maker, fill
from claimsdb.claims.extract import measure_table
from claimsdb.claims.models import Claim
from claimsdb.wsgi import application

Answer = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

# The columns that the list shows, of the claim and of all that stands in it in brief.
BARE = """
SELECT c.mention_id, m.exact, m.start, m."end", m.prefix, m.suffix, m.speaker_start, m.speaker_end, m.cue, m.state,
    m.touched, m.origin, m.confidence, m.added, m.changed, c.subject, c.place, c.value, c.low, c.high, c.comparator,
    c.unit, c.base_value, c.base_low, c.base_high, c.base_unit, c.period_start, c.period_end, c.hedge, c.converts_id,
    a.id, a.title, a.published, s.id, s.name, s.slug, k.id, k.name, v.id, v.name, p.id, p.username,
    o.id, o.exact, e.id, e.name, e.slug, n.id, n.text
FROM claims_claim c JOIN claims_mention m ON m.id = c.mention_id JOIN corpus_article a ON a.id = m.article_id
    JOIN corpus_source s ON s.id = a.source_id JOIN claims_measure e ON e.id = c.measure_id
    LEFT JOIN claims_speaker k ON k.id = m.speaker_id LEFT JOIN claims_speaker v ON v.id = m.via_id
    LEFT JOIN auth_user p ON p.id = m.annotator_id LEFT JOIN claims_mention o ON o.id = c.quotation_id
    LEFT JOIN links_answer w ON w.claim_id = c.mention_id LEFT JOIN links_question n ON n.id = w.question_id
WHERE e.slug = %s AND m.private_to_id IS NULL AND (c.base_value >= %s OR (c.base_value IS NULL
    AND (c.base_high >= %s OR (c.base_high IS NULL AND c.base_low IS NOT NULL))))
ORDER BY c.mention_id DESC LIMIT 51
"""


def driver() -> Any:
    """Return a connection of the database's own driver, set as ours is."""
    if connection.vendor == "postgresql":
        import psycopg  # noqa: PLC0415

        return psycopg.connect(os.environ["DATABASE_URL"], autocommit=True)
    import sqlite3  # noqa: PLC0415

    own = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
    own.executescript(connection.settings_dict["OPTIONS"]["init_command"])
    return own


def bare() -> Answer:
    """Return a WSGI function that answers the list with nothing around it: rows as the driver gives them, flat."""
    own = driver()
    statement = BARE if connection.vendor == "postgresql" else BARE.replace("%s", "?")

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        asked = parse_qs(environ["QUERY_STRING"])
        least = float(asked["value_min"][0])
        cursor = own.execute(statement, (asked["measure"][0], least, least))
        names = [column[0] for column in cursor.description]
        rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
        start_response("200 OK", [("Content-Type", "application/json")])
        following = rows[49]["mention_id"] if len(rows) > 50 else None
        return [orjson.dumps({"next": following, "results": rows[:50]}, option=orjson.OPT_UTC_Z)]

    return answer


def answers() -> dict[str, Answer]:
    """Return who can answer, by name."""
    found: dict[str, Answer] = {"claimsdb": application, "bare": bare()}
    if find_spec("ninja"):
        settings.ROOT_URLCONF = "benchmarks.api_ninja"
        found["ninja"] = found["claimsdb"]
    return found


def ask(answer: Answer, url: str) -> bytes:
    """Ask for a page, as a server would."""
    path, _, query = url.partition("?")
    environ: dict[str, Any] = {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "localhost",
        "HTTP_ACCEPT": "application/json",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
    }
    told: list[str] = []
    parts = answer(environ, lambda status, headers: told.append(status))
    said = b"".join(parts)
    getattr(parts, "close", lambda: None)()
    if told != ["200 OK"]:
        sys.exit(f"{url}: {told} {said[:300]!r}")
    return said


class Processors:
    """The milliseconds of a processor that this process, and those of the database that serve it, have taken."""

    def __init__(self) -> None:
        self.served_by: list[Path] = []
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pid FROM pg_stat_activity WHERE datname = current_database()")
                self.served_by = [Path(f"/proc/{pid}/schedstat") for (pid,) in cursor.fetchall()]

    def ours(self) -> float:
        """Return those of this process."""
        return 1000 * time.process_time()

    def theirs(self) -> float:
        """Return those of the database, where that is another: what Linux counts of each connection's process."""
        return sum(int(path.read_text().split()[0]) for path in self.served_by) / 1e6


def cost(answer: Answer, url: str, times: int, processors: Processors) -> dict[str, float]:
    """Return what a request costs in milliseconds, the mean of some."""
    ours, theirs, wall = processors.ours(), processors.theirs(), time.perf_counter()
    for _ in range(times):
        said = ask(answer, url)
    wall = 1000 * (time.perf_counter() - wall)
    spent = {"cpu": processors.ours() - ours, "database": processors.theirs() - theirs, "wall": wall}
    return {name: each / times for name, each in spent.items()} | {"bytes": len(said)}


def filled(claims: int) -> dict[str, Any]:
    """Fill the store unless it is; return what the parent asks by."""
    settings.DEBUG = False
    call_command("migrate", verbosity=0)
    measure_table()
    start = time.perf_counter()
    if not Claim.objects.exists():
        fill(claims, Maker(claims))
    claim = Claim.objects.select_related("measure", "mention__article__source").order_by("pk")[claims // 2]
    return {
        "claims": Claim.objects.count(),
        "seconds": time.perf_counter() - start,
        "place": claim.place,
        "source": claim.mention.article.source.slug,
        "vendor": connection.vendor,
    }


def main(claims: int) -> None:
    """Answer the parent line by line."""
    say(filled(claims))
    known = answers()
    for url in ("/api/v1/claims/?measure=deaths&value_min=1000", "/api/v1/claims/"):
        ask(known["claimsdb"], url)
    processors = Processors()
    for asked in requests():
        if asked["who"] not in known:
            say({})
        elif asked.get("count"):
            with CaptureQueriesContext(connection) as captured:
                said = orjson.loads(ask(known[asked["who"]], asked["url"]))
            say({"queries": len(captured), "next": said.get("next")})
        else:
            say(cost(known[asked["who"]], asked["url"], asked["times"], processors))


def requests() -> Iterator[dict[str, Any]]:
    """Yield what the parent asks."""
    for line in sys.stdin:
        yield orjson.loads(line)


def say(answer: dict[str, Any]) -> None:
    """Answer the parent."""
    sys.stdout.write(orjson.dumps(answer).decode() + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]))

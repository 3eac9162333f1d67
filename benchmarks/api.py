"""What lists of the API cost: beside a bare function, beside django-ninja, and at a million claims beside ten thousand.

``python -m benchmarks.api 10000 1000000`` fills a store of each size, which takes some minutes a million, unless it is
filled already: SQLite files in ``CLAIMSDB_VAR_DIR`` (a new folder where it is not set); or, where ``DATABASE_URL`` is
that of a PostgreSQL, a database ``api_SIZE`` for each. Then all are asked in turns, round by round, and of each figure
the median is printed: milliseconds of the processor of the process that answers, and of the database's beside it.

django-ninja is no dependency: ``pip install --no-deps --target FOLDER django-ninja`` and ``PYTHONPATH=FOLDER`` add its
column, for which pydantic must be there.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROUNDS, TIMES = 15, 10
LIST = "/api/v1/claims/?measure=deaths&value_min=1000"
NINJA = "/ninja/claims/?measure=deaths&value_min=1000"
# By name: the address, and how many queries it may make.
PAGES = {
    "claims, unfiltered": ("/api/v1/claims/", 4),
    "claims of a measure and a value": (LIST, 4),
    "the same, 500 a page": (f"{LIST}&page_size=500", 4),
    "the same, five fields": (f"{LIST}&fields=id,exact,value,article,speaker", 4),
    "the same, a page deep down": (f"{LIST}&cursor={{deep}}", 4),
    "claims of few: a high value": ("/api/v1/claims/?measure=deaths&value_min=89900", 4),
    "claims of a rare measure": ("/api/v1/claims/?measure=wage", 4),
    "claims of a source": ("/api/v1/claims/?source={source}", 4),
    "claims of a source and a measure": ("/api/v1/claims/?source={source}&measure=deaths", 4),
    "claims of a speaker": ("/api/v1/claims/?speaker=speaker+77", 4),
    "claims by when they changed": ("/api/v1/claims/?ordering=-changed", 4),
    "claims by value": ("/api/v1/claims/?ordering=-value", 4),
    "claims of some days": ("/api/v1/claims/?published_after=2020-01-01&published_before=2020-01-31", 4),
    "claims, counted as far as 10,000": (f"{LIST}&count=bounded", 4),
    "claims, their number estimated": (f"{LIST}&count=estimated", 4),
    "mentions suggested": ("/api/v1/mentions/?state=suggested", 4),
    "articles": ("/api/v1/articles/", 4),
    "articles by day": ("/api/v1/articles/?ordering=-published", 4),
    "50 articles with all their mentions": ("/api/v1/articles/?expand=mentions", 6),
    "speakers": ("/api/v1/speakers/", 4),
    "questions": ("/api/v1/questions/", 4),
    "questions by how many claims": ("/api/v1/questions/?ordering=-claims", 4),
    "questions by how far they spread": ("/api/v1/questions/?ordering=-spread", 4),
    "search: a rare place": ("/api/v1/claims/?search={place}", 4),
    "search: a common word and a place": ("/api/v1/claims/?search=killed+{place}", 4),
    "search: a word in every claim": ("/api/v1/claims/?search=officials", 4),
    "search: the same, by value": ("/api/v1/claims/?search=officials&ordering=-value", 4),
    "search: a beginning": ("/api/v1/claims/?search={start}*", 4),
    "search: two words in every claim": ("/api/v1/claims/?search=%22people+were%22", 4),
    "search: articles, a word in each": ("/api/v1/articles/?search=officials", 4),
    "search: articles, a rare place": ("/api/v1/articles/?search={place}", 4),
    "search: nothing": ("/api/v1/claims/?search=zzzyx", 4),
}


class Store:
    """A store of so many claims, in a process of its own."""

    def __init__(self, claims: int, url: str) -> None:
        command = [sys.executable, "-m", "benchmarks.api_store", str(claims)]
        environ = os.environ | {"DATABASE_URL": url}
        self.process = subprocess.Popen(command, env=environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.about = self.read()
        self.about["start"] = self.about["place"][:5]

    def read(self) -> dict[str, Any]:
        """Return its next answer."""
        assert self.process.stdout
        line = self.process.stdout.readline()
        return json.loads(line) if line else sys.exit("A store has failed.")

    def ask(self, **asked: Any) -> dict[str, Any]:
        """Ask it."""
        assert self.process.stdin
        self.process.stdin.write(json.dumps(asked) + "\n")
        self.process.stdin.flush()
        return self.read()

    def cost(self, who: str, url: str) -> dict[str, float]:
        """Return what a page costs when this one answers; nothing where it is not there to."""
        return self.ask(who=who, url=url.format(**self.about), times=TIMES)

    def go_deep(self) -> None:
        """Follow the list some pages, and keep where it leads."""
        url = f"{LIST}&page_size=500".format(**self.about)
        for _ in range(3):
            following = self.ask(who="claimsdb", url=url, count=True)["next"]
            url = following.partition("localhost")[2] or url
        self.about["deep"] = url.partition("cursor=")[2].partition("&")[0]


def stores(sizes: list[int]) -> Iterator[Store]:
    """Yield the stores of these sizes."""
    given = os.environ.get("DATABASE_URL", "")
    folder = os.environ.setdefault("CLAIMSDB_VAR_DIR", tempfile.mkdtemp(prefix="claimsdb-api-"))
    for size in sizes:
        if given.startswith("postgres"):
            make_database(given, f"api_{size}")
            yield Store(size, given.rpartition("/")[0] + f"/api_{size}")
        else:
            yield Store(size, f"sqlite:///{Path(folder) / f'api_{size}.sqlite3'}")


def make_database(url: str, name: str) -> None:
    """Make a database unless it is there."""
    import psycopg  # noqa: PLC0415

    with psycopg.connect(url, autocommit=True) as own:
        if not own.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            own.execute(f'CREATE DATABASE "{name}"')


def rounds(asked: Callable[[], list[dict[str, float]]], times: int = ROUNDS) -> list[dict[str, float]]:
    """Ask all again and again, in turns; return the medians of each, after a first time that does not count."""
    asked()
    spent = [asked() for _ in range(times)]
    return [
        {name: statistics.median(each[name] for each in column) for name in column[0]}
        for column in zip(*spent, strict=True)
    ]


def beside_others(store: Store) -> None:
    """Print the list's cost beside those of a bare function and of django-ninja."""
    everybody = {"bare": LIST, "claimsdb": LIST, "ninja": NINJA}
    if not store.cost("ninja", NINJA):
        print("django-ninja is not installed: its column is left out.")
        everybody.pop("ninja")
    spent = dict(zip(everybody, rounds(lambda: [store.cost(*each) for each in everybody.items()]), strict=True))
    print(f"{'':10} {'cpu ms':>8} {'of bare':>8} {'database':>9} {'in all':>8} {'of bare':>8} {'wall':>8} {'bytes':>8}")
    least = spent["bare"]
    for who, each in spent.items():
        both, least_both = each["cpu"] + each["database"], least["cpu"] + least["database"]
        print(
            f"{who:10} {each['cpu']:8.2f} {each['cpu'] / least['cpu']:8.1f} {each['database']:9.2f} {both:8.2f}"
            f" {both / least_both:8.1f} {each['wall']:8.2f} {each['bytes']:8,.0f}"
        )


def pages(found: list[Store]) -> None:
    """Print what each page costs at each size, and the largest beside the smallest."""
    sizes = [store.about["claims"] for store in found]
    print(f"\n{'cpu ms, ours and the database’s':36}" + "".join(f"{size:>11,}" for size in sizes) + "   ratio  queries")
    for name, (url, most) in PAGES.items():
        spent = rounds(lambda url=url: [store.cost("claimsdb", url) for store in found], ROUNDS // 3)
        both = [each["cpu"] + each["database"] for each in spent]
        last = found[-1]
        queries = last.ask(who="claimsdb", url=url.format(**last.about), count=True)["queries"]
        over = "  OVER" if queries > most or ("search" in name and both[-1] > 100) else ""
        print(f"{name:36}" + "".join(f"{each:11.2f}" for each in both) + f"{both[-1] / both[0]:8.2f} {queries:8}{over}")


def main(sizes: list[int]) -> None:
    """Fill where need be, then ask."""
    found = list(stores(sizes))
    for store in found:
        store.go_deep()
        about = store.about
        print(f"{about['vendor']}: {about['claims']:,} claims, filled in {about['seconds']:,.0f} s")
    beside_others(found[-1])
    pages(found)
    for store in found:
        store.process.stdin.close()  # type: ignore[union-attr]
        store.process.wait()


if __name__ == "__main__":
    main([int(each) for each in sys.argv[1:]] or [10_000, 1_000_000])

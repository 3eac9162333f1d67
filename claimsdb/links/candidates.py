"""Which pairs to compare: mentions of other articles that share a key, from the keys' index alone, a few a key."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from django.db import connection

from claimsdb.claims.models import Mention
from claimsdb.links.models import MentionKey
from claimsdb.links.rows import as_list
from claimsdb.matching.candidates import CAP

# Of a crowded key, so many of its mentions are counted: enough to say that it tells nothing.
COUNTED = 100

# A mention is compared with so many others, those that share most of its rare keys: a reviewer reads no more of them.
MOST = 20

# Of each of an article's keys the newest mentions of others, so many at most, as one row. However crowded a key, no
# more of its rows are read: both databases walk the index (key, mention) from the newest. To PostgreSQL a key is told
# as a range, in whose order that index alone stands: told that they are equal, and with statistics of a time when few
# keys were there, it walks through all mentions from the newest for one that has the key.
NEWEST = """
    SELECT other.mention_id FROM {keys} other JOIN {mentions} theirs ON theirs.id = other.mention_id
    WHERE {of_key} AND theirs.article_id <> %(article)s AND theirs.state <> 'rejected'
    ORDER BY {order} LIMIT %(limit)s
"""
ORDERS = {
    "postgresql": {
        "of_key": "other.key >= k.key AND other.key <= k.key",
        "order": "other.key DESC, other.mention_id DESC",
    },
    "sqlite": {"of_key": "other.key = k.key", "order": "other.mention_id DESC"},
}
STATEMENTS = {
    "postgresql": "SELECT k.key, ARRAY({newest}) FROM unnest(%(keys)s::text[]) k(key)",
    "sqlite": (
        "SELECT k.key, (SELECT json_group_array(mention_id) FROM ({newest}))"
        " FROM (SELECT value AS key FROM json_each(%(keys)s)) k"
    ),
}
CROWD = (
    "WITH crowded(key) AS (VALUES {rows}) SELECT key, (SELECT COUNT(*) FROM"
    " (SELECT 1 FROM {keys} other WHERE other.key = crowded.key LIMIT %s) counted) FROM crowded"
)
TABLES = {"keys": MentionKey._meta.db_table, "mentions": Mention._meta.db_table}

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs to compare, this article's mention first; how many mentions the cap left out, of each key up to a bound."""

    pairs: list[Pair]
    left_out: int


def statement() -> str:
    """Return the SQL that finds candidates, for the database in use; it takes what ``asked`` returns."""
    newest = NEWEST.format(**ORDERS[connection.vendor], **TABLES)
    return STATEMENTS[connection.vendor].format(newest=newest, **TABLES)


def asked(article: int, keys: Iterable[str], limit: int) -> dict[str, Any]:
    """Return what the statement takes: an article, its keys, and how many mentions of each are wanted."""
    return {"article": article, "keys": as_list(list(keys)), "limit": limit}


def newest(article: int, keys: Iterable[str], limit: int) -> dict[str, list[int]]:
    """Return the newest mentions of other articles that have each of these keys, where there are any."""
    with connection.cursor() as cursor:
        cursor.execute(statement(), asked(article, keys, limit))
        rows = cursor.fetchall()
    if connection.vendor != "postgresql":
        rows = [(key, orjson.loads(mentions)) for key, mentions in rows]
    return {key: mentions for key, mentions in rows if mentions}


def candidates_of(article: int, keys: Mapping[int, Iterable[str]]) -> Candidates:
    """Return the pairs of this article's mentions and others' that share a key, the newest of each key up to ``CAP``.

    ``keys`` are those of its mentions, which are stored. One statement, whatever the size of the store, and a second
    where more than ``CAP`` share a key.
    """
    own: dict[str, list[int]] = defaultdict(list)
    for mention, found in keys.items():
        for key in found:
            own[key].append(mention)
    sharing = newest(article, own, CAP + 1)
    crowded = [key for key, mentions in sharing.items() if len(mentions) > CAP]
    left_out = sum(number - len(own[key]) - CAP for key, number in holders(crowded).items())
    return Candidates(likeliest(own, sharing, CAP, MOST), left_out)


def likeliest(
    own: Mapping[str, list[int]], sharing: Mapping[str, list[int]], cap: int = CAP, most: int = MOST
) -> list[Pair]:
    """Return each mention with the others likeliest to be its partners: of a key's n holders each is one in n.

    Those whom a crowded key alone brings are left out: they may be any of too many.
    """
    shared: dict[int, dict[int, float]] = defaultdict(dict)
    for key, mentions in sharing.items():
        share, latest = 1 / len(mentions), sorted(mentions)[-cap:]
        for one in own[key]:
            others = shared[one]
            for other in latest:
                others[other] = others.get(other, 0.0) + share
    least = 1 / (cap + 1)
    pairs: list[Pair] = []
    for one, others in shared.items():
        rare = [(-chance, -other) for other, chance in others.items() if chance > least]
        pairs += [(one, -other) for _, other in sorted(rare)[:most]]
    return sorted(pairs)


def holders(keys: list[str]) -> dict[str, int]:
    """Return how many mentions have each of these keys, counting no further than ``COUNTED``."""
    if not keys:
        return {}
    rows = ", ".join(["(%s)"] * len(keys))
    with connection.cursor() as cursor:
        cursor.execute(CROWD.format(rows=rows, **TABLES), [*keys, COUNTED])
        return dict(cursor.fetchall())

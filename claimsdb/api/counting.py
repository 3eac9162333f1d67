"""How many rows a list has: on request alone, since a whole count is what grows with the store."""

import json
from typing import Any

from django.db import connections
from django.db.models import QuerySet

# Counted in milliseconds at any size of table.
MOST_COUNTED = 10_000

COUNTS = ("bounded", "estimated")


def counted(rows: QuerySet, how: str) -> dict[str, Any]:
    """Return the number of rows and what it is: exact, at least so many, or estimated."""
    bare = rows.order_by()
    if how == "estimated" and connections[rows.db].vendor == "postgresql":
        return {"rows": estimated(bare), "is": "estimated"}
    return bounded(bare)


def bounded(rows: QuerySet) -> dict[str, Any]:
    """Count as far as ``MOST_COUNTED``."""
    number = rows.values("pk")[: MOST_COUNTED + 1].count()
    return {"rows": min(number, MOST_COUNTED), "is": "exact" if number <= MOST_COUNTED else "at least"}


def estimated(rows: QuerySet) -> int:
    """Return how many rows PostgreSQL's planner expects, from what it last learnt of the tables."""
    [plan] = json.loads(rows.values("pk").explain(format="json"))
    return round(plan["Plan"]["Plan Rows"])

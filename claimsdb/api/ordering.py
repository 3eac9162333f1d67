"""The orders that lists can be had in: each by one expression, then by id.

An index holds each, but for those of questions by what their claims say: these are reckoned for all the questions that
the filters leave, each time.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import F
from django.db.models.expressions import Combinable, Func

from claimsdb.claims.models import FIGURE
from claimsdb.corpus.models import UNDATED
from claimsdb.links.models import UNSCORED
from claimsdb.links.question_models import spread


@dataclass(frozen=True, slots=True)
class Order:
    """An order by name. ``read`` makes a value of what a cursor keeps of it, or raises ValueError or TypeError."""

    name: str
    by: Callable[[], Combinable | Func] | None = None  # None: by id alone
    read: Callable[[Any], Any] = str
    about: str = ""


def number(kept: Any) -> float:
    """Read a number, finite."""
    if isinstance(kept, bool) or not isinstance(kept, int | float) or kept != kept or abs(kept) == float("inf"):
        raise ValueError(kept)
    return float(kept)


def words(kept: Any) -> str:
    """Read words that a database can compare."""
    if not isinstance(kept, str) or "\0" in kept or len(kept) > 1000:
        raise ValueError(kept)
    kept.encode()
    return kept


def moment(kept: Any) -> datetime:
    """Read a moment."""
    time = datetime.fromisoformat(kept)
    if time.tzinfo is None:
        raise ValueError(kept)
    return time


ID = Order("id", about="in the order of being added")
CHANGED = Order("changed", lambda: F("changed"), moment, "by when they last changed")
MENTION_CHANGED = Order("changed", lambda: F("mention__changed"), moment, "by when they last changed")
DECIDED = Order("time", lambda: F("time"), moment, "by when they were made")
NAME = Order("name", lambda: F("name"), words, "by name")
PUBLISHED = Order(
    "published", lambda: UNDATED, date.fromisoformat, "by the day of publication, as if the undated came before all"
)
SCORE = Order("score", lambda: UNSCORED, number, "by the engine's score, as if people's links had the lowest")

VALUE = Order(
    "value", lambda: FIGURE, number, "by the value in base units, else the bound that there is: ask for the measure too"
)
CLAIMS = Order("claims", lambda: F("claims_count"), number, "by how many claims answer them; counted for all of them")
SPREAD = Order("spread", spread, number, "by how far their claims lie apart, 0 to 1; reckoned for all of them")

# What each list can be ordered by, the newest by id first where nothing is asked.
ORDERS: dict[str, tuple[Order, ...]] = {
    "source": (ID, CHANGED, NAME),
    "article": (ID, CHANGED, PUBLISHED),
    "speaker": (ID, CHANGED, NAME),
    "measure": (ID, CHANGED),
    "mention": (ID, CHANGED),
    "quotation": (ID, MENTION_CHANGED),
    "claim": (ID, MENTION_CHANGED, VALUE),
    "link": (ID, CHANGED, SCORE),
    "decision": (ID, DECIDED),
    "question": (ID, CHANGED, CLAIMS, SPREAD),
    "conflict": (ID, CHANGED),
}


def orders_of(view: Any) -> tuple[Order, ...]:
    """Return the orders of a view's list."""
    queryset = getattr(view, "queryset", None)
    return ORDERS.get(queryset.model._meta.model_name, (ID,)) if queryset is not None else (ID,)

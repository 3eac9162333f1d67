"""Records for tests: everything has a plain default, a test names what matters to it."""

from typing import Any

from claimsdb.matching.background import Background
from claimsdb.matching.prepared import PreparedClaim, prepare_claim
from claimsdb.matching.record import ClaimRecord, QuotationRecord

NO_BACKGROUND = Background()


def make_claim(exact: str = "12", sentence: str = "The flood killed 12 people.", **given: Any) -> ClaimRecord:
    values: dict[str, Any] = {"id": 1, "article": given.get("id", 1), "start": 0, "end": len(exact), "value": 12.0}
    return ClaimRecord(**(values | given), exact=exact, sentence=sentence)


def make_quotation(exact: str = "We are ready to talk.", **given: Any) -> QuotationRecord:
    values: dict[str, Any] = {"id": 1, "article": given.get("id", 1), "start": 0, "end": len(exact), "sentence": exact}
    return QuotationRecord(**(values | given), exact=exact)


def prepared(*args: Any, **given: Any) -> PreparedClaim:
    return prepare_claim(make_claim(*args, **given), NO_BACKGROUND)

"""How two claims stand by their figures and days alone, once a person has said that they answer one question."""

from claimsdb.claims.models import Mention
from claimsdb.links.records import records_of_mentions
from claimsdb.matching.background import Background
from claimsdb.matching.prepared import prepare_claim
from claimsdb.matching.record import ClaimRecord
from claimsdb.matching.relation import relation
from claimsdb.matching.suggestion import SAME_QUESTION, Relation


def relation_between(one: Mention, other: Mention) -> str:
    """Return match, conflict or update, by the engine's numeric test. Reads both articles' texts.

    Where months lie between the figures, neither can be said to be untrue: an update.
    """
    nothing = Background.from_texts([])
    records = records_of_mentions(sorted((one, other), key=lambda mention: mention.pk)).values()
    left, right = (prepare_claim(record, nothing) for record in records if isinstance(record, ClaimRecord))
    found, _ = relation(left, right)
    return (found if found in SAME_QUESTION else Relation.UPDATE).value

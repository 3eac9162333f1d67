"""What is said, and counted: measures, speakers, and the mentions (quotations, claims) on the words of an article."""

from claimsdb.claims.assignments import Assignment, Plan
from claimsdb.claims.claim_models import FIGURE, Claim, ClaimQuerySet
from claimsdb.claims.engine_models import Engine, Finding
from claimsdb.claims.measure_models import Measure
from claimsdb.claims.mention_models import WORDS_AROUND, Mention, MentionQuerySet, Quotation, shortened
from claimsdb.claims.speaker_models import Alias, Speaker

__all__ = [
    "FIGURE",
    "WORDS_AROUND",
    "Alias",
    "Assignment",
    "Claim",
    "ClaimQuerySet",
    "Engine",
    "Finding",
    "Measure",
    "Mention",
    "MentionQuerySet",
    "Plan",
    "Quotation",
    "Speaker",
    "shortened",
]

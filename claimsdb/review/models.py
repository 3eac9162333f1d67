"""What reviewers leave behind besides decisions and cases."""

from claimsdb.review.question_models import Move
from claimsdb.review.queue_models import Skip

__all__ = ["Move", "Skip"]

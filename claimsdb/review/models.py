"""What reviewers leave behind besides decisions and cases."""

from claimsdb.review.question_models import Move

__all__ = ["Move"]

"""The annotators' pages, in the admin of the models that they are about."""

from claimsdb.desk.admin_article import ArticleDeskAdmin

__all__ = ["ArticleDeskAdmin"]

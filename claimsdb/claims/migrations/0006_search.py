"""The words of mentions, indexed."""

from django.db import migrations

from claimsdb.claims.querysets import MENTIONS
from claimsdb.corpus.search import searchable


class Migration(migrations.Migration):
    dependencies = [("claims", "0005_carried_mentions"), ("corpus", "0004_search")]
    operations = [searchable(MENTIONS)]

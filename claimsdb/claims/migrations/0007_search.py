"""The words of mentions, indexed."""

from django.db import migrations

from claimsdb.claims.querysets import MENTIONS
from claimsdb.corpus.search_index import searchable


class Migration(migrations.Migration):
    dependencies = [("claims", "0006_engines_and_proposals"), ("corpus", "0004_search")]
    operations = [searchable(MENTIONS)]

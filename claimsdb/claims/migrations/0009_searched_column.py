"""The words of mentions, kept in a column of PostgreSQL: this writes the table anew, some minutes for a million rows."""

from django.db import migrations

from claimsdb.claims.querysets import MENTIONS
from claimsdb.corpus.search_index import stored


class Migration(migrations.Migration):
    dependencies = [("claims", "0008_claims_by_value")]
    operations = [stored(MENTIONS)]

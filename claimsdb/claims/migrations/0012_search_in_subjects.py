"""The subjects and places of claims, indexed: on PostgreSQL this writes the table of claims anew."""

from django.db import migrations

from claimsdb.claims.querysets import SUBJECTS
from claimsdb.corpus.search_index import searchable


class Migration(migrations.Migration):
    dependencies = [("claims", "0011_findings")]
    operations = [searchable(SUBJECTS)]

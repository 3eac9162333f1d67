"""The words of articles, kept in a column of PostgreSQL: this writes the table anew, some minutes for a million rows."""

from django.db import migrations

from claimsdb.corpus.search import ARTICLES
from claimsdb.corpus.search_index import stored


class Migration(migrations.Migration):
    dependencies = [("corpus", "0005_orders")]
    operations = [stored(ARTICLES)]

"""The words of articles, indexed."""

from django.db import migrations

from claimsdb.corpus.search import ARTICLES
from claimsdb.corpus.search_index import configured, searchable


class Migration(migrations.Migration):
    dependencies = [("corpus", "0003_changed_stamps")]
    operations = [configured(), searchable(ARTICLES)]

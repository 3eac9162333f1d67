"""The words of articles, indexed."""

from django.db import migrations

from claimsdb.corpus.search import ARTICLES, configured, searchable


class Migration(migrations.Migration):
    dependencies = [("corpus", "0003_changed_stamps")]
    operations = [configured(), searchable(ARTICLES)]

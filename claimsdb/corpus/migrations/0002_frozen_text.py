"""An article's text never changes, and the database sees to it."""

from django.db import migrations

from claimsdb.corpus.frozen import frozen


class Migration(migrations.Migration):
    dependencies = [("corpus", "0001_initial")]
    operations = [
        frozen(
            "corpus_article",
            ["text", "sha256"],
            "The text of an article never changes: an edited text is a new article that revises it.",
        )
    ]

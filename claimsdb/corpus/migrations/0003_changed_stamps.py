"""When a source or an article last changed. SQLite makes the table of articles anew, and loses what froze its text."""

from django.db import migrations, models

import claimsdb.corpus.fields
from claimsdb.corpus.frozen import frozen


class Migration(migrations.Migration):

    dependencies = [
        ('corpus', '0002_frozen_text'),
    ]

    operations = [
        migrations.AddField(
            model_name='article',
            name='changed',
            field=claimsdb.corpus.fields.ChangedField(),
        ),
        frozen(
            "corpus_article",
            ["text", "sha256"],
            "The text of an article never changes: an edited text is a new article that revises it.",
        ),
        migrations.AddField(
            model_name='source',
            name='changed',
            field=claimsdb.corpus.fields.ChangedField(),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(fields=['changed', 'id'], name='article_changed'),
        ),
        migrations.AddIndex(
            model_name='source',
            index=models.Index(fields=['changed', 'id'], name='source_changed'),
        ),
    ]

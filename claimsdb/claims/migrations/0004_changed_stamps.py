"""When a row last changed, for those who follow."""

from django.conf import settings
from django.db import migrations, models

import claimsdb.corpus.fields


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0003_blind_annotation'),
        ('corpus', '0003_changed_stamps'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='measure',
            name='changed',
            field=claimsdb.corpus.fields.ChangedField(),
        ),
        migrations.AddField(
            model_name='speaker',
            name='changed',
            field=claimsdb.corpus.fields.ChangedField(),
        ),
        migrations.AddIndex(
            model_name='measure',
            index=models.Index(fields=['changed', 'id'], name='measure_changed'),
        ),
        migrations.AddIndex(
            model_name='mention',
            index=models.Index(fields=['changed', 'id'], name='mention_changed'),
        ),
        migrations.AddIndex(
            model_name='speaker',
            index=models.Index(fields=['changed', 'id'], name='speaker_changed'),
        ),
    ]

"""When a row last changed, for those who follow."""

from django.conf import settings
from django.db import migrations, models

import claimsdb.corpus.fields


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0004_changed_stamps'),
        ('links', '0005_cases_ranked_and_reopened'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='link',
            name='changed',
            field=claimsdb.corpus.fields.ChangedField(),
        ),
        migrations.AddField(
            model_name='question',
            name='changed',
            field=claimsdb.corpus.fields.ChangedField(),
        ),
        migrations.AddIndex(
            model_name='conflict',
            index=models.Index(fields=['changed', 'id'], name='conflict_changed'),
        ),
        migrations.AddIndex(
            model_name='decision',
            index=models.Index(fields=['time', 'id'], name='decision_time'),
        ),
        migrations.AddIndex(
            model_name='link',
            index=models.Index(fields=['changed', 'id'], name='link_changed'),
        ),
        migrations.AddIndex(
            model_name='question',
            index=models.Index(fields=['changed', 'id'], name='question_changed'),
        ),
    ]

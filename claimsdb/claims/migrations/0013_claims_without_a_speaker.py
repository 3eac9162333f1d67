"""Claims without a speaker, and those in a quotation, indexed: the desk asks who says those that are both."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0012_search_in_subjects'),
        ('corpus', '0006_searched_column'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name='claim',
            index=models.Index(condition=models.Q(('quotation__isnull', False)), fields=['-mention'], name='claim_quoted'),
        ),
        migrations.AddIndex(
            model_name='mention',
            index=models.Index(condition=models.Q(('kind', 'claim'), ('speaker__isnull', True)), fields=['-id'], name='mention_claim_unsaid'),
        ),
    ]

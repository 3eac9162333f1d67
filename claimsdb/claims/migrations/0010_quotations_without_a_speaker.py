"""Quotations without a speaker, indexed: the front page counts them."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0009_searched_column"),
        ("corpus", "0006_searched_column"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="mention",
            index=models.Index(
                condition=models.Q(("kind", "quotation"), ("speaker__isnull", True)),
                fields=["-id"],
                name="mention_quotation_unsaid",
            ),
        ),
    ]

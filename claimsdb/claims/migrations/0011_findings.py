"""What an engine said is a finding; a proposal is a merge of two speakers."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("claims", "0010_quotations_without_a_speaker"), ("corpus", "0006_searched_column")]
    operations = [
        migrations.RenameModel("Proposal", "Finding"),
        migrations.AlterField(
            "finding",
            "engine",
            models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="findings", to="claims.engine"
            ),
        ),
        migrations.AlterField(
            "finding",
            "mention",
            models.ForeignKey(
                blank=True,
                help_text="What stands on these words: its own suggestion, another engine's, or a person's.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="findings",
                to="claims.mention",
            ),
        ),
        migrations.RemoveConstraint("finding", "proposal_once_per_engine_and_span"),
        migrations.AddConstraint(
            "finding",
            models.UniqueConstraint(
                fields=["engine", "article", "kind", "start", "end"], name="finding_once_per_engine_and_span"
            ),
        ),
    ]

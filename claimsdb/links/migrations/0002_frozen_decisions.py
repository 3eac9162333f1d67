"""A decision is appended, never edited, and the database sees to it."""

from django.db import migrations

from claimsdb.corpus.frozen import frozen


class Migration(migrations.Migration):
    dependencies = [("links", "0001_initial")]
    operations = [
        frozen(
            "links_decision",
            ["link_id", "person_id", "relation", "note", "settles", "time"],
            "A decision is never edited: decide again.",
        )
    ]

"""The roles, with what they may do to proposed merges."""

from django.db import migrations

from claimsdb.links.roles import roles_with


class Migration(migrations.Migration):
    dependencies = [("desk", "0004_speakers"), ("links", "0004_roles_for_plans")]
    operations = [migrations.RunPython(roles_with("desk"), migrations.RunPython.noop)]

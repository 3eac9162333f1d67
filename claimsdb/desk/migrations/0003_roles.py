"""The roles, with what they may do on the desk."""

from django.db import migrations

from claimsdb.links.roles import roles_with


class Migration(migrations.Migration):
    dependencies = [("desk", "0002_carryings"), ("links", "0004_roles_for_plans")]
    operations = [migrations.RunPython(roles_with("desk"), migrations.RunPython.noop)]

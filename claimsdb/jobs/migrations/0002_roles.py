"""The roles, with the manager's right to see everybody's jobs."""

from django.db import migrations

from claimsdb.links.roles import roles_with


class Migration(migrations.Migration):
    dependencies = [("jobs", "0001_jobs"), ("links", "0004_roles_for_plans")]
    operations = [migrations.RunPython(roles_with("jobs"), migrations.RunPython.noop)]

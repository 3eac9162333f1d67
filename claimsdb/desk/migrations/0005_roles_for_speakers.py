"""The roles, with what they may do to proposed merges."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

from claimsdb.links.roles import make_roles


def make(apps, schema_editor):
    config = apps.get_app_config("desk")
    # Permissions are made after the last migration; roles need them now.
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None
    make_roles(apps.get_model("auth", "Group"), apps.get_model("auth", "Permission"))


class Migration(migrations.Migration):
    dependencies = [("desk", "0004_speakers"), ("links", "0004_roles_for_plans")]
    operations = [migrations.RunPython(make, migrations.RunPython.noop)]

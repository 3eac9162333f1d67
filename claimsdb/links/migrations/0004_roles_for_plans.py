"""The roles, with what they may do to plans and assignments."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

from claimsdb.links.roles import make_roles


def make(apps, schema_editor):
    config = apps.get_app_config("claims")
    # Permissions are made after the last migration; roles need them now.
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None
    make_roles(apps.get_model("auth", "Group"), apps.get_model("auth", "Permission"))


class Migration(migrations.Migration):
    dependencies = [("links", "0003_roles"), ("claims", "0003_blind_annotation")]
    operations = [migrations.RunPython(make, migrations.RunPython.noop)]

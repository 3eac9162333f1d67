"""The four roles, as groups with their permissions."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

from claimsdb.links.roles import ROLES, make_roles


def make(apps, schema_editor):
    for label in ("corpus", "claims", "links"):
        config = apps.get_app_config(label)
        # Permissions are made after the last migration; roles need them now.
        config.models_module = True
        create_permissions(config, apps=apps, verbosity=0)
        config.models_module = None
    make_roles(apps.get_model("auth", "Group"), apps.get_model("auth", "Permission"))


def drop(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=ROLES).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("links", "0002_frozen_decisions"),
        ("claims", "0001_initial"),
        ("corpus", "0002_frozen_text"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(make, drop)]

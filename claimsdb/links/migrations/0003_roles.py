"""The four roles, as groups with their permissions."""

from django.db import migrations

from claimsdb.links.roles import ROLES, roles_with


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
    operations = [migrations.RunPython(roles_with("corpus", "claims", "links"), drop)]

"""The roles, with what they may do to plans and assignments."""

from django.db import migrations

from claimsdb.links.roles import roles_with


class Migration(migrations.Migration):
    dependencies = [("links", "0003_roles"), ("claims", "0003_blind_annotation")]
    operations = [migrations.RunPython(roles_with("claims"), migrations.RunPython.noop)]

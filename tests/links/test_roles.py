"""Four roles, each with what it may do once all migrations have run."""

import pytest
from django.contrib.auth.models import Group, User

from claimsdb.links.roles import ROLES, role_of

pytestmark = pytest.mark.django_db


def test_the_migrations_leave_each_role_with_its_own_rights_and_those_of_the_roles_before_it():
    held = set()
    for role, names in ROLES.items():
        held |= set(names)
        rows = Group.objects.get(name=role).permissions.values_list("content_type__app_label", "codename")
        assert {f"{app}.{name}" for app, name in rows} == held


def test_who_is_in_several_roles_has_the_highest_and_who_is_in_none_is_a_viewer():
    person = User.objects.create_user("ann")
    assert role_of(person) == "viewer"
    person.groups.set(Group.objects.filter(name__in=["annotator", "reviewer"]))
    assert role_of(person) == "reviewer"


def test_who_may_do_everything_is_a_manager():
    assert role_of(User.objects.create_superuser("root")) == "manager"

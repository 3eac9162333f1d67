"""Who may do what: four roles, each a group that holds the one before it."""

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import AbstractBaseUser, Group, Permission

MENTION_MODELS = ["claims.mention", "claims.quotation", "claims.claim", "claims.speaker", "claims.alias"]
PLANS = ["claims.plan", "claims.assignment"]
DESK = ["desk.carrying", "desk.proposal"]
EVERYTHING = [
    *MENTION_MODELS,
    "corpus.source",
    "corpus.article",
    "claims.measure",
    *PLANS,
    *DESK,
    "links.link",
    "links.decision",
    "links.question",
    "links.answer",
    "links.conflict",
]


def allow(actions: str, models: Iterable[str]) -> list[str]:
    """Return permission names: ``allow("add change", ["claims.claim"])``."""
    pairs = [model.split(".") for model in models]
    return [f"{app}.{action}_{model}" for app, model in pairs for action in actions.split()]


# What each role may do beyond the role above it in this list.
ROLES: dict[str, list[str]] = {
    "viewer": allow("view", EVERYTHING),
    "annotator": [*allow("add change", MENTION_MODELS), *allow("add", ["links.link", "links.decision"])],
    "reviewer": [
        "links.settle_link",
        "claims.adjudicate_plan",
        *allow("add change delete", PLANS),
        *allow("add change", ["links.conflict"]),
        *allow("change", ["links.question"]),
        *allow("delete", ["claims.alias"]),
    ],
    "manager": [
        *allow("add change delete", ["corpus.source", "corpus.article", "claims.measure"]),
        *allow("delete", MENTION_MODELS),
        *allow("view", ["jobs.job"]),
    ],
}


def make_roles(groups: type[Group], permissions: type[Permission]) -> None:
    """Make or mend the four groups, with exactly their permissions.

    Permissions on models that later migrations make do not exist yet: such a migration makes the roles anew.
    """
    known = {
        f"{permission.content_type.app_label}.{permission.codename}": permission
        for permission in permissions.objects.select_related("content_type")
    }
    held: list[Permission] = []
    for role, names in ROLES.items():
        held = [*held, *(known[name] for name in names if name in known)]
        groups.objects.get_or_create(name=role)[0].permissions.set(held)


def roles_with(*labels: str) -> Callable[[Any, Any], None]:
    """Return what a migration runs to make the roles with what they may do to the models of these apps."""

    def make(apps: Any, schema_editor: Any) -> None:
        for label in labels:
            config = apps.get_app_config(label)
            # Permissions are made after the last migration; roles need them now.
            config.models_module = True
            create_permissions(config, apps=apps, verbosity=0)
            config.models_module = None
        make_roles(apps.get_model("auth", "Group"), apps.get_model("auth", "Permission"))

    return make


def role_of(person: AbstractBaseUser) -> str:
    """Return the highest role that a person holds: manager for who may do everything, viewer for one in no group."""
    if person.is_superuser:  # type: ignore[attr-defined]  # of AbstractUser
        return "manager"
    held = set(person.groups.values_list("name", flat=True))  # type: ignore[attr-defined]
    return next((role for role in reversed(ROLES) if role in held), "viewer")

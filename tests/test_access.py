"""Who may do what in the admin: every address, every method, every role. An address that is not here fails."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.test import Client
from django.urls import URLResolver, reverse

from claimsdb.api.tokens import make_token
from claimsdb.desk.models import Carrying, Proposal
from claimsdb.desk.versions import carry
from claimsdb.jobs.models import Job
from claimsdb.links.decide import decide
from claimsdb.links.models import Conflict, Decision, Link, Question
from tests.factories import make_article, make_claim, make_link, make_plan, make_quotation, make_speaker, make_user

pytestmark = pytest.mark.django_db

# A row an address and method, a column a role; "nobody" is not signed in, "none" is a user in no group.
ROLES, *ROWS = [line.split() for line in Path(__file__).with_suffix(".txt").read_text().splitlines() if line.strip()]
ROLES = ROLES[2:]

# What is posted: a form that lacks everything, but for pages that only ask "are you sure?".
POSTED = {"delete": {"post": "yes"}, "decide": {"relation": "match"}}

# Pages that are about one row.
ABOUT_A_ROW = {
    "pair",
    "part",
    "place",
    "change",
    "delete",
    "history",
    "decide",
    "case",
    "view",
    "chart",
    "csv",
    "rename",
    "move",
    "undo",
    "adjudicate",
}

# Addresses without a name: the old way to a change page, and everything else under the admin.
NAMELESS = {"<path:object_id>/", "(?P<url>.*)$"}


def addresses(patterns: list, prefix: str = "admin:") -> Iterator[str]:
    """Yield the name of every address in the admin."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, prefix)
        elif pattern.name:
            yield f"{prefix}{pattern.name}"
        else:
            assert str(pattern.pattern) in NAMELESS


def make_world() -> dict[str, int]:
    """Make a row of every model; return their keys by model name."""
    annotator = make_user(username="somebody")
    claims, quotations = (
        make_link(make_claim(), make_claim(), reasons=["Both count the dead."]),
        make_link(make_quotation(mention={"speaker": make_speaker()}), make_quotation()),
    )
    decide(claims, annotator, "conflict")
    decide(quotations, annotator, "conflict")
    mention = claims.left
    plan = make_plan(annotator, make_user(), article=claims.right.article, blind=True, state="finished")
    revision = make_article("Nothing of it.", revises=mention.article)
    carry(revision)
    return {
        "job": Job.objects.create(kind="crossref").pk,
        "proposal": Proposal.objects.create(left=make_speaker(), right=make_speaker(), score=0.5).pk,
        "carrying": Carrying.objects.earliest("pk").pk,
        "plan": plan.pk,
        "assignment": plan.assignments.first().pk,
        "source": mention.article.source_id,
        "article": mention.article_id,
        "speaker": make_speaker().pk,
        "measure": mention.claim.measure_id,
        "mention": mention.pk,
        "claim": mention.pk,
        "quotation": quotations.left_id,
        "link": Link.objects.earliest("pk").pk,
        "decision": Decision.objects.earliest("pk").pk,
        "question": Question.objects.get().pk,
        "conflict": Conflict.objects.earliest("pk").pk,
        "token": make_token(annotator, "x")[0].pk,
        "user": annotator.pk,
        "group": Group.objects.get(name="viewer").pk,
    }


def url_of(name: str, world: dict[str, int]) -> str:
    """Return an address of the table, of a row of the world where it is about one."""
    if name == "admin:app_list":
        return reverse(name, args=["claims"])
    if name == "admin:view_on_site":
        return reverse(name, args=[ContentType.objects.get(model="article").pk, world["article"]])
    if name == "admin:autocomplete":
        return reverse(name, query={"app_label": "claims", "model_name": "mention", "field_name": "speaker"})
    _, model, page = name.split("_", 2) if name.count("_") >= 2 else ("", "", "")
    if page in ABOUT_A_ROW or page.startswith("desk"):
        return reverse(name, args=[world[model]])
    if page in ("suggested", "report_file"):
        return reverse(name, args=[world["claim"] if page == "suggested" else "csv"])
    return reverse(name, args=[world["user"]]) if name == "admin:auth_user_password_change" else reverse(name)


def client_of(role: str) -> Client:
    """Return a client signed in with this role."""
    client = Client()
    if role != "nobody":
        client.force_login(make_user({"none": "", "superuser": ""}.get(role, role), is_superuser=role == "superuser"))
    return client


def status(client: Client, name: str, method: str, world: dict[str, int]) -> str:
    """Return the status of one request, and undo what it did."""
    data, cookies = POSTED.get(name.rpartition("_")[2], {}) if method == "POST" else {}, dict(client.cookies)
    with transaction.atomic():
        send = client.post if method == "POST" else client.get
        response = send(url_of(name, world), data)
        transaction.set_rollback(True)
    client.cookies.clear()
    client.cookies.update(cookies)
    return str(response.status_code)


def test_the_table_knows_every_address_of_the_admin():
    assert {name for name, *_ in ROWS} == set(addresses(admin.site.urls[0]))


@pytest.mark.parametrize("role", ROLES)
def test_each_role_may_do_what_the_table_says(role):
    client, world = client_of(role), make_world()
    said = {(name, method): row[ROLES.index(role)] for name, method, *row in ROWS}
    found = {(name, method): status(client, name, method, world) for name, method in said}
    # Django 6.1 looks for the row before it looks at who asks: "403/302".
    assert {key: said[key] if answer in said[key].split("/") else answer for key, answer in found.items()} == said

"""The lines that the docs tell people to type are typed: real curl, against a live server, on the annotated seeds."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command

from claimsdb.api.pagination import KeysetPagination
from claimsdb.api.tokens import make_token
from claimsdb.claims.models import Claim
from claimsdb.links.decide import rebuild
from claimsdb.links.models import Decision
from claimsdb.links.roles import make_roles
from tests.api.test_docs import EXAMPLES
from tests.factories import make_article, make_user

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not (shutil.which("curl") and shutil.which("jq")), reason="curl and jq are not here"),
]

# What an engine suggested and nobody has looked at: the annotated seeds have none.
UNDECIDED = re.compile("state=(suggested|open)|format=")

DOCS = Path(__file__).parents[2] / "docs"
FIXTURES = Path(__file__).parents[2] / "fixtures"


def blocks(page, heading, language="sh"):
    """Return the blocks of code under a heading."""
    section = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", (DOCS / page).read_text(), re.MULTILINE | re.DOTALL)[1]
    return re.findall(rf"```{language}\n(.*?)```", section, re.DOTALL)


@pytest.fixture
def run(live_server):
    """Return a function that types lines at a shell, as a manager of a store with the annotated seeds."""
    make_roles(Group, Permission)
    call_command("loaddata", FIXTURES / "measures.json", FIXTURES / "annotated_seeds.json", verbosity=0)
    rebuild()
    person = make_user("manager", username="maria", password="a-good-password")
    known = {"CLAIMS": live_server.url, "TOKEN": make_token(person, "x")[1], "PERSON": "maria:a-good-password"}

    def typed(*command):
        done = subprocess.run(command, env=os.environ | known, capture_output=True, text=True, check=False, timeout=60)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def shell(lines):
        decoder, found, said = json.JSONDecoder(), [], typed("bash", "-euo", "pipefail", "-c", lines).strip()
        while said:
            each, end = decoder.raw_decode(said)
            found.append(each)
            said = said[end:].strip()
        return found

    shell.typed = typed
    return shell


def test_the_questions_are_answered(run):
    dead, aliyev, conflicts, _ = blocks("api.md", "Questions that it answers")
    question, *claims = run(dead)
    assert question == {"question": "Deaths: first Nagorno-Karabakh war, all sides", "agree": True}
    assert [claim["value"] for claim in claims] == [30000, 30000, 30000]
    assert len({claim["source"] for claim in claims}) == 3
    assert {"last chance", "historic victory."} <= {said["words"] for said in run(aliyev)}
    assert run(conflicts)


def test_the_change_feed_is_followed_page_by_page_to_its_end_and_on(run):
    *_, changes = blocks("api.md", "Questions that it answers")
    told = run(changes)
    decisions = Decision.objects.order_by("time", "pk")
    assert [(each["link"], each["relation"]) for each in told] == list(decisions.values_list("link", "relation"))
    assert len(told) > 2 * KeysetPagination.page_size
    assert {each["person"] for each in told} == {"annotator"}
    since = f'{changes}\ncurl -sf -H "Authorization: Token $TOKEN" "$next" | jq "{{more, results}}"'
    assert run(since)[len(told) :] == [{"more": False, "results": []}]


def test_tokens_are_made_and_revoked(run):
    (made,) = blocks("api.md", "How to sign in")
    assert [name for _, name, _ in run(made)] == ["nightly import", "x"]


def test_rows_are_written(run):
    (lines,) = blocks("api.md", "How to write")
    assert run(lines) == [{"exact": "At least 4,000", "low": 4000, "subject": "people"}]
    assert Claim.objects.filter(subject="people", base_low=4000).exists()


def test_a_claim_of_a_case_is_ranked(run):
    assert run(blocks("api.md", "conflicts")[0]) == [["deprecated", "A misprint."]]


def test_an_export_of_a_list_is_asked_for(run):
    (lines,) = blocks("api.md", "Jobs")
    assert run(lines) == ["waiting"]


def test_every_list_that_is_shown_holds_something_on_the_seeds(run, client):
    client.force_login(make_user("viewer"))
    empty = []
    for url, comment in EXAMPLES:
        said = client.get(url, {})
        if "results" not in said.content.decode()[:1000] or "400" in comment or UNDECIDED.search(url):
            continue
        if not said.json()["results"]:
            empty.append(url)
    assert empty == []


def test_the_engine_of_the_docs_suggests(run, tmp_path):
    (client,) = blocks("engines.md", "A client", "python")
    assert len(client.splitlines()) <= 35
    (tmp_path / "client.py").write_text(client)
    article = make_article()
    said = run.typed(sys.executable, str(tmp_path / "client.py"), str(article.pk))
    assert said == "{'found': 1, 'added': 1, 'changed': 0, 'dropped': 0}\n"
    assert f"`{said.strip()}`" in (DOCS / "engines.md").read_text()
    assert Claim.objects.get(mention__article=article).mention.origin == "at-least 1.0"
    (rates,) = blocks("engines.md", "How good each is")
    assert run(rates) == []

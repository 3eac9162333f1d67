"""A client made from the description, by a tool that knows nothing else of the API, reads and writes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command

from claimsdb.api.tokens import make_token
from claimsdb.claims.models import Speaker
from claimsdb.links.roles import make_roles
from tests.factories import make_claim, make_user

pytestmark = pytest.mark.django_db(transaction=True)

PROGRAM = """
import os
from made.api_config import APIConfig
from made.services.claims_service import claims_list
from made.services.speakers_service import speakers_create
from made.models import SpeakerWriteRequest

config = APIConfig(base_path=os.environ["CLAIMS"], access_token=os.environ["TOKEN"])
page = claims_list(config, measure="deaths")
print(page.results[0].exact)
speaker = SpeakerWriteRequest(name="Ilham Aliyev", kind="person", wikidata="", aliases=["Aliyev"])
print(speakers_create(config, data=speaker, Idempotency_Key="speaker-1").aliases)
"""


def generate(folder):
    """Make the client in a folder, as the package ``made``."""
    described = folder / "schema.json"
    call_command("spectacular", format="openapi-json", file=str(described))
    tool = Path(sys.executable).parent / "openapi-python-generator"
    subprocess.run([tool, described, "made"], cwd=folder, capture_output=True, check=True, timeout=120)


def test_a_generated_client_reads_and_writes(live_server, tmp_path):
    make_roles(Group, Permission)
    make_claim()
    generate(tmp_path)
    known = {
        "CLAIMS": live_server.url,
        "TOKEN": make_token(make_user("annotator"), "x")[1],
        "PYTHONPATH": str(tmp_path),
    }
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=os.environ | known, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == "At least 4,000\n['Aliyev']\n"
    assert Speaker.objects.get().aliases.get().name == "Aliyev"

"""A client made from the description, by a tool that knows nothing else of the API, reads and writes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib.auth.models import Group, Permission

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
print(speakers_create(config, SpeakerWriteRequest(name="Ilham Aliyev", aliases=["Aliyev"])).aliases)
"""


def test_a_generated_client_reads_and_writes(live_server, tmp_path):
    make_roles(Group, Permission)
    make_claim()
    made = make_client(tmp_path)
    known = {"CLAIMS": live_server.url, "TOKEN": make_token(make_user("annotator"), "x")[1], "PYTHONPATH": str(made)}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=os.environ | known, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == "At least 4,000\n['Aliyev']\n"
    assert Speaker.objects.get().aliases.get().name == "Aliyev"

"""Examples for the description, from the seeds: after ``manage.py demo``, ``python -m tests.api.examples`` writes them."""

import json
import os

import django

# The component that describes a row of each list.
COMPONENTS = {
    "sources": "Source",
    "articles": "Article",
    "speakers": "Speaker",
    "measures": "Measure",
    "mentions": "Mention",
    "quotations": "Quotation",
    "claims": "Claim",
    "links": "Link",
    "decisions": "Decision",
    "questions": "Question",
    "conflicts": "Conflict",
}
HOST = "https://claims.example.org"


def main() -> None:
    """Write the first row of each list."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "claimsdb.settings")
    django.setup()
    from django.contrib.auth.models import User  # noqa: PLC0415  # after the set-up
    from rest_framework.test import APIClient  # noqa: PLC0415

    from claimsdb.api.schema import EXAMPLES  # noqa: PLC0415

    client = APIClient(SERVER_NAME="localhost")
    client.force_authenticate(User.objects.get(username="manager"))
    found = {}
    for resource, component in COMPONENTS.items():
        asked = {"state": "accepted"} if resource in ("mentions", "quotations", "claims") else {}
        said = client.get(f"/api/v1/{resource}/", {"page_size": 1} | asked).content.decode()
        found[component] = json.loads(said.replace("http://localhost", HOST))["results"][0]
    EXAMPLES.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

"""The description of the API is valid, complete, and a page that shows under the strict policy."""

import json
import re

import pytest
from django.core.management import call_command
from jsonschema import Draft202012Validator

from claimsdb.api.expanding import EXPANSIONS
from claimsdb.api.offsets import CountsOffsets
from claimsdb.api.pagination import PAGING
from claimsdb.api.shaping import EXPAND, SHAPING
from claimsdb.api.urls import RESOURCES, urlpatterns
from tests.api.examples import COMPONENTS
from tests.api.rows import make_one_of_each
from tests.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def schema(reader):
    return reader.get("/api/v1/schema/").json()


def test_the_description_is_valid_and_without_a_warning(tmp_path):
    call_command("spectacular", validate=True, fail_on_warn=True, file=str(tmp_path / "schema.yaml"))
    assert (tmp_path / "schema.yaml").read_text().startswith("openapi: 3.1")


def test_yaml_is_for_those_who_ask(reader):
    assert reader.get("/api/v1/schema/", HTTP_ACCEPT="application/yaml").content.startswith(b"openapi: 3.1")


def test_every_list_and_detail_is_described(schema):
    described = {re.sub(r"\{\w+\}", "{}", path.removeprefix("/api/v1/")) for path in schema["paths"]}
    routes = {re.sub(r"\(\?P<\w+>[^)]*\)|<\w+:\w+>", "{}", str(pattern.pattern)).strip("^$") for pattern in urlpatterns}
    assert described == routes - {"", "schema/", "docs/", r"[\s\S]+/\Z"}


def test_what_is_open_to_all_is_described_as_open(client, settings):
    client.force_login(make_user("viewer"))
    settings.API_PUBLIC = True
    paths = client.get("/api/v1/schema/").json()["paths"]
    assert {} in paths["/api/v1/claims/"]["get"]["security"]
    assert {} not in paths["/api/v1/claims/"]["post"]["security"]
    assert {} not in paths["/api/v1/tasks/"]["get"]["security"]


@pytest.mark.parametrize("resource", RESOURCES)
def test_every_filter_is_described_in_words(schema, resource):
    described = {
        parameter["name"]: parameter.get("description", "")
        for parameter in schema["paths"][f"/api/v1/{resource}/"]["get"]["parameters"]
    }
    filters = RESOURCES[resource][1].filterset_class.base_filters
    units = {"offset_unit"} if issubclass(RESOURCES[resource][1], CountsOffsets) else set()
    shaping = {name for name in SHAPING if name != EXPAND or EXPANSIONS.get(RESOURCES[resource][0])}
    assert set(described) - {"format"} == {*filters, *PAGING, *shaping} | units
    assert all(described.values())


def test_every_operation_says_what_it_answers_when_it_refuses(schema):
    for operations in schema["paths"].values():
        for method, operation in operations.items():
            assert {"400", "401", "403", "404", "429"} <= set(operation["responses"])
            assert method == "get" or {"409", "413", "415"} <= set(operation["responses"])
            assert method not in ("patch",) or {"412", "428"} <= set(operation["responses"])


def test_what_is_sent_has_these_names_and_no_others(schema):
    sent = {name: each for name, each in schema["components"]["schemas"].items() if name.endswith("Request")}
    assert len(sent) > 20
    assert all(each["additionalProperties"] is False for each in sent.values() if "properties" in each)


def test_offsets_are_said_to_be_code_points(schema):
    for name in ("Mention", "Quotation", "Claim", "End"):
        properties = schema["components"]["schemas"][name]["properties"]
        assert "code points" in properties["start"]["description"]
        assert "offset_unit" in properties


@pytest.mark.parametrize("resource", RESOURCES)
def test_answers_are_as_described(reader, schema, resource):
    make_one_of_each()
    page = reader.get(f"/api/v1/{resource}/").json()
    detail = reader.get(page["results"][0]["url"]).json()
    check(schema, f"/api/v1/{resource}/", page)
    check(schema, f"/api/v1/{resource}/{{id}}/", detail)


def check(schema, path, answer):
    """Hold an answer against its description; a property that is not described is a fault."""
    described = schema["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    validator = Draft202012Validator(closed(schema) | described)
    assert [error.message for error in validator.iter_errors(answer)] == []


def closed(schema):
    """Return the components, each without room for properties that it does not name."""
    components = json.loads(json.dumps(schema["components"]))
    for component in components["schemas"].values():
        if "properties" in component:
            component["additionalProperties"] = False
    return {"components": components}


@pytest.mark.parametrize("component", COMPONENTS.values())
def test_examples_are_of_the_seeds_and_as_described(schema, component):
    (example,) = schema["components"]["schemas"][component]["examples"]
    described = closed(schema) | {"$ref": f"#/components/schemas/{component}"}
    assert [error.message for error in Draft202012Validator(described).iter_errors(example)] == []
    assert example["url"].startswith("https://claims.example.org/api/v1/")


def test_errors_are_as_described(reader, schema):
    answer = reader.get("/api/v1/claims/?value_min=x").json()
    described = closed(schema) | {"$ref": "#/components/schemas/Errors"}
    assert [error.message for error in Draft202012Validator(described).iter_errors(answer)] == []


def test_the_page_keeps_the_strict_policy(reader):
    response = reader.get("/api/v1/docs/", HTTP_ACCEPT="text/html")
    assert "unsafe" not in response["Content-Security-Policy"]
    assert not re.search(rb"<style|<script>|style=|onclick=", response.content)


def test_the_page_sends_those_who_may_not_read_to_sign_in(client):
    response = client.get("/api/v1/docs/")
    assert (response.status_code, response["Location"]) == (302, "/admin/login/?next=/api/v1/docs/")

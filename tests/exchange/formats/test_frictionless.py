"""The description of our CSV: well formed, and obeyed by the data."""

import csv
import json
import re
from datetime import date, datetime

import pytest

from claimsdb.exchange.columns import TABLES
from claimsdb.exchange.formats.frictionless import data_package
from tests.exchange.trips import out

PACKAGE = data_package()
# The types of https://datapackage.org/standard/table-schema/ that are used here, and how a cell of each is read.
TYPES = {
    "string": str,
    "integer": int,
    "number": float,
    "boolean": {"true": True, "false": False}.__getitem__,
    "array": json.loads,
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
}
NAME = re.compile("[a-z0-9_-]+")


def test_the_package_has_what_the_standard_asks():
    assert PACKAGE["$schema"].startswith("https://datapackage.org/profiles/2.0/")
    assert NAME.fullmatch(PACKAGE["name"])
    names = [resource["name"] for resource in PACKAGE["resources"]]
    assert len(set(names)) == len(names) == len(TABLES)
    for resource in PACKAGE["resources"]:
        assert NAME.fullmatch(resource["name"])
        assert resource["path"] == f"{resource['name']}.csv"


@pytest.mark.parametrize("resource", PACKAGE["resources"], ids=lambda resource: resource["name"])
def test_every_column_has_a_type_and_a_description(resource):
    for field in resource["schema"]["fields"]:
        assert field["type"] in TYPES
        assert field["description"].endswith(".")
        assert field["type"] != "number" or field.get("unit") or field["name"] in ("confidence", "score")


@pytest.mark.parametrize("resource", PACKAGE["resources"], ids=lambda resource: resource["name"])
def test_keys_lead_to_columns_that_are_there(resource):
    fields = {each["name"]: {field["name"] for field in each["schema"]["fields"]} for each in PACKAGE["resources"]}
    schema = resource["schema"]
    assert set(schema.get("primaryKey", schema.get("uniqueKeys", [[]])[0])) <= fields[resource["name"]]
    for key in schema.get("foreignKeys", []):
        assert set(key["fields"]) <= fields[resource["name"]]
        assert set(key["reference"]["fields"]) <= fields[key["reference"]["resource"]]


def fault(field, text):
    """Return what is wrong with a cell by its column's description, or None."""
    constraints = field.get("constraints", {})
    if not text:
        return "required" if constraints.get("required") else None
    value = TYPES[field["type"]](text)
    wrong = [
        "enum" if value not in constraints.get("enum", [value]) else "",
        "maxLength" if len(text) > constraints.get("maxLength", len(text)) else "",
        "minimum" if "minimum" in constraints and value < constraints["minimum"] else "",
        "maximum" if "maximum" in constraints and value > constraints["maximum"] else "",
    ]
    return next(filter(None, wrong), None)


def test_the_seeds_obey_the_description(seeds, tmp_path):
    folder = out("csv", tmp_path / "seeds")
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    cells: dict[tuple[str, str], set[str]] = {}
    for resource in package["resources"]:
        with (folder / resource["path"]).open(newline="", encoding=resource["encoding"]) as file:
            rows = list(csv.DictReader(file))
        fields = {field["name"]: field for field in resource["schema"]["fields"]}
        assert {(name, text) for row in rows for name, text in row.items() if fault(fields[name], text)} == set()
        key = resource["schema"].get("primaryKey") or resource["schema"]["uniqueKeys"][0]
        assert len({tuple(row[name] for name in key) for row in rows}) == len(rows)
        for name in fields:
            cells[resource["name"], name] = {row[name] for row in rows} - {""}
    for resource in package["resources"]:
        for key in resource["schema"].get("foreignKeys", []):
            (own,), reference = key["fields"], key["reference"]
            assert cells[resource["name"], own] <= cells[reference["resource"], reference["fields"][0]]

"""The description of our CSV as a Frictionless Data Package: https://datapackage.org/standard/data-package/ ."""

from typing import Any

from claimsdb.exchange.columns import TABLES, Column, Table


def data_package() -> dict[str, Any]:
    """Return the contents of a datapackage.json beside the tables."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "claimsdb",
        "title": "Quotations, speakers and numeric claims, anchored to their exact words",
        "description": (
            "Offsets count Unicode code points from the start of an article's text; ends are exclusive. Words that "
            "begin with = + - @ or a break, after any apostrophes, have an apostrophe put before them, lest a "
            "spreadsheet take them for a formula: take one away. Lists are JSON."
        ),
        "resources": [resource(table) for table in TABLES],
    }


def resource(table: Table) -> dict[str, Any]:
    """Describe one table."""
    return {
        "name": table.name,
        "type": "table",
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "description": table.description,
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True},
        "schema": schema(table),
    }


def schema(table: Table) -> dict[str, Any]:
    """Describe a table's columns."""
    described: dict[str, Any] = {
        "fields": [field(column, table) for column in table.columns],
        "missingValues": [""],
    }
    if table.key[0] == "question":  # a case is of a question or of a pair: neither is always there
        described["uniqueKeys"] = [list(table.key)]
    else:
        described["primaryKey"] = list(table.key)
    if table.foreign:
        described["foreignKeys"] = [foreign_key(name, to) for name, to in table.foreign.items()]
    return described


def field(column: Column, table: Table) -> dict[str, Any]:
    """Describe one column."""
    constraints: dict[str, Any] = {"required": column.required} if column.required else {}
    constraints |= {"unique": True} if table.key == (column.name,) else {}
    constraints |= {"enum": list(column.enum)} if column.enum else {}
    constraints |= {"maxLength": column.longest} if column.longest is not None else {}
    constraints |= {"minimum": column.minimum} if column.minimum is not None else {}
    constraints |= {"maximum": column.maximum} if column.maximum is not None else {}
    described: dict[str, Any] = {"name": column.name, "type": column.type, "description": column.description}
    described |= {"unit": column.unit} if column.unit else {}
    return described | ({"constraints": constraints} if constraints else {})


def foreign_key(name: str, to: str) -> dict[str, Any]:
    """Describe that a column names a row of a table, which may be this one."""
    table, _, column = to.partition(".")
    return {"fields": [name], "reference": {"resource": table, "fields": [column]}}

"""The formats, in a table: what each is called, holds, and is written and read by."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import orjson

from claimsdb.exchange.columns import TABLES
from claimsdb.exchange.formats.brat import read_brat, write_brat
from claimsdb.exchange.formats.csv_tables import write_table
from claimsdb.exchange.formats.doccano import read_doccano, write_doccano
from claimsdb.exchange.formats.frictionless import data_package
from claimsdb.exchange.formats.jsonl import write_jsonl
from claimsdb.exchange.formats.label_studio import read_label_studio, write_label_studio
from claimsdb.exchange.formats.own_reading import read_csv, read_jsonl
from claimsdb.exchange.formats.printed import Library
from claimsdb.exchange.formats.schema_org import write_schema_org
from claimsdb.exchange.formats.ucdp import write_ucdp
from claimsdb.exchange.formats.w3c import write_w3c
from claimsdb.exchange.formats.w3c_reading import read_w3c
from claimsdb.exchange.options import Options
from claimsdb.exchange.packing import Files, zipped
from claimsdb.exchange.report import Read
from claimsdb.exchange.rows import Rows

Reader = Callable[[Path, Options, Library], Iterator[Read]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format. ``write`` gives one file; ``files`` several, which are one folder or one .zip."""

    name: str
    title: str
    about: str
    ending: str
    media_type: str
    write: Callable[[Rows], Iterator[bytes]] | None = None
    files: Callable[[Rows], Files] | None = None
    read: Reader | None = None

    def stream(self, rows: Rows) -> Iterator[bytes]:
        """Give the export as one file, a piece at a time."""
        if self.files:
            return zipped(self.files(rows))
        return self.write(rows) if self.write else iter(())


def csv_files(rows: Rows) -> Files:
    """Give our tables, and their description."""
    yield "datapackage.json", iter([orjson.dumps(data_package(), option=orjson.OPT_INDENT_2)])
    for table in TABLES:
        yield f"{table.name}.csv", write_table(table, rows)


ALL = (
    Format(
        name="jsonl",
        title="JSON Lines",
        about="Everything, one row a line: to move work between databases, and to keep it.",
        ending="jsonl",
        media_type="application/x-ndjson",
        write=write_jsonl,
        read=read_jsonl,
    ),
    Format(
        name="csv",
        title="CSV",
        about="Everything, a table a file, described column by column: for spreadsheets and statistics.",
        ending="zip",
        media_type="application/zip",
        files=csv_files,
        read=read_csv,
    ),
    Format(
        name="w3c",
        title="W3C Web Annotation",
        about="Mentions, links and decisions as JSON-LD, anchored by place and by quote.",
        ending="jsonld",
        media_type='application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
        write=write_w3c,
        read=read_w3c,
    ),
    Format(
        name="schema-org",
        title="schema.org",
        about="Quotations, claims with their figures, and reviews of resolved conflicts, as JSON-LD for the web.",
        ending="jsonld",
        media_type='application/ld+json; profile="https://schema.org"',
        write=write_schema_org,
    ),
    Format(
        name="label-studio",
        title="Label Studio",
        about="Articles as tasks, people’s marks as annotations, engines’ as predictions.",
        ending="json",
        media_type="application/vnd.label-studio+json",
        write=write_label_studio,
        read=read_label_studio,
    ),
    Format(
        name="doccano",
        title="doccano",
        about="Articles with their spans and relations, one a line.",
        ending="jsonl",
        media_type="application/vnd.doccano+jsonl",
        write=write_doccano,
        read=read_doccano,
    ),
    Format(
        name="brat",
        title="brat",
        about="A text and its standoff annotations for each article.",
        ending="zip",
        media_type="application/vnd.brat+zip",
        files=write_brat,
        read=read_brat,
    ),
    Format(
        name="ucdp",
        title="UCDP-shaped CSV",
        about="Resolved questions: low, best and high, and how many sources.",
        ending="csv",
        media_type="text/csv; profile=ucdp",
        write=write_ucdp,
    ),
)
FORMATS = {each.name: each for each in ALL}
READABLE = tuple(each.name for each in ALL if each.read)

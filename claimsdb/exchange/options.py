"""How a file of another tool is to be read: whose work it is, and what its labels mean here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What an import is told beside its file.

    With ``person``, a username, what it marks is that person's work: accepted, and links decided. Else it stays what
    the file says of it, and what the file says nothing of is a suggestion of ``engine``. ``labels`` maps a tool's
    labels to ours or to "skip". ``utf16`` says that offsets count UTF-16 units where the file itself does not tell.
    ``by`` is the username of who imports, for the histories; left out, ``person``.
    """

    person: str = ""
    by: str = ""
    engine: str = "import"
    source: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)
    make_people: bool = False
    utf16: bool = False

    def private_to(self, record: Mapping[str, Any]) -> str | None:
        """Return whose own a mention is, for a record that may say so itself."""
        name = record.get("private_to")
        return name if isinstance(name, str) and not self.person else None

    def made_by(self, record: Mapping[str, Any]) -> dict[str, Any]:
        """Return the columns that say whose work a mention is, for a record that may say so itself."""
        if self.person:
            return {
                "state": "rejected" if record.get("state") == "rejected" else "accepted",
                "touched": True,
                "origin": self.person[:100],
                "annotator": self.person,
                "private_to": None,
                "confidence": None,
            }
        return {} if record.get("origin") else {"state": "suggested", "origin": self.engine}

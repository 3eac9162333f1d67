"""What is wrong with a file, and what came of reading one."""

from dataclasses import dataclass, field

from claimsdb.exchange.rows import Row

# Enough to see what is the matter; the rest are counted.
MOST_SHOWN = 50


class Wrong(ValueError):  # noqa: N818
    """A record cannot be taken in. Says which field it is about, and what to do."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(f"{field}: {message}" if field else message)


@dataclass(frozen=True, slots=True)
class Passed:
    """Something that is to be passed over: what claimsdb has no place for, or was told to leave."""

    what: str


# What a reader gives: a row, or why there is none, with the file and the line or record that it stands in.
Read = tuple[str, Row | Wrong | Passed]


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong, and where: a file, and a line or record of it."""

    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


@dataclass(slots=True)
class ImportReport:
    """What came of a file: rows added and rows that were there already, by table, and what is wrong with it."""

    added: dict[str, int] = field(default_factory=dict)
    there: dict[str, int] = field(default_factory=dict)
    passed_over: dict[str, int] = field(default_factory=dict)
    troubles: list[Trouble] = field(default_factory=list)
    wrong: int = 0

    def trouble(self, where: str, message: str) -> None:
        """Note what is wrong."""
        self.wrong += 1
        if len(self.troubles) < MOST_SHOWN:
            self.troubles.append(Trouble(where, message))

    def count(self, table: str, added: int, there: int) -> None:
        """Count rows of a table."""
        if not added and not there:
            return
        self.added[table] = self.added.get(table, 0) + added
        self.there[table] = self.there.get(table, 0) + there

    def pass_over(self, what: str) -> None:
        """Count something that claimsdb has no place for."""
        self.passed_over[what] = self.passed_over.get(what, 0) + 1

    @property
    def changed(self) -> int:
        """How many rows were added in all."""
        return sum(self.added.values())

    def __str__(self) -> str:
        if self.wrong:
            return f"Nothing was imported: {self.wrong} {'record is' if self.wrong == 1 else 'records are'} wrong."
        there = sum(self.there.values())
        parts = [f"{number} {table}" for table, number in self.added.items() if number]
        line = f"Added {', '.join(parts) or 'nothing'}; {there} were there already."
        if self.passed_over:
            kinds = ", ".join(f"{number} {what}" for what, number in self.passed_over.items())
            line += f" Passed over: {kinds}."
        return line

"""What an import can only do once all rows are there: rows that name later ones, and what follows from decisions."""

from dataclasses import dataclass, field
from typing import TypeVar

from claimsdb.exchange.rows import CommentRow, ConflictRow, QuestionRow, RankRow

Each = TypeVar("Each")

# A row, and the file and line that it stands in.
Located = tuple[str, Each]


@dataclass(slots=True)
class Waiting:
    """Pairs of a stored row and the key of another, where they stand in the file, and rows that follow from others."""

    merges: list[Located[tuple[int, str]]] = field(default_factory=list)
    revisions: list[Located[tuple[int, str]]] = field(default_factory=list)
    copies: list[Located[tuple[int, str]]] = field(default_factory=list)
    continued: list[Located[tuple[int, str]]] = field(default_factory=list)
    carried: list[Located[tuple[int, str]]] = field(default_factory=list)
    converted: list[Located[tuple[int, str]]] = field(default_factory=list)
    decided: set[int] = field(default_factory=set)
    questions: list[Located[QuestionRow]] = field(default_factory=list)
    conflicts: list[Located[ConflictRow]] = field(default_factory=list)
    ranks: list[Located[RankRow]] = field(default_factory=list)
    comments: list[Located[CommentRow]] = field(default_factory=list)

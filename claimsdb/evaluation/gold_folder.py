"""Gold in a folder, a mention a line: quotations, claims, and how the claims of different articles stand."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from claimsdb.evaluation.gold import NOBODY_QUOTED, Gold, check_place
from claimsdb.evaluation.gold_links import links_of_claims, links_of_quotations
from claimsdb.evaluation.lines import BadLineError, Line, optional_lines
from claimsdb.evaluation.mentions import Claim, Quotation, claim_of, quotation_of

M = TypeVar("M", Quotation, Claim)


def read_folder(folder: Path, texts: Mapping[str, str] | None = None) -> Gold:
    """Read a folder of annotations; with the texts, see that each mention stands on its words.

    Raises BadLineError that names file and line.
    """
    quotations = mentions_of(folder / "quotations.jsonl", quotation_of, texts)
    claims = mentions_of(folder / "claims.jsonl", claim_of, texts)
    if not quotations and not claims:
        raise BadLineError(f"{folder}: neither quotations.jsonl nor claims.jsonl has anything in it")
    said = by_article(quotation for quotation in quotations.values() if quotation.kind != NOBODY_QUOTED)
    counted = by_article(claims.values())
    return Gold(
        texts=texts or {},
        quotations={article: said.get(article, []) for article in {**said, **counted}} if quotations else None,
        claims=counted or None,
        claim_links=links_of_claims(folder, claims),
        quotation_links=links_of_quotations(folder, quotations),
        names={line.key("name"): line.names("aliases") for line in optional_lines(folder / "speakers.jsonl")},
    )


def mentions_of(path: Path, read: Callable[[Line], M], texts: Mapping[str, str] | None) -> dict[str, M]:
    """The mentions of a file, by their ids."""
    found: dict[str, M] = {}
    for line in optional_lines(path):
        mention = read(line)
        name, article = line.key("id"), line.key("doc")
        if name in found:
            raise line.wrong(f"{name} was there before")
        if texts is not None:
            if article not in texts:
                raise line.wrong(f"there is no text of article {article}")
            check_place(line, texts[article], mention.span)
        found[name] = mention
    return found


def by_article(mentions: Iterable[M]) -> dict[str, list[M]]:
    """The mentions of each article."""
    groups: dict[str, list[M]] = defaultdict(list)
    for mention in mentions:
        groups[mention.article].append(mention)
    return dict(groups)

"""What can be measured by a gold, and its measuring: the tasks as a table."""

from collections.abc import Callable, Mapping

from claimsdb.evaluation.calibration import Curve, curve
from claimsdb.evaluation.claims import judged_claims, score_claims
from claimsdb.evaluation.figures import score_figures
from claimsdb.evaluation.found import Found
from claimsdb.evaluation.gold import Gold
from claimsdb.evaluation.links import judged_links, score_claim_links, score_quotation_links
from claimsdb.evaluation.quotations import judged_quotations, score_quotations
from claimsdb.evaluation.result import Result
from claimsdb.evaluation.speakers import score_speakers

Folded = Callable[[str], str]


def quotations(gold: Gold, found: Found, folded: Folded) -> list[Result]:
    """Direct quotations and all, and the words that name their speakers."""
    return score_quotations(gold.texts, gold.quoted, found.quotations) if gold.quoted else []


def speakers(gold: Gold, found: Found, folded: Folded) -> list[Result]:
    """The canonical names of speakers."""
    if not gold.names_speakers:
        return []
    return score_speakers(gold.texts, gold.quoted, found.quotations, names=gold.names, folded=folded)


def claims(gold: Gold, found: Found, folded: Folded) -> list[Result]:
    """Numeric claims."""
    return score_claims(gold.claims, found.claims) if gold.claims else []


def figures(gold: Gold, found: Found, folded: Folded) -> list[Result]:
    """Numbers, claims or not."""
    return score_figures(gold.texts, gold.figures, found.figures) if gold.figures else []


def links(gold: Gold, found: Found, folded: Folded) -> list[Result]:
    """Links between claims, and between quotations."""
    results = score_claim_links(gold.claim_links, found.links) if gold.claim_links else []
    return results + (score_quotation_links(gold.quotation_links, found.links) if gold.quotation_links else [])


TASKS: Mapping[str, Callable[[Gold, Found, Folded], list[Result]]] = {
    "quotations": quotations,
    "speakers": speakers,
    "claims": claims,
    "figures": figures,
    "links": links,
}

CALIBRATION = "calibration"


def measured(gold: Gold, found: Found, folded: Folded, task: str = "") -> dict[str, list[Result]]:
    """The measurements of one task, or of all that the gold can tell of, by task."""
    asked = {task: TASKS[task]} if task else TASKS
    return {name: results for name, measure in asked.items() if (results := measure(gold, found, folded))}


def check_task(gold: Gold, task: str = "", *, texts_needed: bool = False) -> None:
    """Raise ValueError where the gold cannot tell of a task, or not without its texts."""
    can = calibration(gold, Found()) if task == CALIBRATION else measured(gold, Found(), str, task)
    if can and (gold.texts or not texts_needed):
        return
    missing = "" if gold.texts else ": their texts are missing"
    raise ValueError(f"These annotations cannot measure {task or 'anything'}{missing}.")


def calibration(gold: Gold, found: Found) -> list[Curve]:
    """The reliability of the confidence of quotations and claims, and of the score of links between claims."""
    curves = []
    if gold.quoted:
        curves.append(curve("quotations", judged_quotations(gold.texts, gold.quoted, found.quotations)))
    if gold.claims:
        curves.append(curve("claims", judged_claims(gold.claims, found.claims)))
    if gold.claim_links:
        curves.append(curve("links", judged_links(gold.claim_links, found.links)))
    return curves

"""Two annotators' own mentions of one article, row by row: where they agree and where they differ."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from claimsdb.claims.figures import figure
from claimsdb.claims.models import Assignment, Mention, Plan
from claimsdb.corpus.admin_filters import LONGEST_KEY
from claimsdb.desk.models import Ruling
from claimsdb.evaluation.agreement import Marked, side_by_side

# What a mention says, in the order in which it is read, and how to read it. Numbers are told together, as a figure.
SAID = [
    ("speaker", lambda mention: str(mention.speaker.standing) if mention.speaker else ""),
    ("style", lambda mention: mention.quotation.style if mention.kind == "quotation" else ""),
    ("cue", lambda mention: mention.cue),
    ("via", lambda mention: str(mention.via.standing) if mention.via else ""),
    ("figure", lambda mention: figure(mention.claim) if mention.kind == "claim" else ""),
    ("measure", lambda mention: str(mention.claim.measure or "") if mention.kind == "claim" else ""),
    ("subject", lambda mention: mention.claim.subject if mention.kind == "claim" else ""),
    ("place", lambda mention: mention.claim.place if mention.kind == "claim" else ""),
    ("hedge", lambda mention: mention.claim.hedge if mention.kind == "claim" else ""),
    ("period", lambda mention: str(mention.claim.period or "") if mention.kind == "claim" else ""),
]


@dataclass(frozen=True, slots=True)
class Difference:
    """A field on which two mentions differ, and what each says."""

    name: str
    left: str
    right: str


@dataclass
class Row:
    """One annotator's mention, and the other's on the same words, where there is one."""

    left: Mention | None
    right: Mention | None
    rulings: list[Ruling] = field(default_factory=list)

    @property
    def mentions(self) -> list[Mention]:
        """The one or two."""
        return [mention for mention in (self.left, self.right) if mention]

    @property
    def key(self) -> str:
        """What names the row in a form."""
        return "-".join(str(mention.pk if mention else 0) for mention in (self.left, self.right))

    @property
    def kind(self) -> str:
        """A quotation or a claim."""
        return self.mentions[0].kind

    @cached_property
    def differences(self) -> list[Difference]:
        """Each field on which the two differ."""
        if not (self.left and self.right):
            return []
        read = [(name, str(say(self.left)), str(say(self.right))) for name, say in SAID]
        return [Difference(name, left, right) for name, left, right in read if left != right]

    @property
    def same_words(self) -> bool:
        """Whether both stand on exactly the same words."""
        spans = {(mention.start, mention.end) for mention in self.mentions}
        return len(self.mentions) == 2 and len(spans) == 1

    @property
    def agreed(self) -> bool:
        """Whether both say the same of the same words."""
        return self.same_words and not self.differences

    @property
    def standing(self) -> str:
        """How the two stand, in words."""
        if self.agreed:
            return "agreed"
        if not (self.left and self.right):
            return "one alone"
        return "fields differ" if self.same_words else "words overlap"

    @property
    def said(self) -> list[tuple[str, str]]:
        """What the first of the mentions says, field by field, leaving out what it leaves blank."""
        read = [(name, str(say(self.mentions[0]))) for name, say in SAID]
        return [(name, value) for name, value in read if value]

    @property
    def ruling(self) -> Ruling | None:
        """What was ruled, the taken before the covered."""
        return min(self.rulings, key=lambda ruling: ruling.outcome != Ruling.Outcome.TAKEN, default=None)

    @property
    def state(self) -> str:
        """What was ruled, in a word: open, left, right or rejected."""
        ruling = self.ruling
        if ruling is None:
            return "open"
        if ruling.outcome == Ruling.Outcome.REJECTED:
            return "rejected"
        return "left" if self.left and ruling.mention_id == self.left.pk else "right"


def marked(mention: Mention) -> Marked:
    """Return a mention as agreement compares it."""
    claim = mention.claim if mention.kind == Mention.Kind.CLAIM else None
    return Marked(
        key=mention.pk,
        kind=mention.kind,
        span=(mention.start, mention.end),
        style="" if claim else mention.quotation.style,
        speaker=str(mention.speaker.standing.pk) if mention.speaker else "",
        measure=claim.measure.slug if claim and claim.measure else "",
        value=claim.base_value if claim else None,
        low=claim.base_low if claim else None,
        high=claim.base_high if claim else None,
    )


def own_mentions(plans: Iterable[Plan], keys: Iterable[str] | None = None) -> list[Mention]:
    """Return what the annotators of these plans stand by, in the order of the text. Rejected suggestions are left out.

    ``keys`` narrows it down to a few. One's own is shown to others only once both are done: ask for no other plans.
    """
    own = Mention.objects.exclude(state=Mention.State.REJECTED).filter(
        article__in=[plan.article_id for plan in plans], private_to__isnull=False
    )
    if keys is not None:
        own = own.filter(pk__in=keys)
    people = ["private_to", "speaker__merged_into", "via__merged_into"]
    whole = own.select_related("article__source", "claim__measure", "quotation", *people)
    return list(whole.defer("article__text").order_by("article", "start", "end", "pk"))


def row_of(plan: Plan, people: list[Assignment], key: str) -> Row | None:
    """Return one row of a blind plan by its key, without the others; None where there is no such row."""
    keys = key.split("-")
    if len(keys) != 2 or not all(each.isascii() and each.isdecimal() and len(each) <= LONGEST_KEY for each in keys):
        return None
    own = {mention.pk: mention for mention in own_mentions([plan], keys)}
    sides = [own.get(int(each)) for each in keys]
    whose = [mention.private_to_id if mention else None for mention in sides]
    given = [person.person_id if int(each) else None for person, each in zip(people, keys, strict=False)]
    row = Row(sides[0], sides[1])
    apart = len(row.mentions) == 2 and not same_place(*row.mentions)
    if not row.mentions or whose != given or apart:
        return None
    row.rulings = list(Ruling.objects.filter(mention__in=row.mentions).select_related("person"))
    return row


def same_place(one: Mention, other: Mention) -> bool:
    """Whether two mentions are of one kind and share words."""
    return one.kind == other.kind and one.start < other.end and other.start < one.end


def rows_of(plan: Plan, people: list[Assignment]) -> list[Row]:
    """Return a blind plan's rows, the first person's mentions on the left."""
    own = own_mentions([plan])
    by_key = {mention.pk: mention for mention in own}
    sides = [[marked(mention) for mention in own if mention.private_to_id == who.person_id] for who in people]
    left, right = [*sides, [], []][:2]
    rulings = {ruling.mention_id: ruling for ruling in Ruling.objects.filter(mention__in=own).select_related("person")}
    rows = [Row(by_key[a.key] if a else None, by_key[b.key] if b else None) for a, b in side_by_side(left, right)]
    for row in rows:
        row.rulings = [rulings[mention.pk] for mention in row.mentions if mention.pk in rulings]
    return rows

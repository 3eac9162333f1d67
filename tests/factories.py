"""Small real rows, made where a test needs them; every argument may be given, none must."""

from itertools import count
from typing import Any

from django.contrib.auth.models import Group, Permission, User
from django.utils import timezone

from claimsdb.claims.models import Assignment, Claim, Measure, Mention, Plan, Quotation, Speaker
from claimsdb.corpus.models import Article, Source
from claimsdb.links.models import Link
from claimsdb.links.roles import make_roles

SERIAL = count(1)
TEXT = "At least 4,000 people died in the war, officials said. “We lost many,” said Anna Petrosyan."


def make_user(role: str = "", **fields: Any) -> User:
    """Return a user of the admin, in the group of this role."""
    serial = next(SERIAL)
    user = User.objects.create_user(
        **{"username": f"person-{serial}", "password": "a-good-password", "is_staff": True} | fields
    )
    if role:
        if not Group.objects.exists():
            make_roles(Group, Permission)  # a test with a live server starts from empty tables
        user.groups.add(Group.objects.get(name=role))
    return user


def make_source(**fields: Any) -> Source:
    """Return a source of its own."""
    serial = next(SERIAL)
    return Source.objects.create(**{"name": f"Source {serial}", "slug": f"source-{serial}"} | fields)


def make_article(text: str = TEXT, **fields: Any) -> Article:
    """Return an article, of a new source unless one is given."""
    fields.setdefault("title", "A war")
    if "source" not in fields:
        fields["source"] = make_source()
    return Article.objects.create(text=text, **fields)


def make_measure(slug: str = "deaths", **fields: Any) -> Measure:
    """Return the measure with this slug."""
    return Measure.objects.get_or_create(slug=slug, defaults={"name": slug, "dimension": "count"} | fields)[0]


def make_mention(kind: str, words: str, article: Article | None = None, **fields: Any) -> Mention:
    """Return a mention on the first place of these words in the article."""
    article = article or make_article()
    start = article.text.index(words)
    mention = Mention(
        **{"article": article, "kind": kind, "start": start, "end": start + len(words), "origin": "test"} | fields
    )
    mention.anchor()
    mention.save()
    return mention


def make_claim(words: str = "At least 4,000", article: Article | None = None, **fields: Any) -> Claim:
    """Return a claim on these words; fields of its mention go in ``mention``."""
    mention = make_mention("claim", words, article, **fields.pop("mention", {}))
    fields = {"value": 4000, "low": 4000, "comparator": "at_least"} | fields
    if "measure" not in fields:
        fields["measure"] = make_measure()
    return Claim.objects.create(mention=mention, **fields)


def make_quotation(words: str = "We lost many,", article: Article | None = None, **fields: Any) -> Quotation:
    """Return a quotation of these words; fields of its mention go in ``mention``."""
    mention = make_mention("quotation", words, article, **fields.pop("mention", {}))
    return Quotation.objects.create(**{"mention": mention, "style": "direct"} | fields)


def make_speaker(name: str = "", **fields: Any) -> Speaker:
    """Return a speaker of this name, or of a new one."""
    return Speaker.objects.create(name=name or f"Speaker {next(SERIAL)}", **fields)


def make_plan(*people: User, state: str = "in_progress", **fields: Any) -> Plan:
    """Return a plan for an article, each of these people that far with it."""
    plan = Plan.objects.create(**{"article": fields.pop("article", None) or make_article()} | fields)
    for place, person in enumerate(people, start=1):
        now = timezone.now()
        started, finished = (None if state == "new" else now), (now if state == "finished" else None)
        Assignment.objects.create(
            plan=plan, place=place, person=person, state=state, started=started, finished=finished
        )
    return plan


def make_link(left: Claim | Quotation | None = None, right: Claim | Quotation | None = None, **fields: Any) -> Link:
    """Return a link of two mentions, by default of two claims in two articles."""
    left, right = left or make_claim(), right or make_claim()
    ends = sorted([left.mention, right.mention], key=lambda mention: mention.pk)
    return Link.objects.create(left=ends[0], right=ends[1], **{"suggested": "match", "score": 0.9} | fields)

"""Partners of a mention in other articles: those that it is linked to, best first, else those that a search finds."""

from typing import Any

from django.db import transaction
from django.db.models import F, Max, Q, QuerySet
from django.db.models.functions import Greatest, Substr

from claimsdb.claims.models import Alias, Measure, Mention, MentionQuerySet, Speaker
from claimsdb.claims.names import folded
from claimsdb.claims.passages import figure_of, printed, said_by
from claimsdb.corpus.models import Article
from claimsdb.desk.answers import Asked, RefusedError, key
from claimsdb.desk.marks import permit
from claimsdb.desk.mentions import mentions_of, seen_by
from claimsdb.extraction.sentences import sentence_around
from claimsdb.links.decide import DecidedMeanwhileError, decide, take_back
from claimsdb.links.models import Link
from claimsdb.links.pairs import link_between

# A list to choose from with one hand on the keys.
MOST = 20
# Characters read to either side of a mention: a longer sentence is shown cut.
AROUND = 600
LONGEST_PASSAGE = 4_000
# More of one name than this tell nothing apart: who searches so types more of it.
MOST_SPEAKERS = 200
# A number typed into the search finds figures this near: 4,000 finds 3,000 to 5,000.
NEAR = 0.25


def partners(person: Any, article: Article, asked: Asked) -> dict[str, Any]:
    """Return a mention's sentence, and its partners: its links, or where words, a measure, a value or a speaker are
    asked for, what has them.
    """
    mention = with_window(mentions_of(article, person)).get(pk=key(asked, "mention"))
    links = {other_end(link, mention): link for link in links_of(mention)}
    searching = any(asked.get(name) for name in ("words", "measure", "value", "speaker"))
    others = with_window(seen_by(person).live().exclude(pk=mention.pk))
    if searching:
        same_kind = Mention.objects.visible_to(person).live().filter(kind=mention.kind).exclude(article=article)
        found = list(others.filter(pk__in=found_by(same_kind, mention.kind, asked)).order_by("-pk"))
    else:
        by_key = {other.pk: other for other in others.filter(pk__in=list(links))}
        found = [by_key[pk] for pk in links if pk in by_key]
    return {
        "mention": partner(mention, None),
        "partners": [partner(other, links.get(other.pk)) for other in found],
    }


def links_of(mention: Mention) -> list[Link]:
    """Return a mention's links, those to decide first, the best of each first."""
    found = (
        Link.objects.of_mention(mention)
        .annotate(seen=Max("decisions"))
        .order_by(F("score").desc(nulls_last=True), "pk")[:MOST]
    )
    return sorted(found, key=lambda link: link.state == Link.State.DECIDED)


def other_end(link: Link, mention: Mention) -> int:
    """Return the key of the mention at the other end of a link."""
    return link.right_id if link.left_id == mention.pk else link.left_id


def with_window(mentions: MentionQuerySet) -> QuerySet[Any]:
    """Fetch with each mention the part of its article's text that its sentence stands in, and no more of it."""
    first = Greatest(F("start") - AROUND, 0)
    length = F("end") - F("start") + 2 * AROUND
    window = Substr("article__text", first + 1, length)
    return mentions.annotate(window_start=first, window=window)


def partner(mention: Any, link: Link | None) -> dict[str, Any]:
    """Return a mention as a line to compare and choose: its sentence in three parts, its figure, and its link."""
    start, end = mention.start - mention.window_start, mention.end - mention.window_start
    first, last = sentence_around(mention.window, start, end)
    row = {
        "id": mention.pk,
        "before": mention.window[first:start],
        "words": mention.exact[:LONGEST_PASSAGE],
        "after": mention.window[end:last],
        "language": mention.article.language,
        "figure": figure_of(mention),
        "said_by": said_by(mention),
        "printed": printed(mention.article),
        "title": str(mention.article),
        "article": mention.article_id,
    }
    if link:
        row["link"] = {
            "id": link.pk,
            "suggested": link.suggested,
            "score": link.score,
            "reasons": link.reasons,
            "relation": link.relation,
            "state": link.state,
            "seen": getattr(link, "seen", 0) or 0,
        }
    return row


def found_by(mentions: MentionQuerySet, kind: str, asked: Asked) -> list[int]:
    """Return the keys of the newest of these mentions, all of one kind, with all that is asked for, ``MOST`` at most.

    A word may name the measure; the others stand together in what is written, or in the claim's subject and place. All
    are looked for, each by its index. Raises RefusedError for a value that is no number.
    """
    rows = narrowed(mentions, asked)
    words = str(asked.get("words") or "")[:200].split()
    if not words:
        return newest(rows)
    keys = holding(rows, kind, words)
    names = list(Measure.objects.values_list("pk", "name"))
    named = {word: found for word in words if (found := [pk for pk, name in names if word.lower() in name.lower()])}
    for measures in named.values():
        rows = rows.filter(claim__measure__in=measures)
    if named:
        others = [word for word in words if word not in named]
        keys |= holding(rows, kind, others) if others else set(newest(rows))
    return sorted(keys, reverse=True)[:MOST]


def holding(rows: MentionQuerySet, kind: str, words: list[str]) -> set[int]:
    """Return the keys of the newest of these mentions with the words in what is written, or in a claim's subject."""
    asked = begun(words)
    keys = set(newest(rows.search(asked)))
    return keys | set(newest(rows.about(asked))) if kind == Mention.Kind.CLAIM else keys


def begun(words: list[str]) -> str:
    """Return a search for words each of which may go on: "kill" finds "killed"."""
    return " ".join(f"{word}*" if word[-1].isalnum() else word for word in words)


def newest(mentions: MentionQuerySet) -> list[int]:
    """Return the keys of the newest of these mentions."""
    return list(mentions.order_by("-pk").values_list("pk", flat=True)[:MOST])


def narrowed(mentions: MentionQuerySet, asked: Asked) -> MentionQuerySet:
    """Keep the mentions of the measure, the value and the speaker that are asked for, where they are."""
    if asked.get("measure"):
        mentions = mentions.filter(claim__measure=key(asked, "measure"))
    if asked.get("value"):
        try:
            value = float(str(asked["value"]).replace(",", ""))
        except ValueError as error:
            raise RefusedError({"value": ["A number is wanted."]}) from error
        near = sorted((value * (1 - NEAR), value * (1 + NEAR)))
        mentions = mentions.filter(Q(claim__value__range=near) | Q(claim__low__range=near) | Q(claim__high__range=near))
    if words := folded(str(asked.get("speaker") or "")[:200]):
        mentions = mentions.said_by(speakers_called(words))
    return mentions


def speakers_called(words: str) -> list[int]:
    """Return the keys of the speakers with these words in one of their names: each finds its mentions by an index."""
    called = Alias.objects.filter(folded__contains=words).values("speaker")
    speakers = Speaker.objects.filter(Q(folded__contains=words) | Q(pk__in=called))
    return list(speakers.order_by("pk").values_list("pk", flat=True)[:MOST_SPEAKERS])


def link(person: Any, article: Article, asked: Asked) -> dict[str, Any]:
    """Decide how a mention stands to another, linking the two where nothing does."""
    mention = mentions_of(article, person).get(pk=key(asked, "mention"))
    other = seen_by(person).get(pk=key(asked, "other"))
    if Mention.State.REJECTED in (mention.state, other.state):
        raise RefusedError({"": ["One of the two was rejected: accept it first."]}, status=409)
    if not Link.objects.filter(left_id=min(mention.pk, other.pk), right_id=max(mention.pk, other.pk)).exists():
        permit(person, "links.add_link")
    try:
        with transaction.atomic():
            joined = link_between(mention, other)
            decide(
                joined, person, str(asked.get("relation", "")), str(asked.get("note") or "")[:2_000], seen=seen(asked)
            )
    except ValueError as error:
        raise RefusedError({"relation": [str(error)]}) from error
    except DecidedMeanwhileError as error:
        by, what = error.decision.person, error.decision.relation
        told = f"{by} decided it meanwhile: {what}. Press the key again to say otherwise."
        raise RefusedError({"": [told]}, status=409, seen=error.decision.pk) from error
    return {"link": standing(joined)}


def seen(asked: Asked) -> int | None:
    """Return the key of the last decision that the person knew of, 0 for none; None where nothing is said of it."""
    return None if asked.get("seen") is None else key(asked, "seen")


def unlink(person: Any, article: Article, asked: Asked) -> dict[str, Any]:
    """Take back what the person last said of a link of a mention of this article."""
    found = Link.objects.touching(mentions_of(article, person).order_by()).get(pk=key(asked, "link"))
    if take_back(found, person) is None:
        raise RefusedError({"": ["You have said nothing of it that could be taken back."]}, status=409)
    return {"link": standing(found)}


def standing(link: Link) -> dict[str, Any]:
    """Return what stands on a link, and the last decision that led to it."""
    last = link.decisions.order_by("pk").values_list("pk", flat=True).last()
    return {"id": link.pk, "relation": link.relation, "state": link.state, "seen": last or 0}

"""What the script asks of mentions: read words, save, accept, reject, delete, take back. All of it or nothing."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from claimsdb.claims.changes import tell
from claimsdb.claims.marking import work_on
from claimsdb.claims.models import Claim, Mention, Quotation
from claimsdb.claims.moments import Moment, bring_back, detail_of, moments_of
from claimsdb.claims.reading import read
from claimsdb.claims.review import set_state
from claimsdb.corpus.models import Article
from claimsdb.desk.answers import Asked, RefusedError, key, rows
from claimsdb.desk.forms import MarkForm, checked, clean, detail_form, speaker_called
from claimsdb.desk.mentions import mentions_of
from claimsdb.desk.rows import draft_row, row_of, rows_of, undo_of
from claimsdb.links.models import Link

# What hangs on a mention, and is loose once that is deleted: by the name under which it finds them.
HANGING: dict[str, tuple[Any, str]] = {
    "claims": (Claim, "quotation"),
    "continuations": (Quotation, "continues"),
    "conversions": (Claim, "converts"),
}
# One request changes no more: an article of 5,000 words has some 300.
MOST = 2_000


def all_rows(person: Any, article: Article, asked: Asked) -> dict[str, Any]:
    """Return every mention of the article."""
    return {"mentions": rows_of(mentions_of(article, person))}


def read_words(person: Any, article: Article, asked: Asked) -> dict[str, Any]:
    """Return the form's first filling for words that a person selected."""
    kind, start, end = kind_of(asked), key(asked, "start"), key(asked, "end")
    if not start < end <= len(article.text):
        raise RefusedError({"start": ["Select words of the article first."]})
    draft = read(mentions_of(article, person), article, kind, start, end)
    if draft.mention.start == draft.mention.end:
        raise RefusedError({"start": ["There are no words in the selection."]})
    return {"draft": draft_row(draft)}


def kind_of(asked: Asked) -> str:
    """Return the kind of mention that is asked for. Raises RefusedError."""
    kind = asked.get("kind")
    if kind not in Mention.Kind.values:
        raise RefusedError({"kind": [f"It is one of {', '.join(Mention.Kind.values)}."]})
    return str(kind)


def locked(person: Any, article: Article, pk: int) -> Mention:
    """Return a mention of the article that nobody else changes before this request ends."""
    Mention.objects.select_for_update().only("pk").get(pk=pk)
    mention = mentions_of(article, person).get(pk=pk)
    refuse_finished(person, {pk})
    mention.article = article  # with its text, which rows leave behind
    return mention


def refuse_finished(person: Any, keys: set[int]) -> None:
    """Refuse a person to change what they annotated blind, and have finished."""
    if Mention.objects.filter(pk__in=keys).changeable_by(person).count() < len(keys):
        raise RefusedError({"": ["You have finished this article: what you marked stays as it is."]}, status=403)


def refuse_stale(mention: Mention, version: object) -> None:
    """Refuse to overwrite what somebody saved since this version, and say what they made of it."""
    if mention.changed.isoformat() != version:
        last = mention.history.select_related("history_user").first()
        by = last.history_user.get_username() if last and last.history_user else "the engine"
        changed = f"{by} changed this while you had it open."
        raise RefusedError({"": [changed]}, status=409, theirs=row_of(mention), by=by)


@transaction.atomic
def save(person: Any, article: Article, asked: Asked) -> dict[str, Any]:
    """Save a new mention, or a change to one: the person then stands by it."""
    data = clean(asked)
    if data.get("id"):
        mention = locked(person, article, key(asked, "id"))
        refuse_stale(mention, asked.get("version"))
        before = moments_of([mention]).get(mention.pk)
    else:
        mention, before = Mention(article=article, kind=kind_of(asked)), None
    permit(person, "claims.change_mention" if mention.pk else "claims.add_mention")
    for field in ("speaker", "via"):
        if not data.get(field) and (name := data.get(f"new_{field}", "").strip()):
            permit(person, "claims.add_speaker")
            data[field] = str(speaker_called(name, data.get(f"new_{field}_kind", "")).pk)
    form = MarkForm(data, instance=mention, person=person)
    detail = detail_form(mention, data)
    checked(form, detail)
    mention.state = Mention.State.ACCEPTED
    work_on(mention, person)
    form.save()
    detail.instance.mention = mention
    detail.save()
    tell([mention.pk])
    return saved(person, article, mention.pk, before)


def permit(person: Any, permission: str) -> None:
    """Refuse a person without this permission."""
    if not person.has_perm(permission):
        raise RefusedError({"": ["You may not do this."]}, status=403)


def saved(person: Any, article: Article, pk: int, before: Moment | None) -> dict[str, Any]:
    """Return a mention as it is stored now, and what takes the change back."""
    row = row_of(mentions_of(article, person).get(pk=pk))
    undo = undo_of(before, row["version"]) if before else {"id": pk, "version": row["version"]}
    return {"mentions": [row], "undo": [undo]}


@transaction.atomic
def decide_state(person: Any, article: Article, asked: Asked) -> dict[str, Any]:
    """Accept or reject one mention, as the person sees it."""
    mention = locked(person, article, key(asked, "id"))
    refuse_stale(mention, asked.get("version"))
    if asked.get("state") not in (Mention.State.ACCEPTED, Mention.State.REJECTED):
        raise RefusedError({"state": ["It is accepted or rejected."]})
    return set_all(person, article, mentions_of(article, person).filter(pk=mention.pk), asked["state"])


@transaction.atomic
def accept_above(person: Any, article: Article, asked: Asked) -> dict[str, Any]:
    """Accept every suggestion in the article of which the engine is at least so sure."""
    least = asked.get("at_least")
    if not isinstance(least, int | float) or isinstance(least, bool) or not 0 <= least <= 1:
        raise RefusedError({"at_least": ["A number from 0 to 1 is wanted."]})
    suggested = mentions_of(article, person).changeable_by(person).in_states([Mention.State.SUGGESTED])
    sure = suggested.at_least_confident(least)
    return set_all(person, article, sure, Mention.State.ACCEPTED)


def set_all(person: Any, article: Article, mentions: QuerySet[Mention], state: str) -> dict[str, Any]:
    """Set the state of mentions; return them, and what takes it back."""
    before = list(mentions.exclude(state=state)[:MOST])
    moments = moments_of(before)
    set_state(Mention.objects.filter(pk__in=[mention.pk for mention in before]), Mention.State(state), person)
    now = rows_of(mentions_of(article, person).filter(pk__in=[mention.pk for mention in before]))
    undo = [undo_of(moments[row["id"]], row["version"]) for row in now if row["id"] in moments]
    return {"mentions": now, "undo": undo}


@transaction.atomic
def delete(person: Any, article: Article, asked: Asked) -> dict[str, Any]:
    """Delete a mention: one's own, or anybody's for those who may delete mentions. A suggestion is rejected instead."""
    mention = locked(person, article, key(asked, "id"))
    refuse_stale(mention, asked.get("version"))
    if mention.annotator_id != person.pk:
        permit(person, "claims.delete_mention")
    if Link.objects.of_mention(mention).worked_on().exists():
        raise RefusedError({"": ["Somebody has decided how it stands to others: reject it instead."]}, status=409)
    before, pk, detail = moments_of([mention])[mention.pk], mention.pk, detail_of(mention)
    hung = {name: list(getattr(detail, name).values_list("pk", flat=True)) for name in HANGING if hasattr(detail, name)}
    changed = [key for keys in hung.values() for key in keys]
    tell([pk, *changed])
    mention.delete()
    now = rows_of(mentions_of(article, person).filter(pk__in=changed))
    return {"mentions": now, "gone": [pk], "undo": [undo_of(before, None, **hung)]}


@transaction.atomic
def undo(person: Any, article: Article, asked: Asked) -> dict[str, Any]:
    """Take changes back, if nobody changed those mentions since."""
    kept, gone = set(), []
    for row in rows(asked, "undo", MOST):
        pk = key(row, "id")
        standing = mentions_of(article, person).filter(pk=pk).exists()
        if standing:
            refuse_stale(locked(person, article, pk), row.get("version"))
        elif Mention.objects.filter(pk=pk).exists() or row.get("version"):
            raise RefusedError({"": ["It is not there any more."]}, status=409)
        if "line" not in row:
            delete(person, article, row)
            gone.append(pk)
            continue
        permit(person, "claims.change_mention" if standing else "claims.add_mention")
        kept |= taken_back(article, Moment(pk, key(row, "line"), key(row, "detail")), row)
    refuse_finished(person, kept)
    return {"mentions": rows_of(mentions_of(article, person).filter(pk__in=kept)), "gone": gone}


def taken_back(article: Article, moment: Moment, row: Asked) -> set[int]:
    """Bring a mention back, and give it what it held before it was deleted; return the keys of all that changed."""
    try:
        mention = bring_back(moment)
    except ValidationError as error:
        raise RefusedError({"": [f"It cannot be taken back: {' '.join(error.messages)}"]}, status=409) from error
    if mention.article_id != article.pk:
        raise RefusedError({"": ["It is a mention of another article."]}, status=404)
    changed = {mention.pk}
    for name, (model, field) in HANGING.items():
        keys = row.get(name) or []
        if not isinstance(keys, list) or not all(isinstance(each, int) and each <= 2**63 - 1 for each in keys):
            raise RefusedError({name: ["A list of keys is wanted."]})
        loose = model._default_manager.filter(
            pk__in=keys[:MOST], mention__article=article, **{f"{field}__isnull": True}
        )
        changed |= set(loose.values_list("pk", flat=True))
        loose.update(**{field: mention.pk})
    tell(changed)
    return changed

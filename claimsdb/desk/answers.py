"""Requests in JSON and answers in JSON: what every address of the desk that the script calls has in common."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, RequestDataTooBig, ValidationError
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse

from claimsdb.corpus.fields import refuse_unstorable
from claimsdb.corpus.models import Article

Asked = dict[str, Any]
Answer = Callable[[Any, Article, Asked], dict[str, Any]]

# No key of a row has more digits, and SQLite raises for one that has more bits.
LARGEST_KEY = 2**63 - 1


class RefusedError(Exception):
    """What is asked cannot be done; ``errors`` are told by the field that is wrong, "" for none of them."""

    def __init__(self, errors: Mapping[str, Sequence[str]], status: int = 400, **more: Any) -> None:
        super().__init__(errors)
        self.errors, self.status, self.more = errors, status, more


def refused(status: int, errors: Mapping[str, Sequence[str]], **more: Any) -> JsonResponse:
    """Return an answer that says what is wrong, and with which field."""
    return JsonResponse({"errors": errors, **more}, status=status)


def answering(method: str, permissions: Sequence[str], answer: Answer) -> Callable[..., HttpResponse]:
    """Return the view that asks a function for its answer, of people with these permissions."""

    def view(request: HttpRequest, object_id: int) -> HttpResponse:
        """Answer in JSON, whatever is wrong."""
        if request.method != method:
            return HttpResponseNotAllowed([method])
        if not request.user.has_perms(permissions):
            return refused(403, {"": ["You may not do this."]})
        article = Article.objects.filter(pk=object_id).select_related("source").first()
        if article is None:
            return refused(404, {"": ["There is no such article."]})
        try:
            return JsonResponse(answer(request.user, article, asked_of(request)))
        except RefusedError as error:
            return refused(error.status, error.errors, **error.more)
        except ValidationError as error:
            return refused(400, errors_of(error))
        except ObjectDoesNotExist:
            return refused(404, {"": ["It is not there any more."]})
        except ProtectedError:
            return refused(409, {"": ["Others stand on it."]})

    return view


def errors_of(error: ValidationError) -> dict[str, list[str]]:
    """Return the messages of a validation by field."""
    return error.message_dict if hasattr(error, "error_dict") else {"": error.messages}


def asked_of(request: HttpRequest) -> Asked:
    """Return the parameters of a GET, or the JSON object that was posted. Raises RefusedError."""
    if request.method == "GET":
        asked: Asked = dict(request.GET.items())
    else:
        try:
            asked = json.loads(request.body, parse_constant=no_number)
        except (ValueError, RecursionError, RequestDataTooBig) as error:
            raise RefusedError({"": [f"The request is no JSON that can be read: {error}"]}) from error
        if not isinstance(asked, dict):
            raise RefusedError({"": ["A JSON object is wanted."]})
    for name, value in asked.items():
        check(name, value)
    return asked


def no_number(name: str) -> None:
    """Refuse what JavaScript calls a number and JSON does not."""
    raise ValueError(f"{name} is no number")


def check(name: str, value: Any) -> None:
    """Refuse text that no database holds, naming its field."""
    try:
        for text in (name, value):
            if isinstance(text, str):
                refuse_unstorable(text)
    except ValidationError as error:
        raise RefusedError({name.encode("ascii", "replace").decode(): error.messages}) from error


def key(asked: Mapping[str, Any], name: str) -> int:
    """Return a row's key from what is asked. Raises RefusedError."""
    value = asked.get(name)
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 20:
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= LARGEST_KEY:
        raise RefusedError({name: ["A whole number is wanted."]})
    return value


def rows(asked: Mapping[str, Any], name: str, most: int) -> list[dict[str, Any]]:
    """Return a list of objects from what is asked, so many at most. Raises RefusedError."""
    value = asked.get(name)
    if not isinstance(value, list) or not value or not all(isinstance(row, dict) for row in value):
        raise RefusedError({name: ["A list is wanted."]})
    if len(value) > most:
        raise RefusedError({name: [f"At most {most:,} at once."]})
    return value

"""Whom an answer is for: what they may be told, and the address under which they came."""

from functools import cached_property, lru_cache
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.urls import get_script_prefix, reverse
from rest_framework.request import Request


class Asker:
    """The reader of one answer. Without a request it is nobody, and addresses are paths."""

    def __init__(self, request: Request | None = None) -> None:
        self.request = request
        self.addresses: dict[str, str] = {}

    @cached_property
    def person(self) -> Any:
        """The user, or somebody who has not signed in."""
        return (self.request and self.request.user) or AnonymousUser()

    @cached_property
    def is_known(self) -> bool:
        """Whether they have signed in: an API that is open to all gives others no names of people."""
        return bool(self.person.is_authenticated)

    def address(self, resource: str) -> str:
        """Return the full address of a resource's list, which those of its rows begin with."""
        if resource not in self.addresses:
            path = path_of(resource, get_script_prefix())
            self.addresses[resource] = self.request.build_absolute_uri(path) if self.request else path
        return self.addresses[resource]


@lru_cache
def path_of(resource: str, prefix: str) -> str:
    """Return the path of a resource's list, where the site stands under this prefix."""
    return reverse(f"{resource}-list")

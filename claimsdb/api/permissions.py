"""Who may read and write: signed-in users (or all, where ``CLAIMSDB_API_PUBLIC`` says so); writers by their role."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from django.conf import settings
from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request

if TYPE_CHECKING:  # the views module reads the settings that name this one
    from rest_framework.views import APIView

# What each action of a view that writes asks for: the permissions of Django that the admin asks for too.
May = Mapping[str, Sequence[str]]


class ByRole(BasePermission):
    """Reading for signed-in users or, by setting, for all; writing by what the view's table ``may`` asks for."""

    def has_permission(self, request: Request, view: "APIView") -> bool:
        """Return whether this request may go on. What a view has no method for, it refuses itself, with a 405."""
        signed_in = bool(request.user and request.user.is_authenticated)
        if request.method in SAFE_METHODS or not hasattr(view, (request.method or "").lower()):
            return signed_in or settings.API_PUBLIC
        may: May = getattr(view, "may", {})
        action = getattr(view, "action", "") or ""
        return signed_in and action in may and request.user.has_perms(may[action])


class SignedIn(BasePermission):
    """What is a person's own, which nobody reads without signing in."""

    def has_permission(self, request: Request, view: "APIView") -> bool:
        """Return whether somebody has signed in."""
        return bool(request.user and request.user.is_authenticated)

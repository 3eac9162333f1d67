"""Who may read: signed-in users, or all where ``CLAIMSDB_API_PUBLIC`` says so."""

from typing import TYPE_CHECKING

from django.conf import settings
from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request

if TYPE_CHECKING:  # the views module reads the settings that name this one
    from rest_framework.views import APIView


class ReadBySetting(BasePermission):
    """Reading only, for signed-in users or, by setting, for all."""

    def has_permission(self, request: Request, view: "APIView") -> bool:
        """Return whether this request may go on. What a view has no method for, it refuses itself, with a 405."""
        signed_in = bool(request.user and request.user.is_authenticated)
        reads = request.method in SAFE_METHODS or not hasattr(view, (request.method or "").lower())
        return reads and (signed_in or settings.API_PUBLIC)

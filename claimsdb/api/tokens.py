"""A person's own tokens: made, listed and revoked. What a token is, is told once, when it is made."""

from datetime import timedelta
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers, status, viewsets
from rest_framework.exceptions import PermissionDenied
from rest_framework.request import Request
from rest_framework.response import Response

from claimsdb.api.models import Token
from claimsdb.api.parameters import StrictParameters
from claimsdb.api.permissions import SignedIn
from claimsdb.api.serializers.strict import StrictModel, Whole

# Long enough for a season's work, short enough that a forgotten token dies.
DAYS = 90
MOST_DAYS = 366

# Beyond this somebody makes a token each run, which asks for trouble.
MOST_TOKENS = 50


@transaction.atomic
def make_token(person: AbstractBaseUser, name: str, days: int = DAYS) -> tuple[Token, str]:
    """Return a new token and the secret that signs in, which is kept nowhere. Those that have expired go."""
    held = Token.tokens.filter(user=person)
    held.exclude(pk__in=held.live()).delete()
    return Token.objects.create(user=person, name=name, expiry=timedelta(days=days))


def is_full(person: AbstractBaseUser) -> bool:
    """Whether a person has as many tokens as anybody may."""
    return Token.tokens.live().filter(user=person).count() >= MOST_TOKENS


class TokenSerializer(serializers.ModelSerializer):
    """A token, without what it is."""

    id = serializers.CharField(source="token_key", read_only=True, help_text="How it begins: what tells it apart.")

    class Meta:
        model = Token
        fields = ["id", "name", "created", "expiry"]
        read_only_fields = fields


class NewTokenSerializer(TokenSerializer):
    """A token, on the one occasion on which it is told."""

    token = serializers.CharField(read_only=True, help_text="Send it as: Authorization: Token …. It is told once.")

    class Meta(TokenSerializer.Meta):
        fields = [*TokenSerializer.Meta.fields, "token"]
        read_only_fields = fields


class TokenWrite(StrictModel):
    """What a token is for, and for how long."""

    days = Whole(min_value=1, max_value=MOST_DAYS, default=DAYS, help_text="After so many days it signs nobody in.")

    class Meta:
        model = Token
        fields = ["name", "days"]


class WithoutToken(SignedIn):
    """Tokens are made with a password or a session: one that leaks must not make another."""

    message = "A token makes no tokens: sign in with your password."

    def has_permission(self, request: Request, view: Any) -> bool:
        """Return whether somebody has signed in, and how, where a token is to be made."""
        made = request.method == "POST" and isinstance(request.auth, Token)
        return super().has_permission(request, view) and not made


@extend_schema_view(
    list=extend_schema(operation_id="tokens_list", description="Your own tokens that still sign in."),
    create=extend_schema(request=TokenWrite, responses={201: NewTokenSerializer}),
    destroy=extend_schema(description="Revoke it: from now on it signs nobody in."),
)
class TokenViewSet(StrictParameters, viewsets.GenericViewSet):
    """Tokens: what programs sign in with, each its person's own."""

    permission_classes = [WithoutToken]
    serializer_class = TokenSerializer
    pagination_class = None
    filter_backends: list[Any] = []
    lookup_field = "token_key"
    lookup_url_kwarg = "id"
    queryset = Token.tokens.all()

    def get_queryset(self) -> QuerySet[Token]:
        """Return the person's own that still sign in."""
        return Token.tokens.live().filter(user=self.request.user.pk)

    def list(self, request: Request) -> Response:
        """List them."""
        return Response(self.get_serializer(self.get_queryset(), many=True).data)

    def create(self, request: Request) -> Response:
        """Make one."""
        form = TokenWrite(data=request.data, context=self.get_serializer_context())
        form.is_valid(raise_exception=True)
        if is_full(request.user):  # type: ignore[arg-type]  # has signed in
            raise PermissionDenied(f"You have {MOST_TOKENS} tokens: revoke one first.")
        token, secret = make_token(request.user, **form.validated_data)  # type: ignore[arg-type]
        said = TokenSerializer(token).data | {"token": secret}
        return Response(said, status=status.HTTP_201_CREATED, headers={"Cache-Control": "no-store"})

    def destroy(self, request: Request, **kwargs: Any) -> Response:
        """Revoke it."""
        self.get_object().delete()
        return Response(status=status.HTTP_204_NO_CONTENT)

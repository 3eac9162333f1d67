"""A person's own API tokens in the admin: made, shown once, revoked."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.cache import add_never_cache_headers

from claimsdb.api.models import Token
from claimsdb.api.tokens import DAYS, MOST_DAYS, MOST_TOKENS, is_full, make_token
from claimsdb.corpus.admin_base import BaseAdmin, ConstrainedForm


class TokenForm(ConstrainedForm):
    """What a token is for, and for how long."""

    days = forms.IntegerField(
        min_value=1, max_value=MOST_DAYS, initial=DAYS, help_text="After so many days it signs nobody in."
    )

    person: Any = None

    class Meta:
        model = Token
        fields = ["name"]

    def clean(self) -> dict[str, Any] | None:
        """Refuse one more than anybody may have."""
        if is_full(self.person):
            raise ValidationError(f"You have {MOST_TOKENS} tokens: revoke one first.")
        return super().clean()


@admin.register(Token)
class TokenAdmin(BaseAdmin):
    """Each person's own, whatever their role; who may do everything sees, and revokes, everybody's."""

    form = TokenForm
    list_display = ["name", "begins", "user", "created", "expiry"]
    list_display_links = None
    ordering = ["-created"]
    sortable_by = ()
    fields = ["name", "days"]
    actions = ["delete_selected"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Token]:
        """Return those that still sign in: the person's own."""
        tokens: Any = Token.tokens.live().select_related("user").order_by("-created")
        return tokens if request.user.is_superuser else tokens.filter(user=request.user.pk)

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Everybody in the admin may have tokens."""
        return request.user.is_active and request.user.is_staff

    def has_view_permission(self, request: HttpRequest, obj: Token | None = None) -> bool:
        """Their own, and no other."""
        own = obj is None or obj.user_id == request.user.pk or request.user.is_superuser
        return self.has_module_permission(request) and own

    def has_delete_permission(self, request: HttpRequest, obj: Token | None = None) -> bool:
        """To delete one is to revoke it."""
        return self.has_view_permission(request, obj)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Anybody makes as many as anybody may have; they are counted on the pages of tokens, not on every page."""
        match, view = request.resolver_match, f"{self.opts.app_label}_{self.opts.model_name}_"
        here = bool(match and (match.url_name or "").startswith(view))
        return self.has_module_permission(request) and not (here and is_full(request.user))  # type: ignore[arg-type]

    def has_change_permission(self, request: HttpRequest, obj: Token | None = None) -> bool:
        """A token is never changed."""
        return False

    def save_model(self, request: HttpRequest, obj: Token, form: Any, change: bool) -> None:
        """Make the token; its secret is for the answer alone."""
        token, request.token_secret = make_token(  # type: ignore[attr-defined]
            request.user,  # type: ignore[arg-type]
            obj.name,
            form.cleaned_data["days"],
        )
        obj.pk, obj.token_key, obj.expiry = token.pk, token.token_key, token.expiry

    def response_add(self, request: HttpRequest, obj: Token, post_url_continue: str | None = None) -> HttpResponse:
        """Show the token, this once, on a page that nothing keeps."""
        context = {
            **self.admin_site.each_context(request),
            "title": "Your new token",
            "opts": self.opts,
            "token": obj,
            "secret": request.token_secret,  # type: ignore[attr-defined]
            "media": self.media,
        }
        response = TemplateResponse(request, "api/token.html", context)
        add_never_cache_headers(response)
        return response

    def get_form(self, request: HttpRequest, obj: Token | None = None, change: bool = False, **kwargs: Any) -> Any:
        """Tell the form whose token it is."""
        form: Any = super().get_form(request, obj, change, **kwargs)
        form.person = request.user
        return form

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Offer to save it and nothing else: the page that follows tells the secret, this once."""
        offered = {"show_save_and_add_another": False, "show_save_and_continue": False}
        return super().add_view(request, form_url, offered | (extra_context or {}))

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Say what the list is of."""
        said = {"title": "API tokens", "subtitle": "Programs sign in with them in your place."}
        return super().changelist_view(request, said | (extra_context or {}))

    @admin.display(description="begins with")
    def begins(self, token: Token) -> str:
        """Return the part of the token that is kept."""
        return f"{token.token_key}…"

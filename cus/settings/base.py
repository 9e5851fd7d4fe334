"""Settings common to every way of running. The values here are those of production.

Anything that weakens them (debug pages, demo accounts, plain HTTP) is set in ``local.py`` or
``test.py`` and nowhere else, so forgetting a setting is safe. Secrets are read from the
environment or, when ``NAME_FILE`` is set, from the file it names.
"""

from pathlib import Path

import environ
import font_source_sans_pro
import pghistory
from bootstrap_wrapper import get_bootstrap_dir
from csp.constants import NONCE, NONE, SELF
from django.contrib.messages import constants as message_levels

from cus.settings.logs import logging_settings
from cus.settings.mail import *  # noqa: F403
from cus.settings.secrets import read_keys, read_secret
from cus.settings.sign_in import *  # noqa: F403

BASE_DIR = Path(__file__).resolve().parent.parent.parent
env = environ.FileAwareEnv()

DEBUG = False
DEMO_MODE = False
SECRET_KEY = read_secret("SECRET_KEY", hint="python -c 'import secrets; print(secrets.token_urlsafe(50))'")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
# Master keys of personal data, the newest first; never kept beside the database or its backups.
PERSONAL_DATA_KEYS = read_keys("PERSONAL_DATA_KEYS")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

INSTALLED_APPS = [
    "cus.database",
    "cus.text",
    "cus.ui",
    "cus.charts",
    "cus.audit",
    "cus.privacy",
    "cus.accounts",
    "cus.drafts",
    "cus.attachments",
    "cus.documents",
    "cus.centre",
    "cus.people",
    "services",
    "partners",
    "diagnosis",
    "programmes",
    "programmes.results",
    "cus.backup",
    "cus.desk",
    "cus.apps.CusAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_htmx",
    "import_export",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
]

MIDDLEWARE = [
    "cus.audit.middleware.RequestMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "cus.ui.guards.SecurityHeadersMiddleware",
    "cus.ui.guards.HonestRequestMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "cus.accounts.sign_in.middleware.SessionLifeMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "cus.accounts.sign_in.middleware.SecondFactorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "pghistory.middleware.HistoryMiddleware",
    "cus.ui.middleware.RefusalMiddleware",
]

ROOT_URLCONF = "cus.urls"
WSGI_APPLICATION = "cus.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["cus.ui.templatetags.ui", "cus.text.templatetags.polish", "cus.drafts.templatetags.drafts"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "cus.ui.context_processors.frame",
                "cus.accounts.sign_in.context.session_frame",
            ],
        },
    }
]
FORM_RENDERER = "cus.ui.controls.ControlRenderer"

AUTH_USER_MODEL = "accounts.User"
LANGUAGE_CODE = "pl"
LANGUAGES = [("pl", "polski")]
LOCALE_PATHS = [BASE_DIR / "cus" / "locale"]
TIME_ZONE = "Europe/Warsaw"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / ".static"
# Bootstrap's CSS and JavaScript and the typeface are served from the installed packages.
STATICFILES_DIRS = [
    BASE_DIR / "static",
    ("fonts", font_source_sans_pro.font_directory),
    ("bootstrap", str(get_bootstrap_dir())),
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = Path(env.str("MEDIA_ROOT", default=str(BASE_DIR / ".media")))

# Backups: none are made before both the place and a public key are named. docs/operations/backup.md
BACKUP_DIRECTORY = env.str("BACKUP_DIRECTORY", default="")
BACKUP_RECIPIENTS = env.list("BACKUP_RECIPIENTS", default=[])
BACKUP_KEEP_DAILY = env.int("BACKUP_KEEP_DAILY", default=7)
BACKUP_KEEP_WEEKLY = env.int("BACKUP_KEEP_WEEKLY", default=5)
BACKUP_KEEP_MONTHLY = env.int("BACKUP_KEEP_MONTHLY", default=12)
BACKUP_LATE_AFTER_HOURS = env.int("BACKUP_LATE_AFTER_HOURS", default=36)
# The worker makes the nightly backup itself; otherwise a timer of the system runs ./manage.py backup.
BACKUP_DAILY = env.bool("BACKUP_DAILY", default=False)

CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
CRISPY_FAIL_SILENTLY = False

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Shared by all processes: it holds the counts of failed sign-ins. The default of 300 entries could be
# flushed by whoever fails often enough.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "django_cache",
        "OPTIONS": {"MAX_ENTRIES": 200_000},
    }
}
MESSAGE_STORAGE = "cus.ui.background.PageMessages"
MESSAGE_TAGS = {
    message_levels.ERROR: "stop",
    message_levels.WARNING: "warn",
    message_levels.SUCCESS: "done",
    message_levels.INFO: "now",
}

SECURE_SSL_REDIRECT = True
# A proxy of ours stands in front: only then what it says of the request is believed.
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}

# A sheet row holds at most 20 000 characters a cell; the largest honest request is one pasted table.
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
# One attached file of 10 MB with its form; anything larger is refused unread.
LARGEST_REQUEST = 12 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

# History keeps who and why in the event row itself, so that the application role needs no UPDATE
# on history; see docs/adr/0003.
PGHISTORY_CONTEXT_FIELD = pghistory.ContextJSONField()
PGHISTORY_OBJ_FIELD = pghistory.ObjForeignKey(related_name="events")
PGHISTORY_MIDDLEWARE_METHODS = ("POST", "PUT", "PATCH", "DELETE")
# Lines of the access log are removed after so many years; fewer than two are refused (KRI § 20).
ACCESS_LOG_YEARS = env.int("ACCESS_LOG_YEARS", default=2)
# Whoever wrote a quality standard does not approve it. A centre whose director is also the organiser
# (art. 24 of the Act) and has no substitute may switch this off.
FOUR_EYES = env.bool("FOUR_EYES", default=True)
# The keeper (cus.database.keeper) logs in by itself; only tests let it work in their own transaction.
KEEPER_SHARES_CONNECTION = False

LOGGING = logging_settings()

"""The test suite: as close to production as a test can be."""

import os

os.environ.setdefault("SECRET_KEY", "only-for-tests")
os.environ.setdefault("PERSONAL_DATA_KEYS", "b25seS1mb3ItdGVzdHMtYW5kLW5vdC1hLXNlY3JldCE=")
os.environ.setdefault("DATABASE_ROLE", "owner")
os.environ.setdefault("EMBEDDED_CLUSTER", "tests")

from cus.settings.base import *  # noqa: F403
from cus.settings.base import STORAGES
from cus.settings.database import APPLICATION_ROLE, KEEPER_ROLE, databases, keeper_url

DATABASES = databases()
# A browser's requests use its connection again, as those of the web server do out of its pool.
DATABASES["default"]["CONN_MAX_AGE"] = None
DATABASE_APPLICATION_ROLE, DATABASE_KEEPER_ROLE = APPLICATION_ROLE, KEEPER_ROLE
DATABASE_KEEPER_URL = keeper_url()
KEEPER_SHARES_CONNECTION = True
DEMO_MODE = True
SECURE_SSL_REDIRECT = False
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

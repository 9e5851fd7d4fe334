"""``make run``: one machine, loopback only, demo accounts.

Never used in production: it refuses to start when ``ALLOWED_HOSTS`` names anything but loopback.
"""

import os

os.environ.setdefault("SECRET_KEY", "only-for-make-run-on-loopback-not-a-secret")
os.environ.setdefault("PERSONAL_DATA_KEYS", "b25seS1mb3ItbWFrZS1ydW4tbm90LWEtc2VjcmV0ISE=")

from cus.settings.base import *  # noqa: F403
from cus.settings.base import STORAGES
from cus.settings.database import APPLICATION_ROLE, KEEPER_ROLE, databases, keeper_url
from cus.settings.logs import logging_settings

DEBUG = False
DEMO_MODE = True
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
DATABASES = databases()
DATABASE_APPLICATION_ROLE, DATABASE_KEEPER_ROLE = APPLICATION_ROLE, KEEPER_ROLE
DATABASE_KEEPER_URL = keeper_url()
SECURE_SSL_REDIRECT = False
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
SECURE_HSTS_SECONDS = 0
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_USE_FINDERS = True
LOGGING = logging_settings(formatter="plain", requests="WARNING")

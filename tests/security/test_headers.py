"""Headers and cookies, as production sends them."""

import subprocess
import sys

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.urls import reverse

from tests.access.protections import lacking
from tests.factories.partners import PartnerFactory

pytestmark = pytest.mark.django_db


def test_missing_pages_and_static_files_are_protected_too(client):
    assert not lacking(client.get("/nie-ma/"))
    static = client.get("/static/css/base.css")
    assert static.headers["X-Content-Type-Options"] == "nosniff"
    assert static.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    static.close()


def test_each_page_has_a_nonce_of_its_own(client_for, worker):
    client = client_for(worker)

    policies = {client.get("/").headers["Content-Security-Policy"] for _ in range(3)}

    assert len(policies) == 3 or all("nonce" not in policy for policy in policies)


def test_signing_out_empties_the_browser_and_ends_the_session(client_for, worker):
    client = client_for(worker)
    key = client.session.session_key

    answer = client.post(reverse("account_logout"))

    thief = Client()
    thief.cookies[django_settings.SESSION_COOKIE_NAME] = key
    assert answer.headers["Clear-Site-Data"] == '"cache"'
    assert thief.get("/").status_code == 302


def test_the_session_gets_a_new_key_when_somebody_signs_in(worker):
    worker.set_password("Jesienny-spacer-2026")
    worker.save()
    client = Client()
    client.get(reverse("account_login"))
    session = client.session
    session["planted"] = True
    session.save()
    planted = session.session_key
    client.cookies[django_settings.SESSION_COOKIE_NAME] = planted

    client.post(reverse("account_login"), {"login": worker.email, "password": "Jesienny-spacer-2026"})

    assert client.cookies[django_settings.SESSION_COOKIE_NAME].value != planted


CODE = """
from django.conf import settings as s
print(s.SESSION_COOKIE_SECURE, s.SESSION_COOKIE_HTTPONLY, s.SESSION_COOKIE_SAMESITE, s.CSRF_COOKIE_SECURE,
      s.SECURE_SSL_REDIRECT, s.SECURE_HSTS_SECONDS >= 31536000, s.DEBUG, s.DEMO_MODE, s.CSRF_USE_SESSIONS)
"""


def in_production(code: str, **environment) -> subprocess.CompletedProcess:
    """Run ``code`` with the settings of production."""
    given = {
        "DJANGO_SETTINGS_MODULE": "cus.settings.production",
        "SECRET_KEY": "k" * 60,
        "ALLOWED_HOSTS": "cus.example.pl",
        "DATABASE_URL": "postgres://a:b@127.0.0.1:1/c",
        "PERSONAL_DATA_KEYS": "YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWE=",
        "PATH": "/usr/bin:/bin",
    }
    return subprocess.run(
        [sys.executable, "-c", f"import django; django.setup()\n{code}"],
        capture_output=True,
        text=True,
        cwd=django_settings.BASE_DIR,
        env=given | environment,
        check=False,
    )


def test_production_weakens_nothing():
    out = in_production(CODE)

    assert out.stdout.split() == ["True", "True", "Lax", "True", "True", "True", "False", "False", "True"], out.stderr


def test_production_does_not_start_without_its_secret():
    out = in_production("print('started')", SECRET_KEY="")

    assert out.returncode != 0
    assert "started" not in out.stdout


def test_a_link_signed_with_the_old_key_works_until_the_old_key_is_dropped(worker, settings):
    from django.contrib.auth.tokens import default_token_generator as tokens

    settings.SECRET_KEY = "old" * 20
    token = tokens.__class__().make_token(worker)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "new" * 20, ["old" * 20]
    assert tokens.__class__().check_token(worker, token)

    settings.SECRET_KEY_FALLBACKS = []

    assert not tokens.__class__().check_token(worker, token)


def test_someone_elses_page_of_a_partner_is_kept_by_no_shared_cache(client_for, worker):
    answer = client_for(worker).get(PartnerFactory().get_absolute_url())

    assert "private" in answer.headers["Cache-Control"]

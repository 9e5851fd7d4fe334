"""Headers and cookies, as production sends them."""

import subprocess
import sys

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.urls import reverse

from tests.access.table import TABLE
from tests.access.walk import sessions_of
from tests.factories.partners import PartnerFactory

pytestmark = pytest.mark.django_db
POLICY = {
    "default-src 'none'",
    "style-src 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
    "connect-src 'self'",
}
ALWAYS = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def lacking(answer) -> list[str]:
    """Return which protections the answer lacks."""
    missing = [name for name, value in ALWAYS.items() if answer.headers.get(name) != value]
    missing += [] if "camera=()" in answer.headers.get("Permissions-Policy", "") else ["Permissions-Policy"]
    missing += [] if "public" not in answer.headers.get("Cache-Control", "public") else ["Cache-Control"]
    policy = {part.strip() for part in answer.headers.get("Content-Security-Policy", "").split(";")}
    if "sandbox" not in policy:
        missing += sorted(POLICY - policy)
        script = next((part for part in policy if part.startswith("script-src")), "")
        missing += [] if "unsafe" not in script and script else ["script-src"]
    return missing


def test_every_page_carries_every_protection_whoever_asks(world):
    keys = sessions_of(world)
    faults = []
    for role in ("director", "administrator", None):
        client = Client()
        if role:
            client.cookies[django_settings.SESSION_COOKIE_NAME] = keys[role]
        for row in TABLE:
            if not row.costly:
                answer = client.get(reverse(row.name, args=row.values(world)))
                faults += [f"{row} as {role}: {fault}" for fault in lacking(answer)]

    assert not faults, "\n".join(faults[:20])


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

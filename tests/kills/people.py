"""A person at a browser without a screen: signs in, reads a form, changes a field, sends it."""

import json
import re
import urllib.error
import urllib.request
from http.cookiejar import CookieJar
from urllib.parse import urlencode

from django.conf import settings

from tests.client import parse
from tests.pages.typing import fields_of

DEMO = json.loads((settings.BASE_DIR / "fixtures" / "demo" / "accounts.json").read_text(encoding="utf-8"))
TIMEOUT_SECONDS = 60


class NotSaved(Exception):
    """The server gave no acknowledgement: it broke off, or answered with something else."""


class _Stay(urllib.request.HTTPRedirectHandler):
    """Leaves a redirect to the caller: it is the acknowledgement."""

    def redirect_request(self, *args, **kwargs):
        return None


class Person:
    """One of the demo people, signed in."""

    def __init__(self, base: str, role: str) -> None:
        self.base = base
        self.browser = urllib.request.build_opener(
            urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(CookieJar()), _Stay()
        )
        email = next(account["email"] for account in DEMO["accounts"] if role in account["roles"])
        fields = self.form("/konto/login/") | {"login": email, "password": DEMO["password"]}
        status, where, _ = self.send("/konto/login/", fields)
        assert (status, where) == (302, "/"), f"{role} could not sign in: {status} {where}"

    def form(self, path: str, action: str = "") -> dict[str, str | list[str]]:
        """Open a page and return what its form would send as it stands; ``action``: the form sent there."""
        status, _, page = self._request(path, None, {})
        if status != 200:
            raise NotSaved(f"{path}: {status}")
        forms = [form for form in parse(page).findall(".//form") if (form.get("method") or "").lower() == "post"]
        wanted = [form for form in forms if (form.get("action") or "") in {action or path, "", path}]
        wanted = [form for form in wanted if form.get("action") == action] or wanted
        assert wanted, f"{path} has no form"
        return as_it_stands(wanted[-1])

    def send(self, path: str, fields: dict) -> tuple[int, str, str]:
        """Send a form; return status, where it leads and the page."""
        return self._request(path, urlencode(fields, doseq=True).encode(), {"Referer": self.base + path})

    def send_json(self, path: str, data: dict, token: str) -> tuple[int, dict]:
        """Send a batch as the sheet's script does."""
        headers = {"Content-Type": "application/json", "X-CSRFToken": token, "Referer": self.base + path}
        status, _, answer = self._request(path, json.dumps(data).encode(), headers)
        return status, json.loads(answer) if answer.startswith("{") else {}

    def read_json(self, path: str) -> dict:
        """Read data that a script reads."""
        return json.loads(self._request(path, None, {})[2])

    def _request(self, path: str, body: bytes | None, headers: dict) -> tuple[int, str, str]:
        request = urllib.request.Request(self.base + path, data=body, headers=headers)  # noqa: S310
        try:
            answer = self.browser.open(request, timeout=TIMEOUT_SECONDS)
        except urllib.error.HTTPError as error:
            answer = error
        except OSError as error:
            raise NotSaved(str(error)) from error
        try:
            text = answer.read().decode(errors="replace")
        except Exception as error:
            raise NotSaved(str(error)) from error
        return answer.status, re.sub(r"^https?://[^/]+", "", answer.headers.get("Location", "")), text


def as_it_stands(form) -> dict[str, str | list[str]]:
    """Return what a browser sends of a form that nobody has touched."""
    data: dict[str, list[str]] = {}
    for field in fields_of(form):
        name, kind = field.get("name"), field.get("type")
        if field.get("disabled") is not None or kind in {"submit", "button", "file"}:
            continue
        if field.tag == "textarea":
            data[name] = [(field.text or "").removeprefix("\n")]
        elif field.tag == "select":
            options = list(field.iter("option"))
            chosen = [option for option in options if option.get("selected") is not None]
            if not chosen and field.get("multiple") is None:
                chosen = options[:1]
            data[name] = [option.get("value", "") for option in chosen]
        elif kind in {"checkbox", "radio"}:
            if field.get("checked") is not None:
                data.setdefault(name, []).append(field.get("value", "on"))
        else:
            data.setdefault(name, []).append(field.get("value", ""))
    return data

"""Sign in to a running ``make run`` as the demo organiser and read a page only signed-in people see.

``python scripts/signed_in.py http://127.0.0.1:8000`` prints the address reached; ends with 1 when the
page is not that of a signed-in person. Uses the standard library alone.
"""

import json
import re
import sys
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, ProxyHandler, Request, build_opener

ACCOUNTS = Path(__file__).resolve().parent.parent / "fixtures" / "demo" / "accounts.json"


def main() -> int:
    """Sign in and look for the button that signs out."""
    base = sys.argv[1].rstrip("/")
    demo = json.loads(ACCOUNTS.read_text(encoding="utf-8"))
    email = next(account["email"] for account in demo["accounts"] if "organiser" in account["roles"])
    browser = build_opener(ProxyHandler({}), HTTPCookieProcessor(CookieJar()))
    page = browser.open(f"{base}/konto/login/", timeout=60).read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    if token is None:
        print(f"{base}/konto/login/ has no form")
        return 1
    fields = {"csrfmiddlewaretoken": token[1], "login": email, "password": demo["password"]}
    sent = Request(f"{base}/konto/login/", data=urlencode(fields).encode(), headers={"Referer": base})  # noqa: S310
    answer = browser.open(sent, timeout=60)
    if "/konto/logout/" not in answer.read().decode():
        print(f"Not signed in; ended at {answer.url}")
        return 1
    print(f"Signed in as {email}; {answer.url} answers {answer.status}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

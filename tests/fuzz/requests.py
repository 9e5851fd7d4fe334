"""One random request: address, object, sender, method, body; the same for the same seed."""

import json
import random
import re
from dataclasses import dataclass
from urllib.parse import quote

from tests.access.rows import LETTERS
from tests.access.table import TABLE
from tests.access.walk import addresses, client_with, undone, url_of
from tests.client import parse
from tests.kills.people import as_it_stands

ROLES = (*LETTERS.values(), None)
METHODS = ["get"] * 8 + ["post"] * 24 + ["head", "put", "patch", "delete", "options", "trace"]
ABSURD = [
    "0",
    "-1",
    "999999999",
    "9" * 19,
    "9" * 40,
    "1.5",
    "abc",
    "żółć",
    "%00",
    "..%2f..%2fetc%2fpasswd",
    "1'--",
    "a" * 3000,
]
JUNK = [
    "",
    " ",
    "\x00",
    "słowo \x00 słowo",
    "zażółć gęślą jaźń",
    "\U0001f600\u0600\u202e",
    "\ud800".encode("utf-8", "replace").decode(),
    "=1+1",
    "<script>alert(1)</script>",
    "{{ 7*7 }}",
    "' OR 1=1 --",
    "-1",
    "0",
    "1e400",
    "NaN",
    "9" * 30,
    "31.02.2026",
    "0001-01-01",
    "99999-12-31",
    "null",
    "[]",
    '{"a": 1}',
    "on",
    "a" * 70_000,
    "%s%n%d",
    "../../etc/passwd",
    "file:///etc/passwd",
    "http://[::1",
    "1,5",
    "true",
]
# What an honest person might type.
PLAUSIBLE = [
    "5",
    "01.10.2026",
    "31.12.2027",
    "Zażółcona jaźń",
    "Proszę dopisać wskaźniki.",
    "1 250,50",
    "kto@przyklad.example",
    "on",
]
KINDS = ["form"] * 12 + ["fields", "fields", "empty", "json", "bytes", "many", "huge", "broken"]
FIELDS = [
    "name", "title", "comment", "seen", "version", "q", "page", "state", "stage", "roles", "email", "password", "user", "pk",
    "id", "next", "order", "services", "gmina", "gminas", "partner", "party", "number", "date", "concluded_on", "csrfmiddlewaretoken",
    "offers-TOTAL_FORMS", "offers-INITIAL_FORMS", "offers-0-id", "offers-0-service", "tasks-TOTAL_FORMS", "tasks-0-responsible",
    "_selected_action", "action", "select_across", "_popup", "_to_field", "key", "data", "file", "is_active", "pesel",
]  # fmt: skip
ANSWERING_SLOWLY = re.compile("document|export|print")


@dataclass(frozen=True)
class Shot:
    """What is sent. ``fields`` or ``raw`` with its content type, never both."""

    role: str | None
    method: str
    path: str
    fields: dict | None = None
    raw: bytes = b""
    content_type: str = ""
    headers: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        body = repr(self.fields if self.fields is not None else self.raw)
        return f"{self.method.upper()} {self.path[:200]} as {self.role or 'stranger'} with {body[:300]}"


class Shooter:
    """Makes requests to the addresses of the application in one world."""

    def __init__(self, world, sessions: dict[str, str], names: set[str] | None = None) -> None:
        self.world = world
        self.sessions = sessions
        self.rows: dict[str, list] = {}
        for row in TABLE:
            self.rows.setdefault(row.name, []).append(row)
        self.routes = sorted({(name, route) for name, route in addresses() if not names or name in names})
        # One for each row of the table, also when two are equal: which is drawn does not hang on the numbers.
        self.numbers = [str(value) for row in TABLE for value in row.values(world)]

    def shot(self, seed: str, role: str | None) -> Shot:
        """Return the request of this seed."""
        rng = random.Random(seed)  # noqa: S311
        name, route = rng.choice(self.routes)
        if ANSWERING_SLOWLY.search(name) and rng.random() < 0.8:
            name, route = rng.choice(self.routes)
        path = self._path(rng, name, route)
        method = rng.choice(METHODS)
        headers = tuple(rng.sample(HEADERS, rng.choice([0, 0, 0, 1, 2])))
        if rng.random() < 0.3:
            path += "?" + "&".join(
                f"{rng.choice(FIELDS)}={quote(rng.choice(JUNK)[:2000])}" for _ in range(rng.randint(1, 4))
            )
        if method in {"get", "head", "options", "trace"}:
            return Shot(role, method, path, headers=headers)
        return self._with_body(rng, Shot(role, method, path, headers=headers))

    def _path(self, rng: random.Random, name: str, route: str) -> str:
        """An own object's address, another kind of object's, or one that makes no sense."""
        rows = self.rows.get(name)
        if rows and rng.random() < 0.85:
            return url_of(name, rng.choice(rows).values(self.world))
        filled = re.sub(r"\(\?P<\w+>[^)]*\)|\([^)]*\)|<[^>]+>", lambda _: self._argument(rng), route)
        return "/" + re.sub(r"[\^$\\]|\|", "", filled)

    def _argument(self, rng: random.Random) -> str:
        return rng.choice(ABSURD) if rng.random() < 0.5 else quote(rng.choice(self.numbers))

    def _with_body(self, rng: random.Random, shot: Shot) -> Shot:
        kind = rng.choice(KINDS)
        said = {"role": shot.role, "method": shot.method, "path": shot.path, "headers": shot.headers}
        if kind == "form":
            said["path"], fields = self._form(rng, shot)
            return Shot(**said, fields=fields)
        if kind == "fields":
            return Shot(**said, fields={rng.choice(FIELDS): rng.choice(JUNK) for _ in range(rng.randint(1, 8))})
        if kind == "many":
            return Shot(**said, fields={f"pole{number}": "x" for number in range(6000)})
        if kind == "huge":
            return Shot(**said, fields={rng.choice(FIELDS): "ż" * 1_500_000})
        raw, content_type = {
            "empty": (b"", "application/x-www-form-urlencoded"),
            "json": (self._json(rng), "application/json"),
            "bytes": (rng.randbytes(rng.randint(1, 3000)), rng.choice(CONTENT_TYPES)),
            "broken": (b'--granica\r\nContent-Disposition: form-data; name="x"\r\n\r\n\xff\xfe', CONTENT_TYPES[0]),
        }[kind]
        return Shot(**said, raw=raw, content_type=content_type)

    def _form(self, rng: random.Random, shot: Shot) -> tuple[str, dict]:
        """Where a form of the page sends what, with a few fields changed; the page may be another role's."""
        viewer = shot.role if rng.random() < 0.6 else rng.choice(ROLES)
        with undone():
            page = client_with(self.sessions.get(viewer)).get(shot.path.split("?")[0])
        html = page.content.decode(errors="replace") if "html" in page.get("Content-Type", "") else ""
        forms = parse(html).findall(".//main//form") if html else []
        forms = [form for form in forms if (form.get("method") or "").lower() == "post"]
        if not forms:
            return shot.path, rng.choice([{}, {rng.choice(FIELDS): rng.choice(PLAUSIBLE)}])
        form = rng.choice(forms)
        fields = as_it_stands(form)
        for name in rng.sample(sorted(fields), min(len(fields), rng.choice([0, 0, 1, 1, 1, 2, 5]))):
            fields[name] = rng.choice(
                [rng.choice(JUNK), rng.choice(PLAUSIBLE), rng.choice(PLAUSIBLE), rng.choice(self.numbers)]
            )
        for name in [name for name, value in fields.items() if value in ("", [""]) and rng.random() < 0.5]:
            fields[name] = rng.choice(PLAUSIBLE)
        return form.get("action") or shot.path, fields

    def _json(self, rng: random.Random) -> bytes:
        if rng.random() < 0.3:
            return rng.choice([b"{", b"[]", b"null", b'"x"', b"1e999", b'{"saves": 5}', b"[" * 5000])
        row = {
            "key": rng.choice([*self.numbers, "nie", None, 5, []]),
            "version": rng.choice([0, 1, -1, 10**20, "1", None]),
            "fields": rng.choice(
                [{}, None, [], {"problem": rng.choice(JUNK)}, {"number": rng.choice(JUNK)}, {"services": [-1, "a"]}]
            ),
            "after": rng.choice([None, "nie", 7]),
        }
        return json.dumps({rng.choice(["saves", "deletions", "moves"]): [row] * rng.choice([1, 1, 3])}).encode()


CONTENT_TYPES = [
    "multipart/form-data; boundary=granica",
    "application/x-www-form-urlencoded",
    "application/json",
    "text/xml",
    "multipart/form-data",
    "application/x-www-form-urlencoded; charset=utf-99",
]
HEADERS = [
    ("HX-Request", "true"),
    ("HX-Target", "<script>"),
    ("Accept-Language", "xx;q=abc"),
    ("Referer", "http://[::1"),
    ("X-Requested-With", "XMLHttpRequest"),
    ("If-Modified-Since", "wczoraj"),
    ("Range", "bytes=9-1"),
    ("Accept", "application/json"),
    ("X-Forwarded-For", "1.2.3.4, żółw".encode("ascii", "ignore").decode()),
]

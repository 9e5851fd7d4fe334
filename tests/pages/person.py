"""A person at a screen without a browser: opens a page, changes some fields of a form, presses its button.

Whatever the page put in the other fields is sent back untouched, as a browser would send it.
"""

from urllib.parse import urlsplit

from django.test import Client
from lxml import etree, html

from tests.client import CONTROL
from tests.pages.typing import fields_of

UNPRESSED = {"submit", "button", "image", "reset", "file"}


class Person:
    """Somebody signed in, one page after another; ``helper`` prepares what this person decides."""

    def __init__(self, client: Client, helper: "Person | None" = None) -> None:
        self.client = client
        self.helper = helper

    def change(
        self,
        address: str,
        /,
        *,
        having: str = "",
        action: str = "",
        press: str = "",
        rows: dict[str, list[dict]] | None = None,
        drop: tuple[str, ...] = (),
        **values,
    ) -> None:
        """Open ``address``, change ``values`` in one of its forms and send it; the answer must lead on.

        The form is the one that has the field ``having`` (or the first of ``values`` and ``rows``), or that
        is sent to the page called ``action``. ``rows`` are added below those that stand in a table, once all
        rows of the tables in ``drop`` are marked for removal; ``press`` is a named button.
        """
        address = address.partition("#")[0]
        form = self._form(address, having or next(iter(values), ""), tuple(rows or drop), action)
        data = sent_by(form)
        for table in drop:
            for at in range(int(data[f"{table}-INITIAL_FORMS"][0])):
                data[f"{table}-{at}-DELETE"] = ["on"]
        for table, added in (rows or {}).items():
            _add(data, table, added)
        data |= {name: value if isinstance(value, list) else [str(value)] for name, value in values.items()}
        if press:
            data[press] = ["1"]
        answer = self.client.post(form.get("action") or address, data)
        assert answer.status_code == 302, f"{address}: {answer.status_code}\n{complaints(answer)}"

    def _form(self, address: str, field: str, tables: tuple[str, ...], action: str) -> etree._Element:
        page = self.client.get(address)
        assert page.status_code == 200, f"{address}: {page.status_code}\n{complaints(page)}"
        forms = html.document_fromstring(CONTROL.sub("", page.content.decode())).findall(".//main//form")
        posts = [form for form in forms if form.get("method") == "post"]
        for form in posts:
            names = {one.get("name") for one in fields_of(form)}
            wanted = {field} if field else {f"{tables[0]}-TOTAL_FORMS"} if tables else set()
            if action and urlsplit(form.get("action") or "").path != action:
                continue
            if wanted <= names:
                return form
        raise AssertionError(f"{address} has no form with {field or tables or action}; forms: {_told(posts)}")


def sent_by(form: etree._Element) -> dict[str, list[str]]:
    """Return what a browser sends when nothing in ``form`` was touched."""
    data: dict[str, list[str]] = {}
    for field in fields_of(form):
        name, kind = field.get("name"), field.get("type")
        if field.get("disabled") is not None or kind in UNPRESSED:
            continue
        if field.tag == "select":
            data.setdefault(name, []).extend(_chosen(field))
        elif kind in {"checkbox", "radio"}:
            if field.get("checked") is not None:
                data.setdefault(name, []).append(field.get("value", "on"))
        elif field.tag == "textarea":
            data.setdefault(name, []).append((field.text or "").removeprefix("\n"))
        else:
            data.setdefault(name, []).append(field.get("value", ""))
    return data


def complaints(answer) -> str:
    """Return the faults that a page tells of, for the message of a failing test."""
    if not answer.content:
        return ""
    page = html.document_fromstring(CONTROL.sub("", answer.content.decode()))
    found = page.xpath('//main//*[contains(@class, "errors") or contains(@class, "wrong") or contains(@class, "why")]')
    found = found or page.xpath("//main//p")
    return "\n".join(" ".join(one.text_content().split()) for one in found)


def _chosen(field: etree._Element) -> list[str]:
    options = list(field.iter("option"))
    chosen = [option.get("value", "") for option in options if option.get("selected") is not None]
    if chosen or field.get("multiple") is not None:
        return chosen
    return [options[0].get("value", "")] if options else []


def _add(data: dict[str, list[str]], table: str, added: list[dict]) -> None:
    """Type into the rows below those that stand in the table; the page shows at least one empty."""
    first = int(data[f"{table}-INITIAL_FORMS"][0])
    for at, row in enumerate(added, start=first):
        data |= {f"{table}-{at}-{name}": [str(value)] for name, value in row.items()}
    data[f"{table}-TOTAL_FORMS"] = [str(max(int(data[f"{table}-TOTAL_FORMS"][0]), first + len(added)))]


def _told(forms: list[etree._Element]) -> str:
    return "; ".join(f"{form.get('action')}: {sorted(one.get('name') for one in fields_of(form))}" for form in forms)

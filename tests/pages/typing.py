"""Fills the forms of a page as a person in a browser would, with whatever is asked for."""

from lxml import etree, html

from tests.client import CONTROL

TEXT_TYPES = {"text", "email", "url", "tel", "number", "date", "search", "password", None}


def posted_forms(page: str) -> list[etree._Element]:
    """Return the forms of the page that are posted to the page itself and have fields to fill.

    A quick parser is enough to find them: whether the page is whole is judged elsewhere, as a browser judges.
    """
    forms = html.document_fromstring(CONTROL.sub("", page)).findall(".//main//form")
    own = [form for form in forms if form.get("method") == "post" and not form.get("action")]
    return [form for form in own if any(is_text(field) for field in fields_of(form))]


def fields_of(form: etree._Element) -> list[etree._Element]:
    """Return the named controls of a form; those of a row template do not count."""
    return [
        field
        for field in form.iter("input", "textarea", "select")
        if field.get("name") and not any(parent.tag == "template" for parent in field.iterancestors())
    ]


def is_text(field: etree._Element) -> bool:
    """Say whether a person types into the field."""
    if field.get("disabled") is not None or field.get("readonly") is not None:
        return False
    return field.tag == "textarea" or (field.tag == "input" and field.get("type") in TEXT_TYPES)


def typed_into(form: etree._Element, text: str) -> tuple[dict[str, list[str]], set[str]]:
    """Return what the browser sends when ``text`` is typed into each text field, and their names."""
    data: dict[str, list[str]] = {}
    names = set()
    for field in fields_of(form):
        name = field.get("name")
        if is_text(field):
            names.add(name)
            data[name] = [text]
        elif field.tag == "select":
            chosen = [option.get("value", "") for option in field.iter("option") if option.get("selected") is not None]
            data.setdefault(name, []).extend(chosen)
        elif field.get("type") in {"checkbox", "radio"}:
            if field.get("checked") is not None:
                data.setdefault(name, []).append(field.get("value", "on"))
        elif field.get("type") == "hidden":
            data.setdefault(name, []).append(field.get("value", ""))
    return data, names


def kept_in(page: str) -> dict[str, str]:
    """Return what the text fields of the answered page hold; a secret never comes back into its field."""
    return {
        field.get("name"): (field.text or "").removeprefix("\n") if field.tag == "textarea" else field.get("value", "")
        for form in posted_forms(page)
        for field in fields_of(form)
        if is_text(field) and field.get("data-secret") is None and field.get("type") != "password"
    }

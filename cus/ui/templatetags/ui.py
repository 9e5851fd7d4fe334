"""Template tags of the interface; built into every template, so nothing is loaded.

Every component is shown in each of its states on the gallery page.
"""

from django import template
from django.core.paginator import Page
from django.forms import BaseForm, BaseFormSet, BoundField
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from cus.text.numbers import number
from cus.text.plural import plural
from cus.ui.asking import anchor_of, ask_view, kind_of
from cus.ui.display import capital, label_of, shown_field
from cus.ui.layout import PaperHelper, Section
from cus.ui.listing import page_links, query_with
from cus.ui.summary import summarise

register = template.Library()
KINDS = ("done", "now", "warn", "stop", "idle", "")


def _kind(kind: str) -> str:
    if kind not in KINDS:
        raise ValueError(f"unknown kind of state: {kind!r}, expected one of {KINDS}")
    return kind


# --- words and small things ------------------------------------------------------------------


@register.inclusion_tag("ui/_state.html")
def state(kind: str, word: str) -> dict:
    """``{% state "done" "gotowe" %}``: done, now, warn, stop or idle, and the word."""
    return {"kind": _kind(kind), "word": word}


@register.inclusion_tag("ui/_tag.html")
def tag(text: str) -> dict:
    """``{% tag "86 osób" %}``: a fact hanging under what it belongs to."""
    return {"text": text}


@register.inclusion_tag("ui/_figure.html")
def figure(value, label: str, kind: str = "") -> dict:
    """``{% figure 12 "usług" %}``: one figure, inside ``<dl class="figures">``."""
    return {"value": number(value) if isinstance(value, int) else value, "label": label, "kind": _kind(kind)}


@register.inclusion_tag("ui/_breadcrumbs.html")
def breadcrumbs(*parts: str) -> dict:
    """``{% breadcrumbs "Partnerzy" list_url "Koło Gospodyń" %}``: label, address, …, last label."""
    pairs = [{"label": parts[at], "url": parts[at + 1]} for at in range(0, len(parts) - 1, 2)]
    return {"pairs": pairs, "last": parts[-1] if len(parts) % 2 else ""}


@register.inclusion_tag("ui/_empty_state.html")
def empty_state(title: str, text: str, url: str = "", action: str = "", level: int = 2) -> dict:
    """``{% empty_state "Nie ma jeszcze partnerów" "Załóż pierwszą fiszkę…" url "Załóż fiszkę" %}``."""
    return {"title": title, "text": text, "url": url, "action": action, "level": level}


@register.inclusion_tag("ui/_notice.html")
def notice(kind: str, text: str) -> dict:
    """``{% notice "warn" "Zmieniła się podstawa – sprawdź" %}``: a lasting remark on the page."""
    return {"kind": _kind(kind), "text": text}


@register.inclusion_tag("ui/_progress.html")
def progress(done: int, total: int, label: str, part: str = "") -> dict:
    """``{% progress 9 13 "Kompletność fiszki" %}``; ``part`` tells several bars of a page apart."""
    percent = round(100 * done / total) if total else 0
    return {"done": done, "total": total, "label": label, "id": f"postep{part}", "percent": percent}


# --- acts ------------------------------------------------------------------------------------


@register.inclusion_tag("ui/_act_button.html", takes_context=True)
def act_button(context, url: str, label: str, refusal=None, *, kind: str = "", confirm: str = "") -> dict:
    """``{% act_button url "Zatwierdź" refusal kind="main" %}``: a POST button.

    With a ``Refusal`` the button is disabled and the reason stands beside it. ``kind``: main,
    danger, quiet or empty. ``confirm`` is a line printed beside an allowed button, saying what the
    act does.
    """
    return _act(context, url, label, refusal, kind, confirm) | {"post": True}


@register.inclusion_tag("ui/_act_button.html", takes_context=True)
def act_link(context, url: str, label: str, refusal=None, *, kind: str = "", confirm: str = "") -> dict:
    """Like ``act_button``, but a link to the page where the act is done (GET)."""
    return _act(context, url, label, refusal, kind, confirm) | {"post": False}


def _act(context, url: str, label: str, refusal, kind: str, confirm: str) -> dict:
    classes = {"main": "btn-primary", "danger": "btn-danger", "quiet": "btn-quiet", "": ""}
    return {
        "url": url,
        "label": label,
        "refusal": refusal,
        "css": classes[kind],
        "confirm": confirm,
        "csrf_token": context.get("csrf_token", ""),
    }


# --- forms -----------------------------------------------------------------------------------


@register.inclusion_tag("ui/form/ask.html")
def ask(field: BoundField, labelled: bool = False, helped: bool = True) -> dict:
    """``{% ask form.email %}``: one field of any form with label, help and message.

    ``labelled=True`` when the label stands elsewhere, ``helped=False`` leaves the help out.
    """
    return {"view": ask_view(field, labelled=labelled, helped=helped)}


@register.inclusion_tag("ui/form/printed_label.html")
def printed_label(field: BoundField, text: str = "") -> dict:
    """The label of a field; ``text`` replaces the field's own."""
    return {
        "id": field.auto_id,
        "group": kind_of(field) == "choices",
        "label": text or capital(field.label),
        "required": field.field.required,
    }


@register.simple_tag(takes_context=True)
def paper_form(context, form: BaseForm) -> SafeString:
    """``{% paper_form form %}``: the rows of the paper form, without form tag and buttons."""
    # Not „or”: a crispy helper counts its layout and an empty one is false.
    helper = form.helper if hasattr(form, "helper") else PaperHelper()
    rows = helper.render_layout(form, context)
    return SafeString(f'<div class="paper-form">{rows}</div>')


@register.inclusion_tag("ui/form/rows.html")
def paper_rows(formset: BaseFormSet, label: str, add: str = "Dodaj wiersz", *, posts: bool = False) -> dict:
    """``{% paper_rows formset "Osoby upoważnione" "Dodaj osobę" %}``: a small table of rows.

    Fields stand in columns; without JavaScript the formset's ``extra`` rows are there to write in.
    ``posts=True`` adds, for browsers without JavaScript, a button that sends ``add`` with the
    formset's prefix: the view shows the typed text again with more rows (``cus.ui.typed``).
    """
    sample = formset.empty_form
    columns = [field for field in sample if kind_of(field) != "hidden" and field.name != "DELETE"]
    return {
        "formset": formset,
        "label": label,
        "add": add,
        "posts": posts,
        "columns": columns,
        "removes": formset.can_delete,
        "lines": [_row_parts(form) for form in formset.forms],
        "blank": _blank_row(sample, columns, removes=formset.can_delete),
        "can_add": formset.max_num > len(formset.forms),
        "marks": getattr(formset, "marks", ""),
    }


def _blank_row(sample: BaseForm, columns: list[BoundField], *, removes: bool) -> str:
    """The row that the button adds, as text: a ``<template>`` of table rows breaks older parsers."""
    line = _row_parts(sample)
    return render_to_string("ui/form/_line.html", {"line": line, "columns": columns, "removes": removes})


def _row_parts(form: BaseForm) -> dict:
    visible = [field for field in form if kind_of(field) != "hidden" and field.name != "DELETE"]
    hidden = [field for field in form if kind_of(field) == "hidden"]
    return {
        "visible": visible,
        "hidden": hidden,
        "remove": form["DELETE"] if "DELETE" in form.fields else None,
        "problems": form.non_field_errors() if form.is_bound else [],
        "note": getattr(form, "note", ""),
    }


@register.inclusion_tag("ui/_error_summary.html")
def error_summary(*forms: BaseForm | BaseFormSet | list | None, heading: str = "") -> dict:
    """``{% error_summary form formset %}``: what needs mending, or both texts of a stale edit.

    A page with as many tables as its thing has kinds of rows gives a list of them. ``heading`` replaces „Nie zapisano” where the error is the whole form's (sign-in).
    """
    summary = summarise(*(one for part in forms for one in (part if isinstance(part, list) else [part])))
    only_whole = not any(line.anchor for line in summary.lines)
    return {"summary": summary, "heading": heading if heading and only_whole else summary.heading}


@register.inclusion_tag("ui/_paper_view.html")
def paper_view(obj, rows) -> dict:
    """``{% paper_view partner rows %}``: the same rows, to read: ``rows`` of the form class."""
    lines = []
    for row in rows:
        if isinstance(row, Section):
            lines.append({"section": row, "row": None, "anchor": "", "parts": []})
            continue
        single = len(row.fields) == 1
        parts = [
            {"label": "" if single else label_of(obj, name), "text": shown_field(obj, name)} for name in row.fields
        ]
        lines.append({"section": None, "row": row, "anchor": row.anchor, "parts": parts})
    return {"lines": lines}


@register.simple_tag
def tags(words) -> str:
    """``{% tags need.tags %}``: a row of tags from pairs of kind and words, drawn at once: long tables have hundreds."""
    drawn = format_html_join("", '<span class="tag {}">{}</span>', words)
    return format_html('<div class="meta">{}</div>', drawn) if drawn else ""


# --- lists -----------------------------------------------------------------------------------


@register.inclusion_tag("ui/_pagination.html", takes_context=True)
def pagination(context, page: Page, name: str = "strona") -> dict:
    """``{% pagination page %}``: links to pages, the filters kept; nothing for a single page."""
    params = context["request"].GET
    return {
        "page": page,
        "links": page_links(page, params, name),
        "previous": query_with(params, **{name: page.number - 1}) if page.has_previous() else "",
        "next": query_with(params, **{name: page.number + 1}) if page.has_next() else "",
    }


@register.inclusion_tag("ui/_filters.html", takes_context=True)
def filters(context, form: BaseForm, clear: str = "?", few: int = 0) -> dict:
    """``{% filters form %}``: the bar of filters (GET); ``clear`` is the address without them.

    ``few``: only so many fields stand in the bar, the rest behind „Więcej filtrów”, open when one is used.
    """
    used = [name for name in form.fields if form.is_bound and form.data.get(form.add_prefix(name))]
    fields = list(form)
    first = fields[:few] if few else fields
    rest = fields[len(first) :]
    hidden = [field.name for field in rest if field.name in used]
    return {"first": first, "rest": rest, "opened": len(hidden), "clear": clear, "active": bool(used)}


@register.inclusion_tag("ui/_found.html")
def found(total: int, forms: str) -> dict:
    """``{% found page.paginator.count "partner,partnerów,partnerów" %}``: how many were found."""
    one, few, many = forms.split(",")
    return {"total": number(total), "noun": plural(total, one, few, many)}


@register.inclusion_tag("ui/_sort_link.html", takes_context=True)
def sort_link(context, key: str, label: str, name: str = "kolejnosc") -> dict:
    """``{% sort_link "nazwa" "Nazwa" %}``: a column heading that sorts; a second press turns it round."""
    params = context["request"].GET
    current = params.get(name, "")
    turned = f"-{key}" if current == key else key
    return {
        "label": label,
        "direction": {key: "ascending", f"-{key}": "descending"}.get(current, ""),
        "url": query_with(params, **{name: turned, "strona": None}),
    }


@register.inclusion_tag("ui/_compare.html")
def compare(rows, caption: str, before: str = "Było", after: str = "Jest") -> dict:
    """``{% compare rows "Co zmieniono od zwrotu" %}``: rows of ``cus.ui.display.Difference``."""
    return {"rows": rows, "caption": caption, "before": before, "after": after}


@register.simple_tag
def field_anchor(field: BoundField) -> str:
    """The ``#`` address of a field, for a link from the rail."""
    return f"#{anchor_of(field)}"

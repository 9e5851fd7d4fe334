"""Draws the plain controls of forms without templates.

A select of twenty options is drawn by the framework with forty templates: a fifth of the time of a list page with
its filters. Everything else, and a control with a template of its own, is left to the framework.
"""

from collections.abc import Callable, Mapping

from django.forms.renderers import TemplatesSetting
from django.utils.formats import localize
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

OPTION = "django/forms/widgets/select_option.html"
INPUTS = ("text", "hidden", "email", "number", "date", "url", "tel", "password")


class ControlRenderer(TemplatesSetting):
    """The form renderer of the application (``FORM_RENDERER``)."""

    def render(self, template_name: str, context: Mapping, request=None) -> str:
        """Draw a control; the same HTML as the framework's templates give, to the letter."""
        draw = DRAWN.get(template_name)
        html = draw(context["widget"]) if draw else None
        return super().render(template_name, context, request) if html is None else html


def _select(widget: Mapping) -> SafeString | None:
    """Return the select, or None where its options are drawn in a way of their own."""
    parts = [f'<select name="{conditional_escape(widget["name"])}"{_attributes(widget)}>']
    for name, options, _ in widget["optgroups"]:
        if name:
            parts.append(f'\n  <optgroup label="{_shown(name)}">')
        for option in options:
            if option["template_name"] != OPTION:
                return None
            value = conditional_escape(str(option["value"]))
            parts.append(f'\n  <option value="{value}"{_attributes(option)}>{_shown(option["label"])}</option>\n')
        if name:
            parts.append("\n  </optgroup>")
    return SafeString("".join([*parts, "\n</select>"]))


def _input(widget: Mapping) -> SafeString:
    value = "" if widget["value"] is None else f' value="{conditional_escape(str(widget["value"]))}"'
    kind, name = conditional_escape(widget["type"]), conditional_escape(widget["name"])
    return SafeString(f'<input type="{kind}" name="{name}"{value}{_attributes(widget)}>')


def _attributes(widget: Mapping) -> str:
    parts = []
    for name, value in widget["attrs"].items():
        if value is True:
            parts.append(f" {conditional_escape(name)}")
        elif value is not False:
            parts.append(f' {conditional_escape(name)}="{conditional_escape(str(value))}"')
    return "".join(parts)


def _shown(value: object) -> str:
    """Write a label as a template would."""
    return conditional_escape(value if isinstance(value, str) else localize(value))


DRAWN: dict[str, Callable[[Mapping], SafeString | None]] = {
    "django/forms/widgets/select.html": _select,
    **dict.fromkeys(
        (f"django/forms/widgets/{kind}.html" for kind in INPUTS),
        _input,
    ),
}

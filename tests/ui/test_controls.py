"""Controls are drawn to the letter as the framework draws them, only sooner."""

import pytest
from django import forms
from django.forms.renderers import TemplatesSetting
from django.utils.functional import lazystr
from django.utils.safestring import SafeString

from cus.ui.controls import ControlRenderer

CHOICES = [
    ("", "wybierz"),
    ("a<b", "Koło „Brzoza” & spółka"),
    (12500, 12500),
    (lazystr("x"), lazystr("późno <oceniane>")),
    ("html", SafeString("gotowe&nbsp;znaki")),
    ("Grupa & druga", [("1", "pierwszy"), (True, "drugi")]),
]


class Marked(forms.Select):
    option_template_name = "django/forms/widgets/checkbox_option.html"


@pytest.mark.parametrize(
    ("widget", "value"),
    [
        (forms.Select(choices=CHOICES), "a<b"),
        (forms.Select(choices=CHOICES), None),
        (
            forms.Select(attrs={"disabled": True, "required": False, "title": 'cudzysłów " i <'}, choices=CHOICES),
            12500,
        ),
        (forms.SelectMultiple(choices=CHOICES), ["1", "a<b"]),
        (forms.NullBooleanSelect(), True),
        (Marked(choices=CHOICES), "1"),
        (forms.TextInput(attrs={"class": "short", "autofocus": True}), 'Ala & "kot" <b>'),
        (forms.TextInput(), None),
        (forms.TextInput(), SafeString("a&amp;b")),
        (forms.HiddenInput(), 12500),
        (forms.EmailInput(), "ola@przyklad.example"),
        (forms.NumberInput(attrs={"min": 0}), 0),
        (forms.DateInput(), "2026-11-22"),
        (forms.URLInput(), "https://bip.example.pl/?a=1&b=2"),
        (forms.Textarea(), "wiersz"),
        (forms.CheckboxInput(), True),
        (forms.RadioSelect(choices=CHOICES[:2]), ""),
        (forms.DateTimeInput(), None),
    ],
)
def test_a_control_is_the_same_as_the_frameworks(widget, value) -> None:
    attrs = {"id": "id_pole", "aria-describedby": "id_pole_helptext"}

    ours = widget.render("pole", value, attrs, renderer=ControlRenderer())

    assert ours == widget.render("pole", value, attrs, renderer=TemplatesSetting())

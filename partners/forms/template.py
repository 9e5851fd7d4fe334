"""The agreement template: one row, publishing, the agreement on which it is tried."""

from django import forms
from django.utils import timezone
from django.utils.text import slugify

from cus.ui.fields import DateField, LongTextField, TextField
from cus.ui.forms import PaperForm, PlainPaperForm, Row
from partners.models import AgreementTemplate, AgreementTemplateRow, CooperationAgreement
from partners.wording import NUMBERED, field_faults

_PLAIN = str.maketrans({"ł": "l", "Ł": "L"})
LONGEST_KEY = 40
LONGEST_TEXT = 5000


class TemplateRowForm(PaperForm):
    """A row of the template. What stands in braces is checked against the closed list."""

    text = LongTextField(
        label="treść",
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 7}),
        error_messages={"required": "Wpisz treść wiersza."},
    )
    rows = [
        Row("Treść", "pola w nawiasach klamrowych wypełnią się same", "text"),
        Row("Rodzaj", "punkty i podpunkty numerują się same", "kind"),
        Row("Kiedy jest w porozumieniu", "w pozostałych porozumieniach wiersz wypada", "condition"),
        Row("Oznaczenie", "nazwa do odesłań, np. {pkt:komitet}; puste: nada je aplikacja", "key"),
    ]

    class Meta:
        model = AgreementTemplateRow
        fields = ["text", "kind", "condition", "key"]
        widgets = {"kind": forms.RadioSelect}

    def __init__(self, *args, template: AgreementTemplate, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.template = template
        # The key is typed by people: a small slip of letters is put right, not refused.
        self.fields["key"] = TextField(label="oznaczenie", max_length=LONGEST_KEY, required=False)
        self.fields["kind"].choices = [one for one in self.fields["kind"].choices if one[0]]

    def clean_key(self) -> str:
        """Write the mark as marks are written; refuse one that another row has."""
        typed = self.cleaned_data["key"]
        key = slugify(typed.translate(_PLAIN))[:LONGEST_KEY]
        if typed and not key:
            raise forms.ValidationError("Oznaczenie składa się z liter i cyfr, na przykład „komitet”.")
        if key and self._others().filter(key=key).exists():
            raise forms.ValidationError(f"Inny wiersz ma już oznaczenie „{key}”. Nadaj inne.")
        return key

    def clean(self) -> dict:
        """Refuse unknown fields and references, each with the list of those that are known."""
        data = super().clean()
        if not data.get("key"):
            data["key"] = self.instance.key or self._free_key()
        if data.get("text"):
            keys = self._others().filter(kind__in=NUMBERED).exclude(key="").values_list("key", flat=True)
            known = [data["key"], *keys] if data.get("kind") in NUMBERED else list(keys)
            for fault in field_faults(data["text"], known):
                self.add_error("text", fault)
        return data

    def _others(self):
        return self.template.rows.exclude(pk=self.instance.pk)

    def _free_key(self) -> str:
        taken = set(self._others().values_list("key", flat=True))
        return next(key for number in range(1, len(taken) + 2) if (key := f"wiersz-{number}") not in taken)

    def values(self) -> dict:
        """What the actions save."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class PublishTemplateForm(PlainPaperForm):
    """From what day a draft is in force, and what it changes; ``seen`` is the draft that was read."""

    published_on = DateField(label="obowiązuje od")
    note = TextField(
        label="co się zmienia",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Napisz w jednym zdaniu, co ta wersja zmienia: zostanie na liście wersji."},
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)
    rows = [
        Row("Obowiązuje od", "najwcześniej od dziś; zaczęte porozumienia zostają przy swoim wzorze", "published_on"),
        Row("Co się zmienia", "jedno zdanie dla tych, którzy zajrzą tu później", "note"),
    ]

    def __init__(self, *args, **kwargs) -> None:
        kwargs["initial"] = {"published_on": timezone.localdate()} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)


class RestoreTemplateForm(PlainPaperForm):
    """From what day an older text is in force again."""

    published_on = DateField(label="obowiązuje od")
    rows = [Row("Obowiązuje od", "najwcześniej od dziś", "published_on")]

    def __init__(self, *args, **kwargs) -> None:
        kwargs["initial"] = {"published_on": timezone.localdate()} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)


class PreviewForm(forms.Form):
    """The agreement on which a version is tried."""

    porozumienie = forms.ModelChoiceField(
        label="Porozumienie", queryset=CooperationAgreement.objects.none(), empty_label=None, required=False
    )

    def __init__(self, *args, agreements, **kwargs) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["porozumienie"].queryset = agreements

"""Which cards go into one file, and of what kind."""

from django import forms

from partners.enums import BundleShape
from partners.forms.filters import FilterForm


class BundleForm(forms.Form):
    """The kind of file. The ticked cards and the filters of the list come beside it."""

    rodzaj_pliku = forms.ChoiceField(
        label="Fiszki w jednym pliku", choices=BundleShape.choices, initial=BundleShape.PDF, required=False
    )

    def __init__(self, *args, asked: tuple[tuple[str, str], ...] = (), total: int = 0, **kwargs) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self.asked, self.total = asked, total

    @classmethod
    def of(cls, filters: FilterForm, params, total: int) -> "BundleForm":
        """Return the form of a list narrowed by ``filters`` to ``total`` cards."""
        names = (*filters.fields, "kolejnosc")
        return cls(asked=tuple((name, params[name]) for name in names if params.get(name)), total=total)

    @property
    def shape(self) -> str:
        """The kind chosen; PDF when it cannot be told."""
        self.is_valid()
        return self.cleaned_data.get("rodzaj_pliku") or BundleShape.PDF

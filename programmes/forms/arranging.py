"""Services to add from the catalogue or copy from another programme; packages of services."""

from django import forms

from cus.ui.forms import PaperForm, PlainPaperForm, Row
from programmes.models import ProgrammeItem, ProgrammeVersion, ServicePackage


class CopyFromForm(forms.Form):
    """Which programme to copy from: chosen in the address, so that its services can be shown."""

    z = forms.ModelChoiceField(
        ProgrammeVersion.objects.none(), label="program, z którego kopiujesz", empty_label="wybierz program"
    )

    def __init__(self, *args, user, version: ProgrammeVersion, **kwargs) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        others = ProgrammeVersion.objects.visible_to(user).exclude(pk=version.pk).filter(items__isnull=False)
        self.fields["z"].queryset = others.distinct()
        self.fields["z"].label_from_instance = lambda one: f"{one} ({one.label}, {one.get_state_display()})"


class CopyItemsForm(PlainPaperForm):
    """Services of the other programme that this one has not."""

    items = forms.ModelMultipleChoiceField(
        ProgrammeItem.objects.none(), label="usługi do skopiowania", widget=forms.CheckboxSelectMultiple
    )
    rows = [Row("Usługi", "ze wszystkimi wpisami, także kwotami", "items")]

    def __init__(self, *args, source: ProgrammeVersion, version: ProgrammeVersion, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        present = version.items.values("service")
        copied = source.items.exclude(service__in=present).filter(service__state="active")
        self.fields["items"].queryset = copied.select_related("service")


class PackageForm(PaperForm):
    """A package: its name, for whom, which services."""

    items = forms.ModelMultipleChoiceField(
        ProgrammeItem.objects.none(),
        label="usługi w pakiecie",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Zaznacz co najmniej dwie usługi."},
    )
    rows = [
        Row("Nazwa pakietu", "", "name"),
        Row("Dla kogo i po co razem", "", "about"),
        Row("Usługi", "co najmniej dwie", "items"),
    ]

    class Meta:
        model = ServicePackage
        fields = ["name", "about"]

    def __init__(self, *args, of: ProgrammeVersion, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["items"].queryset = of.items.all()
        if self.instance.pk:
            self.fields["items"].initial = [link.item_id for link in self.instance.services.all()]

    def _has_version(self) -> bool:
        # The model's ``version`` is the programme's version it belongs to, not a count of edits.
        return False

    def clean_name(self) -> str:
        """Refuse a second package of one name.

        Raises:
            ValidationError: the programme has such a package.
        """
        name = self.cleaned_data["name"]
        same = ServicePackage.objects.filter(version=self.made_with["of"], name=name).exclude(pk=self.instance.pk)
        if same.exists():
            raise forms.ValidationError("Ten program ma już pakiet o tej nazwie.")
        return name

    def clean_items(self):
        """A package of one service is no package.

        Raises:
            ValidationError: fewer than two services.
        """
        items = self.cleaned_data["items"]
        if len(items) < 2:
            raise forms.ValidationError("Zaznacz co najmniej dwie usługi.")
        return items

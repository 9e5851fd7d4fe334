"""Form 2: description and assessment of the resources of a territory."""

from cus.ui.forms import PaperForm, Row
from diagnosis.models import Diagnosis, TerritoryForm


class TerritoryPaper(PaperForm):
    """The six printed rows in their order; the third is written in two fields."""

    rows = [
        Row("Terytorium", "gmina, sołectwo, dzielnica", "territory", "gmina"),
        Row("Instytucja lub podmiot dokonujący rozpoznania", "", "assessor"),
        Row(
            "Identyfikacja usług świadczonych na danym terytorium oraz zapotrzebowania na określony rodzaj usług społecznych",
            "służby publiczne i organizacje pozarządowe, współpracujące i działające; usługi, które świadczą, i te, których brakuje",
            "services_present",
            "services_missing",
            wide=["services_present", "services_missing"],
        ),
        Row(
            "Występowanie aktywnych podmiotów ekonomii społecznej",
            "działające i tworzone podmioty, ich aktywność i usługi",
            "social_economy",
        ),
        Row(
            "Zasoby szkoleniowe instytucji lokalnych",
            "kto i czego może nauczyć na potrzeby usług społecznych",
            "training_resources",
        ),
        Row(
            "Ustalenie ewentualnej gotowości instytucji i organizacji (osób prawnych) do tworzenia podmiotów dostarczających kadry lub świadczących usługi",
            "ludzie, zaplecze techniczne, możliwości uruchomienia nowych usług lub podmiotów",
            "readiness",
        ),
    ]

    class Meta:
        model = TerritoryForm
        fields = [
            "territory",
            "gmina",
            "assessor",
            "services_present",
            "services_missing",
            "social_economy",
            "training_resources",
            "readiness",
        ]

    def __init__(self, *args, diagnosis: Diagnosis, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["gmina"].queryset = diagnosis.gminas.all()
        self.fields["gmina"].empty_label = "cały obszar diagnozy"
        self.fields["territory"].label = "nazwa terytorium"

    def fields_for_action(self) -> dict:
        """Return the fields of the model by name, without the version."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}

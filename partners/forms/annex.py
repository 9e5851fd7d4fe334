"""An annex of an agreement; the educational programme has a table of modules."""

from textwrap import shorten

from django import forms

from cus.text.database import PolishSortKey
from cus.ui.fields import DateField, IntegerField, TextField
from cus.ui.forms import PaperForm, Row
from cus.ui.once import OnceMixin
from cus.ui.rows import RowForm, rows_formset
from partners.models import AgreementParty, Annex
from services.conditions import condition_of, phrase
from services.enums import RequirementKind
from services.models import Service, ServiceRequirement

# What somebody can be taught for; schooling and experience are not won by a course.
TAUGHT = (
    RequirementKind.REQUIRED_OCCUPATION,
    RequirementKind.EXAMPLE_OCCUPATION,
    RequirementKind.QUALIFICATION,
    RequirementKind.COURSE,
    RequirementKind.CERTIFICATE,
    RequirementKind.LICENCE,
    RequirementKind.RECOMMENDATION,
)
LONGEST = 400


class AnnexForm(OnceMixin, PaperForm):
    """Number, title and text; the kind was chosen before."""

    rows = [
        Row("Numer i tytuł", "kolejny numer w tym porozumieniu", "number", "title", wide=["title"]),
        Row("Treść", "pełna treść albo wstęp do pliku lub tabeli", "text"),
    ]

    class Meta:
        model = Annex
        fields = ["kind", "number", "title", "text"]
        widgets = {"kind": forms.HiddenInput, "text": forms.Textarea(attrs={"rows": 10})}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields.pop("kind")

    def values(self) -> dict:
        """What the action saves; the kind of an existing annex stays."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields if name in self.cleaned_data}


class RowChoice(forms.ChoiceField):
    """One of objects given once for all rows of a table; the value is the object or ``None``."""

    def offer(self, labelled: dict[str, tuple[object, str]], groups: list, empty: str) -> None:
        """Let these be chosen: key → (object, label); ``groups`` as choices."""
        self.labelled = labelled
        self.choices = [("", empty), *groups]

    def clean(self, value):
        """Return the object."""
        found = self.labelled.get(super().clean(value))
        return found[0] if found else None

    def prepare_value(self, value):
        """Return the key of an object."""
        return getattr(value, "pk", value)


class ModuleForm(RowForm):
    """A module: how long, who teaches, for what, where, when."""

    name = TextField(
        label="moduł",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Wpisz nazwę modułu albo usuń ten wiersz."},
    )
    hours = IntegerField(
        label="godziny",
        min_value=1,
        max_value=2000,
        error_messages={
            "required": "Wpisz liczbę godzin.",
            "min_value": "Wpisz co najmniej jedną godzinę.",
            "max_value": "Wpisz najwyżej 2000 godzin.",
        },
    )
    teacher = RowChoice(label="prowadzi", required=False)
    requirement = RowChoice(label="przygotowuje do", required=False)
    place = TextField(label="miejsce", max_length=200, required=False)
    starts_on = DateField(label="od", required=False)
    ends_on = DateField(label="do", required=False)

    def __init__(self, *args, teachers, requirements, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["teacher"].offer(*teachers, "nie ustalono")
        self.fields["requirement"].offer(*requirements, "bez wymagania z katalogu")

    def clean(self) -> dict:
        """Dates in order."""
        data = super().clean()
        starts, ends = data.get("starts_on"), data.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", "Zajęcia nie mogą się skończyć, zanim się zaczną.")
        requirement = data.get("requirement")
        if requirement:
            data["prepares_for"] = label_of(requirement)
        elif data:
            data["prepares_for"] = ""
        return data


MODULES = rows_formset(ModuleForm, most=40, title="moduły programu")


def label_of(requirement: ServiceRequirement) -> str:
    """Write the service and what it requires, as the annex prints it."""
    return f"{requirement.service}: {words_of(requirement)}"[:LONGEST]


def words_of(requirement: ServiceRequirement) -> str:
    """Write what one row of the catalogue requires."""
    return (
        str(requirement.occupation)
        if requirement.occupation_id
        else phrase(condition_of(requirement)) or str(requirement)
    )


def teachers_of(parties: list[AgreementParty], centre: str) -> tuple[dict, list]:
    """Return the parties as a row chooses them."""
    labelled = {str(party.pk): (party, party.partner.name if party.partner else centre) for party in parties}
    return labelled, [(key, label) for key, (_, label) in labelled.items()]


def requirements_to_teach(annex: Annex | None) -> tuple[dict, list]:
    """Return requirements of services in use, and those the annex names already, grouped by service."""
    named = annex.modules.values("requirement") if annex else ServiceRequirement.objects.none().values("pk")
    rows = ServiceRequirement.objects.filter(kind__in=TAUGHT, service__in=Service.objects.active())
    rows = (rows | ServiceRequirement.objects.filter(pk__in=named)).select_related("service", "occupation")
    labelled, groups = {}, {}
    for row in rows.order_by(PolishSortKey("service__name"), "service_id", "position", "pk"):
        labelled[str(row.pk)] = (row, words_of(row))
        groups.setdefault(row.service.name, []).append(
            (str(row.pk), shorten(words_of(row), width=120, placeholder="…"))
        )
    return labelled, list(groups.items())


def module_rows(annex: Annex | None) -> list[dict]:
    """Modules as their table shows them."""
    if annex is None:
        return []
    fields = ("name", "hours", "place", "starts_on", "ends_on")
    return [
        {name: getattr(module, name) for name in fields}
        | {"teacher": module.teacher_id, "requirement": module.requirement_id}
        for module in annex.modules.all()
    ]

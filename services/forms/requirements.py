"""Qualification requirements as they are edited: one condition a row."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from django.forms import BaseInlineFormSet, BoundField

from cus.ui.forms import PaperForm
from cus.ui.lines import LinesField
from services import columns
from services.enums import CONDITION_KINDS, RequirementKind, RequirementSubject
from services.forms.occupations import OccupationTextField
from services.models import ServiceRequirement
from services.requirements import Group, groups_of_rows
from services.validators import EMPTY, lacking

ORDER = (
    "kind", "occupation", "education", "studies", "months", "topic", "names", "names_are_examples", "hours",
    "practical_hours", "guided_by", "before_employment", "max_age_months", "text", "legal_basis", "printed_code",
    "printed_title", "subject", "group", "alternative", "position",
)  # fmt: skip
WIDE = frozenset({"occupation", "topic", "names", "text", "legal_basis", "printed_title"})
MOST_ROWS = 200
NEW, INFORMS = "new", "informs"
HEADINGS = {NEW: "Nowe warunki", INFORMS: "Tylko informacja – niczego nie rozstrzyga"}


@dataclass(frozen=True, slots=True)
class Cell:
    """One column of a row: ``off`` when the page may leave it out until somebody asks for it."""

    name: str
    field: BoundField
    wide: bool
    off: bool


class RequirementForm(PaperForm):
    """One row of qualification requirements."""

    occupation = OccupationTextField(label="zawód: kod albo nazwa")
    names = LinesField(
        label="kierunki albo kwalifikacje, każde w osobnym wierszu", item_length=200, rows=2, help_text=""
    )

    class Meta:
        model = ServiceRequirement
        fields = [
            "position", "group", "alternative", "kind", "subject", "occupation", "education", "studies", "names",
            "names_are_examples", "topic", "hours", "practical_hours", "guided_by", "before_employment", "months",
            "max_age_months", "text", "legal_basis", "printed_code", "printed_title",
        ]  # fmt: skip
        labels = {"position": "kolejność", "kind": "rodzaj", "text": "dopisek"}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name in ("position", "group", "alternative"):
            self.fields[name].required = False
            # Said once above the rows, not in each.
            self.fields[name].help_text = ""
        self.fields["kind"].choices = grouped_kinds()
        self.fields["text"].widget.attrs["rows"] = 2
        for name, label in columns.NAMED.get(self.kind, {}).items():
            self.fields[name].label = label
        if self.instance.occupation_id:
            self.initial["occupation"] = str(self.instance.occupation)
            # A service keeps its code when the edition changes; only another text is looked up anew.
            self.fields["occupation"].kept = self.instance.occupation

    @property
    def kind(self) -> str:
        """The kind that stands in the row now; empty when none is chosen."""
        return str(self["kind"].value() or "")

    @property
    def cells(self) -> Iterator[Cell]:
        """The columns in the order in which they are asked."""
        shown = columns.shown_at_once(self.kind)
        for name in ORDER:
            field = self[name]
            asked = name == "kind" or name in shown or bool(field.errors)
            off = not asked and (name not in columns.OF_SOME_KIND or field.value() in EMPTY)
            yield Cell(name, field, name in WIDE, off)

    def clean_position(self) -> int:
        """Take an empty place for the last one; the formset gives it its number."""
        return self.cleaned_data.get("position") or 0

    def clean_group(self) -> int:
        """Take an empty number for the first requirement."""
        return self.cleaned_data.get("group") or 1

    def clean_alternative(self) -> int:
        """Take an empty number for the first possibility."""
        return self.cleaned_data.get("alternative") or 1

    def clean(self) -> dict:
        """Ask for what the kind needs, and for nothing that it does not use."""
        data = super().clean()
        kind = data.get("kind")
        for name, message in lacking(kind, data).items() if kind else ():
            self.add_error(name, message)
        return data


def grouped_kinds() -> list:
    """Return the kinds for a list of choices: those that are judged apart from those that only inform."""
    judged = [(kind.value, kind.label) for kind in CONDITION_KINDS]
    informing = [(kind.value, kind.label) for kind in RequirementKind if kind not in CONDITION_KINDS]
    return [("", "wybierz"), ("Warunki do spełnienia", judged), ("Tylko informacja", informing)]


@dataclass(frozen=True, slots=True)
class Possibility:
    """Conditions that must be met together; the heading is empty where there is one possibility only."""

    heading: str
    forms: list[RequirementForm]


@dataclass(frozen=True, slots=True)
class Requirement:
    """Rows of one requirement; rows that only inform, and new ones, stand together under a heading of theirs."""

    heading: str
    possibilities: list[Possibility]
    judged: bool = True


class RequirementFormSet(BaseInlineFormSet):
    """The rows of one service, requirement after requirement."""

    def get_queryset(self):
        """The rows in the order in which they are read."""
        if not hasattr(self, "_queryset"):
            self._queryset = sorted(super().get_queryset(), key=_order)
        return self._queryset

    def save_new(self, form: RequirementForm, commit: bool = True):
        """Put a row without a place behind the others; the action writes it."""
        row = super().save_new(form, commit=False)
        if not row.position:
            self.last = max([getattr(self, "last", 0), *(known.position for known in self.get_queryset())]) + 1
            row.position = self.last
        return row

    @property
    def requirements(self) -> list[Requirement]:
        """The rows under their headings; the page's script moves them when their numbers change."""
        return [_requirement(key, list(forms)) for key, forms in groupby(self.forms, _key)]

    @property
    def columns_told(self) -> dict:
        """What the page's script must know of the kinds; see ``services.columns``."""
        labels = {name: str(field.label) for name, field in RequirementForm.base_fields.items()}
        named = {name for names in columns.NAMED.values() for name in names}
        return {
            "kinds": columns.told_to_the_page({name: labels[name] for name in named}),
            "judged": [kind.value for kind in CONDITION_KINDS],
        }


def _order(row: ServiceRequirement) -> tuple:
    subjects = list(RequirementSubject.values)
    informs = row.kind not in CONDITION_KINDS
    return (
        informs,
        *((0, 0, 0) if informs else (subjects.index(row.subject), row.group, row.alternative)),
        row.position,
        row.pk,
    )


def _key(form: RequirementForm) -> tuple[str, str]:
    """Return the side and the number of the requirement that the row belongs to."""
    if not form.kind:
        return ("", NEW)
    if form.kind not in CONDITION_KINDS:
        return ("", INFORMS)
    return (form["subject"].value(), _number(form, "group"))


def _number(form: RequirementForm, name: str) -> str:
    return str(form[name].value() or "1").strip()


def _requirement(key: tuple[str, str], forms: list[RequirementForm]) -> Requirement:
    subject, group = key
    if group in (NEW, INFORMS):
        return Requirement(HEADINGS[group], [Possibility("", forms)], judged=False)
    possible = [(number, list(rows)) for number, rows in groupby(forms, lambda form: _number(form, "alternative"))]
    several = len(possible) > 1
    whom = " wobec wykonawcy" if subject == RequirementSubject.PROVIDER else ""
    return Requirement(
        f"Wymaganie {group}{whom}{' – wystarczy jedna z możliwości' if several else ''}",
        [Possibility(f"Możliwość {number}" if several else "", rows) for number, rows in possible],
    )


@dataclass(frozen=True, slots=True)
class Said:
    """Requirements as the catalogue will say them, and how many rows are not whole yet."""

    groups: list[Group]
    unfinished: int


def said_of(data, prefix: str) -> Said:
    """Say the rows of a posted form that are whole; the others are counted."""
    total = str(data.get(f"{prefix}-TOTAL_FORMS", ""))
    rows, unfinished = [], 0
    for at in range(min(int(total), MOST_ROWS) if total.isdecimal() and len(total) < 5 else 0):
        form = RequirementForm(data, prefix=f"{prefix}-{at}")
        if data.get(f"{form.prefix}-DELETE") or not form.has_changed():
            continue
        if form.is_valid():
            rows.append(form.instance)
        else:
            unfinished += 1
    return Said(groups_of_rows(rows), unfinished)

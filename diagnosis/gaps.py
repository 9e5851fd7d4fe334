"""What a diagnosis still lacks, for the rail: questions asked of the database, never stored marks."""

from dataclasses import dataclass

from django.urls import reverse

from cus.text.plural import plural
from diagnosis.models import Diagnosis


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is missing, and where to mend it. ``required``: the handover waits for it."""

    text: str
    url: str
    required: bool = False


def gaps(diagnosis: Diagnosis) -> list[Gap]:
    """Return what is missing from the two forms and the description, the weightiest first."""
    return [*_of_needs(diagnosis), *_of_territories(diagnosis), *_of_description(diagnosis)]


def _of_needs(diagnosis: Diagnosis) -> list[Gap]:
    url = reverse("diagnosis:needs", args=[diagnosis.pk])
    needs = diagnosis.needs.all()
    if not needs.exists():
        return [Gap("Formularz potrzeb jest pusty.", url, required=True)]
    counts = [
        (needs.incomplete().count(), "bez grupy lub bez potrzeby", True),
        (needs.filter(services__isnull=True).count(), "bez usługi z katalogu", False),
        (
            needs.exclude(size__isnull=False, severity__isnull=False).count(),
            "bez priorytetu (skali lub dotkliwości)",
            False,
        ),
        (needs.filter(number__isnull=True).count(), "bez liczby", False),
    ]
    return [
        Gap(f"{count} {plural(count, 'wiersz', 'wiersze', 'wierszy')} {what}.", url, required)
        for count, what, required in counts
        if count
    ]


def _of_territories(diagnosis: Diagnosis) -> list[Gap]:
    url = reverse("diagnosis:territory_list", args=[diagnosis.pk])
    forms = list(diagnosis.territories.all())
    if not forms:
        return [Gap("Nie ma jeszcze formularza terytorium.", url)]
    described = {form.gmina_id for form in forms}
    if None in described:
        return []
    # A centre of several gminas gives the whole of the information for each of them (art. 21 ust. 4).
    return [
        Gap(f"Gmina {gmina.name} nie ma formularza terytorium (art. 21 ust. 4).", url)
        for gmina in diagnosis.gminas.all()
        if gmina.pk not in described
    ]


def _of_description(diagnosis: Diagnosis) -> list[Gap]:
    found = []
    if not diagnosis.gminas.all():
        found.append(Gap("Nie wybrano gmin.", reverse("diagnosis:edit", args=[diagnosis.pk])))
    if not diagnosis.author_rows.exists():
        add = reverse("diagnosis:description_add", args=[diagnosis.pk, "autor"])
        found.append(Gap("Nie wpisano, kto opracowuje diagnozę.", add))
    return found

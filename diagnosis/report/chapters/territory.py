"""Chapter: the territory and its resources (form 2), one section a territory."""

from cus.documents.blocks import Section, facts, missing
from diagnosis.models import TerritoryForm
from diagnosis.report.content import Content, Scope


def build(scope: Scope) -> Content:
    """Print every form 2 of the scope with the rows of the paper."""
    forms = list(
        scope.diagnosis.territories.filter(scope.rows())
        .select_related("gmina")
        .prefetch_related("lines")
        .order_by("pk")
    )
    if not forms:
        where = f" dla gminy {scope.gmina.name}" if scope.gmina else ""
        return Content(blocks=(missing(f"Nie wypełniono jeszcze formularza terytorium{where}."),))
    return Content(sections=tuple(_section(scope, form) for form in forms))


def _section(scope: Scope, form: TerritoryForm) -> Section:
    place = scope.place(form.gmina)
    return Section(
        title=f"{form.territory} ({place})" if place and place != form.territory else form.territory,
        blocks=(
            facts(
                ("Terytorium", form.territory),
                ("Instytucja lub podmiot dokonujący rozpoznania", form.assessor),
                (
                    "Usługi świadczone na terytorium",
                    form.printed("services_present"),
                    "współpracujące służby i organizacje",
                ),
                ("Usługi, których brakuje", form.printed("services_missing")),
                ("Aktywne podmioty ekonomii społecznej", form.printed("social_economy")),
                ("Zasoby szkoleniowe instytucji lokalnych", form.printed("training_resources")),
                (
                    "Gotowość osób prawnych",
                    form.printed("readiness"),
                    "do tworzenia podmiotów dostarczających kadry lub usługi",
                ),
            ),
        ),
    )

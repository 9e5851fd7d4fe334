"""What of a diagnosis goes into its next version: each room says in one line how its rows are copied.

A copy keeps everything that its row holds, its stable ``key`` too; links between copied rows lead to
the copies. What belongs to one version alone (its consultation, its handover, its frozen report) is
named in ``NOT_COPIED`` with the reason. A test asks of every model under a diagnosis to be in either.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from graphlib import TopologicalSorter

from django.db import models

from cus.centre.models import Gmina
from diagnosis.models import (
    Answer,
    Consultation,
    ConsultationMeeting,
    ConsultationRemark,
    Diagnosis,
    DiagnosisAuthor,
    DiagnosisIndicator,
    FillingPlan,
    Finding,
    FindingNeed,
    Forecast,
    ForecastActual,
    ForecastAspect,
    ForecastPopulation,
    ForecastScenario,
    ForecastValue,
    Handover,
    Need,
    NeedProposal,
    NeedService,
    NoteReading,
    OutsideAnswer,
    OutsideQuestion,
    OutsideSurvey,
    PotentialCopy,
    Question,
    Questionnaire,
    RelatedDocument,
    RemarkNeed,
    Research,
    ResearchLimit,
    ResearchMethod,
    ResearchQuestion,
    ResearchSample,
    ResearchSource,
    Sheet,
    StaffingBalance,
    StaffingRow,
    StageChange,
    SurveyImport,
    TerritoryForm,
    TerritoryLine,
)

# Counters of edits and places of the copy begin anew.
COUNTED = "version"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """One kind of rows.

    ``within`` is the link to the diagnosis, or to the row above (itself among ``ROWS``). ``many`` are links
    of many to many without a table of their own; ``fresh`` are fields that begin with their default.

    ``compared`` is the heading under which two versions are compared (empty: they are not);
    ``named`` makes a row's title of its fields, ``shown`` are the fields compared (none: everything that a
    form shows); rows are paired by ``paired`` – the stable key, or whatever names a row.
    """

    model: type[models.Model]
    within: str = "diagnosis"
    many: tuple[str, ...] = ()
    fresh: tuple[str, ...] = ()
    compared: str = ""
    named: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    paired: tuple[str, ...] = ("key",)

    @property
    def parent(self) -> type[models.Model]:
        """The model that the rows stand under."""
        return self.model._meta.get_field(self.within).related_model

    def of(self, diagnosis: Diagnosis) -> models.QuerySet:
        """Return the rows of ``diagnosis``, however deep they stand."""
        return self.model._default_manager.filter(**{self.path: diagnosis.pk})

    @property
    def path(self) -> str:
        """The way from a row to its diagnosis: ``need__diagnosis``."""
        if self.parent is Diagnosis:
            return self.within
        return f"{self.within}__{rows_of_model(self.parent).path}"

    @property
    def gmina_fields(self) -> tuple[str, ...]:
        """Names of the fields that say of which gmina a row is."""
        links = (one for one in self.model._meta.concrete_fields if one.is_relation)
        return tuple(one.name for one in links if one.related_model is Gmina)


ROWS: tuple[Rows, ...] = (
    Rows(model=DiagnosisAuthor, compared="Autorzy", named=("name",)),
    Rows(model=RelatedDocument, compared="Dokumenty powiązane", named=("name",)),
    Rows(model=Need, many=("areas",)),
    Rows(model=NeedService, within="need"),
    Rows(model=NeedProposal, within="need"),
    Rows(model=Research),
    *(
        Rows(model=model, within="research", compared=heading, paired=("position",))
        for model, heading in (
            (ResearchQuestion, "Pytania badawcze"),
            (ResearchMethod, "Metody badania"),
            (ResearchSample, "Próby"),
            (ResearchLimit, "Czego nie zbadano"),
            (ResearchSource, "Źródła"),
        )
    ),
    Rows(model=Forecast, fresh=("token",), compared="Prognozy", named=("title",)),
    Rows(model=ForecastValue, within="forecast"),
    Rows(model=ForecastPopulation, within="forecast"),
    Rows(model=ForecastScenario, within="forecast", fresh=("token",)),
    Rows(model=ForecastAspect, within="forecast"),
    Rows(model=Finding, compared="Ustalenia", named=("text",), paired=("kind", "text")),
    Rows(model=FindingNeed, within="finding"),
    Rows(model=OutsideSurvey, compared="Badania obce", named=("title",), paired=("title",)),
    Rows(model=OutsideQuestion, within="survey"),
    Rows(model=OutsideAnswer, within="question"),
    Rows(model=DiagnosisIndicator, many=("areas",), fresh=("frozen",)),
    Rows(model=StaffingBalance),
    Rows(model=StaffingRow, within="balance"),
    Rows(model=FillingPlan, within="row"),
    # What residents answered stays true in the next version, until somebody asks them again.
    Rows(model=Questionnaire),
    Rows(model=Question, within="questionnaire"),
    Rows(model=Sheet, within="questionnaire", fresh=("token",)),
    Rows(model=Answer, within="sheet"),
    Rows(model=TerritoryForm),
    Rows(model=TerritoryLine, within="territory"),
)
NOT_COPIED: dict[type[models.Model], str] = {
    ForecastActual: "later values stay beside the forecast that was made before them",
    Consultation: "each version is consulted anew",
    ConsultationMeeting: "each version is consulted anew",
    Handover: "each version is handed over by itself",
    ConsultationRemark: "each version is consulted anew",
    RemarkNeed: "each version is consulted anew",
    SurveyImport: "a table between its preview and its acceptance",
    StageChange: "each version has stages of its own",
    PotentialCopy: "each version lists the potential as of its own day",
    NoteReading: "a note is read once, by the version that took it",
}


def rows_of_model(model: type[models.Model]) -> Rows:
    """Return how rows of ``model`` are copied.

    Raises:
        LookupError: nobody has said so.
    """
    for rows in ROWS:
        if rows.model is model:
            return rows
    raise LookupError(f"{model.__name__} is not among the rows of diagnosis.copying")


def in_order() -> Iterator[Rows]:
    """Return ``ROWS`` so that what a row leads to comes before it."""
    by_model = {rows.model: rows for rows in ROWS}
    graph = {
        rows.model: [
            one.related_model
            for one in rows.model._meta.concrete_fields
            if one.is_relation and one.related_model in by_model and one.related_model is not rows.model
        ]
        for rows in ROWS
    }
    return (by_model[model] for model in TopologicalSorter(graph).static_order())


def rows_for_gmina(diagnosis: Diagnosis, gminas) -> list[tuple[str, int]]:
    """Return what in ``diagnosis`` is said of ``gminas``: the plural name of each kind of rows and how many."""
    found = []
    for rows in ROWS:
        if not rows.gmina_fields:
            continue
        said = models.Q()
        for name in rows.gmina_fields:
            said |= models.Q(**{f"{name}__in": gminas})
        count = rows.of(diagnosis).filter(said).count()
        if count:
            found.append((str(rows.model._meta.verbose_name_plural), count))
    return found

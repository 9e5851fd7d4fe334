"""Forms of the diagnosis that keep drafts, and the sheet of form 1, which saves its rows by itself."""

from cus.accounts.acts import Act
from cus.drafts.registry import DraftedForm, by_pk, register
from diagnosis.models import (
    ConsultationMeeting,
    ConsultationRemark,
    Diagnosis,
    DiagnosisAuthor,
    DiagnosisIndicator,
    FillingPlan,
    Finding,
    Forecast,
    ForecastScenario,
    Indicator,
    Need,
    Note,
    Question,
    Questionnaire,
    RelatedDocument,
    Research,
    StaffingRow,
    TableMapping,
    TerritoryForm,
)


def _of(model):
    return by_pk(lambda user: model.objects.filter(diagnosis__in=Diagnosis.objects.visible_to(user)))


DIAGNOSIS = by_pk(lambda user: Diagnosis.objects.visible_to(user))

register(
    DraftedForm("diagnosis.description_new", Act.DIAGNOSIS_EDIT),
    DraftedForm("diagnosis.description", Act.DIAGNOSIS_EDIT, DIAGNOSIS, "Opis tej diagnozy ma teraz otwarty"),
    DraftedForm("diagnosis.publication", Act.DIAGNOSIS_STAGE, DIAGNOSIS, place="publication"),
    DraftedForm("diagnosis.update", Act.DIAGNOSIS_STAGE, DIAGNOSIS, makes_new=True),
    DraftedForm("diagnosis.author_new", Act.DIAGNOSIS_EDIT, DIAGNOSIS, makes_new=True),
    DraftedForm("diagnosis.author", Act.DIAGNOSIS_EDIT, _of(DiagnosisAuthor), "Tego autora ma teraz otwartego"),
    DraftedForm("diagnosis.related_document_new", Act.DIAGNOSIS_EDIT, DIAGNOSIS, makes_new=True),
    DraftedForm(
        "diagnosis.related_document", Act.DIAGNOSIS_EDIT, _of(RelatedDocument), "Ten dokument ma teraz otwarty"
    ),
    DraftedForm("diagnosis.territory_new", Act.DIAGNOSIS_EDIT, DIAGNOSIS, makes_new=True),
    DraftedForm(
        "diagnosis.territory", Act.DIAGNOSIS_EDIT, _of(TerritoryForm), "Ten formularz terytorium ma teraz otwarty"
    ),
    DraftedForm(
        "diagnosis.territory_sheet",
        Act.DIAGNOSIS_EDIT,
        _of(TerritoryForm),
        "Ten formularz terytorium ma teraz otwarty także",
        place="arkusz",
        saves_itself=True,
    ),
    DraftedForm(
        "diagnosis.needs",
        Act.DIAGNOSIS_EDIT,
        DIAGNOSIS,
        "Ten formularz potrzeb ma teraz otwarty także",
        place="needs",
        saves_itself=True,
    ),
    DraftedForm("diagnosis.need_new", Act.DIAGNOSIS_EDIT, DIAGNOSIS, makes_new=True),
    DraftedForm(
        "diagnosis.need_proposals",
        Act.DIAGNOSIS_EDIT,
        _of(Need),
        "Propozycje do tej potrzeby ma teraz otwarte",
        place="propozycje",
    ),
    DraftedForm("diagnosis.need_from_notes", Act.DIAGNOSIS_EDIT, DIAGNOSIS, makes_new=True),
    DraftedForm("diagnosis.consultation", Act.DIAGNOSIS_EDIT, DIAGNOSIS, makes_new=True),
    DraftedForm("diagnosis.consultation_meeting_new", Act.DIAGNOSIS_EDIT, DIAGNOSIS, makes_new=True),
    DraftedForm(
        "diagnosis.consultation_meeting",
        Act.DIAGNOSIS_EDIT,
        _of(ConsultationMeeting),
        "To spotkanie ma teraz otwarte",
    ),
    DraftedForm("diagnosis.remark_new", Act.DIAGNOSIS_EDIT, DIAGNOSIS, makes_new=True),
    DraftedForm("diagnosis.remark", Act.DIAGNOSIS_EDIT, _of(ConsultationRemark), "Tę uwagę ma teraz otwartą"),
    DraftedForm(
        "diagnosis.remark_answer",
        Act.DIAGNOSIS_STAGE,
        _of(ConsultationRemark),
        "Odpowiedź na tę uwagę ma teraz otwartą",
        place="odpowiedz",
    ),
    DraftedForm("diagnosis.finding_new", Act.DIAGNOSIS_EDIT, DIAGNOSIS, makes_new=True),
    DraftedForm("diagnosis.finding", Act.DIAGNOSIS_EDIT, _of(Finding), "To ustalenie ma teraz otwarte"),
    DraftedForm("diagnosis.note_new", Act.DIAGNOSIS_EDIT),
    DraftedForm(
        "diagnosis.note",
        Act.DIAGNOSIS_EDIT,
        by_pk(lambda user: Note.objects.visible_to(user)),
        "Tę notatkę ma teraz otwartą",
    ),
    DraftedForm(
        "diagnosis.staffing_row",
        Act.DIAGNOSIS_EDIT,
        by_pk(lambda user: StaffingRow.objects.filter(balance__diagnosis__in=Diagnosis.objects.visible_to(user))),
        "Tę pozycję bilansu ma teraz otwartą",
    ),
    DraftedForm(
        "diagnosis.staffing_plan_new",
        Act.DIAGNOSIS_EDIT,
        by_pk(lambda user: StaffingRow.objects.filter(balance__diagnosis__in=Diagnosis.objects.visible_to(user))),
        makes_new=True,
    ),
    DraftedForm(
        "diagnosis.staffing_plan",
        Act.DIAGNOSIS_EDIT,
        by_pk(lambda user: FillingPlan.objects.filter(row__balance__diagnosis__in=Diagnosis.objects.visible_to(user))),
        "Ten plan ma teraz otwarty",
    ),
    DraftedForm("diagnosis.need", Act.DIAGNOSIS_EDIT, _of(Need), "Ten wiersz potrzeb ma teraz otwarty"),
)


def _indicator_of(user, key: str) -> Indicator | None:
    """Find an indicator by the key of its table of values: „12/2202043/k/65+/2021”."""
    pk = key.partition("/")[0]
    readable = user.may(Act.READ_DRAFTS) and pk.isascii() and pk.isdecimal()
    return Indicator.objects.filter(pk=pk).first() if readable else None


register(
    DraftedForm("diagnosis.indicator_new", Act.DIAGNOSIS_EDIT),
    DraftedForm("diagnosis.indicator", Act.DIAGNOSIS_EDIT, _indicator_of, "Ten wskaźnik ma teraz otwarty"),
    DraftedForm("diagnosis.indicator_values", Act.DIAGNOSIS_EDIT, _indicator_of, "Te wartości ma teraz otwarte"),
    DraftedForm(
        "diagnosis.table_mapping",
        Act.DIAGNOSIS_EDIT,
        by_pk(lambda user: TableMapping.objects.all()),
        "Ten sposób wczytania ma teraz otwarty",
    ),
    DraftedForm("diagnosis.figure_new", Act.DIAGNOSIS_EDIT, DIAGNOSIS, makes_new=True),
    DraftedForm(
        "diagnosis.figure", Act.DIAGNOSIS_EDIT, _of(DiagnosisIndicator), "Ten wskaźnik diagnozy ma teraz otwarty"
    ),
)


def _research_of(user, key: str) -> Research | None:
    """Find the research by the key of its diagnosis; before its first save there is one without a row."""
    diagnosis = DIAGNOSIS(user, key)
    if diagnosis is None:
        return None
    return Research.objects.filter(diagnosis=diagnosis).first() or Research(diagnosis=diagnosis, version=0)


register(
    *(
        DraftedForm(
            f"diagnosis.research_{part}",
            Act.DIAGNOSIS_EDIT,
            _research_of,
            "Tę część badania ma teraz otwartą",
            place=part,
        )
        for part in ("questions", "methods", "samples", "limits", "sources")
    )
)


def _questions(user):
    return Question.objects.filter(questionnaire__diagnosis__in=Diagnosis.objects.visible_to(user))


QUESTIONNAIRE = _of(Questionnaire)
register(
    DraftedForm("diagnosis.questionnaire_new", Act.DIAGNOSIS_EDIT, DIAGNOSIS, makes_new=True),
    DraftedForm("diagnosis.questionnaire", Act.DIAGNOSIS_EDIT, QUESTIONNAIRE, "Tekst tej ankiety ma teraz otwarty"),
    DraftedForm("diagnosis.question_new", Act.DIAGNOSIS_EDIT, QUESTIONNAIRE, makes_new=True),
    DraftedForm("diagnosis.question", Act.DIAGNOSIS_EDIT, by_pk(_questions), "To pytanie ma teraz otwarte"),
    DraftedForm("diagnosis.sheet_new", Act.DIAGNOSIS_EDIT, QUESTIONNAIRE, makes_new=True),
)


def _scenarios_of(user):
    return ForecastScenario.objects.filter(forecast__diagnosis__in=Diagnosis.objects.visible_to(user))


register(
    DraftedForm("diagnosis.forecast_new", Act.DIAGNOSIS_EDIT, DIAGNOSIS, makes_new=True),
    DraftedForm("diagnosis.forecast", Act.DIAGNOSIS_EDIT, _of(Forecast), "Tę prognozę ma teraz otwartą"),
    DraftedForm(
        "diagnosis.forecast_aspects",
        Act.DIAGNOSIS_EDIT,
        _of(Forecast),
        "Te założenia ma teraz otwarte",
        version_field="aspects_version",
        place="aspects",
    ),
    DraftedForm("diagnosis.scenario_new", Act.DIAGNOSIS_EDIT, _of(Forecast), makes_new=True),
    DraftedForm("diagnosis.scenario", Act.DIAGNOSIS_EDIT, by_pk(_scenarios_of), "Ten scenariusz ma teraz otwarty"),
)

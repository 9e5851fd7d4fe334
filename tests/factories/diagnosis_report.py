"""A rich diagnosis for the report: two gminas, sixty needs, forty partners; everything is invented.

Written for tests and measurements of long documents; not for the installed demo.
"""

import datetime as dt

from diagnosis.answers import given
from diagnosis.enums import DiagnosisStage, FindingKind, NeedKind, NeedUnit
from diagnosis.models import Diagnosis, NeedService
from partners.enums import LegalForm, PotentialCategory, SocialEconomyStatus
from services.models import Service
from tests.factories.diagnosis import DemoGminaFactory, DiagnosisFactory, NeedFactory, TerritoryFormFactory
from tests.factories.diagnosis_consultation import ConsultationMeetingFactory, RemarkFactory
from tests.factories.diagnosis_figures import (
    AreaFactory,
    DiagnosisIndicatorFactory,
    FigureSourceFactory,
    IndicatorFactory,
    IndicatorValueFactory,
)
from tests.factories.diagnosis_findings import FindingFactory
from tests.factories.diagnosis_forecasts import ForecastFactory
from tests.factories.diagnosis_prose import PROSE
from tests.factories.diagnosis_questionnaires import a_sheet, a_whole_questionnaire
from tests.factories.diagnosis_research import ResearchFactory
from tests.factories.diagnosis_staffing import BalanceFactory, FillingPlanFactory, StaffingRowFactory
from tests.factories.partners import OfferFactory, PartnerFactory
from tests.factories.services import ServiceFactory

SERVICES = (
    ("Dowóz posiłków", [4]),
    ("Opieka wytchnieniowa", [5]),
    ("Poradnictwo psychologiczne", [3]),
    ("Klub dziecięcy", [2]),
    ("Dzienny dom pobytu", [6]),
    ("Mieszkanie wspomagane", [13]),
    ("Transport „od drzwi do drzwi”", [4]),
    ("Bank czasu", [12]),
    ("Poradnictwo obywatelskie", [1]),
    ("Asysta rodzinna", [2]),
)
SHORT_NEEDS = (
    (
        "Seniorzy",
        "Samotność i zły stan zdrowia.",
        "Pomoc sąsiedzka dwa razy w tygodniu",
        "Sąsiedzkie usługi opiekuńcze",
    ),
    ("Rodziny wielodzietne", "Brak zajęć w czasie wakacji.", "Półkolonie blisko domu", "Zajęcia w świetlicach"),
    ("Bezrobotni po pięćdziesiątce", "Długie bezrobocie.", "Staż i doradca", "Prace społecznie użyteczne, KIS"),
    ("Kobiety w ciąży", "Daleko do położnej.", "Wizyty w domu", "Położna środowiskowa"),
    ("Osoby niewidome i słabowidzące", "Urząd bez oznaczeń.", "Przewodnik po sprawach", "Asystent osobisty"),
)
PARTNERS = (
    ("Stowarzyszenie „Razem w Podlesiu”", LegalForm.ASSOCIATION, PotentialCategory.NGO),
    ("Fundacja Dobry Sąsiad", LegalForm.FOUNDATION, PotentialCategory.NGO),
    ("Koło Gospodyń Wiejskich „Malwy”", LegalForm.RURAL_WOMEN_CIRCLE, PotentialCategory.NGO),
    ("Gminny Ośrodek Kultury", LegalForm.MUNICIPAL_UNIT, PotentialCategory.MUNICIPAL_UNIT),
    ("Spółdzielnia Socjalna „Warsztat”", LegalForm.SOCIAL_COOPERATIVE, PotentialCategory.EQUIVALENT_ENTITY),
    ("Przedsiębiorstwo Opiekuńcze „Pomocna Dłoń”", LegalForm.COMPANY, PotentialCategory.LEGAL_PERSON),
    ("Gabinet rehabilitacji domowej", LegalForm.SOLE_TRADER, PotentialCategory.NATURAL_PERSON),
    ("Parafialny Zespół Caritas", LegalForm.CHURCH_BODY, PotentialCategory.EQUIVALENT_ENTITY),
)
NEEDS, PARTNER_COUNT, FORECASTS, INDICATORS = 60, 40, 6, 12
HANDED_OVER_ON = dt.date(2026, 6, 8)


def two_gminas() -> list:
    """Return two demo gminas."""
    return [
        DemoGminaFactory(),
        DemoGminaFactory(teryt="9901042", name="Stara Wieś nad Łęgiem"),
    ]


def rich_diagnosis(*, stage: DiagnosisStage = DiagnosisStage.CONSULTATION) -> Diagnosis:
    """Build the diagnosis with everything that its report can print."""
    gminas = two_gminas()
    diagnosis = DiagnosisFactory(
        at_consultation=True,
        stage=stage,
        title="Diagnoza na lata 2026–2031",
        authors="Zespół Centrum Usług Społecznych w Brzozowej Górce przy udziale Fundacji Dobry Sąsiad",
        gminas=gminas,
    )
    services = [ServiceFactory(name=name, areas=areas) for name, areas in SERVICES]
    _needs(diagnosis, gminas, services)
    _territories(diagnosis, gminas)
    _partners(services, gminas)
    ResearchFactory(diagnosis=diagnosis)
    _findings(diagnosis)
    _survey(diagnosis)
    _staffing(diagnosis, services)
    _consultation(diagnosis)
    _figures(diagnosis, gminas)
    for at in range(FORECASTS):
        ForecastFactory(diagnosis=diagnosis, by_rate=at % 3 == 2, title=f"{SERVICES[at][0]}: odbiorcy")
    return diagnosis


def _needs(diagnosis: Diagnosis, gminas: list, services: list[Service]) -> None:
    """Fifteen rows of prose and forty-five short ones; every fifth of no single gmina, every tenth without priority."""
    kinds = [*NeedKind.values, ""]
    for at in range(NEEDS):
        words = PROSE[at // 4] if at % 4 == 0 else SHORT_NEEDS[at % 5]
        group, problem, need, ways = words[:4]
        counted = words[4:] if len(words) > 4 else (None, "")
        row = NeedFactory(
            diagnosis=diagnosis,
            group=group,
            problem=problem,
            need=need if len(words) > 4 else f"{need} ({at + 1})",
            ways=ways,
            number=counted[0],
            unit=counted[1] and NeedUnit(counted[1]),
            at_least=at % 8 == 0 and counted[0] is not None,
            kind=kinds[at % 5],
            size=None if at % 10 == 9 else at % 5 + 1,
            severity=None if at % 10 == 9 else at // 5 % 5 + 1,
            evidence=at % 3 + 1,
            gmina=None if at % 5 == 0 else gmina_of(at, gminas),
        )
        NeedService.objects.create(need=row, service=services[at % len(services)])


def gmina_of(at: int, gminas: list):
    """Return the gmina of the row ``at``: one and the other in turn."""
    return gminas[at % len(gminas)]


def _territories(diagnosis: Diagnosis, gminas: list) -> None:
    names = (("Miasto i sołectwa północne", 0), ("Sołectwa południowe", 0), ("Cała gmina", 1))
    for name, at in names:
        TerritoryFormFactory(
            diagnosis=diagnosis,
            gmina=gminas[at],
            territory=name,
            services_present=PROSE[at][1],
            services_missing=PROSE[at + 2][2],
            social_economy="Spółdzielnia Socjalna „Warsztat”: remonty, zieleń; koło gospodyń planuje przedsiębiorstwo.",
            training_resources="Szkoła branżowa w mieście obok uczy opiekunek; sala w ośrodku kultury na 30 osób.",
            readiness=PROSE[at + 4][3],
        )


def _partners(services: list[Service], gminas: list) -> None:
    """Forty active partners, each with one to three services; every fourth in both gminas, every seventh in none named."""
    for at in range(PARTNER_COUNT):
        name, form, category = PARTNERS[at % len(PARTNERS)]
        partner = PartnerFactory(
            name=f"{name} – oddział {at // len(PARTNERS) + 1}",
            legal_form=form,
            potential_category=category,
            social_economy_status=SocialEconomyStatus.ENTITY
            if form == LegalForm.SOCIAL_COOPERATIVE
            else SocialEconomyStatus.NONE,
        )
        if at % 7:
            partner.gminas.set(gminas if at % 4 == 0 else [gmina_of(at, gminas)])
        for step in range(at % 3 + 1):
            OfferFactory(partner=partner, service=services[(at + step) % 8], capacity=10 + at)


def _findings(diagnosis: Diagnosis) -> None:
    """Two findings of each kind, each pointing to needs."""
    needs = list(diagnosis.needs.in_order()[:16])
    for at, kind in enumerate(FindingKind):
        FindingFactory(diagnosis=diagnosis, kind=kind, needs=needs[at : at + 3])
        FindingFactory(diagnosis=diagnosis, kind=kind, text=PROSE[at][1], needs=[needs[at]])


def _survey(diagnosis: Diagnosis) -> None:
    """A questionnaire with twelve sheets."""
    asked = a_whole_questionnaire(diagnosis=diagnosis, title="Ankieta o usługach w gminie")
    for at in range(12):
        a_sheet(
            asked,
            {
                asked.one: given(choices=(at % 3 + 1,)),
                asked.many: given(choices=(1, at % 2 + 2)),
                asked.scale: given(number=at % 5 + 1),
            },
        )


def _staffing(diagnosis: Diagnosis, services: list[Service]) -> None:
    """A balance of six services, a plan for every second."""
    balance = BalanceFactory(diagnosis=diagnosis)
    for at, service in enumerate(services[:6]):
        row = StaffingRowFactory(balance=balance, service=service, planned_own=40 + 7 * at)
        if at % 2:
            FillingPlanFactory(row=row)


def _consultation(diagnosis: Diagnosis) -> None:
    """Two meetings and six remarks, the last one unanswered."""
    ConsultationMeetingFactory(diagnosis=diagnosis)
    ConsultationMeetingFactory(
        diagnosis=diagnosis, held_on=dt.date(2026, 5, 19), place="Szkoła w Rudce", participants=31
    )
    for at in range(6):
        RemarkFactory(diagnosis=diagnosis, number=at + 1, answered=at < 5, text=PROSE[at][2])


def _figures(diagnosis: Diagnosis, gminas: list) -> None:
    """Twelve indicators of both gminas over six years, each with a comment."""
    areas = [AreaFactory(code=gmina.pk, name=gmina.name) for gmina in gminas]
    source = FigureSourceFactory()
    for at in range(INDICATORS):
        indicator = IndicatorFactory(name=f"{SERVICES[at % 10][0]} – korzystający, wiersz {at + 1}")
        for place, area in enumerate(areas):
            for year in range(2019, 2025):
                IndicatorValueFactory(
                    indicator=indicator,
                    area=area,
                    year=year,
                    value=100 + 13 * at + 40 * place + 3 * (year - 2019),
                    source=source,
                )
        DiagnosisIndicatorFactory(diagnosis=diagnosis, indicator=indicator, position=at, comment=PROSE[at][2])

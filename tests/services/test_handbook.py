"""The fifteen services of the handbook: every fact, every code, what contradicts itself as two facts."""

from dataclasses import dataclass

import pytest

from cus.desk.loaders.handbook import load_services
from services.enums import RequirementKind as Kind
from services.models import Service
from services.requirements import groups_of

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Facts:
    """What the handbook says of one service; ``codes`` are (printed, of the classification)."""

    areas: set[int]
    unit: str
    competences: int
    traits: int
    codes: tuple[tuple[str, str], ...] = ()
    kinds: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    separate_law: bool = False
    modes: tuple[str, ...] = ()


def same(*codes: str) -> tuple[tuple[str, str], ...]:
    """Codes that are printed rightly."""
    return tuple((code, code) for code in codes)


NONE, SEPARATE = Kind.NONE_REQUIRED, Kind.SEPARATE_PROVISIONS
NO_PROVISION = "nie wskazując ich"
HANDBOOK = {
    "pomoc-osobista": Facts(
        areas={6},
        unit="hour",
        competences=8,
        traits=5,
        codes=same("516902", "341201", "532102", "341202", "532201", "531104", "341204", "515202"),
        says=(
            "niepełnosprawnościami",
            "sam ocenia",
            "za własne pieniądze",
            "pomoc domowa",
            "przedstawicielem prawnym",
        ),
        notes=("kultura osobista", "szkoleń"),
    ),
    "reprezentowanie-interesow": Facts(
        areas={4, 6},
        unit="hour",
        competences=4,
        traits=0,
        kinds=(NONE, Kind.QUALIFICATION),
        says=("doradza", "podjąć decyzję", "uprawnie", "rozmowach z innymi instytucjami"),
        notes=("Zachowano oba fakty", "Nazwa w źródle"),
    ),
    "interwencja-kryzysowa": Facts(
        areas={2, 3, 4, 5},
        unit="hour",
        competences=3,
        traits=4,
        kinds=(Kind.STUDIES, Kind.STUDIES, Kind.COURSE),
        says=("kryzysie psychicznym", "opiekę zastępczą", "trzech krokach", "leków", "przygotowania"),
        notes=("pedagog, psycholog, socjolog", "nie podaje kodów", "odporność na stres", "powiat"),
        separate_law=True,
        modes=("at_home",),
    ),
    "wytchnieniowa": Facts(
        areas={4, 6},
        unit="hour",
        competences=6,
        traits=5,
        codes=(
            ("342101", "341201"),
            ("532102", "532102"),
            ("342202", "341202"),
            ("532201", "532201"),
            ("342204", "341204"),
        ),
        says=("od kilku godzin do kilku dni", "zastępczego opiekuna", "bezpieczeństwa"),
        notes=("dżokej", "instruktor sportu", "menedżer imprez", "Pożądane cechy", "szkoleń", "w dobach"),
        modes=("at_provider", "at_home"),
    ),
    "budowanie-relacji": Facts(
        areas={4, 11},
        unit="visit",
        competences=2,
        traits=3,
        kinds=(NONE, Kind.QUALIFICATION, Kind.RECOMMENDATION),
        says=("izolacji", "policji", "przeszkolona", "szczególnej troski"),
        notes=("Zachowano oba fakty",),
    ),
    "pomoc-domowa": Facts(
        areas={4},
        unit="hour",
        competences=7,
        traits=7,
        codes=same("515202", "532201"),
        kinds=(Kind.LICENCE,),
        says=("wizyty", "zakupy", "sprzątanie", "pranie", "kąpieli", "leki", "referencje"),
        notes=("wybiera centrum",),
        modes=("at_home",),
    ),
    "male-dzieci": Facts(
        areas={1, 2},
        unit="place",
        competences=19,
        traits=0,
        codes=same("532201", "531104", "342311"),
        says=("kluby malucha", "do 3 lat", "6–12 lat", "socjoterapeutyczne", "salony rodzinne", "przykładowa"),
        notes=("6–12 lat", "wybiera centrum"),
        modes=("at_provider", "at_home"),
    ),
    "zlobkowa-przedszkolna": Facts(
        areas={1, 7},
        unit="place",
        competences=18,
        traits=4,
        kinds=(
            *(Kind.QUALIFICATION,) * 4,
            Kind.LICENCE,
            Kind.STUDIES,
            *(Kind.CERTIFICATE, Kind.STUDIES, Kind.COURSE),
            *(Kind.CERTIFICATE, Kind.EDUCATION, Kind.EXPERIENCE),
            *(Kind.CERTIFICATE, Kind.EDUCATION, Kind.COURSE),
        ),
        says=("zatwierdzone przez ministra", "po odpowiednich kursach"),
        notes=("ust. 1", "325905", "531107", "531108", "dla przedszkola", "bieżące brzmienie"),
        separate_law=True,
        modes=("at_provider",),
    ),
    "opiekuncze": Facts(
        areas={4, 5},
        unit="hour",
        competences=7,
        traits=1,
        codes=same("532102", "341202", "532201", "531104", "341204"),
        says=("pielęgniarska", "w weekendy", "terapeutyczne", "całodobowa", "stanu zdrowia"),
        notes=("dwa razy", "nie ma pielęgniarki", "wybiera centrum"),
        modes=("at_home",),
    ),
    "rehabilitacyjne": Facts(
        areas={5, 6},
        unit="visit",
        competences=8,
        traits=0,
        kinds=(Kind.STUDIES,),
        says=(
            "refleksologia",
            "masaż",
            "aerobik",
            "kinezyterapia",
            "integracja sensoryczna",
            "rozwoju mowy",
            "z kijami",
        ),
        notes=("nie obejmują", "229201", "229202", "229402", "229403"),
    ),
    "towarzysz": Facts(
        areas={4, 5},
        unit="hour",
        competences=8,
        traits=0,
        codes=same("516902", "341201"),
        kinds=(Kind.QUALIFICATION,),
        says=("zdrowia psychicznego", "szkolenie", "cechy osobowości"),
        notes=("kelnerami", "ich nie wymienia"),
    ),
    "pozaszkolna": Facts(
        areas={2, 7},
        unit="place",
        competences=5,
        traits=1,
        codes=same("235916"),
        says=("przed lekcjami", "po lekcjach", "w wakacje", "w placówkach"),
        notes=("zniekształconą", "w środku zdania", "wybiera centrum"),
        modes=("at_provider",),
    ),
    "pomoc-techniczna": Facts(
        areas={6},
        unit="loan",
        competences=0,
        traits=0,
        codes=same("252301", "411004", "352121"),
        kinds=(SEPARATE,),
        says=("odpłatne lub bezpłatne", "wypożyczanie", "naprawy", "przeszkolenia"),
        notes=(NO_PROVISION, "Analitik", "sprzętu rehabilitacyjnego", "naprawy"),
    ),
    "posilki": Facts(
        areas={4},
        unit="meal",
        competences=0,
        traits=0,
        codes=same("314403", "832202"),
        kinds=(SEPARATE,),
        says=("seniorów", "gastronomicznego", "żywieniu", "pojazdów"),
        notes=(NO_PROVISION, "pojedynczej", "wybiera centrum"),
        modes=("mobile",),
    ),
    "remontowo-adaptacyjne": Facts(
        areas={6, 12},
        unit="service",
        competences=0,
        traits=0,
        codes=same("712303", "711205"),
        kinds=(SEPARATE,),
        says=("bariery techniczne", "zawodach budowlanych"),
        notes=(NO_PROVISION, "pojedynczej"),
        modes=("at_home",),
    ),
}
EXAMPLES_ONLY = {"pomoc-techniczna", "posilki", "remontowo-adaptacyjne"}
WRONG_TITLES = {
    "pozaszkolna": "Animatorski czas wolny młodzieży (pracownik młodzieżowy)",
    "pomoc-techniczna": "Analitik sieci komputerowych",
}


def by_slug(slug: str) -> Service:
    return Service.objects.for_page().get(slug=slug)


def test_the_handbook_has_fifteen_services_and_five_of_them_name_no_occupation():
    assert set(Service.objects.values_list("slug", flat=True)) == set(HANDBOOK)
    assert sum(not facts.codes for facts in HANDBOOK.values()) == 5
    assert sum(len(facts.codes) for facts in HANDBOOK.values()) == 33


@pytest.mark.parametrize("slug", HANDBOOK)
def test_every_fact_of_a_service_is_there(slug):
    service, facts = by_slug(slug), HANDBOOK[slug]

    assert {link.area_id for link in service.area_links.all()} == facts.areas
    assert (service.unit, len(service.competences), len(service.desired_traits)) == (
        facts.unit,
        facts.competences,
        facts.traits,
    )
    assert (service.legal_regime == "separate_law") == facts.separate_law
    assert tuple(service.delivery_modes) == facts.modes
    assert service.recipients
    assert service.recipient_kinds
    assert not service.is_confirmed
    assert [word for word in facts.says if word not in service.characteristic] == []
    notes = " ".join(service.notes)
    assert [word for word in facts.notes if word not in notes] == []


@pytest.mark.parametrize("slug", HANDBOOK)
def test_each_printed_code_is_kept_beside_the_one_of_the_classification(slug):
    rows = [row for row in by_slug(slug).requirements.all() if row.occupation_id]

    assert sorted((row.printed_code, row.occupation.code) for row in rows) == sorted(HANDBOOK[slug].codes)
    kind = Kind.EXAMPLE_OCCUPATION if slug in EXAMPLES_ONLY else Kind.REQUIRED_OCCUPATION
    assert {row.kind for row in rows} <= {kind}
    wrong = [row.printed_title for row in rows if row.printed_title != row.occupation.title]
    assert wrong == ([WRONG_TITLES[slug]] if slug in WRONG_TITLES else [])


@pytest.mark.parametrize("slug", HANDBOOK)
def test_the_other_requirements_are_typed_as_the_handbook_means_them(slug):
    rows = [row for row in by_slug(slug).requirements.all() if not row.occupation_id]

    assert tuple(row.kind for row in rows) == HANDBOOK[slug].kinds


@pytest.mark.parametrize("slug", ["reprezentowanie-interesow", "budowanie-relacji"])
def test_none_required_and_a_trained_person_are_both_said(slug):
    said = [(group.heading, " ".join(line.text for line in group.lines)) for group in groups_of(by_slug(slug))]

    assert any("Bez formalnych wymagań" in heading for heading, _ in said)
    assert any(heading == "Wymagane kwalifikacje" and "przeszkolony" in text for heading, text in said)


def test_the_nurserys_programmes_bind_the_provider_and_its_paths_the_person():
    rows = list(by_slug("zlobkowa-przedszkolna").requirements.all())

    assert [row.subject for row in rows] == ["provider"] * 4 + ["person"] * 11
    assert [hours for row in rows[:4] for hours in ("280", "160", "80", "40") if f" {hours} " in row.text] == [
        "280",
        "160",
        "80",
        "40",
    ]
    course = rows[-1]
    assert (course.hours, course.practical_hours, course.before_employment) == (280, 80, True)
    for hours in ("20", "25", "120", "35", "80"):
        assert f"({hours}" in course.text
    assert {row.max_age_months for row in rows if row.kind == Kind.CERTIFICATE} == {24}
    assert [len(row.names) for row in rows[4:6]] == [10, 8]


def test_an_untouched_proposal_follows_the_file_and_a_second_loading_writes_nothing(django_assert_max_num_queries):
    service = by_slug("pomoc-domowa")
    Service.objects.filter(pk=service.pk).update(characteristic="Dawne słowa.", delivery_modes=[])
    service.requirements.filter(kind=Kind.LICENCE).update(kind=Kind.QUALIFICATION, text="Referencje.", names=[])
    service.area_links.all().delete()

    assert load_services() == 1

    after = by_slug("pomoc-domowa")
    assert "Dawne" not in after.characteristic
    assert after.delivery_modes == ["at_home"]
    assert [row.kind for row in after.requirements.all() if not row.occupation_id] == [Kind.LICENCE]
    assert [link.area_id for link in after.area_links.all()] == [4]
    with django_assert_max_num_queries(12):
        assert load_services() == 0


@pytest.mark.parametrize("touched", [{"version": 2}, {"state": "retired"}, {"state": "draft"}])
def test_what_anybody_touched_is_never_written_again(touched):
    Service.objects.filter(slug="pomoc-domowa").update(characteristic="Słowa centrum.", **touched)

    assert load_services() == 0
    assert by_slug("pomoc-domowa").characteristic == "Słowa centrum."

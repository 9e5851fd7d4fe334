"""Code and title must agree: what each disagreement is called, and which code is proposed."""

from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command

from cus.desk.loaders.files import read_csv, read_json
from services.models import Occupation, ServiceRequirement
from services.occupations import Classification, Entry, FindingKind, resolve
from services.occupations.titles import title_key
from tests.factories.services import RequirementFactory


def entries() -> list[Entry]:
    """Return the reference edition without a database."""
    rows = read_csv("reference/occupations-2023.csv")
    return [
        Entry(number, row["code"], row["title"], row["variant_title"], min(len(row["code"]), 5))
        for number, row in enumerate(rows)
    ]


KNOWN = Classification(entries())
PRINTED = [
    (service["slug"], row)
    for service in read_json("reference/services-handbook.json")["services"]
    for row in service["requirements"]
    if "printed_code" in row
]


def codes(finding) -> list[str]:
    """Return the codes a finding proposes."""
    return [entry.code for entry in finding.candidates]


def test_the_handbook_prints_three_wrong_codes_and_two_wrong_titles_and_the_rest_agrees():
    found = {
        (slug, row["printed_title"]): KNOWN.check(row["printed_code"], row["printed_title"]) for slug, row in PRINTED
    }
    wrong = {
        key: (finding.kind, codes(finding)[0], len(finding.candidates)) for key, finding in found.items() if finding
    }

    assert len(PRINTED) == 33
    assert wrong == {
        ("wytchnieniowa", "Asystent osoby niepełnosprawnej"): (FindingKind.OTHER_TITLE, "341201", 1),
        ("wytchnieniowa", "Opiekun osoby starszej"): (FindingKind.OTHER_TITLE, "341202", 1),
        ("wytchnieniowa", "Opiekunka środowiskowa"): (FindingKind.OTHER_TITLE, "341204", 1),
        ("pozaszkolna", "Animatorski czas wolny młodzieży (pracownik młodzieżowy)"): (
            FindingKind.MISPRINTED_TITLE,
            "235916",
            1,
        ),
        ("pomoc-techniczna", "Analitik sieci komputerowych"): (FindingKind.MISPRINTED_TITLE, "252301", 1),
    }


def test_a_jockey_is_not_an_assistant():
    finding = KNOWN.check("342101", "Asystent osoby niepełnosprawnej")

    assert finding.message == "342101 to dżokej; czy chodzi o 341201 Asystent osoby niepełnosprawnej?"


@pytest.mark.parametrize(
    ("code", "title", "kind", "proposed"),
    [
        ("999999", "", FindingKind.UNKNOWN_CODE, []),
        ("341021", "Asystent osoby niepełnosprawnej", FindingKind.UNKNOWN_CODE, ["341201"]),
        ("341021", "", FindingKind.UNKNOWN_CODE, ["341201"]),
        ("3412", "Opiekunka środowiskowa", FindingKind.GROUP_CODE, ["341204"]),
        ("11001", "", FindingKind.LOST_ZERO, ["011001"]),
        ("11101", "", FindingKind.LOST_ZERO, ["011001"]),
        ("532102", "Opiekun domowy", FindingKind.OTHER_TITLE, ["532201"]),
        ("341201", "zupełnie coś innego xyz", FindingKind.OTHER_TITLE, []),
        ("", "Analitik sieci komputerowych", FindingKind.UNKNOWN_TITLE, ["252301"]),
        ("", "Kosmonauta", FindingKind.UNKNOWN_TITLE, []),
    ],
)
def test_each_disagreement_has_its_kind_and_the_nearest_right_codes(code, title, kind, proposed):
    finding = KNOWN.check(code, title)

    assert finding.kind == kind
    assert codes(finding) == proposed


@pytest.mark.parametrize(
    ("code", "title"),
    [
        ("341201", "Asystentka osoby niepełnosprawnej"),
        ("341204", "OPIEKUN ŚRODOWISKOWY"),
        ("532102", "Opiekun/opiekunka medyczna"),
        ("532102", "opiekun(ka) medyczny"),
        ("235916", "animatorka czasu wolnego mlodziezy (pracownica młodzieżowa)"),
        ("34 1201", " Asystent  osoby   niepełnosprawnej "),
        ("341201", ""),
        ("", "opiekun środowiskowy"),
        ("", ""),
    ],
)
def test_gender_case_diacritics_and_spaces_are_no_disagreement(code, title):
    assert KNOWN.check(code, title) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("opiekun", "opiekunka"),
        ("pielęgniarz", "pielęgniarka"),
        ("nauczyciel", "nauczycielka"),
        ("wychowawca", "wychowawczyni"),
        ("psycholog", "psycholożka"),
        ("pracownik socjalny", "pracownica socjalna"),
        ("terapeuta zajęciowy", "terapeutka zajęciowa"),
        ("kierowca", "kierowczyni"),
        ("specjalista", "specjalistka"),
        ("technik", "techniczka"),
        ("asystent", "asystentka"),
        ("fryzjer", "fryzjerka"),
        ("położny", "położna"),
        ("logopeda", "logopedka"),
    ],
)
def test_both_genders_of_a_title_have_one_key(one, other):
    assert title_key(one) == title_key(other)


def test_no_two_occupations_share_a_key_and_each_official_title_agrees_with_its_code():
    keys = [title_key(entry.title) for entry in KNOWN.by_code.values() if entry.level == 5]

    assert len(keys) == len(set(keys)) == 2911
    assert not [entry for entry in KNOWN.by_code.values() if entry.level == 5 and KNOWN.check(entry.code, entry.title)]


@pytest.mark.parametrize("slip", ["drop", "swap"])
def test_one_slip_in_a_title_still_leads_to_its_code(slip):
    sample = [entry for entry in KNOWN.by_code.values() if entry.level == 5 and len(entry.title) > 12][::60]
    lost = []
    for entry in sample:
        at = len(entry.title) // 2
        middle = "" if slip == "drop" else entry.title[at + 1] + entry.title[at]
        typed = entry.title[:at] + middle + entry.title[at + (1 if slip == "drop" else 2) :]
        if title_key(typed) != title_key(entry.title) and entry not in KNOWN.nearest(typed):
            lost.append(typed)

    assert not lost


def test_a_pasted_page_is_answered_and_not_pondered():
    assert KNOWN.check("341201", "opiekun " * 50_000).kind == FindingKind.OTHER_TITLE


@pytest.mark.django_db
@pytest.mark.parametrize(
    "text", ["341201", "341201 – Asystent osoby niepełnosprawnej", "asystentka osoby niepełnosprawnej"]
)
def test_an_occupation_typed_by_code_or_title_is_found(text):
    assert resolve(text).code == "341201"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "text", ["3412 Opiekunka środowiskowa", "342204 Opiekunka środowiskowa", "opiekunka środowiskwa"]
)
def test_what_disagrees_is_refused_with_the_right_code(text):
    with pytest.raises(ValidationError, match="341204 Opiekunka środowiskowa"):
        resolve(text)


def checked(*arguments) -> tuple[str, int]:
    """Run the command; return what it wrote and its exit code."""
    out = StringIO()
    try:
        call_command("check_occupations", *arguments, stdout=out)
    except SystemExit as ended:
        return out.getvalue(), ended.code
    return out.getvalue(), 0


@pytest.mark.django_db
def test_the_command_lists_misprints_of_the_source_and_passes():
    written, code = checked()

    assert code == 0
    assert written.count("(druk źródła)") == 5
    assert "342202 to instruktor sportu osób niepełnosprawnych; czy chodzi o 341202 Opiekun osoby starszej?" in written
    assert "0 niezgodności w katalogu, 5 pomyłek w druku źródła" in written
    assert checked("--zrodlo")[1] == 1


@pytest.mark.django_db
def test_the_command_fails_when_a_row_names_another_occupation_than_its_source():
    ServiceRequirement.objects.filter(printed_code="342101").update(occupation=Occupation.objects.get(code="342101"))

    written, code = checked()

    assert code == 1
    assert "Wpisano 342101 Dżokej, a źródło mówi o 341201 Asystent osoby niepełnosprawnej." in written


@pytest.mark.django_db
def test_the_command_changes_nothing():
    RequirementFactory()
    before = list(ServiceRequirement.objects.order_by("pk").values())

    checked("--zrodlo")

    assert list(ServiceRequirement.objects.order_by("pk").values()) == before

"""What waits for each role and what has changed lately: it comes with one act and goes with the next."""

import pytest

from diagnosis.models import Need
from tests.factories.services import ServiceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _day(on_day):
    """It is 22 November 2026 unless a test says otherwise."""
    on_day("2026-11-22")


@pytest.fixture
def quiet(office):
    """The office with every proposal of the catalogue confirmed."""
    office.administrator.send("/uslugi/propozycje/")
    return office


@pytest.fixture
def version(quiet):
    """A whole programme in draft."""
    diagnosis = quiet.diagnosis()
    quiet.need(diagnosis, ServiceFactory(), size="5", severity="5")
    return quiet.programme(diagnosis, *Need.objects.all())


def waiting(office) -> dict[str, list[str]]:
    """What waits for those for whom anything waits."""
    people = ("worker", "organiser", "director", "administrator", "reader")
    tasks = {name: getattr(office, name).waiting() for name in people}
    return {name: titles for name, titles in tasks.items() if titles}


def test_proposals_wait_for_the_administrator_until_confirmed(office):
    before = waiting(office)
    office.administrator.send("/uslugi/propozycje/")

    assert before == {"administrator": ["Katalog usług: propozycje do potwierdzenia"]}
    assert waiting(office) == {}


def test_a_programme_waits_for_whom_it_is_sent_to(quiet, version):
    in_draft = waiting(quiet)
    quiet.decide(version, "zloz")
    sent = waiting(quiet)
    quiet.decide(version, "zwroc", "director", comment="Kto zje?")
    returned = waiting(quiet)
    quiet.decide(version, "zloz")
    sent_again = waiting(quiet)
    quiet.decide(version, "zatwierdz", "director")
    approved = waiting(quiet)
    quiet.decide(version, "wojt", sent_to_mayor_on="22.11.2026")

    assert in_draft == {}
    assert sent == sent_again == {"director": ["Program „Bliżej siebie” do decyzji"]}
    mend = ["Program „Bliżej siebie” wrócił do poprawy"]
    assert returned == {"worker": mend, "organiser": mend, "director": mend}
    send = ["Program „Bliżej siebie” do wysłania burmistrzowi"]
    assert approved == {"organiser": send, "director": send}
    assert waiting(quiet) == {}


def test_a_recalled_programme_no_longer_waits(quiet, version):
    quiet.decide(version, "zloz")
    quiet.decide(version, "wycofaj")

    assert waiting(quiet) == {}


def test_an_approval_taken_back_waits_for_the_authors(quiet, version):
    quiet.decide(version, "zloz")
    quiet.decide(version, "zatwierdz", "director")
    quiet.decide(version, "cofnij-zatwierdzenie", "director", comment="Zła kwota.")

    assert waiting(quiet)["worker"] == ["Program „Bliżej siebie” wrócił do poprawy"]


def test_a_diagnosis_waits_for_the_director_once_its_consultation_is_over(quiet, on_day):
    diagnosis = quiet.diagnosis("Diagnoza gminy")
    quiet.need(diagnosis)
    quiet.consult(diagnosis, "10.11.2026", "22.11.2026")
    last_day = waiting(quiet)
    on_day("2026-11-23")
    over = waiting(quiet)
    quiet.stage(diagnosis, "hand_over", "director", handed_to_mayor_on="23.11.2026", handed_to_council_on="23.11.2026")

    assert last_day == {}
    assert over == {"director": ["Diagnoza gminy: przekaż burmistrzowi i radzie"]}
    assert waiting(quiet) == {}


def test_an_agreement_waits_for_a_signature_of_those_who_may_record_it(quiet):
    agreement = quiet.agreement(quiet.partner("Koło „Kalina”", confirmed_on="22.11.2026"))
    drafted = waiting(quiet)
    quiet.sign(agreement, "22.11.2026")

    wanted = ["Porozumienie nr 1/2026: projekt"]
    assert drafted == {"organiser": wanted, "director": wanted}
    assert waiting(quiet) == {}


def test_every_task_leads_to_a_page_that_opens(quiet, version):
    quiet.agreement(quiet.partner("Koło „Kalina”"))
    quiet.decide(version, "zloz")

    for link in quiet.director.page("/").xpath("//section[@aria-labelledby='czeka']//li/a/@href"):
        quiet.director.page(link)


def test_changes_are_told_newest_first_to_the_staff_alone(quiet, version, on_day):
    on_day("2026-11-23")
    partner = quiet.partner("Koło „Kalina”")
    on_day("2026-11-24")
    quiet.sign(quiet.agreement(partner), "24.11.2026")
    on_day("2026-11-25")
    quiet.decide(version, "zloz")
    on_day("2026-11-26")
    quiet.decide(version, "zwroc", "director", comment="Kto zje?")

    assert quiet.worker.changes() == [
        "Zwrócono do poprawy: „Bliżej siebie”",
        "Złożono do dyrektora: „Bliżej siebie”",
        "Podpisano: Porozumienie nr 1/2026",
        "Nowa fiszka: Koło „Kalina”",
        "Założono program: „Bliżej siebie”",
    ]
    assert quiet.reader.changes() == quiet.administrator.changes() == []


def test_only_the_six_newest_changes_are_told_and_an_archived_card_is_not_among_them(quiet):
    cards = [quiet.partner(f"Partner {number}") for number in range(1, 9)]
    quiet.organiser.press(f"/partnerzy/{cards[-1].pk}/archiwum/")

    assert quiet.worker.changes() == [f"Nowa fiszka: Partner {number}" for number in range(7, 1, -1)]

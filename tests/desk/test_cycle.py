"""The cycle on the start page: each state of each step appears and goes away by what people do on the screens."""

import pytest

from diagnosis.models import Need, StaffingRow
from partners.models import Partner
from tests.factories.diagnosis_notes import NoteFactory
from tests.factories.services import ServiceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _day(on_day):
    """It is 22 November 2026 unless a test says otherwise."""
    on_day("2026-11-22")


@pytest.fixture
def in_force(office):
    """A diagnosis of 2026–2030 in force, with one need of the highest priority that a service answers."""
    diagnosis = office.diagnosis()
    office.need(diagnosis, ServiceFactory(), size="5", severity="5")
    office.consult(diagnosis, "1.09.2026", "21.09.2026")
    office.put_in_force(diagnosis, "1.10.2026")
    return diagnosis


def test_diagnosis_is_ahead_then_in_progress_stage_by_stage(office):
    before = office.worker.step("diagnosis")
    diagnosis = office.diagnosis("Diagnoza gminy")
    planning = office.worker.step("diagnosis")
    office.stage(diagnosis, "start_research")
    research = office.worker.step("diagnosis")

    assert before == ("idle", "przed nami", "Nie ma jeszcze diagnozy", "/diagnozy/nowa/")
    assert (planning.kind, planning.text) == ("now", "„Diagnoza gminy”: planowanie")
    assert research.text == "„Diagnoza gminy”: badanie"
    assert research.url == f"/diagnozy/{diagnosis.pk}/"


def test_diagnosis_is_not_required_in_the_first_year_of_the_centre(office, on_day):
    office.profile(created_on="1.03.2026")
    first_year = office.organiser.step("diagnosis")
    on_day("2027-03-01")
    last_day = office.organiser.step("diagnosis")
    on_day("2027-03-02")
    after = office.organiser.step("diagnosis")

    assert (first_year.kind, first_year.word) == ("free", "jeszcze nie trzeba")
    assert first_year.text == "Rok bez obowiązku diagnozy (art. 76) trwa do 1 marca 2027"
    assert last_day.kind == "free"
    assert after.kind == "idle"


def test_diagnosis_is_done_while_it_covers_today_and_overdue_near_its_end(office, in_force, on_day):
    done = office.worker.step("diagnosis")
    on_day("2030-06-30")
    still_done = office.worker.step("diagnosis")
    on_day("2030-07-01")
    ending = office.worker.step("diagnosis")
    on_day("2031-01-01")
    over = office.worker.step("diagnosis")

    assert (done.kind, done.text) == ("done", "W mocy do 31 grudnia 2030, jeszcze 4 lata, 1 miesiąc i 10 dni")
    assert still_done.kind == "done"
    assert (ending.kind, ending.word) == ("stop", "kończy się")
    assert (over.kind, over.word, over.text) == ("stop", "po terminie", "Okres minął 31 grudnia 2030")


def test_diagnosis_accepted_before_its_period_says_from_when(office):
    diagnosis = office.diagnosis(start="1.01.2027")
    office.need(diagnosis)
    office.consult(diagnosis, "1.09.2026", "21.09.2026")
    office.put_in_force(diagnosis, "1.10.2026")

    step = office.worker.step("diagnosis")

    assert (step.kind, step.word, step.text) == ("now", "przyjęta", "Obejmuje okres od 1 stycznia 2027")


def test_providers_are_ahead_then_in_progress_then_found(office):
    meals, respite = ServiceFactory(), ServiceFactory()
    empty = office.worker.step("providers")
    partner = office.partner("Koło „Kalina”")
    no_priority = office.worker.step("providers")
    diagnosis = office.diagnosis()
    office.need(diagnosis, meals, respite, size="5", severity="4")
    unserved = office.worker.step("providers")
    office.offer(partner, meals)
    half = office.worker.step("providers")
    office.offer(partner, meals, respite)
    found = office.worker.step("providers")

    assert (empty.kind, empty.text, empty.url) == ("idle", "Rejestr partnerów jest pusty", "/partnerzy/nowy/")
    assert (no_priority.kind, no_priority.text[:8]) == ("now", "1 fiszka")
    assert unserved.text == "0 z 2 usług z priorytetem ma możliwego wykonawcę"
    assert (half.kind, half.text) == ("now", "1 z 2 usług z priorytetem ma możliwego wykonawcę")
    assert (found.kind, found.text) == ("done", "Każda z 2 usług z priorytetem ma możliwego wykonawcę")


def test_a_need_without_priority_asks_for_no_provider(office):
    office.partner("Koło „Kalina”")
    diagnosis = office.diagnosis()
    office.need(diagnosis, ServiceFactory())

    assert "żadna potrzeba nie ma jeszcze priorytetu" in office.worker.step("providers").text


@pytest.mark.parametrize("confirmed", ["22.11.2026", ""], ids=["confirmed", "never confirmed"])
def test_providers_are_overdue_when_a_card_was_not_confirmed_for_a_year(office, on_day, confirmed):
    partner = office.partner("Koło „Kalina”", confirmed_on=confirmed)
    on_day("2027-11-22")
    on_time = office.worker.step("providers")
    on_day("2027-11-23")
    late = office.worker.step("providers")
    office.worker.send(f"/partnerzy/{partner.pk}/zmien/", confirmed_on="23.11.2027")
    mended = office.worker.step("providers")

    assert on_time.kind == "now"
    assert (late.kind, late.word) == ("stop", "po terminie")
    assert late.text == "1 fiszka bez potwierdzenia od ponad roku"
    assert mended.kind == "now"


def test_an_archived_card_is_no_provider(office):
    partner = office.partner("Koło „Kalina”")
    office.organiser.press(f"/partnerzy/{partner.pk}/archiwum/")

    assert office.worker.step("providers").kind == "idle"
    assert Partner.objects.exists()


def test_tasks_are_ahead_then_drafted_then_divided_and_wait_when_a_party_leaves(office):
    none = office.organiser.step("tasks")
    partner = office.partner("Koło „Kalina”")
    agreement = office.agreement(partner)
    draft = office.organiser.step("tasks")
    office.sign(agreement, "20.11.2026")
    divided = office.organiser.step("tasks")
    office.withdraw(agreement, partner, "21.11.2026")
    left = office.organiser.step("tasks")

    assert none == ("idle", "przed nami", "Nie ma porozumienia o współpracy", "/porozumienia/nowe/")
    assert (draft.kind, draft.text) == ("now", "Porozumienie w przygotowaniu")
    assert (left.kind, left.text) == ("now", "Porozumienie nr 1/2026: zadania czekają na podział")
    assert (divided.kind, divided.text) == ("done", "Porozumienie nr 1/2026, zadania podzielone")
    assert divided.url == f"/porozumienia/{agreement.pk}/"


def test_tasks_are_overdue_sixty_days_before_the_agreement_ends(office, on_day):
    partner = office.partner("Koło „Kalina”")
    agreement = office.agreement(partner, ends_on="31.12.2027")
    office.sign(agreement, "20.11.2026")
    kinds = {}
    for day in ("2027-10-31", "2027-11-01", "2027-12-31", "2028-01-01"):
        on_day(day)
        step = office.organiser.step("tasks")
        kinds[day] = (step.kind, step.word)

    assert kinds == {
        "2027-10-31": ("done", "gotowe"),
        "2027-11-01": ("stop", "kończy się"),
        "2027-12-31": ("stop", "kończy się"),
        "2028-01-01": ("idle", "przed nami"),
    }


def test_an_agreement_that_was_ended_leaves_the_step_ahead(office, on_day):
    agreement = office.agreement(office.partner("Koło „Kalina”"))
    office.sign(agreement, "20.11.2026")
    office.organiser.send(f"/porozumienia/{agreement.pk}/zakonczenie/", ends_on="22.11.2026", ending="expired")

    assert office.organiser.step("tasks").kind == "idle"


def test_the_programme_says_where_it_is_and_since_when(office, in_force, on_day):
    ahead = office.organiser.step("programme")
    version = office.programme(in_force, *Need.objects.all())
    words = [office.organiser.step("programme")]
    for day, name, by, fields in [
        ("2026-11-23", "zloz", "organiser", {}),
        ("2026-11-24", "zwroc", "director", {"comment": "Kto zje?"}),
        ("2026-11-25", "zloz", "organiser", {}),
        ("2026-11-26", "wycofaj", "organiser", {}),
        ("2026-11-27", "zloz", "organiser", {}),
        ("2026-11-28", "zatwierdz", "director", {}),
        ("2026-11-29", "wojt", "organiser", {"sent_to_mayor_on": "29.11.2026"}),
        ("2026-12-10", "uchwala", "organiser", {"resolution_number": "I/1", "resolution_date": "10.12.2026"}),
    ]:
        on_day(day)
        office.decide(version, name, by, **fields)
        words.append(office.organiser.step("programme"))

    assert (ahead.kind, ahead.url) == ("idle", "/programy/nowy/")
    assert {box.kind for box in words} == {"now"}
    assert [box.word for box in words] == [
        "w opracowaniu",
        "u dyrektora",
        "zwrócony do poprawy",
        "u dyrektora",
        "w opracowaniu",
        "u dyrektora",
        "zatwierdzony, do wysłania burmistrzowi",
        "u burmistrza",
        "po uchwale rady",
    ]
    assert words[1].text == "„Bliżej siebie”, od 23 listopada 2026"
    assert words[-1].url == f"/programy/{version.pk}/"


@pytest.fixture
def announced(office, in_force, on_day):
    """A programme of 2027–2028 announced in the journal on 12 December, in effect from 27 December 2026."""
    on_day("2026-12-12")
    version = office.programme(in_force, *Need.objects.all())
    office.decide(version, "zloz")
    office.decide(version, "zatwierdz", "director")
    office.decide(version, "wojt", sent_to_mayor_on="12.12.2026")
    office.decide(version, "uchwala", resolution_number="I/1", resolution_date="12.12.2026")
    office.decide(version, "ogloszenie", journal_reference="2026 poz. 1", journal_date="12.12.2026")
    return version


def test_a_programme_in_force_comes_ends_and_asks_for_its_successor(office, announced, in_force, on_day):
    seen = {}
    for day in ("2026-12-26", "2026-12-27", "2028-06-30", "2028-07-01", "2029-01-01"):
        on_day(day)
        step = office.organiser.step("programme")
        seen[day] = (step.kind, step.word)
    on_day("2028-07-02")
    office.programme(in_force, name="Razem dalej")
    successor = office.organiser.step("programme")

    assert seen == {
        "2026-12-26": ("now", "ogłoszony"),
        "2026-12-27": ("done", "obowiązuje"),
        "2028-06-30": ("done", "obowiązuje"),
        "2028-07-01": ("stop", "kończy się"),
        "2029-01-01": ("idle", "przed nami"),
    }
    assert (successor.kind, successor.word) == ("now", "w opracowaniu")
    assert "Razem dalej" in successor.text


def test_contracts_delivery_and_evaluation_follow_the_programme_in_force(office, announced, on_day):
    seen, told = {}, {}
    for day in ("2026-12-26", "2026-12-27", "2027-01-01", "2028-12-31", "2029-01-01", "2029-04-30", "2029-05-01"):
        on_day(day)
        steps = office.organiser.cycle()
        told[day] = steps["delivery"].text
        seen[day] = (steps["contracts"].text[:8], steps["delivery"].kind, steps["evaluation"].kind)

    assert seen == {
        "2026-12-26": ("Powstaną", "idle", "idle"),
        "2026-12-27": ("Program ", "idle", "idle"),
        "2027-01-01": ("Program ", "now", "idle"),
        "2028-12-31": ("Program ", "stop", "idle"),
        "2029-01-01": ("Powstaną", "stop", "warn"),
        "2029-04-30": ("Powstaną", "stop", "warn"),
        "2029-05-01": ("Powstaną", "stop", "stop"),
    }
    assert "brak liczb za III kwartał 2028, 1 usługa" in told["2028-12-31"]
    assert "brak liczb za IV kwartał 2028, 1 usługa" in told["2029-05-01"]
    assert "termin 30 kwietnia 2029 (art. 6)" in steps["evaluation"].text
    assert told["2026-12-26"] == "Program jeszcze nie obowiązuje"
    assert told["2026-12-27"].endswith("zaczyna się 1 stycznia 2027")


def test_staffing_has_not_been_opened(office, in_force):
    url = f"/diagnozy/{in_force.pk}/kadry/"

    assert office.organiser.step("staffing") == ("idle", "przed nami", "Bilansu kadr jeszcze nie założono", url)


def test_staffing_is_in_progress_done_when_each_gap_has_a_plan_and_overdue_when_its_day_passed(
    office, in_force, on_day
):
    url = f"/diagnozy/{in_force.pk}/kadry/"
    office.worker.press(f"{url}zaloz/")
    row = StaffingRow.objects.get()
    opened = office.worker.step("staffing")
    office.worker.send(
        f"{url}pozycje/{row.pk}/", planned_own="40", norm_staff="1", norm_units="10", norm_source="Ustalenie zespołu"
    )
    lacking = office.worker.step("staffing")
    plan = {"number": "4", "manner": "hire", "employer_other": "Przedszkole", "due_on": "31.12.2026"}
    office.worker.send(f"{url}pozycje/{row.pk}/plany/nowy/", **plan)
    planned = office.worker.step("staffing")
    on_day("2027-01-01")
    late = office.worker.step("staffing")
    office.worker.send(f"{url}pozycje/{row.pk}/plany/{row.plans.get().pk}/", state="done")
    carried_out = office.worker.step("staffing")

    assert (opened.kind, opened.text, opened.url) == ("now", "Bez normy lub liczby: 1 pozycja", url)
    assert (lacking.kind, lacking.text) == ("now", "Bez planu uzupełnienia: 4 osoby")
    assert (planned.kind, planned.text) == ("done", "Jest plan na 4 brakujące osoby")
    assert (late.kind, late.text) == ("stop", "1 plan uzupełnienia kadry po terminie")
    # Whoever was employed is to be entered in the registry; until then the gap stands.
    assert (carried_out.kind, carried_out.text) == ("now", "Bez planu uzupełnienia: 4 osoby")


def test_the_next_diagnosis_is_begun_while_one_is_in_force(office, in_force):
    before = office.organiser.step("next_diagnosis")
    following = office.diagnosis("Diagnoza następna", start="1.01.2031")
    begun = office.organiser.step("next_diagnosis")
    office.need(following)
    office.consult(following, "1.10.2026", "10.10.2026")
    office.put_in_force(following, "20.10.2026")
    after = office.organiser.step("next_diagnosis")

    assert before.kind == "idle"
    assert (begun.kind, begun.word, begun.text) == ("done", "rozpoczęta", "Rozpoczęta: „Diagnoza następna”")
    assert after.kind == "idle"


def test_a_reader_sees_the_states_without_links_and_without_working_papers(office, in_force):
    office.partner("Koło „Kalina”")
    office.programme(in_force, *Need.objects.all(), name="Program tajny")
    office.diagnosis("Diagnoza tajna", start="1.01.2031")

    for person in (office.reader, office.administrator):
        boxes = person.cycle()
        assert {box.url for box in boxes.values()} == {""}
        assert not [box.text for box in boxes.values() if "tajn" in box.text]
        assert (boxes["programme"].kind, boxes["programme"].word) == ("now", "w opracowaniu")
        assert boxes["diagnosis"].text == "W mocy do 31 grudnia 2030, jeszcze 4 lata, 1 miesiąc i 10 dni"
        assert person.changes() == []


def test_notes_of_the_year_call_for_an_update_and_begin_the_next_diagnosis(office, in_force):
    quiet = office.worker.step("diagnosis")
    note = NoteFactory(update_needed=False)
    waiting = office.worker.step("next_diagnosis")
    NoteFactory(update_needed=True)
    calling = office.worker.step("diagnosis")
    opened = office.diagnosis("Następna diagnoza", "1.01.2031")
    led = office.worker.step("diagnosis")

    assert quiet.kind == "done"
    assert (waiting.kind, waiting.text) == ("now", "1 notatka z rozeznania od ostatniej diagnozy")
    assert (calling.kind, calling.word) == ("stop", "do aktualizacji")
    assert calling.url == "/diagnozy/rozeznanie/?stan=czekaja&aktualizacja=tak"
    assert led.url == f"/diagnozy/{opened.pk}/notatki/"
    assert note.subject not in led.text

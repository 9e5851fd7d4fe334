"""The information on implementation: seven parts counted, approved once, corrected by editions, published twice."""

import datetime
from decimal import Decimal

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from cus.documents.docx import docx_of
from cus.documents.render import render_pdf
from cus.text.dates import day
from cus.workflow import Refused, StaleEdit
from programmes.enums import CostKind
from programmes.models import (
    ContractAnnex,
    ContractProvider,
    CostLine,
    CouncilResolution,
    Indicator,
    Programme,
    ProgrammeVersion,
)
from programmes.results.actions import information as actions
from programmes.results.figures import People
from programmes.results.implementation.building import changed_parts, ground_of, marks_of, sheet_of
from programmes.results.implementation.documents import information_document, invalid_information
from programmes.results.implementation.due import Term, ruled_by, term_of, waiting_on
from programmes.results.implementation.parts.costs import spent_by_year
from programmes.results.implementation.printing import information_of
from programmes.results.implementation.words import over, people_text, share, split_text
from tests.documents.checks import faults, text_of
from tests.factories.centre import ServedGminaFactory
from tests.factories.partners import PartnerFactory
from tests.factories.programmes import ItemFactory, VersionFactory
from tests.factories.programmes_contracts import a_contract, an_adopted_item, bound_until, signed
from tests.factories.results_complaints import ComplaintFactory, ImpactNoteFactory
from tests.factories.results_information import (
    LAST_YEAR,
    CompletedFactory,
    approved,
    begun,
    figure,
    repealed,
    whole,
    yearly,
)
from tests.factories.results_quality import OpinionFactory, SurveyFactory

DAY = datetime.date
TODAY = timezone.localdate


@pytest.fixture
def item(db):
    """A service planned for 20 people and, in all, 600 hours of two years."""
    version = CompletedFactory(name="Bliżej siebie", whole=True)
    return ItemFactory(version=version, service__name="Opieka sąsiedzka", quantity=300, quantity_unit="hour")


def sheet(item):
    return sheet_of(ground_of(item.version.programme))


def cells(item, part: int, board: int = 0) -> list[list[str]]:
    """Texts of a table, hard spaces made plain."""
    lines = sheet(item).parts[part - 1].boards[board].lines
    return [[cell.text.replace("\xa0", " ") for cell in line.cells] for line in lines]


def sql(question: str, *args):
    with connection.cursor() as cursor:
        cursor.execute(question, args)
        return cursor.fetchone()[0]


# --- dates and words -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("end", "due"),
    [
        (DAY(2026, 12, 31), DAY(2027, 4, 30)),
        (DAY(2026, 10, 31), DAY(2027, 2, 28)),
        (DAY(2027, 10, 31), DAY(2028, 2, 29)),
        (DAY(2026, 3, 15), DAY(2026, 7, 15)),
    ],
)
def test_the_information_is_due_four_calendar_months_after_the_end(end, due):
    assert Term(end, False, True).due == due


@pytest.mark.parametrize(
    ("day", "kind", "word"),
    [
        (DAY(2027, 3, 30), "idle", "zostało 31 dni"),
        (DAY(2027, 3, 31), "warn", "zostało 30 dni"),
        (DAY(2027, 4, 22), "warn", "zostało 8 dni"),
        (DAY(2027, 4, 23), "stop", "zostało 7 dni"),
        (DAY(2027, 4, 29), "stop", "został 1 dzień"),
        (DAY(2027, 4, 30), "stop", "ostatni dzień"),
        (DAY(2027, 5, 1), "stop", "po terminie"),
    ],
)
def test_the_due_date_warns_from_thirty_days_on(day, kind, word):
    assert Term(DAY(2026, 12, 31), False, True).word(day) == (kind, word)


@pytest.mark.parametrize(
    ("people", "text"),
    [
        (People(3, 3, 3), "3"),
        (People(), "brak liczby"),
        (People(None, 7, 19), "brak liczby\n(od 7 do 19)"),
        (People(None, 2, 19), "brak liczby\n(najwyżej 19)"),
        (People(None, 2, 4), "brak liczby\n(mniej niż 5)"),
    ],
)
def test_a_total_stays_and_a_bound_read_from_few_people_is_not_told(people, text):
    assert people_text(people) == text


def test_a_finer_split_below_five_is_not_told_and_nobody_is():
    assert [split_text(People(n, n, n)) for n in (0, 1, 4, 5)] == ["0", "mniej niż 5", "mniej niż 5", "5"]


def test_a_plan_of_a_year_is_counted_for_the_days_of_the_programme():
    start, end = DAY(2025, 3, 1), DAY(2026, 12, 31)

    assert over(Decimal(1200), "year", start, end) == Decimal(2200)
    assert over(Decimal(10), "month", start, end) == Decimal(220)
    assert over(Decimal(500), "total", start, end) == Decimal(500)
    assert over(Decimal(5), "turn", start, end) is None


def test_a_hundred_per_cent_is_the_whole_plan():
    told = [share(Decimal(given), Decimal(1000)).replace("\xa0", " ") for given in ("999", "1000", "1500", "4")]

    assert told == ["99 %", "100 %", "150 %", "0 %"]


# --- seven parts -----------------------------------------------------------------------------


@pytest.mark.django_db
def test_each_figure_is_an_independent_count_of_the_rows(item):
    whole(item, 34)
    yearly(item, LAST_YEAR - 1, people=18, quantity=250, quantity_unit="hour", cost=Decimal("7500.50"))
    for month in (1, 4):
        figure(item, day=DAY(LAST_YEAR, month, 1), people=9, quantity=100, quantity_unit="hour", cost=3000, refusals=2)
    programme = item.version.programme_id
    asked = "SELECT sum({}) FROM results_deliveryfigure WHERE programme_id = %s AND service_id = %s"

    hours = sql(asked.format("quantity"), programme, item.service_id)
    cost = sql(asked.format("cost"), programme, item.service_id)
    in_year = sql(
        asked.format("cost") + " AND extract(year FROM starts_on) = %s", programme, item.service_id, LAST_YEAR
    )
    people = sql(
        "SELECT people FROM results_deliveryfigure WHERE programme_id = %s AND period_kind = 'whole'", programme
    )

    assert (hours, cost, in_year, people) == (450, Decimal("13500.50"), 6000, 34)
    assert cells(item, 3)[0][2] == "34"
    assert cells(item, 4)[0][2:] == ["450 godzin", "75 %"]
    assert cells(item, 6)[0][2] == "13 500,50 zł"
    assert spent_by_year(ground_of(item.version.programme)) == (
        {LAST_YEAR - 1: Decimal("7500.50"), LAST_YEAR: 6000},
        None,
    )
    assert "Odmowy we wszystkich usługach" in [fact.label for fact in sheet(item).parts[3].facts]


@pytest.mark.django_db
def test_people_are_never_a_sum_and_a_missing_number_is_a_gap(item):
    for year, people in ((LAST_YEAR - 1, 18), (LAST_YEAR, 22)):
        yearly(item, year, people=people)

    assert cells(item, 3)[0][2] == "brak liczby\n(od 22 do 40)"
    assert cells(item, 3, 1)[0][1:] == ["18", "22"]
    assert "Opieka sąsiedzka: brak liczby różnych osób z całego okresu." in [one.text for one in sheet(item).lacks]


@pytest.mark.django_db
def test_a_programme_of_one_year_takes_the_number_of_its_year():
    version = CompletedFactory(one_year=True)
    item = ItemFactory(version=version, quantity=20, quantity_unit="person")
    yearly(item, LAST_YEAR, people=3)

    assert cells(item, 3)[0][1:] == ["20 osób rocznie", "3"]
    assert cells(item, 4)[0][2:] == ["3 osoby", "15 %"]
    assert len(sheet(item).parts[2].boards) == 1


@pytest.mark.django_db
def test_the_check_list_names_every_gap_of_a_service_without_figures(item):
    Indicator.objects.create(item=item, name="Zadowolenie", target=80)

    found = {(lack.part, lack.text.partition(": ")[2] or lack.text) for lack in sheet(item).lacks}

    assert {
        (3, "brak liczby różnych osób z całego okresu."),
        (3, "program nie podaje planowanej liczby osób."),
        (4, "nie wpisano żadnych liczb z realizacji."),
        (5, "nie wpisano, ile wyniósł."),
        (6, "brak poniesionego kosztu."),
        (6, "program nie podaje planowanego kosztu."),
        (7, "nie odnotowano wykonawcy."),
    } <= found
    assert all(lack.url for lack in sheet(item).lacks if lack.part in (3, 6, 7))


@pytest.mark.django_db
def test_only_part_of_the_services_was_delivered(item):
    idle = ItemFactory(version=item.version, service__name="Dowóz")
    yearly(item, LAST_YEAR, people=20)
    yearly(idle, LAST_YEAR, people=0, refusals=4)

    facts = {fact.label: fact.entry.text for fact in sheet(item).parts[3].facts}

    assert facts["Usługi, których udzielano"] == "1 z 2 usług programu"
    assert facts["Nie udzielano"] == "Dowóz"


@pytest.mark.django_db
def test_a_later_version_rules_and_what_it_changed_is_told(item):
    item.quantity, item.quantity_unit = 20, "person"
    item.save()
    gone = ItemFactory(version=item.version, service__name="Kino")
    later = CompletedFactory(
        programme=item.version.programme, number=2, origin="change", copied_from=item.version, name="Bliżej siebie"
    )
    ItemFactory(version=later, service=item.service, service_name="Opieka", quantity=30, quantity_unit="person")
    yearly(gone, LAST_YEAR, people=8)

    part = sheet(item).parts[2]

    assert [line.cells[0].text for line in part.boards[0].lines][:2] == ["Opieka", "Kino"]
    assert part.boards[0].lines[1].note.endswith("wersja 1.")
    assert part.remarks[0].replace("\xa0", " ") == "Opieka: wersja 1 przewidywała: 20 osób rocznie."


@pytest.mark.django_db
def test_a_repealed_programme_ends_on_the_day_of_repeal(item):
    day = DAY(LAST_YEAR, 6, 30)

    term = term_of(repealed(item.version, day))

    assert (term.end, term.is_repealed, term.is_over) == (day, True, True)
    assert term.due == DAY(LAST_YEAR, 10, 30)
    assert "program uchylono z dniem" in sheet(item).parts[1].facts[1].entry.text


@pytest.mark.django_db
def test_two_sums_of_planned_costs_are_both_shown(item):
    item.planned_cost = 1000
    item.save()
    CostLine.objects.create(item=item, year=LAST_YEAR, kind=CostKind.STAFF, amount=900)

    remark = sheet(item).parts[5].remarks[0].replace("\xa0", " ")

    assert "1 000,00 zł w usługach i 900,00 zł w latach" in remark


@pytest.mark.django_db
def test_providers_come_from_contracts_and_from_figures():
    item = an_adopted_item()
    contract = signed(a_contract(item))
    stranger = PartnerFactory()
    figure(item, partner=stranger, people=5)

    lines = cells(item, 7)

    partner = contract.providers.get().partner
    assert [(line[1], "umowa nr" in line[2]) for line in lines] == [(str(partner), True), (str(stranger), False)]
    assert f"{item.service_name}, {stranger}: nie odnotowano umowy ani przydziału." in [
        lack.text for lack in sheet(item).lacks
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(("ends", "told"), [((5, 8), 8), ((8, 5), 5), ((None, 7), 7), ((7, None), 7), ((None,), 6)])
def test_a_contract_lasted_as_its_newest_annex_says_be_it_longer_or_shorter(item, ends, told):
    contract = bound_until(item, DAY(LAST_YEAR, 6, 30), period_start=DAY(LAST_YEAR, 1, 1))
    ContractProvider.objects.create(contract=contract, partner=PartnerFactory())
    for number, month in enumerate(ends, start=1):
        ContractAnnex.objects.create(
            contract=contract,
            number=number,
            signed_on=DAY(LAST_YEAR, number, 1),
            effective_on=DAY(LAST_YEAR, number, 1),
            signature_manner="paper",
            amount=1000,
            period_end=DAY(LAST_YEAR, month, 28) if month else None,
            description="Zmieniono koniec.",
            recorded_by=contract.created_by,
        )

    ((_, _, basis),) = cells(item, 7)

    last = DAY(LAST_YEAR, told, 28) if told != 6 else DAY(LAST_YEAR, 6, 30)
    assert basis.endswith(f"do {day(last)}".replace("\xa0", " "))


# --- life ------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_nobody_begins_it_before_the_end(organiser, worker, item):
    running = an_adopted_item().version

    with pytest.raises(Refused, match="po zakończeniu programu"):
        begun(running, organiser)
    with pytest.raises(Refused, match="przygotowywać informacji"):
        begun(item.version, worker)
    assert begun(item.version, organiser) == begun(item.version, organiser)


@pytest.mark.django_db
def test_the_director_approves_once_and_only_the_director(organiser, director, item):
    information = begun(item.version, organiser)
    with pytest.raises(Refused, match="przekazywać informacji gminie"):
        approved(information, organiser)

    edition = approved(information, director)

    assert edition.frozen.data["handed_on"] == TODAY().isoformat()
    assert edition.frozen.label == f"1/{TODAY().year}"
    with pytest.raises(Refused, match="zatwierdzono"):
        approved(information, director)
    assert information.editions.count() == 1


@pytest.mark.django_db
def test_a_figure_changed_while_the_director_was_reading_is_told(director, organiser, item, client_for):
    row = whole(item, 34)
    information = begun(item.version, organiser)
    seen = marks_of(sheet(item))
    row.people = 35
    row.save()

    with pytest.raises(StaleEdit):
        actions.approve_information(by=director, information=information, seen=seen, handed_on=TODAY())
    assert [part.number for part in changed_parts(sheet(item), seen)] == [3]
    url = reverse("results:information_approve", args=[item.version.programme_id])
    answer = client_for(director).post(url, {"seen": seen, "handed_on": TODAY().isoformat()})
    assert answer.status_code == 409
    assert "Niczego nie zatwierdzono" in answer.content.decode()
    assert not information.editions.exists()


@pytest.mark.django_db
def test_two_people_writing_the_texts_are_both_told(organiser, director, item):
    information = begun(item.version, organiser)
    texts = dict.fromkeys(actions.TEXTS, "") | {"degree": "Zgodnie z planem."}
    actions.save_texts(by=organiser, information=information, seen=1, values=texts)

    with pytest.raises(StaleEdit):
        actions.save_texts(by=director, information=information, seen=1, values=texts)


@pytest.mark.django_db
def test_a_correction_makes_the_next_edition_and_keeps_the_first(organiser, director, item):
    information = begun(item.version, organiser)
    first = approved(information, director)
    with pytest.raises(Refused, match="Napisz"):
        actions.correct_information(by=organiser, information=information, reason="  ")

    actions.correct_information(by=organiser, information=information, reason="Pomylono koszt.")
    second = approved(information, director)

    assert second.frozen.label == f"{first.frozen.label}, wydanie 2"
    assert second.frozen.data["reason"] == "Pomylono koszt."
    assert invalid_information(first.frozen).startswith("Tę informację poprawiono")
    assert invalid_information(second.frozen) == ""


def an_adopted_resolution(version):
    """The resolution of the centre's gmina, by name."""
    return CouncilResolution.objects.create(
        version=version,
        gmina=ServedGminaFactory().gmina,
        outcome="adopted",
        number=version.resolution_number,
        decided_on=version.resolution_date,
        created_by=version.created_by,
    )


def _published(information, place, by, **changes):
    given = {"published_on": TODAY(), "url": "https://bip.example/informacja"} | changes
    return actions.publish_information(by=by, information=information, place=place, **given)


@pytest.mark.django_db
def test_a_programme_is_reported_when_both_bulletins_have_it(organiser, director, item):
    information = begun(item.version, organiser)
    with pytest.raises(Refused, match="czeka na zatwierdzenie"):
        _published(information, "centre", organiser)
    approved(information, director)
    with pytest.raises(Refused, match="zanim przekazano"):
        _published(information, "centre", organiser, published_on=TODAY() - datetime.timedelta(days=1))
    with pytest.raises(Refused, match="jeszcze nie nadeszła"):
        _published(information, "centre", organiser, published_on=TODAY() + datetime.timedelta(days=1))

    _published(information, "centre", organiser)
    version = ProgrammeVersion.objects.get(pk=item.version_id)
    assert (version.is_completed, version.is_reported) == (True, False)
    assert [one.programme.pk for one in waiting_on(TODAY())] == [item.version.programme_id]
    _published(information, "gmina", organiser)

    version = ProgrammeVersion.objects.get(pk=item.version_id)
    assert version.is_reported
    assert Programme.objects.get().reported_on == TODAY()
    assert waiting_on(TODAY()) == []


@pytest.mark.django_db
def test_a_reported_programme_says_so_on_its_page(organiser, director, item, client_for):
    information = begun(item.version, organiser)
    approved(information, director)
    for place in ("centre", "gmina"):
        _published(information, place, organiser)

    page = client_for(organiser).get(item.version.get_absolute_url()).content.decode()

    assert "zakończony, informacja w BIP" in page


@pytest.mark.django_db
def test_readers_get_what_was_handed_over_and_no_working_figures(organiser, director, reader, item, client_for):
    information = begun(item.version, organiser)
    url = reverse("results:information", args=[item.version.programme_id])
    assert "Nie ma jeszcze informacji" in client_for(reader).get(url).content.decode()
    approved(information, director)

    page = client_for(reader).get(url).content.decode()

    assert "Informacja nr 1/" in page
    assert "Czego brakuje" not in page


@pytest.mark.django_db
@pytest.mark.parametrize("is_corrected", [False, True])
def test_the_page_asks_few_questions(
    is_corrected, organiser, director, item, client_for, django_assert_max_num_queries
):
    programme, partner = item.version.programme, PartnerFactory()
    later = CompletedFactory(programme=programme, number=2, origin="change", copied_from=item.version, name="Bliżej")
    ItemFactory(version=later, service=item.service)
    ContractProvider.objects.create(contract=bound_until(item, item.version.period_end), partner=partner)
    ended = {"closed": True, "closes_on": TODAY() - datetime.timedelta(days=1)}
    OpinionFactory.create_batch(5, survey=SurveyFactory(programme=programme, service=item.service, **ended))
    ComplaintFactory(programme=programme, service=item.service)
    ImpactNoteFactory(programme=programme, service=item.service)
    for at in range(6):
        other = ItemFactory(version=item.version, service__name=f"Usługa {at}")
        yearly(other, LAST_YEAR, people=10, quantity=5, quantity_unit="hour", cost=10, partner=PartnerFactory())
    information = begun(item.version, organiser)
    if is_corrected:
        an_adopted_resolution(later)
        approved(information, director)
        _published(information, "centre", organiser)
        actions.correct_information(by=organiser, information=information, reason="Pomylono koszt.")
    client = client_for(organiser)
    url = reverse("results:information", args=[item.version.programme_id])

    client.get(url)
    with django_assert_max_num_queries(20):
        page = client.get(url)
    assert str(partner) in page.content.decode()


# --- paper -----------------------------------------------------------------------------------


@pytest.mark.django_db
def test_the_paper_is_accessible_and_says_what_the_page_says(organiser, item):
    whole(item, 34)
    yearly(item, LAST_YEAR, people=3, quantity=120, quantity_unit="hour", cost=4800)
    information = begun(item.version, organiser)
    texts = dict.fromkeys(actions.TEXTS, "") | {"degree": "Żaden dzień nie przepadł; źródła są w rejestrze."}
    actions.save_texts(by=organiser, information=information, seen=1, values=texts)
    ground = ground_of(item.version.programme)
    paper = information_document(information_of(ground, sheet_of(ground)))

    pdf = render_pdf(paper)

    text = text_of(pdf)
    assert faults(pdf) == []
    assert "PROJEKT" in text
    assert "Żaden dzień nie przepadł" in text
    assert "mniej niż 5" in text
    assert docx_of(paper)[:2] == b"PK"


@pytest.mark.django_db
def test_the_version_that_was_law_last_is_read():
    first = CompletedFactory()
    VersionFactory(programme=first.programme, number=2, origin="change", copied_from=first)

    assert ruled_by(first.programme) == first


@pytest.mark.django_db
def test_opinions_are_told_from_five_on_and_complaints_are_counted(item):
    other = ItemFactory(version=item.version, service__name="Kino", position=1)
    ended = {"closed": True, "programme": item.version.programme, "closes_on": TODAY() - datetime.timedelta(days=1)}
    for service, answers in ((item.service, 6), (other.service, 4)):
        OpinionFactory.create_batch(answers, survey=SurveyFactory(service=service, **ended))
    ComplaintFactory(programme=item.version.programme, service=item.service)

    boards = {board.title: board for board in sheet(item).parts[4].boards}

    opinions = {line.cells[0].text: line.cells[1].text for line in boards["Opinie odbiorców"].lines}
    assert opinions == {"Opieka sąsiedzka": "6", "Kino": "mniej niż 5"}
    assert boards["Skargi i nieprawidłowości"].lines[0].cells[1].text == "1"


@pytest.mark.django_db
def test_a_publication_is_recorded_on_its_page(organiser, director, item, client_for):
    information = begun(item.version, organiser)
    approved(information, director)
    client, programme = client_for(organiser), item.version.programme
    url = reverse("results:information_publish", args=[programme.pk])

    for where in ("gmina", "centre"):
        sent = {"where": where, "published_on": TODAY().isoformat(), "url": "bip.example/informacja"}
        assert client.post(url, sent).status_code == 302

    programme.refresh_from_db()
    assert programme.reported_on == TODAY()
    assert information.editions.get().publications.first().url == "https://bip.example/informacja"

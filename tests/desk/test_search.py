"""One field over everything a person may read: any inflection, with or without Polish letters."""

import pytest

from tests.factories.services import ServiceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def filled(office, on_day):
    """One thing of each kind about reading to children."""
    on_day("2026-11-22")
    service = ServiceFactory(name="Głośne czytanie dzieciom", characteristic="Wolontariusz czyta w świetlicy.")
    partner = office.partner("Biblioteka w Rudce", activity_scope="Głośne czytanie i zajęcia dla dzieci.")
    office.offer(partner, service)
    diagnosis = office.diagnosis()
    need = office.need(diagnosis, service, group="Dzieci z sołectw", need="Głośne czytanie po lekcjach")
    office.programme(diagnosis, need, name="Głośne czytanie w Rudce")
    return office


def test_each_kind_is_found_under_its_own_heading(filled):
    assert filled.worker.found("głośne czytanie") == {
        "Usługi": ["Głośne czytanie dzieciom"],
        "Partnerzy": ["Biblioteka w Rudce"],
        "Potrzeby": ["Głośne czytanie po lekcjach"],
        "Programy": ["Głośne czytanie w Rudce"],
    }


@pytest.mark.parametrize("text", ["głośnego czytania", "glosne czytanie", "GŁOŚNYM CZYTANIEM", "czytanie głośne"])
def test_inflection_order_case_and_missing_polish_letters_do_not_matter(filled, text):
    assert list(filled.worker.found(text)) == ["Usługi", "Partnerzy", "Potrzeby", "Programy"]


def test_every_word_must_be_there(filled):
    assert filled.worker.found("głośne pływanie") == {}


def test_a_percent_sign_and_an_underline_are_only_letters(filled):
    assert filled.worker.found("%") == filled.worker.found("_") == {}


def test_links_of_what_was_found_open(filled):
    for link in filled.worker.page("/szukaj/?q=czytanie").xpath("//main//li/a/@href"):
        filled.worker.page(link)


@pytest.mark.parametrize("name", ["reader", "administrator"])
def test_who_does_not_read_drafts_finds_only_the_catalogue(filled, name):
    assert getattr(filled, name).found("czytanie") == {"Usługi": ["Głośne czytanie dzieciom"]}


def test_a_reader_finds_needs_once_the_diagnosis_was_handed_over(filled):
    diagnosis = filled.diagnosis("Druga diagnoza", start="1.02.2026")
    filled.need(diagnosis, need="Czytanie seniorom")
    filled.consult(diagnosis, "1.09.2026", "21.09.2026")
    filled.put_in_force(diagnosis, "1.10.2026")

    assert filled.reader.found("czytanie")["Potrzeby"] == ["Czytanie seniorom"]


def test_an_archived_card_and_a_retired_service_are_not_offered_to_a_reader(filled):
    ServiceFactory(name="Dawne czytanie", retired=True)
    archived = filled.partner("Czytelnia zamknięta")
    filled.organiser.press(f"/partnerzy/{archived.pk}/archiwum/")

    assert "Partnerzy" not in filled.worker.found("czytelnia")
    assert filled.reader.found("dawne czytanie") == {}


def test_an_empty_question_says_what_to_type(filled):
    page = filled.worker.page("/szukaj/")

    assert "Wpisz na górze słowo" in page.text_content()


def test_no_more_than_ten_of_a_kind_are_listed_and_their_number_is_told(filled):
    for number in range(11):
        filled.partner(f"Klub pływacki {number}")

    page = filled.worker.page("/szukaj/?q=pływacki")

    assert len(filled.worker.found("pływacki")["Partnerzy"]) == 10
    assert "pierwsze 10 z 11" in page.text_content()

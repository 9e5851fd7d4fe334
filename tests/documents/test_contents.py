"""What the three documents say, read back from the file."""

from dataclasses import replace
from decimal import Decimal

import pytest

from programmes.documents import BudgetLine, PrintedCondition
from tests.documents import checks
from tests.documents.printing import printed
from tests.documents.samples import (
    LONG_NAME,
    LONG_TEXT,
    LONG_WORD,
    SAMPLES,
    agreement,
    card,
    item,
    programme,
    programme_document,
)

CARD_ROWS = (
    "Potencjalny partner / interesariusz",
    "Dane kontaktowe",
    "Realizator usług społecznych",
    "Działający na rzecz zatrudnienia socjalnego",
    "Jednostka JST",
    "Jednostka lub organ administracji innej niż JST",
    "NGO",
    "Zasoby",
    "Charakterystyka działalności",
    "Przynależność organizacyjna",
    "Inne",
    "Uzasadnienie roli partnera",
    "Działania, w które partner był zaangażowany",
)
PROGRAMME_ITEMS = (
    "1. Nazwa i cel programu",
    "2. Okres realizacji",
    "3. Potrzeby, które uzasadniają program",
    "4. Odbiorcy i ich przewidywana liczba",
    "5. Usługi społeczne",
    "6. Warunki i tryb kwalifikowania",
    "7. Opłaty i ulgi",
    "8. Dokumentowanie warunków i prawa do ulg",
    "9. Dane osobowe niezbędne do kwalifikowania",
    "10. Organizacja i etapy programu",
    "11. Monitorowanie, ocena i mierniki efektywności",
    "12. Budżet i źródła finansowania",
)


def text(document) -> str:
    """Text of the printed document."""
    return checks.text_of(printed(document))


def in_order(parts: tuple[str, ...], whole: str) -> bool:
    """Whether ``parts`` stand in ``whole`` one after another."""
    at = -1
    for part in parts:
        at = whole.find(part, at + 1)
        if at < 0:
            return False
    return True


@pytest.mark.parametrize("name", ["fiszka", "fiszka-pusta"])
def test_the_card_has_thirteen_rows_in_the_printed_order(name: str) -> None:
    assert in_order(CARD_ROWS, text(SAMPLES[name]()))


@pytest.mark.parametrize(("answer", "boxes"), [(True, "☑ Tak ☐ Nie"), (False, "☐ Tak ☑ Nie"), (None, "☐ Tak ☐ Nie")])
def test_a_yes_or_no_is_a_ticked_box_and_an_unanswered_one_is_not(answer, boxes: str) -> None:
    assert f"NGO {boxes} Zasoby" in text(card(ngo=answer))


def test_what_the_paper_card_lacks_is_printed_only_when_filled() -> None:
    assert in_order(("Dane poza wzorem fiszki", "NIP", "5551234560", "Oferta usług"), text(card()))
    assert "KRS" not in text(card())
    assert "Dane poza wzorem fiszki" not in text(SAMPLES["fiszka-pusta"]())


def test_long_names_texts_and_words_are_whole_on_the_card() -> None:
    whole = checks.undivided(text(SAMPLES["fiszka-pelna"]()))
    assert whole.count(checks.undivided(LONG_TEXT[-120:])) >= 8
    assert checks.undivided(LONG_NAME) in whole
    assert checks.undivided(LONG_WORD) in whole
    assert all(checks.undivided(f"{LONG_NAME[:70]} {number}") in whole for number in range(1, 31))


@pytest.mark.parametrize("parties", [1, 4, 12])
def test_an_agreement_has_as_many_signatures_as_parties(parties: int) -> None:
    assert text(agreement(parties=parties)).count("podpis i pieczęć") == parties


def test_a_signature_is_on_one_page_with_the_name_it_belongs_to() -> None:
    for page in checks.reader(printed(agreement(parties=11))).pages:
        signatures = page.extract_text().partition("Podpisy")[2] or page.extract_text()
        if "podpis i pieczęć" in signatures:
            assert signatures.count("Jan Zmyślony") + signatures.count("Ewa Niebyła") > 0


def test_points_keep_the_numbers_they_were_given() -> None:
    whole = checks.text_as_seen(printed(agreement()))
    assert in_order(tuple(f"{number}. Strony współdziałają w sprawie numer {number}" for number in range(1, 8)), whole)
    assert "8. Strony spotykają się" in whole
    assert in_order(("1) rozpoznają", "2) uzgadniają", "3) oceniają"), whole)


def test_only_a_draft_says_so_on_each_page() -> None:
    draft = checks.reader(printed(agreement(is_draft=True))).pages
    assert all("PROJEKT" in page.extract_text() for page in draft)
    assert "PROJEKT" not in text(agreement())


@pytest.mark.parametrize("name", ["program", "program-pusty"])
def test_a_programme_has_the_twelve_items_in_the_order_of_the_act(name: str) -> None:
    whole = text(SAMPLES[name]())
    contents, body = whole.split("1. Nazwa i cel programu", 2)[1:]
    assert in_order(PROGRAMME_ITEMS[1:], contents)
    assert in_order(PROGRAMME_ITEMS[1:], body)


def test_the_contents_name_the_page_of_each_item() -> None:
    pages = [" ".join(page.extract_text().split()) for page in checks.reader(printed(programme())).pages]
    for heading in PROGRAMME_ITEMS:
        (number,) = (at for at, page in enumerate(pages[2:], start=3) if heading in page)
        line = pages[1].partition(heading)[2]
        assert line.lstrip(". ").startswith(f"{number} ") or line.lstrip(". ").startswith(str(number))


def test_conditions_are_joined_by_or() -> None:
    conditions = tuple(PrintedCondition(text=one) for one in ("pierwszy", "drugi", "trzeci"))
    assert "pierwszy lub drugi lub trzeci" in text(programme(items=(item(1, conditions=conditions),)))
    assert " lub pierwszy" not in text(programme(items=(item(1, conditions=conditions[:1]),)))


def test_money_is_added_up_by_year_and_source() -> None:
    whole = text(programme())
    assert in_order(("12. Budżet", "2027 budżet gminy 186 000,00 zł", "razem w roku 2027 216 001,50 zł"), whole)
    assert "Razem 408 001,50 zł" in whole


def test_both_sums_are_printed_only_when_they_differ() -> None:
    differing = text(programme(declared_total=Decimal("400000.00")))
    assert "Suma pozycji (408 001,50 zł) różni się od kwoty ogólnej (400 000,00 zł)." in differing
    assert "różni się" not in text(programme(declared_total=Decimal("408001.50")))


def test_an_unknown_amount_is_not_a_zero() -> None:
    whole = text(programme(items=(item(1, budget=(BudgetLine(year=2027, source="budżet gminy"),)),)))
    assert "budżet gminy kwota nieznana" in whole


def test_an_approved_programme_names_who_when_and_the_hash() -> None:
    whole = text(programme())
    assert in_order(("Wersja 1, poprawka 2", "Hanna Zmyślona, dyrektor centrum", "21 listopada 2026"), whole)
    assert "0123456789abcdef" * 4 in whole.replace(" ", "")


def test_a_draft_programme_is_marked_and_has_neither_approval_nor_hash() -> None:
    draft = replace(programme().context, approved_on=None, approved_by="")
    pages = checks.reader(printed(programme_document(draft))).pages
    assert all("PROJEKT" in page.extract_text() for page in pages)
    assert "Zatwierdzenie" not in pages[0].extract_text()
    assert "SHA-256" not in pages[0].extract_text()


def test_an_item_that_does_not_apply_gives_its_reason() -> None:
    whole = text(programme(fees_not_applicable="wszystkie usługi są bezpłatne."))
    assert "7. Opłaty i ulgi Nie dotyczy, ponieważ wszystkie usługi są bezpłatne." in whole


def test_the_heading_of_a_table_is_repeated_on_each_page() -> None:
    pages = [page.extract_text() for page in checks.reader(printed(SAMPLES["fiszka-pelna"]())).pages]
    with_rows = [page for page in pages if "120 godzin" in page.replace("\xa0", " ")]
    assert len(with_rows) > 1
    assert all("Ile i" in page.replace("\xa0", " ") for page in with_rows)

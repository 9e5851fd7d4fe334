"""Partners and offers from a table: found again, compared cell by cell, written all at once or not at all."""

import datetime
import threading

import pytest
from django.apps import apps
from django.db import connection
from django.utils import timezone

from cus.importing.actions import ImportRefused
from cus.importing.plan import EntryKind
from cus.tables import Kind, Page, write
from cus.workflow import Refused
from partners import actions
from partners.actions.imports import CHANGED_SINCE
from partners.enums import PartnerState
from partners.importing import TOGETHER, pages_of, preview, twins_of
from partners.models import Offer, Partner, RegistryImport
from tests.factories.accounts import UserFactory
from tests.factories.centre import CentreFactory, ServedGminaFactory
from tests.factories.partners import OfferFactory, PartnerFactory
from tests.factories.services import ServiceFactory
from tests.partners.organisations import FAULTS, krs_of, nip_of, organisations, pages, planted, regon_of, workbook

pytestmark = pytest.mark.django_db
NAME = "pełna nazwa instytucji"


def checksum() -> list[str]:
    """Checksums of the registry's tables with their history: any write changes one of them."""
    tables = [
        model._meta.db_table
        for model in apps.get_app_config("partners").get_models()
        if not model._meta.db_table.endswith("registryimport")
    ]
    with connection.cursor() as cursor:
        found = []
        for table in [*sorted(tables), "partners_partner_gminas"]:
            cursor.execute(f"SELECT count(*), md5(string_agg(t::text, '|' ORDER BY t::text)) FROM {table} t")
            found.append(f"{table} {cursor.fetchone()}")
    return found


def export(kind: Kind = Kind.XLSX) -> list[bytes]:
    """The whole registry as it would be taken away."""
    sheets = pages_of(Partner.objects.prefetch_related(*TOGETHER))
    return [write(kind, [sheet]) for sheet in sheets] if kind == Kind.CSV else [write(kind, sheets)]


def table(*rows: dict[str, str]) -> bytes:
    """Partners in CSV."""
    headings = list(dict.fromkeys(heading for row in rows for heading in row))
    return write(Kind.CSV, [Page("", headings, [[row.get(heading, "") for heading in headings] for row in rows])])


def faults_of(*rows: dict[str, str]) -> list[str]:
    """What is wrong with a table of these partners."""
    return [str(fault) for fault in preview([table(*rows)]).faults]


def said(*contents: bytes) -> list[tuple[str, str]]:
    """What each row of the preview says happens."""
    return [(entry.name, entry.kind.value) for entry in preview(contents).entries]


def test_eighty_organisations_without_some_identifier_come_in_without_a_refusal(worker):
    service = ServiceFactory(name="Posiłek dla seniora")
    lacking = [row for row in organisations() if not (row.get("NIP") and row.get("REGON") and row.get("KRS"))]

    done = actions.import_partners(contents=[workbook(service.name)], by=worker)

    assert len(organisations()) == 80
    assert len(lacking) > 70
    assert (done.new, done.changed, done.same) == (80, 0, 0)
    assert Partner.objects.filter(created_by=worker).count() == 80
    cooperative = Partner.objects.get(name="Spółdzielnia Socjalna „Dwie Gminy”")
    assert [str(founder) for founder in cooperative.founders.all()] == ["gmina Brzozowa Górka", "gmina Olszanka"]
    branches = Partner.objects.get(krs=krs_of(1)).branches.order_by("pk")
    assert [(branch.name, branch.krs) for branch in branches] == [
        ("Stowarzyszenie „Dobra Droga” Oddział w Olszance", krs_of(2)),
        ("Stowarzyszenie „Dobra Droga” Oddział w Wrzosowie", ""),
        ("Warsztat Terapii Zajęciowej „Kolorowa Nić”", ""),
    ]
    assert Partner.objects.filter(name="Ochotnicza Straż Pożarna").count() == 8
    offer = Offer.objects.get(partner__name="Ochotnicza Straż Pożarna")
    assert offer.partner.address == "Olszanka 12, 89-991 Olszanka"
    assert Offer.objects.get(partner__name="Fundacja „Źródło”").capacity == 2.5
    meals = Offer.objects.get(place="", capacity=40)
    assert (meals.unit, meals.period, meals.recipients) == ("meal", "day", ["seniorzy", "osoby po szpitalu"])
    assert (meals.charge, meals.confirmed_on, meals.confirmed_by) == ("free", datetime.date(2026, 1, 5), worker)
    assert Partner.objects.search("sąsiadki kaliny").count() == 0
    assert Partner.objects.search("gospodyni kalin").filter(name__contains="„Kalina”").exists()


def test_the_same_file_again_changes_nothing(worker):
    content = workbook(ServiceFactory().name)
    actions.import_partners(contents=[content], by=worker)
    before = checksum()

    done = actions.import_partners(contents=[content], by=worker)

    assert (done.new, done.changed, done.same) == (0, 0, 80)
    assert checksum() == before


def test_ten_planted_faults_are_named_by_row_and_column_and_nothing_is_written(worker):
    content = planted(workbook())
    before = checksum()

    faults = preview([content]).faults

    assert [(fault.line, fault.heading) for fault in faults] == [(line, heading) for line, heading, _, _ in FAULTS]
    for fault, (_, _, _, message) in zip(faults, FAULTS, strict=True):
        assert message in fault.message
        assert fault.sheet == "Partnerzy"
        assert fault.column
    with pytest.raises(ImportRefused, match="Niczego nie wczytano"):
        actions.import_partners(contents=[content], by=worker)
    assert checksum() == before


@pytest.mark.parametrize("kind", list(Kind))
def test_an_export_comes_back_unchanged(kind, worker):
    gmina = ServedGminaFactory(centre=CentreFactory()).gmina
    actions.import_partners(contents=[workbook(ServiceFactory().name)], by=worker)
    whole = PartnerFactory(full=True, name="- Myślnik; średnik\u00a0i „cudzysłów”", nip=nip_of(900))
    whole.gminas.add(gmina)
    OfferFactory(partner=whole, hours_mon="8:00–12:00, 14:00–18:00", recipients=["a; b", "c"], modes=["remote"])
    # Two bodies of one name and no number: only the number of the card tells them apart.
    PartnerFactory.create_batch(2, name="Klub Seniora")
    PartnerFactory(name="Klub w archiwum", state=PartnerState.ARCHIVED, archived_at=timezone.now(), archived_by=worker)
    before = checksum()

    done = actions.import_partners(contents=export(kind), by=worker)

    assert (done.new, done.changed, done.same) == (0, 0, 84)
    assert checksum() == before


def test_a_partner_is_found_by_any_identifier_and_otherwise_by_full_name_and_town(worker):
    PartnerFactory(name="Stara nazwa", nip=nip_of(1))
    PartnerFactory(name="Parafia św. Anny", address="ul. Polna 1, 89-999 Wrzosowo")
    PartnerFactory(name="Fundacja „Łąka”")

    assert said(
        table(
            {NAME: "Nowa nazwa", "NIP": nip_of(1), "adres": ""},
            {NAME: "PARAFIA ŚW. ANNY", "adres": "Polna 1, 89-999 Wrzosowo"},
            {NAME: "Parafia św. Anny", "adres": "89-998 Olszanka"},
            {NAME: "Fundacja Łąka", "adres": "89-998 Olszanka"},
        )
    ) == [
        ("Nowa nazwa", "zmieniona"),
        ("PARAFIA ŚW. ANNY", "zmieniona"),
        ("Parafia św. Anny", "nowa"),
        ("Fundacja Łąka", "zmieniona"),
    ]


def test_one_name_and_two_numbers_are_two_bodies(worker):
    PartnerFactory(name="OSP", nip=nip_of(1))
    assert said(table({NAME: "OSP", "NIP": nip_of(2)})) == [("OSP", "nowa")]


def test_an_empty_cell_leaves_what_the_card_has(worker):
    card = PartnerFactory(full=True, name="Klub", nip=nip_of(1))
    was = card.activity_scope
    content = table({NAME: "Klub", "NIP": "", "telefony": "600 000 000", "zakres działalności": "", "NGO": ""})

    (entry,) = preview([content]).entries
    actions.import_partners(contents=[content], by=worker)

    card.refresh_from_db()
    assert [(change.label, change.after) for change in entry.changes] == [("telefony", "600 000 000")]
    assert (card.phones, card.nip, card.is_ngo, card.activity_scope) == ("600 000 000", nip_of(1), True, was)
    assert card.version == 2


def test_an_offer_changes_field_by_field_and_others_stay(worker):
    offer = OfferFactory(partner=PartnerFactory(name="Klub"), service=ServiceFactory(name="Dowóz", slug="dowoz"))
    other = OfferFactory(partner=offer.partner)
    content = table({"partner": "Klub", "usługa": "dowoz", "możliwości": "60", "miejsce": "remiza"})

    (entry,) = preview([content]).entries
    actions.import_partners(contents=[content], by=worker)

    assert [(change.label, change.before, change.after) for change in entry.changes] == [
        ("oferta: Dowóz", "możliwości: 40", "możliwości: 60\nmiejsce: remiza")
    ]
    offer.refresh_from_db()
    assert (offer.capacity, offer.unit, offer.place, offer.version) == (60, "person", "remiza", 2)
    assert Offer.objects.filter(pk=other.pk).exists()
    assert Partner.objects.get(pk=offer.partner_id).version == 2


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"NIP": "123 456 32 19"}, "kolumna B („NIP”): Cyfra kontrolna się nie zgadza"),
        ({"NIP": "0000000000"}, "To nie jest prawdziwy numer NIP"),
        ({"NIP": "1111111111"}, "To nie jest prawdziwy numer NIP"),
        ({"KRS": "009000002"}, "Jeśli arkusz zgubił zera na początku, wpisz jako tekst 0009000002."),
        ({"KRS": "0000000000"}, "To nie jest prawdziwy numer KRS"),
        ({"REGON": "12345678"}, "Numer REGON ma 9 albo 14 cyfr"),
        ({"adres e-mail": "klub(at)klub"}, "To nie jest adres e-mail"),
        ({"ADE": "AE:PL-1"}, "Adres do doręczeń elektronicznych ma postać"),
        ({"NGO": "może"}, "Wpisz „tak” albo „nie”."),
        ({"forma prawna": "fundacjaa"}, "Czy chodzi o „fundacja”?"),
        ({"status od dnia": "1.1.2024"}, "Wybierz też status w ekonomii społecznej"),
        ({"dane potwierdzono": "1.1.2190"}, "Ten dzień jeszcze nie nadszedł"),
        ({"jak potwierdzono": "telefonicznie"}, "Wpisz też dzień potwierdzenia"),
        ({"gminy": "Nigdzie"}, "Nie ma gminy o nazwie „Nigdzie”"),
        ({"jednostka macierzysta": "Klub"}, "Podmiot nie może być własnym oddziałem."),
        ({"jednostka macierzysta": "Nikt"}, "Nie ma takiego partnera w arkuszu ani w rejestrze."),
        ({"założyciele": "gmina Lipowo; Klub"}, "Podmiot nie może być własnym założycielem."),
        ({"nr fiszki": "999999"}, "Nie ma fiszki o tym numerze."),
        ({"telefony": "1" * 201}, "Zmieści się 200"),
    ],
)  # fmt: skip
def test_a_wrong_cell_is_named_by_row_and_column(row, message):
    (fault,) = faults_of({NAME: "Klub"} | row)
    assert fault.startswith("Wiersz 2, kolumna B")
    assert message.replace(" ", "\xa0") in fault.replace(" ", "\xa0")


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"usługa": "Dowuz"}, "Nie ma w katalogu usługi „Dowuz”. Czy chodzi o „Dowóz”?"),
        ({"usługa": "Dawna"}, "Usługi „Dawna” nie ma już w użyciu."),
        ({"partner": "Nikt", "usługa": "Dowóz"}, "Nie ma takiego partnera w arkuszu „Partnerzy” ani w rejestrze."),
        ({"usługa": "Dowóz", "możliwości": "5"}, "Wybierz jednostkę: sama liczba nic nie mówi."),
        ({"usługa": "Dowóz", "jednostka": "osoba"}, "Wpisz liczbę albo usuń jednostkę i okres."),
        ({"usługa": "Dowóz", "możliwości": "zero"}, "Wpisz samą liczbę"),
        ({"usługa": "Dowóz", "poniedziałek": "od rana"}, "Wpisz godziny od–do"),
        ({"usługa": ""}, "Wpisz usługę z katalogu"),
    ],
)
def test_a_wrong_offer_is_named(row, message):
    PartnerFactory(name="Klub")
    ServiceFactory(name="Dowóz")
    ServiceFactory(name="Dawna", retired=True)
    (fault,) = faults_of({"partner": "Klub", "usługa": "Dowóz"} | row)
    assert fault.startswith("Wiersz 2")
    assert message in fault


def test_what_repeats_in_the_table_is_named_once():
    ServiceFactory(name="Dowóz")
    assert faults_of({NAME: "Klub"}, {NAME: "KLUB"}) == [
        "Wiersz 3, kolumna A („pełna nazwa instytucji”): Ten partner jest już w wierszu 2. Zostaw jeden wiersz."
    ]
    (fault,) = faults_of({NAME: "Klub", "REGON": regon_of(1)}, {NAME: "Koło", "REGON": regon_of(1)})
    assert fault.startswith("Wiersz 3, kolumna B („REGON”): Ten numer REGON jest już w wierszu 2 („Klub”).")


def test_a_number_of_somebody_elses_card_is_named():
    card = PartnerFactory(name="Klub", nip=nip_of(1))
    PartnerFactory(name="Koło", krs=krs_of(1))
    (fault,) = faults_of({NAME: "Klub", "NIP": nip_of(1), "KRS": krs_of(1)})
    assert "Tu stoją numery dwóch różnych partnerów: „Koło” i „Klub”" in fault
    (fault,) = faults_of({NAME: "Klub", "KRS": krs_of(1), "nr fiszki": str(card.pk)})
    assert "Ten numer KRS ma już fiszka „Koło”." in fault
    (fault,) = faults_of({NAME: "Hospicjum „Płomyk”", "nr fiszki": str(card.pk)})
    assert f"Fiszka nr {card.pk} to „Klub”." in fault


def test_bodies_that_are_branches_of_each_other_are_named():
    faults = faults_of(
        {NAME: "Jeden klub", "jednostka macierzysta": "Drugi klub"},
        {NAME: "Drugi klub", "jednostka macierzysta": "Jeden klub"},
    )
    assert len(faults) == 2
    assert "„Drugi klub” jest już jego oddziałem" in faults[0]


def test_a_name_that_several_cards_bear_asks_which_is_meant():
    PartnerFactory.create_batch(2, name="OSP")
    (fault,) = faults_of({NAME: "OSP"})
    assert "Jest kilku partnerów o tej nazwie. Podaj NIP, REGON, KRS, nr fiszki" in fault


def test_an_archived_card_is_not_changed(worker):
    PartnerFactory(name="Klub", state=PartnerState.ARCHIVED, archived_at=timezone.now(), archived_by=worker)
    assert said(table({NAME: "Klub"})) == [("Klub", "bez zmian")]
    (fault,) = faults_of({NAME: "Klub", "telefony": "600"})
    assert "w archiwum i nie można jej zmieniać" in fault


def test_likely_doubles_are_shown_and_not_refused(worker):
    card = PartnerFactory(name="Ochotnicza Straż Pożarna w Brzozowej Górce")
    CentreFactory(name="Centrum Usług Społecznych w Brzozowej Górce", short_name="CUS Górka")
    content = table(
        {NAME: "OSP Brzozowa Górka"}, {NAME: "CUS"}, {NAME: "KGW Kalina"}, {NAME: "Koło Gospodyń Wiejskich „Kalina”"}
    )

    plan = preview([content])
    twins = twins_of(plan)

    assert [(twin.line, twin.card, twin.other) for twin in twins] == [
        (2, card.pk, "„Ochotnicza Straż Pożarna w Brzozowej Górce”"),
        (5, None, "wiersz 4: „KGW Kalina”"),
    ]
    assert actions.import_partners(contents=[content], by=worker).new == 4
    assert Partner.objects.get(name="CUS").agreement_parties.count() == 0


def test_only_whoever_edits_cards_imports(administrator, reader):
    for person in (administrator, reader):
        with pytest.raises(Refused):
            actions.import_partners(contents=[table({NAME: "Klub"})], by=person)
        with pytest.raises(Refused):
            actions.keep_import(name="a.csv", content=table({NAME: "Klub"}), by=person)
    assert not Partner.objects.exists()


def test_a_card_changed_after_the_preview_asks_for_another_look(worker):
    card = PartnerFactory(name="Klub", phones="stary")
    content = table({NAME: "Klub", "telefony": "nowy"})
    kept = actions.keep_import(name="a.csv", content=content, by=worker)
    shown = preview(kept.contents)
    Partner.objects.filter(pk=card.pk).update(phones="inny", version=2)

    with pytest.raises(ImportRefused, match="Rejestr zmienił się") as refused:
        actions.accept_import(kept=kept, fingerprint=shown.fingerprint, by=worker)

    assert refused.value.plan.entries[0].changes[0].before == "inny"
    actions.accept_import(kept=kept, fingerprint=refused.value.plan.fingerprint, by=worker)
    assert Partner.objects.get(pk=card.pk).phones == "nowy"
    assert not RegistryImport.objects.exists()


def test_a_table_that_nobody_came_back_to_is_forgotten_after_a_week(worker):
    kept = actions.keep_import(name="a.csv", content=table({NAME: "Klub"}), by=UserFactory(organiser=True))
    assert actions.drop_old_imports() == 0
    RegistryImport.objects.filter(pk=kept.pk).update(created_at=timezone.now() - datetime.timedelta(days=8))
    assert actions.drop_old_imports() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", ["Klub", "Nowy klub"], ids=["a change", "a new card"])
def test_two_people_accepting_the_same_table_at_once_write_it_once(name):
    PartnerFactory(name="Klub", phones="stary")
    content = table({NAME: name, "telefony": "nowy"})
    people = [UserFactory(worker=True), UserFactory(organiser=True)]
    kept = [actions.keep_import(name="a.csv", content=content, by=person) for person in people]
    seen = preview([content]).fingerprint
    outcomes, start = [], threading.Barrier(2)

    def accept(person, files) -> None:
        start.wait()
        try:
            actions.accept_import(kept=files, fingerprint=seen, by=person)
            outcomes.append("wczytano")
        except ImportRefused as refused:
            outcomes.append(refused.refusal.message)
        finally:
            connection.close()

    threads = [threading.Thread(target=accept, args=pair) for pair in zip(people, kept, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == [CHANGED_SINCE, "wczytano"]
    card = Partner.objects.get(name=name)
    assert (card.phones, card.version) == ("nowy", 2 if name == "Klub" else 1)
    # Whoever was refused still has the file, and sees that nothing is left to be written.
    (left,) = RegistryImport.objects.all()
    assert [entry.kind for entry in preview(left.contents).entries] == [EntryKind.SAME]


def test_columns_are_named_as_on_the_card():
    from partners.forms.card import CARD_ROWS
    from partners.importing.columns import PARTNER_FIELDS

    heading = {field.key: {field.heading, *field.aliases} for field in PARTNER_FIELDS}
    for row in CARD_ROWS:
        for name in row.fields:
            printed = row.label if len(row.fields) == 1 else Partner._meta.get_field(name).verbose_name
            assert printed in heading[name]


def test_every_field_of_the_card_and_of_an_offer_has_a_column():
    from partners.importing.columns import OFFER_FIELDS, PARTNER_FIELDS

    for model, fields in ((Partner, PARTNER_FIELDS), (Offer, OFFER_FIELDS)):
        filled = {field.name for field in [*model._meta.concrete_fields, *model._meta.many_to_many] if field.editable}
        # Places are entered on the card, with their hours.
        assert filled - {"id", "partner", "places"} <= {field.key for field in fields}


def test_every_column_can_be_left_out(worker):
    for heading in ("NIP", "forma prawna", "założyciele"):
        assert not preview([write(Kind.ODS, pages(left_out=frozenset({heading})))]).faults

"""Cards in one file: who gets it, what stands in it, one order at a time, nothing left half done."""

import io
import re
import zipfile

import pytest
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from cus.audit.models import AccessEntry
from cus.documents.checking import answer_for
from cus.documents.models import FrozenDocument
from cus.workflow import Refused
from partners import actions
from partners.actions import bundles
from partners.models import CardBundle, Partner
from partners.policies import MOST_BUNDLED, refusal_to_bundle
from tests.documents import checks
from tests.factories.partners import CardBundleFactory, OfferFactory, PartnerFactory

pytestmark = pytest.mark.django_db
ORDER = "/partnerzy/fiszki/"


@pytest.fixture
def three() -> list[Partner]:
    """Three cards; the second is full and has offers."""
    cards = [
        PartnerFactory(name="Fundacja „Źródło”"),
        PartnerFactory(full=True, name="Gminny Ośrodek Kultury w Żabnie"),
        PartnerFactory(name="Świetlica Środowiskowa"),
    ]
    OfferFactory(partner=cards[1])
    return cards


def waiting_jobs() -> list[ProcrastinateJob]:
    return list(ProcrastinateJob.objects.filter(task_name="partners.make_bundle", status="todo"))


def run_waiting_jobs() -> None:
    for job in waiting_jobs():
        app.tasks[job.task_name].func(**job.args)


def made(shape: str, cards: list[Partner], by) -> CardBundle:
    bundle = actions.order_bundle(shape=shape, cards=[card.pk for card in cards], by=by)
    bundles.fill_bundle(bundle_id=bundle.pk)
    bundle.refresh_from_db()
    return bundle


def test_one_pdf_has_contents_bookmarks_and_every_card_with_its_code(three, worker):
    pdf = bytes(made("pdf", three, worker).file)

    pages = [" ".join(page.extract_text().replace("\xa0", " ").split()) for page in checks.reader(pdf).pages]
    assert [fault for fault in checks.faults(pdf) if not fault.startswith("pages_numbered")] == []
    assert [entry.title for entry in checks.reader(pdf).outline[0:1]] == ["Fiszki informacyjne partnerów"]
    titles = str(checks.reader(pdf).outline)
    for card in three:
        begins = next(at for at, page in enumerate(pages, start=1) if at > 1 and f"nr {card.pk}, wersja 1" in page)
        assert re.search(rf"{re.escape(card.name)} {begins}\b", pages[0]), card.name
        assert f"strona {begins} (fiszki 1 z" in pages[begins - 1]
        assert card.name in titles
        code = re.search(r"Kod sprawdzenia: ([0-9A-Z-]+)", pages[begins - 1])[1]
        told = answer_for(code)
        assert (told.kind, told.number, told.invalid) == ("fiszka partnera", f"nr {card.pk}, wersja 1", "")


def test_a_single_card_is_printed_from_its_page_with_number_and_code_and_without_a_cover(three, worker, client_for):
    client = client_for(worker)
    assert "Wydruk z numerem i kodem" in client.get(three[1].get_absolute_url()).content.decode()

    ordered = client.post("/partnerzy/fiszki/", {"fiszka": three[1].pk, "stan": "wszystkie"})
    run_waiting_jobs()

    pdf = client.get(f"{ordered.url}plik/").content
    first = checks.reader(pdf).pages[0].extract_text().replace("\xa0", " ")
    assert checks.faults(pdf) == []
    assert "Spis treści" not in first
    assert f"nr {three[1].pk}, wersja 1" in first
    assert answer_for(re.search(r"Kod sprawdzenia: ([0-9A-Z-]+)", first)[1]).number == f"nr {three[1].pk}, wersja 1"


def test_a_zip_holds_each_card_as_a_file_of_its_own(three, worker):
    bundle = made("zip", three, worker)

    with zipfile.ZipFile(io.BytesIO(bytes(bundle.file))) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [
            "001-fundacja-zrodlo.pdf",
            "002-gminny-osrodek-kultury-w-zabnie.pdf",
            "003-swietlica-srodowiskowa.pdf",
        ]
        first = archive.read("001-fundacja-zrodlo.pdf")
    assert checks.faults(first) == []
    assert f"nr {three[0].pk}, wersja 1" in checks.text_of(first)


def test_what_is_kept_of_a_printed_card_tells_of_nobody(three, worker):
    Partner.objects.update(responsible_person="Zofia Przykładna")

    made("pdf", three, worker)

    kept = FrozenDocument.objects.filter(kind="card_print")
    assert kept.count() == 3
    assert "Zofia" not in repr(list(kept.values()))
    assert set(kept.first().data) == {"letterhead", "partner", "version", "card_sha256"}


def test_a_second_run_of_the_job_adds_nothing(three, worker):
    bundle = made("pdf", three, worker)
    before = CardBundle.objects.values().get()

    bundles.fill_bundle(bundle_id=bundle.pk)

    assert CardBundle.objects.values().get() == before
    made("pdf", three, worker)
    assert FrozenDocument.objects.filter(kind="card_print").count() == 3


def test_a_card_changed_after_the_print_makes_the_paper_old(three, worker):
    made("pdf", three, worker)
    code = FrozenDocument.objects.get(kind="card_print", subject_id=three[0].pk).check_code
    Partner.objects.filter(pk=three[0].pk).update(version=2)

    assert "nowsza wersja" in answer_for(code).invalid


def test_the_ticked_cards_are_ordered_from_the_list_and_read_by_their_owner_alone(
    three, worker, organiser, reader, client_for
):
    client = client_for(worker)
    page = client.get("/partnerzy/").content.decode()
    assert 'name="fiszka"' in page

    answer = client.post(ORDER, {"fiszka": [three[2].pk, three[0].pk], "rodzaj_pliku": "zip"})

    bundle = CardBundle.objects.get()
    assert (bundle.cards, bundle.shape) == ([three[0].pk, three[2].pk], "zip")
    assert "Sprawdź, czy gotowy" in client.get(answer.url).content.decode()
    assert client.get(f"{answer.url}plik/").url == answer.url
    run_waiting_jobs()
    assert "Pobierz fiszki (ZIP)" in client.get(answer.url, headers={"HX-Request": "true"}).content.decode()
    file = client.get(f"{answer.url}plik/")
    assert (file["Content-Type"], file.content[:2]) == ("application/zip", b"PK")
    assert client_for(organiser).get(f"{answer.url}plik/").status_code == 404
    assert client_for(reader).get(f"{answer.url}plik/").status_code == 404
    assert AccessEntry.objects.filter(what__contains="plik z fiszkami partnerów, sztuk: 2").count() == 1


def test_with_nothing_ticked_the_filters_of_the_list_say_which(three, worker, client_for):
    client_for(worker).post(ORDER, {"q": "świetlice"})

    assert CardBundle.objects.get().cards == [three[2].pk]


def test_rights_are_asked_again_when_the_file_is_made_and_when_it_is_taken(three, worker, client_for):
    bundle = made("pdf", three[:1], worker)
    again = actions.order_bundle(shape="zip", cards=[three[0].pk], by=worker)
    worker.roles = ["reader"]
    worker.save()

    bundles.fill_bundle(bundle_id=again.pk)

    again.refresh_from_db()
    assert not CardBundle.objects.filter(pk=bundle.pk).exists()
    assert (again.is_ready, again.fault) == (False, bundles.GONE)
    assert client_for(worker).get(f"{again.get_absolute_url()}plik/").status_code in (403, 404)


def test_two_presses_make_one_order_and_another_waits_for_it(three, worker):
    first = actions.order_bundle(shape="pdf", cards=[three[0].pk], by=worker)
    again = actions.order_bundle(shape="pdf", cards=[three[0].pk], by=worker)

    with pytest.raises(Refused, match="jeszcze w przygotowaniu"):
        actions.order_bundle(shape="zip", cards=[three[0].pk], by=worker)
    assert (first.pk, len(waiting_jobs())) == (again.pk, 1)


def test_an_order_taken_back_is_not_made(three, worker, organiser):
    bundle = actions.order_bundle(shape="zip", cards=[card.pk for card in three], by=worker)
    with pytest.raises(Refused):
        actions.cancel_bundle(bundle=bundle, by=organiser)
    actions.cancel_bundle(bundle=bundle, by=worker)

    run_waiting_jobs()

    assert not CardBundle.objects.exists()
    assert not FrozenDocument.objects.exists()


def test_an_order_taken_back_while_it_is_made_stops_the_work(three, worker, monkeypatch):
    bundle = actions.order_bundle(shape="zip", cards=[card.pk for card in three], by=worker)
    drawn = []

    def drawing(document):
        drawn.append(document)
        CardBundle.objects.all().delete()
        return b"%PDF"

    monkeypatch.setattr(bundles, "render_pdf", drawing)
    bundles.fill_bundle(bundle_id=bundle.pk)

    assert len(drawn) == 1
    assert not CardBundle.objects.exists()


@pytest.mark.parametrize("shape", ["pdf", "zip"])
def test_a_character_that_cannot_be_printed_is_told_with_the_card_that_holds_it(shape, three, worker):
    Partner.objects.filter(pk=three[1].pk).update(other_information="Sukces 😀")

    bundle = made(shape, three, worker)

    assert not bundle.is_ready
    assert "„😀”" in bundle.fault
    assert f"„{three[1].name}”" in bundle.fault


@pytest.mark.parametrize(
    ("number", "refused"), [(0, True), (1, False), (MOST_BUNDLED, False), (MOST_BUNDLED + 1, True)]
)
def test_nothing_and_too_much_are_refused(number, refused, worker):
    assert (refusal_to_bundle(worker, number) is not None) == refused


def test_files_older_than_a_day_go(db):
    CardBundle.objects.filter(pk=CardBundleFactory().pk).update(created_at="2020-01-01T00:00Z")
    fresh = CardBundleFactory()

    actions.drop_old_bundles()

    assert list(CardBundle.objects.all()) == [fresh]

"""One person's data: found everywhere, listed, erased with a trace, and what stays stays with its reason."""

import csv
import io
import uuid

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from cus.audit.enums import AccessKind
from cus.audit.models import AccessEntry, ProtocolEntry
from cus.database import keeper
from cus.drafts.models import Draft
from cus.privacy.matching import Wanted
from cus.privacy.models import Erasure, KeyDestroyed, RetentionClass, plain
from cus.privacy.people import report_on
from cus.privacy.reading import masked
from partners import actions
from partners.models import Partner
from tests.documents import checks
from tests.factories.diagnosis import NeedFactory
from tests.factories.partners import PartnerFactory
from tests.factories.powers import PESEL, SURNAME, a_power, a_signed_power

pytestmark = pytest.mark.django_db
ASKED = {"name": "Ewa Kowalska"}


@pytest.fixture
def card(worker) -> Partner:
    """A card that names the person in three fields, and named her in its history."""
    partner = PartnerFactory(name="Koło „Kalina”", created_by=worker)
    values = {
        "name": partner.name,
        "responsible_person": "Ewa Kowalska",
        "other_information": "Klucze ma Ewa Kowalska, a w razie potrzeby Adam Inny.",
        "activity_scope": "Warsztaty z Ewą Kowalską.",
    }
    actions.update_partner(by=worker, partner=partner, seen=1, values=values)
    partner.refresh_from_db()
    return partner


def run_jobs() -> None:
    """Do the ordered erasures, as the worker would."""
    for job in ProcrastinateJob.objects.filter(task_name="privacy.erase", status="todo").order_by("pk"):
        app.tasks[job.task_name](**job.args)


def ask(client, **asked):
    """Send the question."""
    return client.post(reverse("desk:person_report"), ASKED | asked)


def erase(client, found, places, **more):
    """Confirm the erasure of ``places`` found on a page."""
    data = {"asked": found.context["asked"], "place": places, "reason": "request", "confirmation": "USUWAM"}
    return client.post(reverse("desk:person_erase"), data | more)


class TestReport:
    """Every place, its purpose, and the reading logged."""

    def test_it_finds_now_and_in_history_with_the_purpose(self, card, worker, director, client_for):
        actions.update_partner(
            by=worker, partner=card, seen=2, values={"name": card.name, "responsible_person": "Adam Inny"}
        )
        page = ask(client_for(director))

        html = page.content.decode()
        found = {one.entry.field: one for one in page.context["report"].occurrences}
        assert not found["responsible_person"].live
        assert found["responsible_person"].past == 1
        assert found["other_information"].live
        assert "Warsztaty z Ewą Kowalską." in html
        assert found["activity_scope"].entry.purpose.basis in html

    def test_the_reading_is_logged_without_the_name(self, card, director, client_for):
        ask(client_for(director))

        entry = AccessEntry.objects.get(kind=AccessKind.PERSONAL_READ)
        assert entry.user == director
        assert "Kowalska" not in entry.what + entry.label
        assert "wykaz danych osoby" in entry.what

    def test_by_pesel_it_finds_what_is_sealed_and_what_was_typed_into_notes(self, worker, director, client_for):
        a_power(worker)
        NeedFactory(problem=f"Zgłosiła się osoba {PESEL}.")

        page = ask(client_for(director), name="", pesel=PESEL)

        report = page.context["report"]
        assert len(report.sealed) == 1
        assert [one.entry.field for one in report.occurrences] == ["problem"]
        assert f"PESEL •••••••{PESEL[-4:]}" in page.content.decode()

    def test_an_account_is_listed_and_stays(self, director, client_for):
        page = ask(client_for(director), name=str(director))

        staying = [one for one in page.context["report"].staying if one.entry.model == "accounts.user"]
        assert {one.entry.field for one in staying} == {"first_name", "last_name"}
        assert not any(one.weak for one in staying)
        assert page.context["report"].erasable == []

    def test_the_pdf_and_the_table_say_the_same(self, card, director, client_for):
        client = client_for(director)
        asked = {"asked": ask(client).context["asked"]}
        pdf = client.post(reverse("desk:person_document"), asked).content
        rows = list(
            csv.DictReader(
                io.StringIO(client.post(reverse("desk:person_table"), asked).content.decode("utf-8-sig")),
                delimiter=";",
            )
        )

        assert checks.faults(pdf) == []
        assert "Warsztaty z Ewą Kowalską." in checks.text_of(pdf)
        assert len(rows) == 3
        assert AccessEntry.objects.filter(kind=AccessKind.PERSONAL_READ).count() == 3

    def test_nobody_is_found_in_words(self, director, client_for):
        assert "Nic nie znaleziono" in ask(client_for(director)).content.decode()

    @pytest.mark.parametrize("asked", [{"name": ""}, {"name": "Ja"}, {"name": "", "pesel": "123"}, {"phone": "12"}])
    def test_a_question_about_everybody_is_refused(self, director, client_for, asked):
        assert ask(client_for(director), **asked).status_code == 422

    def test_a_question_of_another_person_is_not_taken(self, card, director, organiser, client_for):
        asked = ask(client_for(director)).context["asked"]

        assert client_for(organiser).post(reverse("desk:person_document"), {"asked": asked}).status_code == 403
        director.roles = ["director"]
        other = type(director).objects.create_user(
            email="d2@przyklad.example", first_name="A", last_name="B", roles=["director"]
        )
        assert client_for(other).post(reverse("desk:person_document"), {"asked": asked}).status_code == 409


class TestErasure:
    """Chosen places are replaced in live rows and history; the rest is said."""

    def test_the_name_is_gone_from_rows_and_history_and_the_rest_of_the_text_stays(self, card, director, client_for):
        client = client_for(director)
        found = ask(client)
        response = erase(client, found, [one.place for one in found.context["report"].erasable])
        run_jobs()

        card.refresh_from_db()
        assert response.status_code == 302
        assert card.responsible_person == "[dane usunięto]"
        assert card.other_information == "Klucze ma [dane usunięto], a w razie potrzeby Adam Inny."
        assert card.activity_scope == "Warsztaty z [dane usunięto]."
        assert "kowalsk" not in card.search_text
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM partners_partnerevent AS e WHERE e::text ILIKE '%kowalsk%'")
            assert cursor.fetchone() == (0,)
        assert not report_on(Wanted(**ASKED)).occurrences

    def test_what_was_not_chosen_stays(self, card, director, client_for):
        client = client_for(director)
        erase(client, ask(client), [f"partners.partner|responsible_person|{card.pk}"])
        run_jobs()

        card.refresh_from_db()
        assert card.responsible_person == "[dane usunięto]"
        assert "Ewa Kowalska" in card.other_information

    def test_it_leaves_a_protocol_that_names_nobody(self, card, director, client_for):
        client = client_for(director)
        found = ask(client)
        erase(client, found, [one.place for one in found.context["report"].erasable])
        run_jobs()

        erasure = Erasure.objects.get()
        protocol = " ".join(f"{entry.what} {entry.by} {entry.details}" for entry in ProtocolEntry.objects.all())
        assert erasure.done_at is not None
        assert erasure.rows > 0
        assert "partners_partner.responsible_person" in protocol
        assert "kowalsk" not in (protocol + str(erasure.plan)).lower()

    def test_twice_changes_nothing_more(self, card, director, client_for):
        client = client_for(director)
        found = ask(client)
        erase(client, found, [one.place for one in found.context["report"].erasable])
        run_jobs()
        rows = Erasure.objects.get().rows
        app.tasks["privacy.erase"](erasure_id=Erasure.objects.get().pk)

        assert Erasure.objects.get().rows == rows

    def test_before_it_the_page_says_what_goes_and_what_stays(self, card, director, client_for):
        client = client_for(director)
        found = ask(client)
        page = client.post(
            reverse("desk:person_erase"),
            {"asked": found.context["asked"], "place": [f"partners.partner|responsible_person|{card.pk}"]},
        ).content.decode()

        assert "„Ewa Kowalska” zmieni się w „[dane usunięto]”" in page
        assert "nie zaznaczono" in page
        assert not Erasure.objects.exists()

    @pytest.mark.parametrize("word", ["", "usun", "TAK"])
    def test_without_the_word_nothing_happens(self, card, director, client_for, word):
        client = client_for(director)
        response = erase(client, ask(client), [f"partners.partner|responsible_person|{card.pk}"], confirmation=word)

        assert response.status_code == 422
        assert not Erasure.objects.exists()

    def test_a_place_that_was_not_found_is_not_erased(self, card, director, client_for):
        other = PartnerFactory(responsible_person="Adam Inny")
        client = client_for(director)
        response = erase(client, ask(client), [f"partners.partner|responsible_person|{other.pk}"])

        assert response.status_code == 422
        assert not Erasure.objects.exists()

    def test_sealed_values_go_with_the_key_and_the_row_stays(self, organiser, director, client_for):
        power = a_signed_power(organiser)
        client = client_for(director)
        found = ask(client, name=f"Ewa {SURNAME}")
        places = [one.place for one in (*found.context["report"].sealed, *found.context["report"].erasable)]
        erase(client, found, places)
        run_jobs()

        power.refresh_from_db()
        assert power.attorney_name == "[dane usunięto]"
        assert power.pesel_index in ("", "[dane usunięto]")
        assert masked(power, "attorney_pesel") == "[dane usunięto]"
        with pytest.raises(KeyDestroyed):
            plain(power, "attorney_pesel")
        page = client.get(power.get_absolute_url())
        assert "jego klucz zniszczono" in page.content.decode()
        assert client.post(reverse("partners:power_document", args=[power.pk])).status_code == 409

    def test_only_the_director(self, organiser, administrator, client_for):
        for person in (organiser, administrator):
            assert client_for(person).get(reverse("desk:person_report")).status_code == 403


class TestKeeperFunctions:
    """They can put the mark and empty keys, and reach nothing else."""

    @pytest.mark.parametrize(
        "table", ["accounts_user", "audit_accessentry", "privacy_personkey", "partners_partner; --"]
    )
    def test_other_tables_are_out_of_reach(self, table):
        with pytest.raises(Exception, match=r"is not erased from|permission denied"), transaction.atomic():
            keeper.call("keeper_erase_text", tab=table, col="email", row_id="1", fragments=None, by_whom="x")

    def test_columns_that_are_no_text_are_out_of_reach(self, card):
        with pytest.raises(Exception, match="holds no text"), transaction.atomic():
            keeper.call(
                "keeper_erase_text", tab="partners_partner", col="version", row_id="1", fragments=None, by_whom="x"
            )

    def test_the_application_itself_may_not_call_them(self):
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            connection.cursor().execute("SELECT keeper_destroy_person_key(gen_random_uuid(), 'x')")


class TestRegisterPages:
    """The register to read and to print; periods that the centre sets itself."""

    def test_it_is_readable_and_says_that_no_period_is_set(self, administrator, client_for, assert_polish):
        page = client_for(administrator).get(reverse("desk:personal_register"))

        assert_polish(page)
        assert "nie ustalono" in page.content.decode()
        assert "numer PESEL pełnomocnika" in page.content.decode()

    def test_it_is_printed_for_the_inspector(self, administrator, client_for):
        answer = client_for(administrator).get(reverse("desk:personal_register_document"))

        text = checks.text_of(answer.content)
        assert checks.faults(answer.content) == []
        assert "numer PESEL pełnomocnika" in text
        assert "nie ustalono" in text

    def test_a_period_needs_its_basis(self, director, client_for):
        url = reverse("desk:personal_retention", args=["powers"])
        refused = client_for(director).post(url, {"period_months": "60", "version": "1"})
        assert refused.status_code == 422
        assert not RetentionClass.objects.exists()

        client_for(director).post(
            url, {"period_months": "60", "basis": "JRWA, kategoria B5", "owner": "Jan Inny", "version": "1"}
        )
        assert RetentionClass.objects.get().period_months == 60


def test_a_draft_that_nobody_saved_is_found_and_erased_too(worker, director, client_for):
    """What is being typed is kept on the server as well, in the words of the form."""
    Draft.objects.create(
        owner=worker,
        form="partners.card_new",
        object="",
        opening=uuid.uuid4(),
        base_version=0,
        data={"name": ["Koło „Kalina”"], "responsible_person": ["Ewa Kowalska"]},
        saved_at=timezone.now(),
    )
    client = client_for(director)
    found = ask(client)
    places = [one.place for one in found.context["report"].erasable]

    erase(client, found, places)
    run_jobs()

    assert [place.split("|")[:2] for place in places] == [["drafts.draft", "data"]]
    assert Draft.objects.get().data == {"name": ["Koło „Kalina”"], "responsible_person": ["[dane usunięto]"]}

"""Powers of attorney: the draft as on paper, signing, revocation, and what the register answers."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from cus.audit.enums import AccessKind
from cus.audit.models import AccessEntry
from cus.documents.models import FrozenDocument
from cus.privacy.crypto import CannotOpen
from cus.privacy.fields import Sealed
from cus.privacy.models import plain
from cus.workflow import Refused, StaleEdit
from partners import actions
from partners.enums import LegalForm, PowerKind, PowerState, PowerTerm, SignatureManner
from partners.models import PowerOfAttorney
from partners.powers import answer_for
from partners.proposals import proposed_values
from partners.validators import validate_pesel
from tests.documents import checks
from tests.factories.centre import CentreFactory, ServedGminaFactory
from tests.factories.partners import AgreementFactory, PartnerFactory, PartyFactory
from tests.factories.powers import ADDRESS, OTHER_PESEL, PESEL, SURNAME, a_power, a_signed_power

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 11, 22)


def filled(**changes) -> dict:
    """What a browser sends of a filled form."""
    return {
        "kind": "cooperation",
        "number": "P/9/2026",
        "grantor_name": "Gmina Brzozowa Górka",
        "grantor_seat": "ul. Rynkowa 1",
        "grantor_signatories": "Jan Zmyślony, wójt",
        "attorney_name": "Ewa Niebyła",
        "address": ADDRESS,
        "pesel": PESEL,
        "represented_name": "CIS „Warsztat”",
        "scope": "rozmów,\npisania projektu.",
        "covers_conclusion": "false",
        "term": "until_revoked",
        "place": "Brzozowa Górka",
        "granted_on": "",
        "version": "1",
    } | changes


class TestDraft:
    """The form in the order of the paper."""

    def test_a_worker_writes_one_and_the_database_keeps_only_ciphertext(self, client_for, worker):
        response = client_for(worker).post(reverse("partners:power_create"), filled())

        power = PowerOfAttorney.objects.get()
        assert response.status_code == 302
        assert isinstance(power.attorney_pesel, Sealed)
        assert (plain(power, "attorney_pesel"), plain(power, "attorney_address")) == (PESEL, ADDRESS)
        assert power.scope == ["rozmów,", "pisania projektu."]

    def test_the_page_shows_dots_and_the_last_four_digits(self, client_for, worker):
        page = client_for(worker).get(a_power(worker).get_absolute_url()).content.decode()

        assert f"•••••••{PESEL[-4:]}" in page
        assert PESEL not in page
        assert ADDRESS not in page

    @pytest.mark.parametrize(
        ("pesel", "words"),
        [
            ("50611412342", "Cyfra kontrolna"),
            ("5061141234", "11 cyfr"),
            ("00000000000", "nie jest prawdziwy"),
            ("44623101450", "nie jest poprawny"),
            ("x" * 11, "11 cyfr"),
        ],
    )
    def test_a_wrong_number_is_refused_in_words_that_do_not_repeat_it(self, client_for, worker, pesel, words):
        response = client_for(worker).post(reverse("partners:power_create"), filled(pesel=pesel))

        page = response.content.decode()
        assert response.status_code == 422
        assert words in page
        assert pesel not in page
        assert not PowerOfAttorney.objects.exists()

    def test_a_right_number_survives_an_error_elsewhere_and_is_not_shown(self, client_for, worker):
        client = client_for(worker)
        refused = client.post(reverse("partners:power_create"), filled(term="until_date"))
        page = refused.content.decode()
        carried = refused.context["form"]["pesel_carried"].value()

        again = filled(
            pesel="",
            address="",
            pesel_carried=carried,
            address_carried=refused.context["form"]["address_carried"].value(),
        )
        client.post(reverse("partners:power_create"), again)

        assert refused.status_code == 422
        assert f"Zachowano •••••••{PESEL[-4:]}. Nie musisz wpisywać jeszcze raz." in page
        assert PESEL not in page
        assert ADDRESS not in page
        assert plain(PowerOfAttorney.objects.get(), "attorney_pesel") == PESEL
        assert plain(PowerOfAttorney.objects.get(), "attorney_address") == ADDRESS

    def test_what_one_person_carries_another_cannot_use(self, client_for, worker, organiser):
        refused = client_for(worker).post(reverse("partners:power_create"), filled(term="until_date"))
        carried = refused.context["form"]["pesel_carried"].value()

        client_for(organiser).post(reverse("partners:power_create"), filled(pesel="", pesel_carried=carried))

        assert plain(PowerOfAttorney.objects.get(), "attorney_pesel") == ""

    def test_an_empty_field_keeps_the_saved_number_and_a_box_takes_it_away(self, client_for, worker):
        power = a_power(worker)
        url = reverse("partners:power_edit", args=[power.pk])
        client_for(worker).post(url, filled(pesel="", address=""))
        power.refresh_from_db()
        assert plain(power, "attorney_pesel") == PESEL

        client_for(worker).post(url, filled(pesel="", address="", pesel_drop="on", version="2"))
        power.refresh_from_db()
        assert power.attorney_pesel is None
        assert power.pesel_index == ""
        assert plain(power, "attorney_address") == ADDRESS

    def test_the_form_never_shows_what_is_saved(self, client_for, worker):
        page = client_for(worker).get(reverse("partners:power_edit", args=[a_power(worker).pk])).content.decode()

        assert f"Zapisano •••••••{PESEL[-4:]}" in page
        assert PESEL not in page
        assert ADDRESS not in page

    def test_somebody_quicker_leaves_both_texts_and_the_number_unseen(self, client_for, worker):
        power = a_power(worker)
        actions.save_power(by=worker, power=power, seen=1, values={"place": "Zalesie"}, secrets={})

        response = client_for(worker).post(
            reverse("partners:power_edit", args=[power.pk]), filled(place="Podlesie", pesel=OTHER_PESEL)
        )

        page = response.content.decode()
        assert response.status_code == 409
        assert "Zalesie" in page
        assert "Podlesie" in page
        assert OTHER_PESEL not in page
        power.refresh_from_db()
        assert plain(power, "attorney_pesel") == PESEL

    def test_a_stale_version_is_refused(self, worker):
        power = a_power(worker)
        with pytest.raises(StaleEdit):
            actions.save_power(by=worker, power=power, seen=7, values={}, secrets={})

    def test_sending_the_form_twice_makes_one(self, client_for, worker):
        client = client_for(worker)
        token = client.get(reverse("partners:power_create")).context["form"]["token"].value()
        for _ in range(2):
            client.post(reverse("partners:power_create"), filled(token=str(token)))

        assert PowerOfAttorney.objects.count() == 1

    def test_a_date_and_until_revoked_cannot_both_be(self, client_for, worker):
        response = client_for(worker).post(reverse("partners:power_create"), filled(valid_until="31.12.2026"))

        assert response.status_code == 422
        assert "Wybierz „do dnia” albo usuń tę datę." in response.content.decode()

    def test_the_registry_fills_what_was_left_empty(self, client_for, worker):
        gmina = PartnerFactory(name="Gmina Zalesie", address="Zalesie 1", signatories="Olga Inna, wójt")
        client_for(worker).post(
            reverse("partners:power_create"),
            filled(grantor=gmina.pk, grantor_name="", grantor_seat="", grantor_signatories=""),
        )

        power = PowerOfAttorney.objects.get()
        assert (power.grantor_name, power.grantor_seat) == ("Gmina Zalesie", "Zalesie 1")
        assert power.grantor_signatories == "Olga Inna, wójt"


class TestProposals:
    """A new power knows what the registry knows."""

    def test_our_wording_of_three_items_stands_in_the_form(self, client_for, worker):
        form = client_for(worker).get(reverse("partners:power_create")).context["form"]

        assert len(form["scope"].value().splitlines()) == 3

    def test_the_founder_named_on_the_card_of_the_unit_is_the_grantor(self):
        founder = PartnerFactory(name="Stowarzyszenie „Mostek”", address="ul. Polna 2", signatories="Anna Inna")
        unit = PartnerFactory(name="CIS", affiliation_parent="Jednostka stowarzyszenia: Stowarzyszenie „Mostek”.")

        values = proposed_values(PowerKind.COOPERATION, unit)

        assert (values["grantor"], values["grantor_name"]) == (founder.pk, "Stowarzyszenie „Mostek”")
        assert (values["represented"], values["represented_name"]) == (unit.pk, "CIS")

    def test_a_unit_of_the_gmina_is_founded_by_the_gmina(self):
        ServedGminaFactory(centre=CentreFactory())
        unit = PartnerFactory(name="CIS", legal_form=LegalForm.MUNICIPAL_UNIT)

        assert proposed_values(PowerKind.COOPERATION, unit)["grantor_name"] == "Gmina Czersk"

    def test_of_an_unknown_founder_nothing_is_invented(self):
        assert "grantor_name" not in proposed_values(PowerKind.COOPERATION, PartnerFactory(name="CIS"))

    def test_the_directors_power_speaks_of_competitions(self, client_for, worker):
        CentreFactory()
        page = client_for(worker).get(reverse("partners:power_create") + "?rodzaj=competitions").content.decode()

        assert "konkursów ofert" in page
        assert "Centrum Usług Społecznych w Brzozowej Górce" in page


class TestPersonKeys:
    """One key for one person."""

    def test_the_same_number_in_two_powers_stands_under_one_key(self, worker):
        assert a_power(worker).person_key == a_power(worker).person_key

    def test_another_number_is_another_person_also_in_the_same_row(self, worker):
        power = a_power(worker)
        before = power.person_key
        power = actions.save_power(by=worker, power=power, seen=1, values={}, secrets={"attorney_pesel": OTHER_PESEL})

        assert power.person_key != before
        assert plain(power, "attorney_pesel") == OTHER_PESEL
        assert plain(power, "attorney_address") == ADDRESS

    def test_a_value_copied_to_another_row_does_not_open(self, worker):
        mine, other = a_power(worker), a_power(worker)
        PowerOfAttorney.objects.filter(pk=other.pk).update(attorney_pesel=mine.attorney_pesel)
        other.refresh_from_db()

        with pytest.raises(CannotOpen):
            plain(other, "attorney_pesel")

    def test_text_in_clear_never_reaches_the_database(self, power_row):
        power_row.attorney_pesel = PESEL
        with pytest.raises(TypeError, match="only a sealed value") as refused:
            power_row.save()
        assert PESEL not in str(refused.value)

    @pytest.fixture
    def power_row(self, worker):
        return a_power(worker)

    def test_a_reader_may_not_enter_a_number(self, reader):
        with pytest.raises(Refused):
            a_power(reader)


class TestSigning:
    """Signing freezes and seals; then only revoking is left."""

    def test_it_names_what_is_missing(self, organiser, client_for):
        power = a_power(organiser, covers_conclusion=None, grantor_signatories="", place="")

        with pytest.raises(Refused, match=r"osoby, które podpisują, czy obejmuje zawarcie.*, miejsce"):
            actions.sign_power(
                by=organiser, power=power, granted_on=timezone.localdate(), signature_manner=SignatureManner.PAPER
            )
        assert "Do podpisania brakuje" in client_for(organiser).get(power.get_absolute_url()).content.decode()

    def test_through_the_screen_it_freezes_a_sealed_document(self, client_for, organiser):
        power = a_power(organiser)
        client_for(organiser).post(
            reverse("partners:power_sign", args=[power.pk]),
            {"granted_on": "20.11.2026", "signature_manner": SignatureManner.PAPER},
        )

        power.refresh_from_db()
        frozen = FrozenDocument.objects.get()
        assert power.state == PowerState.SIGNED
        assert (frozen.data, frozen.person_key) == ({}, power.person_key)
        assert PESEL.encode() not in bytes(frozen.sealed_data)
        printed = client_for(organiser).post(reverse("partners:power_document", args=[power.pk]), {"pesel": "1"})
        assert PESEL in checks.text_of(printed.content)

    def test_a_worker_may_not(self, worker):
        with pytest.raises(Refused, match="Twoja rola"):
            actions.sign_power(
                by=worker, power=a_power(worker), granted_on=TODAY, signature_manner=SignatureManner.PAPER
            )

    def test_not_in_the_future_and_not_twice(self, organiser):
        power = a_power(organiser)
        tomorrow = timezone.localdate() + datetime.timedelta(days=1)
        with pytest.raises(Refused, match="przyszłości"):
            actions.sign_power(by=organiser, power=power, granted_on=tomorrow, signature_manner=SignatureManner.PAPER)
        actions.sign_power(
            by=organiser, power=power, granted_on=timezone.localdate(), signature_manner=SignatureManner.PAPER
        )
        with pytest.raises(Refused, match="już zostało podpisane"):
            actions.sign_power(
                by=organiser, power=power, granted_on=timezone.localdate(), signature_manner=SignatureManner.PAPER
            )

    def test_a_signed_one_is_not_edited(self, organiser):
        power = a_signed_power(organiser)
        with pytest.raises(Refused, match="nie można zmieniać"):
            actions.save_power(by=organiser, power=power, seen=power.version, values={"place": "x"}, secrets={})

    def test_the_database_refuses_a_signed_row_without_its_day(self, organiser):
        power = a_signed_power(organiser)
        with pytest.raises(IntegrityError, match="power_signed_is_whole"), transaction.atomic():
            PowerOfAttorney.objects.filter(pk=power.pk).update(granted_on=None)

    def test_revoking_needs_a_day_not_before_it_was_granted(self, organiser):
        power = a_signed_power(organiser, days_ago=3)
        with pytest.raises(Refused, match="zanim go udzielono"):
            actions.revoke_power(
                by=organiser, power=power, revoked_on=timezone.localdate() - datetime.timedelta(days=9)
            )
        actions.revoke_power(by=organiser, power=power, revoked_on=timezone.localdate(), note="Pismo.")
        power.refresh_from_db()
        assert (power.state, power.is_valid_on(timezone.localdate())) == (PowerState.REVOKED, False)
        assert power.is_valid_on(timezone.localdate() - datetime.timedelta(days=1))
        with pytest.raises(Refused, match="już jest odwołane"):
            actions.revoke_power(by=organiser, power=power, revoked_on=timezone.localdate())


# granted, until, revoked, asked -> may act; None: not set. Days of November 2026.
VALIDITY = [
    (10, None, None, 9, False),
    (10, None, None, 10, True),
    (10, None, None, 30, True),
    (10, 20, None, 20, True),
    (10, 20, None, 21, False),
    (10, None, 15, 14, True),
    (10, None, 15, 15, False),
    (10, 20, 15, 18, False),
]


@pytest.mark.parametrize(("granted", "until", "revoked", "asked", "may"), VALIDITY)
def test_validity_as_of_a_day_is_the_same_in_python_and_in_the_database(
    organiser, granted, until, revoked, asked, may
):
    day = {number: datetime.date(2026, 11, number) for number in range(1, 31)}
    power = a_power(organiser)
    PowerOfAttorney.objects.filter(pk=power.pk).update(
        state=PowerState.REVOKED if revoked else PowerState.SIGNED,
        signature_manner=SignatureManner.PAPER,
        signed_at=timezone.now(),
        signed_by=organiser,
        granted_on=day[granted],
        term=PowerTerm.UNTIL_DATE if until else PowerTerm.UNTIL_REVOKED,
        valid_until=day.get(until),
        revoked_on=day.get(revoked),
        revoked_at=timezone.now() if revoked else None,
        revoked_by=organiser if revoked else None,
    )
    power.refresh_from_db()

    assert power.is_valid_on(day[asked]) is may
    assert PowerOfAttorney.objects.valid_on(day[asked]).exists() is may


class TestRegister:
    """May X act today?"""

    @pytest.mark.parametrize("asked", [SURNAME, SURNAME.upper(), "ewa " + SURNAME.lower()[:8]])
    def test_it_says_yes_with_the_number_and_the_unit(self, organiser, asked):
        power = a_signed_power(organiser)

        answer = answer_for(PowerOfAttorney.objects.all(), asked, timezone.localdate())

        assert (answer.kind, answer.text[:4]) == ("done", "Tak,")
        assert power.number in answer.text
        assert "Warsztat" in answer.text

    @pytest.mark.parametrize(("covers", "words"), [(False, "bez prawa zawarcia"), (True, "także do zawarcia")])
    def test_it_says_whether_the_agreement_may_be_concluded(self, organiser, covers, words):
        power = a_signed_power(organiser)
        PowerOfAttorney.objects.filter(pk=power.pk).update(covers_conclusion=covers)

        answer = answer_for(PowerOfAttorney.objects.all(), SURNAME, timezone.localdate())

        assert f"{words} porozumienia" in answer.text

    def test_it_says_no_with_the_reason(self, organiser, client_for):
        power = a_signed_power(organiser, days_ago=5)
        actions.revoke_power(by=organiser, power=power, revoked_on=timezone.localdate())

        page = client_for(organiser).get(reverse("partners:power_list"), {"osoba": SURNAME}).content.decode()

        assert "Nie, " in page
        assert "odwołane" in page

    def test_a_draft_entitles_nobody(self, organiser):
        a_power(organiser)

        answer = answer_for(PowerOfAttorney.objects.all(), SURNAME, timezone.localdate())

        assert answer.text.startswith("Nie. W rejestrze nie ma")

    def test_the_register_of_a_past_day(self, organiser, client_for):
        a_signed_power(organiser, days_ago=2)
        long_ago = timezone.localdate() - datetime.timedelta(days=9)

        then = client_for(organiser).get(
            reverse("partners:power_list"), {"dzien": f"{long_ago:%d.%m.%Y}", "stan": "wazne"}
        )

        assert not then.context["page"].object_list

    def test_readers_do_not_see_it(self, client_for, reader):
        assert client_for(reader).get(reverse("partners:power_list")).status_code == 403


@pytest.mark.parametrize("rows", [1, 30])
def test_the_register_costs_the_same_for_one_row_and_thirty(
    rows, client_for, organiser, django_assert_max_num_queries
):
    for _ in range(rows):
        a_power(organiser)
    client = client_for(organiser)
    client.get(reverse("partners:power_list"))
    with django_assert_max_num_queries(9):
        client.get(reverse("partners:power_list"))


class TestReading:
    """Every reading in full is one deliberate click and one line of the access log."""

    def entries(self) -> list[tuple]:
        """What was logged: who, which object, what."""
        entries = AccessEntry.objects.filter(kind=AccessKind.PERSONAL_READ).order_by("pk")
        return [(entry.user, entry.object_id, entry.what) for entry in entries]

    def test_the_director_sees_the_number_and_it_is_logged(self, client_for, director):
        power = a_signed_power(director)
        page = client_for(director).post(reverse("partners:power_reveal", args=[power.pk, "pesel"])).content.decode()

        assert PESEL in page
        assert self.entries() == [(director, power.pk, "numer PESEL pełnomocnika")]

    def test_a_worker_is_refused_and_that_is_no_reading(self, client_for, worker):
        power = a_power(worker)
        response = client_for(worker).post(reverse("partners:power_reveal", args=[power.pk, "pesel"]))

        assert response.status_code == 403
        assert PESEL not in response.content.decode()
        assert self.entries() == []

    def test_opening_the_page_reads_nothing(self, client_for, director):
        client_for(director).get(a_signed_power(director).get_absolute_url())

        assert self.entries() == []

    def test_a_get_shows_nothing(self, client_for, director):
        power = a_signed_power(director)
        assert client_for(director).get(reverse("partners:power_reveal", args=[power.pk, "pesel"])).status_code == 405

    @pytest.mark.parametrize("signed", [False, True])
    def test_the_print_has_a_blank_line_unless_the_number_is_asked_for(self, client_for, director, signed):
        power = a_signed_power(director) if signed else a_power(director)
        url = reverse("partners:power_document", args=[power.pk])
        blank = checks.text_of(client_for(director).post(url).content)
        whole = checks.text_of(client_for(director).post(url, {"pesel": "1"}).content)

        assert (PESEL in blank, PESEL in whole) == (False, True)
        assert SURNAME in blank
        assert [what for _, _, what in self.entries()] == [
            "dokument pełnomocnictwa z adresem",
            "dokument pełnomocnictwa z numerem PESEL",
        ]

    def test_a_worker_prints_the_blank_line_only(self, client_for, worker):
        power = a_power(worker)
        url = reverse("partners:power_document", args=[power.pk])

        assert client_for(worker).post(url).status_code == 200
        assert client_for(worker).post(url, {"pesel": "1"}).status_code == 403

    def test_the_file_is_named_without_the_person(self, client_for, director):
        power = a_signed_power(director)
        response = client_for(director).post(reverse("partners:power_document", args=[power.pk]))

        assert SURNAME.lower() not in response["Content-Disposition"].lower()
        assert "no-store" in response["Cache-Control"]


class TestOfAgreement:
    """A party's representative acts by a power."""

    def test_it_is_named_at_the_party_and_linked(self, client_for, organiser):
        party = PartyFactory(agreement=AgreementFactory(signed=True))
        power = a_signed_power(organiser, days_ago=5, represented=party.partner)
        url = reverse("partners:agreement_party_power", args=[party.agreement_id, party.pk])
        client_for(organiser).post(url, {"power": power.pk})

        page = client_for(organiser).get(party.agreement.get_absolute_url()).content.decode()
        assert power.get_absolute_url() in page
        assert "nieważne w dniu zawarcia" not in page

    def test_a_power_that_was_not_valid_on_the_day_says_so(self, client_for, organiser):
        party = PartyFactory(agreement=AgreementFactory(signed=True))
        power = a_signed_power(organiser, days_ago=0, represented=party.partner)
        actions.name_power_of_party(by=organiser, party=party, power=power)

        assert (
            "nieważne w dniu zawarcia"
            in client_for(organiser).get(party.agreement.get_absolute_url()).content.decode()
        )

    def test_anothers_power_is_refused(self, organiser):
        party = PartyFactory()
        power = a_signed_power(organiser, represented=PartnerFactory())

        with pytest.raises(Refused, match="innej jednostki"):
            actions.name_power_of_party(by=organiser, party=party, power=power)


@pytest.mark.parametrize("number", [PESEL, OTHER_PESEL, "506114 12341"])
def test_a_right_pesel_is_accepted(number):
    validate_pesel(number)


def test_a_wrong_pesel_in_an_action_is_refused_too(worker):
    with pytest.raises(ValidationError):
        a_power(worker, pesel="50611412342")

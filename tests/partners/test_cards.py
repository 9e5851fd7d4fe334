"""The partner card: what it takes, what it refuses, that typed text is never lost."""

import pytest

from cus.documents.render import render_pdf
from cus.workflow import Refused
from partners import actions
from partners.models import Partner
from tests.documents import checks
from tests.factories.partners import OfferFactory, PartnerFactory, PartyFactory

pytestmark = pytest.mark.django_db
NEW = "/partnerzy/nowy/"
STAFF = ["worker", "organiser", "director"]
OTHERS = ["administrator", "reader"]


def card(**fields) -> dict:
    """What the form of the card sends, with a name only unless more is given."""
    return {"name": "Fundacja „Przystań”", "social_economy_status": "none", "is_active_in_area": "on"} | fields


def text_of(answer) -> str:
    """The page with plain spaces."""
    return answer.content.decode().replace("\xa0", " ")


def messages_at(answer, field: str) -> str:
    """What stands at the field."""
    return " ".join(answer.context["form"].errors.get(field, []))


# --- saving ----------------------------------------------------------------------------------


@pytest.mark.parametrize("role", STAFF)
def test_a_name_alone_makes_a_card(role, request, client_for):
    user = request.getfixturevalue(role)

    answer = client_for(user).post(NEW, card(), follow=True)

    partner = Partner.objects.get()
    assert (partner.name, partner.created_by) == ("Fundacja „Przystań”", user)
    assert partner.is_ngo is None
    assert "Założono fiszkę „Fundacja »Przystań«”." in text_of(answer)


def test_thirteen_rows_are_saved_as_typed_and_read_back(worker, client_for):
    whole = {
        "address": "Podlesie 14",
        "phones": "52 000 00 00",
        "email": "biuro@przyklad.example",
        "responsible_person": "Barbara Przykładna",
        "works_for_social_employment": "true",
        "is_local_government_unit": "false",
        "is_other_administration": "false",
        "is_ngo": "true",
        "resources_staff": "Dwie opiekunki",
        "resources_infrastructure": "Świetlica",
        "activity_scope": "Starsi mieszkańcy",
        "activity_kinds": "Posiłki",
        "activity_recipients": "Seniorzy",
        "affiliation_parent": "Caritas",
        "affiliation_cooperation": "Szkoła",
        "affiliation_guidelines": "Niczyje",
        "other_information": "Brak kierowcy",
        "role_justification": "Jedyny podmiot w sołectwie",
        "actions_taken": "Festyn",
    }

    answer = client_for(worker).post(NEW, card(**whole), follow=True)

    partner = Partner.objects.get()
    assert (partner.works_for_social_employment, partner.is_local_government_unit, partner.is_ngo) == (
        True,
        False,
        True,
    )
    page = text_of(answer)
    texts = [text for text in whole.values() if text not in ("true", "false")]
    assert [text for text in texts if text not in page] == []
    assert answer.context["filled"] == 13


@pytest.mark.parametrize("name", ["", "   ", "\n\t"])
def test_a_card_without_a_name_is_not_saved(name, worker, client_for):
    answer = client_for(worker).post(NEW, card(name=name, address="Podlesie 14"))

    assert answer.status_code == 422
    assert messages_at(answer, "name")
    assert "Podlesie 14" in text_of(answer)
    assert not Partner.objects.exists()


def test_identifiers_are_kept_as_digits(worker, client_for):
    client_for(worker).post(NEW, card(nip="990-000-00-17", regon="990 000 016", krs="0000 123 456"))

    partner = Partner.objects.get()
    assert (partner.nip, partner.regon, partner.krs) == ("9900000017", "990000016", "0000123456")


@pytest.mark.parametrize(
    ("field", "number"),
    [
        ("nip", "9900000018"),
        ("nip", "0000000000"),
        ("nip", "1111111111"),
        ("regon", "990000017"),
        ("krs", "0000000000"),
    ],
)
def test_a_wrong_identifier_stands_at_its_field_and_in_the_summary(field, number, worker, client_for):
    answer = client_for(worker).post(NEW, card(**{field: number}))

    page = text_of(answer)
    assert answer.status_code == 422
    assert messages_at(answer, field)
    assert f'href="#id_{field}"' in page
    assert f'value="{number}"' in page
    assert not Partner.objects.exists()


@pytest.mark.parametrize(
    ("field", "number", "written"),
    [("nip", "9900000017", "990-000-00-17"), ("regon", "990000016", "990000016"), ("krs", "0000123456", "0000123456")],
)
def test_a_taken_identifier_names_the_other_card(field, number, written, worker, client_for):
    PartnerFactory(name="Stowarzyszenie „Zagroda”", **{field: number})

    answer = client_for(worker).post(NEW, card(**{field: written}))

    assert answer.status_code == 422
    assert "fiszka „Stowarzyszenie »Zagroda«”" in messages_at(answer, field)
    assert len(answer.context["form"].errors) == 1
    assert Partner.objects.count() == 1


def test_an_identifier_of_an_archived_card_is_free(worker, organiser, client_for):
    archived = PartnerFactory(nip="9900000017")
    actions.archive_partner(by=organiser, partner=archived)

    client_for(worker).post(NEW, card(nip="9900000017"))

    assert Partner.objects.active().get().nip == "9900000017"


# --- the same name -----------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["Fundacja „Przystań”", "fundacja  „przystan”", "FUNDACJA „PRZYSTAŃ”"])
def test_the_same_name_asks_and_saves_nothing(name, worker, client_for):
    PartnerFactory(name="Fundacja „Przystań”")

    answer = client_for(worker).post(NEW, card(name=name))

    assert answer.status_code == 422
    assert "(ta sama nazwa" in messages_at(answer, "name")
    assert 'name="confirm_same_name"' in text_of(answer)
    assert Partner.objects.count() == 1


def test_the_same_name_is_saved_when_the_person_says_it_is_another_body(worker, client_for):
    PartnerFactory(name="Fundacja „Przystań”")

    client_for(worker).post(NEW, card(confirm_same_name="on"))

    assert Partner.objects.count() == 2


def test_a_second_send_of_the_same_new_card_asks_instead_of_doubling_it(worker, client_for):
    client = client_for(worker)

    first, second = client.post(NEW, card()), client.post(NEW, card())

    assert (first.status_code, second.status_code) == (302, 422)
    assert Partner.objects.count() == 1


def test_a_new_form_does_not_ask_about_names(worker, client_for):
    assert "confirm_same_name" not in client_for(worker).get(NEW).content.decode()


def test_a_card_that_already_shares_its_name_is_not_asked_about_each_time(worker, client_for):
    PartnerFactory(name="Fundacja „Przystań”")
    twin = PartnerFactory(name="Fundacja „Przystań”")

    answer = client_for(worker).post(f"/partnerzy/{twin.pk}/zmien/", card(version=1, phones="52 111"))

    assert answer.status_code == 302
    twin.refresh_from_db()
    assert twin.phones == "52 111"


def test_renaming_a_card_to_a_name_in_use_asks(worker, client_for):
    PartnerFactory(name="Fundacja „Przystań”")
    other = PartnerFactory(name="Inna")

    answer = client_for(worker).post(f"/partnerzy/{other.pk}/zmien/", card(version=1))

    other.refresh_from_db()
    assert (answer.status_code, other.name) == (422, "Inna")


# --- hard texts --------------------------------------------------------------------------------


def test_eighty_thousand_characters_get_a_message_and_stay_on_the_page(worker, client_for):
    long = "Długi opis. " * 6667

    answer = client_for(worker).post(NEW, card(activity_scope=long))

    assert answer.status_code == 422
    assert "Zmieści się 20 000 znaków" in messages_at(answer, "activity_scope").replace("\xa0", " ")
    assert text_of(answer).count("Długi opis.") >= 6667
    assert not Partner.objects.exists()


def test_twenty_thousand_characters_fit(worker, client_for):
    client_for(worker).post(NEW, card(activity_scope="ż" * 20_000))

    assert len(Partner.objects.get().activity_scope) == 20_000


def test_a_name_over_its_limit_is_refused_and_kept(worker, client_for):
    answer = client_for(worker).post(NEW, card(name="N" * 301))

    assert "Zmieści się 300 znaków" in messages_at(answer, "name").replace("\xa0", " ")
    assert "N" * 301 in text_of(answer)


@pytest.mark.parametrize(("field", "text"), [("name", "Klub 😀"), ("other_information", "Radość 😀"), ("place", "")])
def test_a_character_that_no_document_prints_is_named_at_its_field(field, text, worker, client_for):
    if field == "place":
        field, text = "signatories", "Jan \U0001f1f5\U0001f1f1"
    answer = client_for(worker).post(NEW, card(**{field: text}))

    assert answer.status_code == 422
    assert "nie da się wydrukować" in messages_at(answer, field)
    assert text in text_of(answer)
    assert not Partner.objects.exists()


def test_markup_is_shown_as_text(worker, client_for):
    answer = client_for(worker).post(NEW, card(name="<script>alert(1)</script> & Spółka"), follow=True)

    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; Spółka" in answer.content.decode()
    assert "<script>alert" not in answer.content.decode()


# --- two people --------------------------------------------------------------------------------


def test_a_stale_form_shows_both_texts_and_the_second_save_succeeds(worker, client_for):
    partner = PartnerFactory(name="Fundacja „Przystań”", phones="52 111")
    client, address = client_for(worker), f"/partnerzy/{partner.pk}/zmien/"
    client.post(address, card(version=1, phones="52 222"))

    stale = client.post(address, card(version=1, phones="52 333"))

    page = text_of(stale)
    partner.refresh_from_db()
    assert stale.status_code == 409
    assert partner.phones == "52 222"
    assert "52 222" in page
    assert 'value="52 333"' in page
    shown_version = stale.context["form"]["version"].value()
    again = client.post(address, card(version=shown_version, phones="52 333"))
    partner.refresh_from_db()
    assert (again.status_code, partner.phones, partner.version) == (302, "52 333", 3)


def test_a_form_that_lost_its_version_saves_nothing(worker, client_for):
    partner = PartnerFactory(phones="52 111")

    answer = client_for(worker).post(f"/partnerzy/{partner.pk}/zmien/", card(phones="52 999"))

    partner.refresh_from_db()
    assert (answer.status_code, partner.phones) == (422, "52 111")


# --- who may -----------------------------------------------------------------------------------


@pytest.mark.parametrize("role", OTHERS)
def test_other_roles_neither_see_nor_change_cards(role, request, client_for):
    partner = PartnerFactory(name="Nietknięta")
    client = client_for(request.getfixturevalue(role))

    answers = [
        client.get("/partnerzy/"),
        client.get(f"/partnerzy/{partner.pk}/"),
        client.get(f"/partnerzy/{partner.pk}/fiszka/"),
        client.post(NEW, card()),
        client.post(f"/partnerzy/{partner.pk}/zmien/", card(version=1)),
        client.post(f"/partnerzy/{partner.pk}/oferta/", {}),
        client.post(f"/partnerzy/{partner.pk}/archiwum/"),
    ]

    assert [answer.status_code for answer in answers] == [403, 404, 404, 403, 404, 404, 404]
    assert list(Partner.objects.values_list("name", "state")) == [("Nietknięta", "active")]


@pytest.mark.parametrize("role", OTHERS)
def test_the_actions_themselves_refuse_other_roles(role, request):
    user, partner = request.getfixturevalue(role), PartnerFactory()
    acts = [
        lambda: actions.create_partner(by=user, values={"name": "X"}),
        lambda: actions.update_partner(by=user, partner=partner, seen=1, values={"name": "X"}),
        lambda: actions.save_offers(by=user, partner=partner, contents=[]),
        lambda: actions.archive_partner(by=user, partner=partner),
    ]
    for act in acts:
        with pytest.raises(Refused, match="Twoja rola nie pozwala"):
            act()
    assert Partner.objects.get().name != "X"


# --- archive -----------------------------------------------------------------------------------


def test_the_worker_does_not_archive(worker, client_for):
    partner = PartnerFactory()

    answer = client_for(worker).post(f"/partnerzy/{partner.pk}/archiwum/")

    partner.refresh_from_db()
    assert (answer.status_code, partner.state) == (403, "active")


def test_an_archived_card_leaves_the_list_and_is_not_edited(organiser, client_for):
    partner = PartnerFactory(name="Dawna")
    client = client_for(organiser)
    client.post(f"/partnerzy/{partner.pk}/archiwum/")

    page = client.get(f"/partnerzy/{partner.pk}/")
    answer = client.post(f"/partnerzy/{partner.pk}/zmien/", card(version=2))

    partner.refresh_from_db()
    assert (partner.state, partner.archived_by, partner.name) == ("archived", organiser, "Dawna")
    assert "Ta fiszka jest w archiwum." in text_of(page)
    assert answer.status_code == 409
    assert "Przystań" in text_of(answer)
    assert "Dawna" not in text_of(client.get("/partnerzy/"))
    assert client.get(f"/partnerzy/{partner.pk}/zmien/").status_code == 409


def test_a_party_of_a_living_agreement_is_not_archived(organiser, client_for):
    party = PartyFactory()

    answer = client_for(organiser).post(f"/partnerzy/{party.partner_id}/archiwum/")

    party.partner.refresh_from_db()
    assert (answer.status_code, party.partner.state) == (409, "active")
    assert "stroną porozumienia" in text_of(answer)


def test_archiving_twice_is_refused(organiser):
    partner = PartnerFactory()
    actions.archive_partner(by=organiser, partner=partner)

    with pytest.raises(Refused, match="już jest w archiwum"):
        actions.archive_partner(by=organiser, partner=partner)


def test_archiving_needs_a_post(organiser, client_for):
    partner = PartnerFactory()

    assert client_for(organiser).get(f"/partnerzy/{partner.pk}/archiwum/").status_code == 405
    partner.refresh_from_db()
    assert partner.state == "active"


# --- print -------------------------------------------------------------------------------------


def test_the_card_in_print_holds_thirteen_rows_and_all_polish_letters(worker, client_for):
    partner = PartnerFactory(full=True, name="Zażółć gęślą jaźń ĄĆĘŁŃÓŚŹŻ", nip="9900000017")
    OfferFactory(partner=partner, service__name="Dowóz posiłków")

    answer = client_for(worker).get(f"/partnerzy/{partner.pk}/fiszka/?calosc=tak")

    pdf = answer.content
    assert answer.headers["Content-Type"] == "application/pdf"
    assert checks.faults(pdf) == []
    assert checks.reads_back(pdf) == []
    printed = checks.undivided(checks.text_as_seen(pdf))
    for text in ("Barbara Przykładna", "Brakuje drugiego kierowcy.", "Festyn sąsiedzki.", "Dowóz posiłków"):
        assert checks.undivided(text) in printed


def test_a_card_with_a_name_only_prints_too(worker):
    from cus.centre.letterhead import letterhead
    from partners.documents import card_document
    from partners.printing import card_of

    pdf = render_pdf(card_document(card_of(PartnerFactory(name="Sama nazwa"), letterhead=letterhead())))

    assert checks.faults(pdf) == []
    assert "Sama nazwa" in checks.text_of(pdf)

"""Cooperation agreements: drafting, parties and roles, signing that freezes, tasks, the end."""

import datetime as dt
import hashlib
import json

import pytest
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from cus.documents.models import FrozenDocument
from cus.workflow import Refused, StaleEdit
from partners import actions
from partners.enums import LegalForm
from partners.models import CooperationAgreement, Partner
from tests.documents import checks
from tests.factories.centre import CentreFactory
from tests.factories.committee import AnnexFactory
from tests.factories.partners import AgreementFactory, PartnerFactory, PartyFactory, TaskFactory, published_template

pytestmark = pytest.mark.django_db
NEW = "/porozumienia/nowe/"
TABLES = {
    "parties": ("party", "role", "represented_by"),
    "tasks": ("description", "goal", "responsible"),
    "clauses": ("text",),
}


def form(*, parties=(), tasks=(), clauses=(), initial=None, **fields) -> dict:
    """What the form of an agreement sends."""
    data = {"number": "1/2026", "place": "Brzozowa Górka"} | fields
    for name, rows in {"parties": parties, "tasks": tasks, "clauses": clauses}.items():
        data |= {f"{name}-TOTAL_FORMS": len(rows), f"{name}-INITIAL_FORMS": (initial or {}).get(name, 0)}
        for at, row in enumerate(rows):
            data |= {f"{name}-{at}-{column}": row.get(column, "") for column in TABLES[name]}
    return data


def text_of(answer) -> str:
    return answer.content.decode().replace("\xa0", " ")


@pytest.fixture
def agreement():
    """A draft of the centre and one provider."""
    agreement = AgreementFactory(number="7/2026")
    PartyFactory(agreement=agreement, partner=None, role="other")
    PartyFactory(agreement=agreement, partner__name="Koło „Kalina”")
    return agreement


def signed(agreement, organiser) -> CooperationAgreement:
    return actions.sign_agreement(
        by=organiser, agreement=agreement, concluded_on=timezone.localdate(), signature_manner="paper"
    )


# --- drafting ----------------------------------------------------------------------------------


def test_an_empty_draft_is_saved_on_the_template_in_force(worker, client_for):
    newest = published_template(text="Nowa treść.", published_on=dt.date(2026, 11, 1))
    published_template(text="Treść na później.", published_on=timezone.localdate() + dt.timedelta(days=1))

    answer = client_for(worker).post(NEW, form(number=""))

    agreement = CooperationAgreement.objects.get()
    assert answer.status_code == 302
    assert (agreement.template, agreement.state, agreement.created_by) == (newest, "draft", worker)


def test_parties_tasks_and_clauses_are_saved_in_their_order(worker, client_for):
    partner = PartnerFactory()

    client_for(worker).post(
        NEW,
        form(
            parties=[{"party": "centre", "role": "coordinator"}, {"party": partner.pk, "role": "provider"}, {}],
            tasks=[{"description": "Posiłki", "responsible": partner.pk}, {"description": "Skargi"}, {}],
            clauses=[{"text": "Spotkanie raz na kwartał."}, {"text": "Druga."}],
        ),
    )

    agreement = CooperationAgreement.objects.get()
    assert [(party.partner, party.role) for party in agreement.parties.all()] == [
        (None, "coordinator"),
        (partner, "provider"),
    ]
    assert [(task.description, getattr(task.responsible, "partner", None)) for task in agreement.tasks.all()] == [
        ("Posiłki", partner),
        ("Skargi", None),
    ]
    assert [clause.text for clause in agreement.clauses.all()] == ["Spotkanie raz na kwartał.", "Druga."]


@pytest.mark.parametrize(
    ("row_four", "chosen", "saved"),
    [
        (True, "", "social_employment"),
        (False, "", "other"),
        (None, "", "other"),
        (True, "provider", "provider"),
        (False, "social_employment", "social_employment"),
    ],
)
def test_the_role_of_social_employment_is_proposed_from_row_four_of_the_card(
    row_four, chosen, saved, worker, client_for
):
    partner = PartnerFactory(works_for_social_employment=row_four)

    client_for(worker).post(NEW, form(parties=[{"party": partner.pk, "role": chosen}]))

    assert CooperationAgreement.objects.get().parties.get().role == saved


@pytest.mark.parametrize("who", ["partner", "centre"])
def test_a_party_written_twice_is_refused_and_nothing_is_saved(who, worker, client_for):
    value = PartnerFactory(name="Koło „Kalina”").pk if who == "partner" else "centre"

    answer = client_for(worker).post(NEW, form(parties=[{"party": value}, {"party": value}], mission="Nasza misja"))

    named = "Koło „Kalina”" if who == "partner" else "centrum"
    assert answer.status_code == 422
    assert f"„{named}” jest wpisana dwa razy" in text_of(answer)
    assert "Nasza misja" in text_of(answer)
    assert not CooperationAgreement.objects.exists()


def test_a_task_of_somebody_who_is_not_a_party_is_refused(worker, client_for):
    stranger = PartnerFactory(name="Obcy")

    refused = client_for(worker).post(NEW, form(tasks=[{"description": "Posiłki", "responsible": stranger.pk}]))
    centre = client_for(worker).post(NEW, form(tasks=[{"description": "Posiłki", "responsible": "centre"}]))

    assert refused.status_code == centre.status_code == 422
    assert "„Obcy” nie jest stroną tego porozumienia." in text_of(refused)
    assert "„centrum” nie jest stroną tego porozumienia." in text_of(centre)
    assert not CooperationAgreement.objects.exists()


@pytest.mark.parametrize(
    ("rows", "formset", "field"),
    [
        ({"parties": [{"represented_by": "Jan Przykładny"}]}, "parties", "party"),
        ({"tasks": [{"goal": "Cel bez zadania"}]}, "tasks", "description"),
        ({"tasks": [{"description": "z" * 501}]}, "tasks", "description"),
        ({"clauses": [{"text": "Serdecznie 😀"}]}, "clauses", "text"),
    ],
)
def test_a_half_filled_or_wrong_row_is_refused_at_its_field(rows, formset, field, worker, client_for):
    answer = client_for(worker).post(NEW, form(**rows))

    assert answer.status_code == 422
    assert list(answer.context["formsets"][formset].forms[0].errors) == [field]
    assert not CooperationAgreement.objects.exists()


def test_a_number_in_use_is_refused_so_a_second_send_does_not_double(worker, client_for):
    client = client_for(worker)

    first, second = client.post(NEW, form()), client.post(NEW, form())

    assert (first.status_code, second.status_code) == (302, 422)
    assert "Porozumienie o tym numerze już jest." in text_of(second)
    assert CooperationAgreement.objects.count() == 1


def test_a_stale_draft_shows_both_texts_and_the_second_save_succeeds(agreement, worker, client_for):
    client, address = client_for(worker), f"/porozumienia/{agreement.pk}/zmien/"
    parties = [{"party": "centre", "role": "other"}]
    client.post(address, form(number="7/2026", version=1, mission="Ich misja", parties=parties))

    stale = client.post(address, form(number="7/2026", version=1, mission="Moja misja", parties=parties))

    assert stale.status_code == 409
    assert "Ich misja" in text_of(stale)
    assert "Moja misja" in text_of(stale)
    shown = stale.context["form"]["version"].value()
    again = client.post(address, form(number="7/2026", version=shown, mission="Moja misja", parties=parties))
    agreement.refresh_from_db()
    assert (again.status_code, agreement.mission) == (302, "Moja misja")
    assert agreement.parties.count() == 1


def test_rows_typed_as_somebody_saved_them_meanwhile_are_kept(worker, client_for):
    agreement = AgreementFactory(number="7/2026")
    client, address = client_for(worker), f"/porozumienia/{agreement.pk}/zmien/"
    client.post(address, form(number="7/2026", version=1, clauses=[{"text": "Ta sama treść."}]))

    answer = client.post(address, form(number="7/2026", version=2, clauses=[{"text": "Ta sama treść."}]))

    assert answer.status_code == 302
    assert agreement.clauses.get().text == "Ta sama treść."


def test_a_party_keeps_its_row_when_the_order_changes(agreement, worker):
    centre, circle = agreement.parties.all()
    rows = [{"partner": circle.partner, "role": "provider"}, {"partner": None, "role": "other"}]

    actions.save_agreement(by=worker, agreement=agreement, seen=1, values={}, parties=rows)

    assert list(agreement.parties.all()) == [circle, centre]


def test_the_page_shows_the_points_closed_up_and_opened_by_a_role(agreement, worker, client_for):
    client = client_for(worker)
    without = text_of(client.get(f"/porozumienia/{agreement.pk}/"))
    PartyFactory(agreement=agreement, role="social_employment", partner__name="CIS „Warsztat”")

    with_ = text_of(client.get(f"/porozumienia/{agreement.pk}/"))

    assert "Programu Edukacyjnego" not in without
    assert "na zasadach z pkt 3" in without
    assert "Programu Edukacyjnego" in with_
    assert "na zasadach z pkt 6" in with_


# --- signing -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda agreement: CooperationAgreement.objects.update(number=""), "Nadaj porozumieniu numer."),
        (lambda agreement: agreement.parties.first().delete(), "co najmniej dwie strony"),
    ],
)
def test_an_agreement_without_a_number_or_with_one_party_is_not_signed(spoil, words, agreement, organiser, client_for):
    spoil(agreement)
    client, address = client_for(organiser), f"/porozumienia/{agreement.pk}/podpisanie/"

    answer = client.post(address, {"concluded_on": "1.11.2026", "signature_manner": "paper"})

    agreement.refresh_from_db()
    assert answer.status_code == 409
    assert words in text_of(answer)
    assert words in text_of(client.get(f"/porozumienia/{agreement.pk}/"))
    assert agreement.state == "draft"
    assert not FrozenDocument.objects.exists()


def test_a_future_day_of_signing_is_refused_at_its_field(agreement, organiser, client_for):
    tomorrow = timezone.localdate() + dt.timedelta(days=1)

    answer = client_for(organiser).post(
        f"/porozumienia/{agreement.pk}/podpisanie/",
        {"concluded_on": tomorrow.strftime("%d.%m.%Y"), "signature_manner": "paper"},
    )

    agreement.refresh_from_db()
    assert answer.status_code == 422
    assert "z przyszłości" in answer.context["form"].errors["concluded_on"][0]
    assert agreement.state == "draft"


def test_a_day_of_signing_after_the_end_is_refused(agreement, organiser, client_for):
    CooperationAgreement.objects.update(ends_on=dt.date(2020, 1, 1))

    answer = client_for(organiser).post(
        f"/porozumienia/{agreement.pk}/podpisanie/", {"concluded_on": "2.01.2020", "signature_manner": "paper"}
    )

    assert answer.status_code == 422
    assert "Data końca nie może być wcześniejsza" in text_of(answer)
    assert not FrozenDocument.objects.exists()


@pytest.mark.parametrize(("role", "status"), [("worker", 403), ("reader", 404), ("administrator", 404)])
def test_only_the_organiser_and_the_director_sign(role, status, agreement, request, client_for):
    answer = client_for(request.getfixturevalue(role)).post(
        f"/porozumienia/{agreement.pk}/podpisanie/", {"concluded_on": "1.11.2026", "signature_manner": "paper"}
    )

    agreement.refresh_from_db()
    assert (answer.status_code, agreement.state) == (status, "draft")


def test_an_unprintable_name_of_a_party_refuses_the_signing_whole(agreement, organiser, client_for):
    Partner.objects.update(name="Klub 😀")

    answer = client_for(organiser).post(
        f"/porozumienia/{agreement.pk}/podpisanie/", {"concluded_on": "1.11.2026", "signature_manner": "paper"}
    )

    agreement.refresh_from_db()
    assert "nie da się wydrukować" in text_of(answer)
    assert (agreement.state, FrozenDocument.objects.count()) == ("draft", 0)


def test_signing_freezes_the_data_with_their_hash_and_orders_the_file(agreement, organiser, client_for):
    answer = client_for(organiser).post(
        f"/porozumienia/{agreement.pk}/podpisanie/", {"concluded_on": "1.11.2026", "signature_manner": "trusted"}
    )

    agreement.refresh_from_db()
    frozen = FrozenDocument.objects.get()
    plain = json.dumps(frozen.data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    assert answer.status_code == 302
    assert (agreement.state, agreement.signature_manner, agreement.signed_by) == ("signed", "trusted", organiser)
    assert {party.joined_on for party in agreement.parties.all()} == {dt.date(2026, 11, 1)}
    assert (frozen.kind, frozen.subject_id, frozen.label) == ("agreement", agreement.pk, "7/2026")
    assert frozen.data_sha256 == hashlib.sha256(plain).hexdigest()
    assert frozen.data["is_draft"] is False
    assert ProcrastinateJob.objects.filter(task_name="documents.make_file", args={"frozen_id": frozen.pk}).count() == 1


def test_who_acts_for_a_party_is_written_down_at_the_signing(agreement, organiser, worker):
    party = agreement.parties.exclude(partner=None).get()
    Partner.objects.filter(pk=party.partner_id).update(signatories="Anna Nowa, prezeska\nJan Dawny, skarbnik")
    written = PartyFactory(agreement=agreement, represented_by="Ewa Wpisana")

    signed(agreement, organiser)
    Partner.objects.filter(pk=party.partner_id).update(signatories="Ktoś Inny")

    party.refresh_from_db()
    written.refresh_from_db()
    assert party.represented_by == "Anna Nowa, prezeska, Jan Dawny, skarbnik"
    assert written.represented_by == "Ewa Wpisana"
    assert len(FrozenDocument.objects.get().data["parties"][1]["representatives"]) == 2


def test_a_party_that_signs_for_itself_is_not_said_to_lack_a_power(agreement, worker, client_for):
    own = PartyFactory(agreement=agreement, partner__legal_form=LegalForm.NATURAL_PERSON, partner__name="Zofia Sama")
    told = PartyFactory(agreement=agreement, partner__signatories="Jan Zapis, prezes", represented_by="Jan Zapis")

    lines = {
        line["party"]: line["needless"]
        for line in client_for(worker).get(agreement.get_absolute_url()).context["party_powers"]
    }

    assert "we własnym imieniu" in lines[own]
    assert "osoby z fiszki" in lines[told]
    assert [words for party, words in lines.items() if party not in (own, told)] == [""]


def test_the_page_warns_of_a_programme_that_the_text_names_and_nobody_annexed(agreement, worker, client_for):
    words = "powołuje się na program edukacyjny"
    assert words not in text_of(client_for(worker).get(agreement.get_absolute_url()))

    PartyFactory(agreement=agreement, role="social_employment")

    assert words in text_of(client_for(worker).get(agreement.get_absolute_url()))
    AnnexFactory(agreement=agreement, kind="education")
    assert words not in text_of(client_for(worker).get(agreement.get_absolute_url()))


def test_signing_twice_is_refused(agreement, organiser):
    signed(agreement, organiser)

    with pytest.raises(Refused, match="już zostało podpisane"):
        signed(agreement, organiser)
    assert FrozenDocument.objects.count() == 1


def test_a_card_renamed_later_changes_neither_the_frozen_data_nor_the_text_as_signed(
    agreement, organiser, worker, client_for
):
    signed(agreement, organiser)
    partner = agreement.parties.exclude(partner=None).get().partner

    actions.update_partner(by=worker, partner=partner, seen=1, values={"name": "Zupełnie Inna Nazwa"})

    assert "Koło „Kalina”" in str(FrozenDocument.objects.get().data)
    page = text_of(client_for(worker).get(f"/porozumienia/{agreement.pk}/"))
    today, _, as_signed = page.partition('id="tresc"')
    assert "Zupełnie Inna Nazwa" in today
    assert "Koło „Kalina”" in as_signed
    assert "Zupełnie Inna Nazwa" not in as_signed


def test_a_signed_agreement_is_not_edited_and_what_was_typed_stays(agreement, organiser, worker, client_for):
    signed(agreement, organiser)
    client, address = client_for(worker), f"/porozumienia/{agreement.pk}/zmien/"

    answer = client.post(address, form(number="7/2026", version=2, mission="Dopisek po podpisaniu"))

    agreement.refresh_from_db()
    assert answer.status_code == 409
    assert "Podpisanego porozumienia nie można zmieniać." in text_of(answer)
    assert "Dopisek po podpisaniu" in text_of(answer)
    assert agreement.mission == ""
    assert client.get(address).status_code == 409


# --- the division of tasks -----------------------------------------------------------------------


def tasks_form(agreement, *rows, version) -> dict:
    data = {"tasks-TOTAL_FORMS": len(rows), "tasks-INITIAL_FORMS": agreement.tasks.count(), "version": version}
    for at, row in enumerate(rows):
        data |= {f"tasks-{at}-{column}": row.get(column, "") for column in TABLES["tasks"]}
    return data


def test_tasks_are_divided_anew_after_signing_and_the_frozen_text_stays(agreement, organiser, worker, client_for):
    partner = agreement.parties.exclude(partner=None).get().partner
    TaskFactory(agreement=agreement, description="Posiłki", responsible=agreement.parties.get(partner=None))
    signed(agreement, organiser)
    before = FrozenDocument.objects.get().data_sha256
    address, client = f"/porozumienia/{agreement.pk}/zadania/", client_for(worker)

    undivided = client.post(address, tasks_form(agreement, {"description": "Posiłki"}, version=2))
    answer = client.post(
        address, tasks_form(agreement, {"description": "Posiłki", "responsible": partner.pk}, version=2)
    )

    assert (undivided.status_code, answer.status_code) == (422, 302)
    assert "Wskaż, kto odpowiada za: „Posiłki”." in text_of(undivided)
    assert agreement.tasks.get().responsible.partner == partner
    assert FrozenDocument.objects.get().data_sha256 == before


def test_two_people_dividing_tasks_lose_nothing(agreement, worker, client_for):
    client, address = client_for(worker), f"/porozumienia/{agreement.pk}/zadania/"
    client.post(address, tasks_form(agreement, {"description": "Ich zadanie"}, version=1))

    data = tasks_form(agreement, {"description": "Moje zadanie"}, version=1)
    stale = client.post(address, data)

    assert stale.status_code == 409
    assert "Ich zadanie" in text_of(stale)
    assert "Moje zadanie" in text_of(stale)
    assert agreement.tasks.get().description == "Ich zadanie"
    assert client.post(address, data | {"version": 2}).status_code == 302
    with pytest.raises(StaleEdit):
        actions.divide_tasks(by=worker, agreement=agreement, tasks=[], seen=2)


def test_an_ended_agreement_is_neither_divided_nor_ended_again(agreement, organiser, client_for):
    signed(agreement, organiser)
    client = client_for(organiser)
    today = timezone.localdate().strftime("%d.%m.%Y")

    ended = client.post(f"/porozumienia/{agreement.pk}/zakonczenie/", {"ends_on": today, "ending": "expired"})
    again = client.post(f"/porozumienia/{agreement.pk}/zakonczenie/", {"ends_on": today, "ending": "expired"})
    tasks = client.post(f"/porozumienia/{agreement.pk}/zadania/", tasks_form(agreement, version=3))

    agreement.refresh_from_db()
    assert (ended.status_code, agreement.state) == (302, "ended")
    assert (again.status_code, tasks.status_code) == (409, 409)


def test_the_end_is_not_before_the_beginning_and_a_draft_does_not_end(agreement, organiser, client_for):
    client, address = client_for(organiser), f"/porozumienia/{agreement.pk}/zakonczenie/"
    draft = client.post(address, {"ends_on": "1.01.2030"})
    signed(agreement, organiser)

    early = client.post(address, {"ends_on": "1.01.2020", "ending": "expired"})

    agreement.refresh_from_db()
    assert (draft.status_code, early.status_code, agreement.state) == (409, 422, "signed")
    assert "Data końca nie może być wcześniejsza" in text_of(early)


# --- who sees ------------------------------------------------------------------------------------


def test_a_reader_sees_a_signed_agreement_and_not_a_draft(agreement, organiser, reader, client_for):
    client = client_for(reader)
    pages = [f"/porozumienia/{agreement.pk}/", f"/porozumienia/{agreement.pk}/dokument/"]
    before = [client.get(page).status_code for page in pages]
    listed_before = "7/2026" in text_of(client.get("/porozumienia/"))

    signed(agreement, organiser)

    assert before == [404, 404]
    assert not listed_before
    assert [client.get(page).status_code for page in pages] == [200, 200]
    assert "7/2026" in text_of(client.get("/porozumienia/"))


@pytest.mark.parametrize("role", ["reader", "administrator"])
def test_other_roles_do_not_draft(role, agreement, request, client_for):
    client = client_for(request.getfixturevalue(role))

    answers = [
        client.post(NEW, form()),
        client.post(f"/porozumienia/{agreement.pk}/zmien/", form(version=1)),
        client.post(f"/porozumienia/{agreement.pk}/zadania/", tasks_form(agreement, version=1)),
    ]

    assert [answer.status_code for answer in answers] == [403, 404, 404]
    assert CooperationAgreement.objects.get().number == "7/2026"


# --- print ---------------------------------------------------------------------------------------


def test_the_agreement_in_print_reads_back_with_all_polish_letters(organiser, client_for):
    CentreFactory()
    agreement = AgreementFactory(number="8/2026", mission="Zażółć gęślą jaźń ĄĆĘŁŃÓŚŹŻ")
    PartyFactory(agreement=agreement, partner=None, role="other")
    PartyFactory(agreement=agreement, role="social_employment", partner__name="CIS „Warsztat”")
    PartyFactory(agreement=agreement, role="coordinator", partner__name="OWES „Zakole”")
    TaskFactory(agreement=agreement, description="Prowadzenie katalogu", responsible=agreement.parties.first())
    actions.save_agreement(
        by=organiser, agreement=agreement, seen=1, values={}, clauses=[{"text": "Spotkanie raz na kwartał."}]
    )
    client, address = client_for(organiser), f"/porozumienia/{agreement.pk}/dokument/"
    draft = client.get(address).content
    signed(agreement, organiser)

    waiting = client.get(address).content
    for job in ProcrastinateJob.objects.filter(task_name="documents.make_file"):
        app.tasks[job.task_name](**job.args)
    ready = client.get(address).content

    assert "PROJEKT" in checks.text_of(draft)
    assert "PROJEKT" not in checks.text_of(ready)
    assert waiting == ready
    assert hashlib.sha256(ready).hexdigest() == FrozenDocument.objects.get().pdf_sha256
    for pdf in (draft, ready):
        assert checks.faults(pdf) == []
        assert checks.reads_back(pdf) == []
    printed = checks.undivided(checks.text_as_seen(ready))
    for text in ("CIS „Warsztat”", "OWES „Zakole”", "Prowadzenie katalogu", "Spotkanie raz na kwartał.", "Komitet"):
        assert checks.undivided(text) in printed

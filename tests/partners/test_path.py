"""The guided path of a partner: card, power of attorney, agreement; nothing is typed twice."""

import datetime as dt

import pytest
from django.utils import timezone

from partners import actions
from partners.models import CooperationAgreement
from partners.path import next_step, path_of
from tests.factories.partners import AgreementFactory, PartnerFactory, PartyFactory
from tests.factories.powers import a_power, a_signed_power

pytestmark = pytest.mark.django_db


@pytest.fixture
def partner():
    """A complete card of a unit of social employment founded by another partner."""
    founder = PartnerFactory(name="Gmina Brzozowa Górka", address="Rynek 1", signatories="Jan Wójcikowski, wójt")
    return PartnerFactory(
        full=True,
        name="CIS „Warsztat”",
        works_for_social_employment=True,
        signatories="Grzegorz Kasztan, kierownik",
        affiliation_parent=f"Utworzyła: {founder.name}",
    )


def words(partner) -> list[str]:
    return [step.word for step in path_of(partner)]


def power_for(partner, organiser):
    return a_signed_power(organiser, represented=partner, represented_name=partner.name, covers_conclusion=True)


def test_a_bare_card_is_the_first_step_and_its_empty_rows_are_named():
    partner = PartnerFactory(name="Nowy podmiot")

    step = next_step(path_of(partner))

    assert (step.key, step.word) == ("card", "niepełna")
    assert "osoba odpowiedzialna za usługi" in [link.label for link in step.missing]
    assert all(link.url.startswith(f"/partnerzy/{partner.pk}/zmien/#w-") for link in step.missing)


def test_the_path_goes_on_from_the_card_to_the_power_to_the_agreement(partner, organiser, worker):
    seen = [words(partner)]
    draft = a_power(worker, represented=partner, represented_name=partner.name)
    seen.append(words(partner))
    draft.delete()
    power_for(partner, organiser)
    seen.append(words(partner))
    agreement = AgreementFactory(number="5/2026")
    party = PartyFactory(agreement=agreement, partner=partner, role="social_employment")
    PartyFactory(agreement=agreement, partner=None)
    seen.append(words(partner))
    actions.sign_agreement(
        by=organiser, agreement=agreement, concluded_on=timezone.localdate(), signature_manner="paper"
    )
    seen.append(words(partner))
    actions.name_power_of_party(by=organiser, party=party, power=partner.powers.for_list().get())
    seen.append(words(partner))

    assert seen == [
        ["kompletna", "brak", "brak"],
        ["kompletna", "projekt", "brak"],
        ["kompletna", "ważne", "brak"],
        ["kompletna", "ważne", "projekt"],
        ["kompletna", "ważne", "do uzupełnienia"],
        ["kompletna", "ważne", "podpisane"],
    ]
    assert next_step(path_of(partner)) is None


def test_a_power_that_expired_does_not_count(partner, organiser):
    power = power_for(partner, organiser)

    later = path_of(partner, dt.date(2199, 1, 1))[1].word
    before = path_of(partner, power.granted_on - dt.timedelta(days=1))[1].word

    assert (before, later in ("ważne", "brak")) == ("brak", True)


def test_who_is_represented_by_the_people_of_the_card_needs_no_power():
    partner = PartnerFactory(full=True, signatories="Bronisława Jarzębina, przewodnicząca")

    assert words(partner) == ["kompletna", "niepotrzebne", "brak"]
    assert next_step(path_of(partner)).key == "agreement"


def test_the_next_step_carries_the_data_over(partner, organiser, worker, client_for):
    client = client_for(worker)
    page = client.get(f"/partnerzy/{partner.pk}/droga/")
    power_form = client.get(page.context["next"].action.url).context["form"]
    proposed = {name: power_form.initial[name] for name in ("represented_name", "grantor_name", "grantor_signatories")}
    power = power_for(partner, organiser)
    url = client.get(f"/partnerzy/{partner.pk}/droga/").context["next"].action.url
    rows = client.get(url).context["formsets"]["parties"]
    sent = {"number": "5/2026", "parties-TOTAL_FORMS": 2, "parties-INITIAL_FORMS": 2}
    for at, row in enumerate(rows.initial):
        sent |= {f"parties-{at}-{name}": value for name, value in row.items()}
    for name in ("tasks", "clauses"):
        sent |= {f"{name}-TOTAL_FORMS": 0, f"{name}-INITIAL_FORMS": 0}
    client.post(url, sent)

    party = CooperationAgreement.objects.get().parties.get(partner=partner)
    assert proposed == {
        "represented_name": "CIS „Warsztat”",
        "grantor_name": "Gmina Brzozowa Górka",
        "grantor_signatories": "Jan Wójcikowski, wójt",
    }
    assert (party.power, party.role) == (power, "social_employment")
    assert party.represented_by == f"{power.attorney_name}, na podstawie pełnomocnictwa nr {power.number}"


def test_whoever_joins_a_signed_agreement_comes_with_representative_and_power(partner, organiser, client_for):
    agreement = AgreementFactory(number="1/2026", signed=True)
    PartyFactory(agreement=agreement, partner=None, joined_on=agreement.concluded_on)
    power = power_for(partner, organiser)
    client = client_for(organiser)
    (join,) = path_of(partner)[2].others
    form = client.get(join.url).context["form"]

    values = {name: form[name].value() or "" for name in ("party", "role", "represented_by")}
    client.post(join.url, values | {"joined_on": timezone.localdate().strftime("%d.%m.%Y")})

    assert agreement.parties.get(partner=partner).power == power


@pytest.mark.parametrize("asked", ["999999999", "-1", "x", "٣", "9" * 30])
def test_a_partner_that_is_not_there_is_not_carried_over(asked, worker, client_for):
    answer = client_for(worker).get("/porozumienia/nowe/", {"strona": asked})

    assert [row["party"] for row in answer.context["formsets"]["parties"].initial] == ["centre"]


@pytest.mark.parametrize("role", ["reader", "administrator"])
def test_others_do_not_see_the_path(role, partner, request, client_for):
    assert client_for(request.getfixturevalue(role)).get(f"/partnerzy/{partner.pk}/droga/").status_code == 404

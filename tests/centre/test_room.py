"""The room of the centre: posts, signatures, accounts, resolutions, the head of documents on a day."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from cus.centre.letterhead import letterhead
from cus.centre.models import (
    BankAccount,
    Centre,
    CentreGmina,
    FormerHead,
    Gmina,
    Post,
    PostHolding,
    QualificationCheck,
    Resolution,
    Signatory,
)
from cus.centre.signing import representation_on
from cus.text.organs import organ
from tests.factories.centre import (
    AccountFactory,
    CentreFactory,
    CheckFactory,
    FormerHeadFactory,
    HoldingFactory,
    PostFactory,
    ResolutionFactory,
    ServedGminaFactory,
    SignatoryFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(director, client_for):
    return client_for(director)


def errors(answer) -> set[str]:
    """Return the fields with messages."""
    return set(answer.context["form"].errors)


def test_a_second_post_of_the_director_is_refused_at_the_field(client):
    PostFactory()

    answer = client.post("/centrum/stanowiska/nowe/", {"kind": "director"})

    assert (answer.status_code, errors(answer)) == (422, {"kind"})
    assert Post.objects.count() == 1


def test_there_may_be_several_community_organisers(client):
    PostFactory(kind="community")

    assert client.post("/centrum/stanowiska/nowe/", {"kind": "community"}).status_code == 302


@pytest.mark.parametrize(
    ("dates", "field"),
    [
        ({"valid_from": "01.06.2026"}, "valid_from"),
        ({"valid_from": "01.01.2024", "valid_to": "01.01.2025"}, "valid_from"),
        ({"valid_from": "01.06.2024", "valid_to": "31.05.2024"}, "valid_to"),
    ],
    ids=["second director at once", "one day shared", "end before start"],
)
def test_two_people_are_never_on_one_post_at_once(dates, field, client):
    held = HoldingFactory()

    answer = client.post(f"/centrum/stanowiska/{held.post_id}/osoby/dodaj/", {"person_name": "Jan Wymyślony"} | dates)

    assert (answer.status_code, errors(answer)) == (422, {field})
    assert "Jan Wymyślony" in answer.content.decode()
    assert PostHolding.objects.count() == 1


def test_the_next_director_comes_the_day_after_and_the_past_one_is_shown_on_its_day(client):
    held = HoldingFactory(valid_to=dt.date(2025, 12, 31))

    form = {"person_name": "Jan Wymyślony", "valid_from": "01.01.2026"}
    answer = client.post(f"/centrum/stanowiska/{held.post_id}/osoby/dodaj/", form)

    assert answer.status_code == 302
    ((_, people),) = client.get("/centrum/stanowiska/?dzien=31.12.2025").context["posts"]
    assert {row["holding"].person_name: row["is_there"] for row in people} == {
        "Jan Wymyślony": False,
        "Wanda Zmyślona": True,
    }


@pytest.mark.parametrize("role", ["worker", "reader"])
def test_who_does_not_answer_for_staff_sees_only_who_is_there_today(role, request, client_for):
    post = PostFactory()
    HoldingFactory(post=post, person_name="Dawna Zmyślona", valid_to=dt.date(2025, 12, 31))
    now = HoldingFactory(post=post, person_name="Obecny Wymyślony", valid_from=dt.date(2026, 1, 1))
    other = client_for(request.getfixturevalue(role))

    page = other.get("/centrum/stanowiska/?dzien=31.12.2025").content.decode()

    assert "Obecny Wymyślony" in page
    assert "Dawna Zmyślona" not in page
    assert "Kwalifikacje" not in page
    assert other.get(f"/centrum/stanowiska/osoby/{now.pk}/kwalifikacje/").status_code == 403


def test_the_database_itself_refuses_two_people_at_once():
    held = HoldingFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        HoldingFactory(post=held.post, valid_from=dt.date(2026, 1, 1))


def test_a_holder_who_still_signs_does_not_leave_before_the_signature_ends(client):
    held = HoldingFactory()
    SignatoryFactory(holding=held)

    form = {"person_name": held.person_name, "valid_from": "01.01.2025", "valid_to": "31.12.2025", "version": 1}
    answer = client.post(f"/centrum/stanowiska/osoby/{held.pk}/zmien/", form)

    assert errors(answer) == {"valid_to"}


def test_a_stale_holding_comes_back_with_both_texts(client):
    held = HoldingFactory(version=2)

    form = {"person_name": "Ktoś Inny", "valid_from": "01.01.2025", "version": 1}
    answer = client.post(f"/centrum/stanowiska/osoby/{held.pk}/zmien/", form)

    assert answer.status_code == 409
    held.refresh_from_db()
    assert held.person_name == "Wanda Zmyślona"


@pytest.mark.parametrize("role", ["worker", "organiser", "reader"])
def test_those_who_do_not_keep_the_profile_read_it_and_change_nothing(role, request, client_for):
    held = HoldingFactory()
    account = AccountFactory(centre=held.post.centre)
    person = client_for(request.getfixturevalue(role))

    assert "Wanda Zmyślona" in person.get("/centrum/stanowiska/").content.decode()
    for path in (f"konta-i-bip/rachunki/{account.pk}/usun/", f"stanowiska/osoby/{held.pk}/usun/"):
        assert person.post(f"/centrum/{path}").status_code == 403
    assert person.post(f"/centrum/stanowiska/osoby/{held.pk}/kwalifikacje/wyksztalcenie/", {}).status_code == 403
    assert (PostHolding.objects.count(), BankAccount.objects.count()) == (1, 1)
    assert not QualificationCheck.objects.exists()


def test_a_condition_is_confirmed_with_what_was_seen_by_whom_and_when(client, director):
    held = HoldingFactory()

    form = {"is_met": "true", "hours": "40", "evidence": "zaświadczenie ROPS", "checked_on": "02.01.2026"}
    client.post(f"/centrum/stanowiska/osoby/{held.pk}/kwalifikacje/szkolenie/", form)

    check = QualificationCheck.objects.get()
    assert (check.hours, check.evidence, check.confirmed_by) == (40, "zaświadczenie ROPS", director)
    page = client.get(f"/centrum/stanowiska/osoby/{held.pk}/kwalifikacje/").content.decode()
    assert "szkolenie miało 40 godz., potrzeba 60" in page


def test_of_a_criminal_record_only_the_fact_and_the_day_are_kept(client):
    held = HoldingFactory()

    form = {"is_met": "true", "evidence": "zaświadczenie nr 7", "hours": "3", "checked_on": "02.01.2026"}
    client.post(f"/centrum/stanowiska/osoby/{held.pk}/kwalifikacje/niekaralnosc/", form)

    check = QualificationCheck.objects.get()
    assert (check.is_met, check.evidence, check.hours) == (True, "", None)
    with pytest.raises(IntegrityError), transaction.atomic():
        QualificationCheck.objects.update(evidence="treść zaświadczenia")


@pytest.mark.parametrize("code", ["wymogi-ups", "cos-innego"])
def test_a_condition_that_the_post_does_not_have_is_not_found(code, client):
    held = HoldingFactory()

    assert client.get(f"/centrum/stanowiska/osoby/{held.pk}/kwalifikacje/{code}/").status_code == 404


def test_a_condition_is_not_checked_tomorrow(client):
    held = HoldingFactory()

    form = {"is_met": "true", "checked_on": "01.01.2100"}
    answer = client.post(f"/centrum/stanowiska/osoby/{held.pk}/kwalifikacje/wyksztalcenie/", form)

    assert errors(answer) == {"checked_on"}


def test_the_hours_of_trainings_may_follow_a_new_regulation(client):
    check = CheckFactory(confirmed_by=CheckFactory._meta.model.confirmed_by.field.related_model.objects.first())

    client.post("/centrum/stanowiska/szkolenia/", {"A": "72", "B": "52", "C": "57"})

    page = client.get(f"/centrum/stanowiska/osoby/{check.holding_id}/kwalifikacje/").content.decode()
    assert "szkolenie miało 60 godz., potrzeba 72" in page


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"valid_from": "31.12.2024"}, "valid_from"),
        ({"valid_to": ""}, "valid_to"),
        ({"valid_from": "01.06.2025", "valid_to": "01.05.2025"}, "valid_to"),
        ({"holding": "", "person_name": ""}, "person_name"),
    ],
    ids=["before the post", "longer than the post", "end before start", "nobody"],
)
def test_a_signature_by_a_post_stays_within_its_days(changes, field, client):
    held = HoldingFactory(valid_to=dt.date(2025, 12, 31))

    form = {
        "holding": held.pk,
        "function": "dyrektor",
        "role": "signs",
        "basis": "art. 24",
        "valid_from": "01.01.2025",
        "valid_to": "31.12.2025",
    }
    answer = client.post("/centrum/podpisy/nowy/", form | changes)

    assert (answer.status_code, errors(answer)) == (422, {field})
    assert not Signatory.objects.exists()


def test_who_signs_is_known_for_each_day():
    past = HoldingFactory(person_name="Ewa Dawna", valid_from=dt.date(2024, 1, 1), valid_to=dt.date(2024, 12, 31))
    SignatoryFactory(
        holding=past, person_name="Ewa Dawna", valid_from=dt.date(2024, 1, 1), valid_to=dt.date(2024, 12, 31)
    )
    SignatoryFactory(holding=HoldingFactory(post=past.post))
    SignatoryFactory(person_name="Piotr Liczący", function="główny księgowy", role="countersigns")

    assert representation_on(dt.date(2024, 12, 31)) == "Ewa Dawna, dyrektor"
    assert representation_on(dt.date(2025, 1, 1)) == "Wanda Zmyślona, dyrektor"
    assert representation_on(dt.date(2023, 12, 31)) == ""


def test_an_account_off_by_one_digit_is_refused_at_the_field(client):
    CentreFactory()

    form = {"number": "61 1090 1014 0000 0712 1981 2875", "purpose": "wpłaty", "valid_from": "01.01.2026"}
    answer = client.post("/centrum/konta-i-bip/rachunki/nowy/", form)

    assert (answer.status_code, errors(answer)) == (422, {"number"})
    assert "61 1090 1014 0000 0712 1981 2875" in answer.content.decode()


def test_an_account_is_entered_once_however_it_is_written(client):
    AccountFactory()

    form = {"number": "61109010140000071219812874", "purpose": "wpłaty", "valid_from": "01.01.2026"}
    answer = client.post("/centrum/konta-i-bip/rachunki/nowy/", form)

    assert errors(answer) == {"number"}
    assert BankAccount.objects.count() == 1


def resolution_form(**changes) -> dict:
    """Return a posted resolution."""
    return {"kind": "statute", "number": "XII/70/2024", "adopted_on": "20.05.2024"} | changes


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"number": ""}, "number"),
        ({"in_force_from": "19.05.2024"}, "in_force_from"),
        ({"repealed_on": "01.05.2024"}, "repealed_on"),
        ({"adopted_on": "01.01.2100"}, "adopted_on"),
    ],
)
def test_a_wrong_resolution_is_refused_at_the_field(changes, field, client):
    CentreFactory()

    answer = client.post("/centrum/uchwaly/nowa/", resolution_form(**changes))

    assert (answer.status_code, errors(answer)) == (422, {field})
    assert not Resolution.objects.exists()


def test_creation_and_statute_are_separate_acts_and_one_is_not_entered_twice(client):
    ResolutionFactory()

    assert client.post("/centrum/uchwaly/nowa/", resolution_form()).status_code == 302
    assert errors(client.post("/centrum/uchwaly/nowa/", resolution_form())) == {"number"}
    assert set(Resolution.objects.values_list("kind", flat=True)) == {"creation", "statute"}


def test_a_gmina_leaves_no_earlier_than_it_joined_and_does_not_join_before_the_centre_is(client):
    CentreFactory(variant="B", created_on=dt.date(2025, 1, 1))
    served = ServedGminaFactory(is_founder=False)
    url = f"/centrum/gminy/{served.pk}/zmien/"

    left = client.post(url, {"joined_on": "02.02.2025", "left_on": "01.02.2025", "version": 1})
    early = client.post(url, {"joined_on": "31.12.2024", "version": 1})

    assert (errors(left), errors(early)) == ({"left_on"}, {"joined_on"})


def test_the_year_of_a_joining_gmina_is_shown_with_its_end(client):
    CentreFactory(variant="B", created_on=dt.date(2020, 1, 1))
    ServedGminaFactory(is_founder=False, joined_on=dt.date(2099, 5, 1))

    page = client.get("/centrum/gminy/").content.decode().replace("\xa0", " ")

    assert "art. 77" in page
    assert "1 maja 2100" in page


def test_a_rural_gmina_has_no_president(client):
    CentreFactory()
    served = ServedGminaFactory(gmina=Gmina.objects.filter(kind=2).first())

    answer = client.post(
        f"/centrum/gminy/{served.pk}/zmien/", {"is_founder": "on", "organ": "prezydent", "version": 1}
    )

    assert errors(answer) == {"organ"}


@pytest.mark.parametrize(
    ("kind", "chosen", "expected"), [(2, "", "wójta"), (3, "", "burmistrza"), (1, "prezydent", "prezydenta miasta")]
)
def test_pages_call_the_organ_by_its_title(kind, chosen, expected, client):
    ServedGminaFactory(gmina=Gmina.objects.filter(kind=kind).first(), organ=chosen)

    assert organ("u wójta") == f"u {expected}"


def test_documents_keep_the_name_that_the_centre_had_on_their_day():
    CentreFactory(phone="52 100 20 00", email="cus@przyklad.example")
    FormerHeadFactory()

    assert letterhead(dt.date(2025, 6, 30)).name == "Centrum Usług Społecznych w Brzozowej"
    assert letterhead(dt.date(2025, 7, 1)).address == "ul. Lipowa 4, 99-100 Brzozowa Górka"
    assert letterhead().contact == "tel. 52 100 20 00, e-mail: cus@przyklad.example"


def test_the_head_of_a_document_that_asks_for_money_names_the_account_of_its_day():
    centre = CentreFactory(phone="52 100 20 00")
    AccountFactory(centre=centre, valid_from=dt.date(2025, 1, 1), valid_to=dt.date(2025, 12, 31))
    now = AccountFactory(centre=centre, number="PL27114020040000300201355387", valid_from=dt.date(2026, 1, 1))

    assert letterhead(dt.date(2025, 6, 30), account=True).contact.endswith(
        "rachunek (wpłaty za usługi): 61 1090 1014 0000 0712 1981 2874"
    )
    assert letterhead(dt.date(2026, 6, 30), account=True).contact.endswith(
        f"rachunek (wpłaty za usługi): {now.grouped}"
    )
    assert "rachunek" not in letterhead(dt.date(2026, 6, 30)).contact


def profile_form(**changes) -> dict:
    """Return the posted profile of the factory's centre."""
    names = ("name", "short_name", "street", "postal_code", "town")
    centre = CentreFactory()
    return {name: getattr(centre, name) for name in names} | {"variant": "A", "version": centre.version} | changes


def test_a_change_of_the_name_keeps_the_former_one_for_earlier_documents(client):
    client.post("/centrum/zmien/", profile_form(name="Centrum Usług w Górce", former_until="30.06.2026"))

    assert Centre.objects.get().name == "Centrum Usług w Górce"
    assert letterhead(dt.date(2026, 6, 30)).name == "Centrum Usług Społecznych w Brzozowej Górce"


@pytest.mark.parametrize("changes", [{"former_until": "30.06.2026"}, {"name": "Nowa", "former_until": "01.01.2100"}])
def test_former_data_need_a_change_and_a_past_day(changes, client):
    answer = client.post("/centrum/zmien/", profile_form(**changes))

    assert errors(answer) == {"former_until"}
    assert not FormerHead.objects.exists()
    assert Centre.objects.get().version == 1


def test_a_gmina_with_resolutions_is_ended_not_removed(client):
    served = ServedGminaFactory()
    ResolutionFactory(gmina=served)

    assert client.post(f"/centrum/gminy/{served.pk}/usun/").status_code == 409
    assert CentreGmina.objects.exists()

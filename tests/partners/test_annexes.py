"""Annexes of an agreement: the educational programme, lists of tasks and others, signed like the agreement."""

import datetime as dt

import pytest
from django.utils import timezone

from cus.attachments.actions import attach
from cus.documents.actions import file_of
from cus.documents.models import FrozenDocument
from cus.workflow import Refused, StaleEdit
from partners import actions
from partners.annexes import proposed_annex
from partners.models import Annex
from tests.attachments.files import pdf
from tests.documents import checks
from tests.factories.centre import CentreFactory
from tests.factories.committee import AnnexFactory, ModuleFactory
from tests.factories.partners import AgreementFactory, PartnerFactory, PartyFactory, TaskFactory
from tests.factories.services import RequirementFactory, ServiceFactory

pytestmark = pytest.mark.django_db
SIGNED = dt.date(2026, 1, 10)


@pytest.fixture
def agreement():
    """Signed on 10 January by the centre and a unit of social employment."""
    agreement = AgreementFactory(number="3/2026", signed=True, concluded_on=SIGNED)
    PartyFactory(agreement=agreement, partner=None, role="other", joined_on=SIGNED)
    PartyFactory(agreement=agreement, partner__name="CIS „Warsztat”", role="social_employment", joined_on=SIGNED)
    return agreement


@pytest.fixture
def school(agreement):
    return agreement.parties.exclude(partner=None).get()


def sign(organiser, annex, day=dt.date(2026, 3, 1)):
    return actions.sign_annex(by=organiser, annex=annex, concluded_on=day, signature_manner="paper")


def text_of(answer) -> str:
    return answer.content.decode().replace("\xa0", " ")


def form(**fields) -> dict:
    data = {"number": 1, "title": "Program edukacyjny", "kind": "education"} | fields
    return {"modules-TOTAL_FORMS": 1, "modules-INITIAL_FORMS": 0} | data


# --- the educational programme ---------------------------------------------------------------------


def test_the_educational_programme_is_written_as_modules_for_requirements_of_the_catalogue(
    agreement, school, worker, client_for
):
    requirement = RequirementFactory(service=ServiceFactory(name="Usługi opiekuńcze próbne"))
    client = client_for(worker)
    url = f"/porozumienia/{agreement.pk}/aneksy/nowy/?rodzaj=education"
    module = {"name": "Opieka w domu", "hours": "40", "teacher": school.pk, "requirement": requirement.pk}
    module |= {"place": "Warsztat", "starts_on": "1.04.2026", "ends_on": "30.04.2026"}

    page = client.get(url)
    answer = client.post(url, form(**{f"modules-0-{name}": value for name, value in module.items()}), follow=True)

    annex = Annex.objects.get()
    (saved,) = annex.modules.all()
    assert page.context["form"]["title"].value() == "Program edukacyjny"
    assert (saved.hours, saved.teacher, saved.requirement) == (40, school, requirement)
    assert saved.prepares_for.startswith("Usługi opiekuńcze próbne: ")
    assert "razem 40 godzin" in text_of(answer)


def test_the_words_of_a_requirement_stay_when_the_catalogue_drops_it(agreement, school):
    requirement = RequirementFactory()
    module = ModuleFactory(
        annex__agreement=agreement, teacher=school, requirement=requirement, prepares_for="Opieka: kurs 40 godzin"
    )

    requirement.delete()

    module.refresh_from_db()
    assert (module.requirement, module.prepares_for) == (None, "Opieka: kurs 40 godzin")


@pytest.mark.parametrize(
    ("bad", "field"),
    [
        ({"hours": "0"}, "hours"),
        ({"hours": "2001"}, "hours"),
        ({"hours": "dużo"}, "hours"),
        ({"name": ""}, "name"),
        ({"starts_on": "2.04.2026", "ends_on": "1.04.2026"}, "ends_on"),
        ({"teacher": "999999"}, "teacher"),
    ],
)
def test_a_module_that_cannot_be_gets_a_message_at_its_field(bad, field, agreement, worker, client_for):
    module = {"name": "Opieka", "hours": "10"} | bad

    answer = client_for(worker).post(
        f"/porozumienia/{agreement.pk}/aneksy/nowy/?rodzaj=education",
        form(**{f"modules-0-{name}": value for name, value in module.items()}),
    )

    assert answer.status_code == 422
    assert list(answer.context["table"].errors[0]) == [field]
    assert not Annex.objects.exists()


def test_a_programme_without_modules_or_teachers_is_not_signed(agreement, school, organiser):
    annex = AnnexFactory(agreement=agreement, kind="education", title="Program edukacyjny")
    with pytest.raises(Refused, match="żadnego modułu"):
        sign(organiser, annex)
    module = ModuleFactory(annex=annex, name="Opieka", teacher=None)
    with pytest.raises(Refused, match="Wskaż, kto prowadzi: „Opieka”"):
        sign(organiser, annex)

    module.teacher = school
    module.save()

    assert sign(organiser, annex).state == "signed"


# --- others ----------------------------------------------------------------------------------------


def test_a_list_of_tasks_is_proposed_from_the_division(agreement, school):
    TaskFactory(agreement=agreement, description="Prowadzi zajęcia.", responsible=school)
    AnnexFactory(agreement=agreement, number=4)

    proposed = proposed_annex(agreement, "tasks")

    assert (proposed["number"], proposed["title"]) == (5, "Wykaz zadań")
    assert proposed["text"] == "1. Prowadzi zajęcia. Odpowiada: CIS „Warsztat”."


def test_an_annex_without_text_and_file_is_not_signed_and_with_a_file_it_is(agreement, worker, organiser):
    annex = AnnexFactory(agreement=agreement, text="")
    with pytest.raises(Refused, match="dodaj plik"):
        sign(organiser, annex)

    attach(by=worker, subject=annex, kind="text", description="", name="umowa użyczenia.pdf", content=pdf())
    sign(organiser, annex)

    assert FrozenDocument.objects.get().data["files"] == ["umowa użyczenia.pdf"]


def test_two_annexes_have_no_common_number(agreement, worker, client_for):
    AnnexFactory(agreement=agreement, number=1)

    answer = client_for(worker).post(
        f"/porozumienia/{agreement.pk}/aneksy/nowy/", {"kind": "other", "number": 1, "title": "Drugi"}
    )

    assert answer.status_code == 422
    assert "number" in answer.context["form"].errors


# --- signing ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("day", [SIGNED - dt.timedelta(days=1), dt.date(2100, 1, 1)])
def test_an_annex_is_not_signed_before_the_agreement_or_in_the_future(day, agreement, organiser):
    annex = AnnexFactory(agreement=agreement)

    with pytest.raises(Refused) as error:
        sign(organiser, annex, day)

    assert error.value.refusal.field == "concluded_on"
    assert not FrozenDocument.objects.exists()


def test_an_annex_of_a_draft_waits_for_the_agreement(organiser):
    annex = AnnexFactory(agreement=AgreementFactory())

    with pytest.raises(Refused, match="Najpierw odnotuj podpisanie porozumienia"):
        sign(organiser, annex)


def test_a_signed_annex_changes_no_more(agreement, organiser, worker):
    annex = sign(organiser, AnnexFactory(agreement=agreement))

    for act in (
        lambda: actions.save_annex(by=worker, annex=annex, seen=2, values={"text": "Inaczej"}),
        lambda: actions.remove_annex(by=worker, annex=annex),
        lambda: sign(organiser, annex),
    ):
        with pytest.raises(Refused):
            act()


def test_a_stale_edit_is_refused(agreement, worker):
    annex = AnnexFactory(agreement=agreement)
    actions.save_annex(by=worker, annex=annex, seen=1, values={"text": "Ich"})

    with pytest.raises(StaleEdit):
        actions.save_annex(by=worker, annex=annex, seen=1, values={"text": "Moje"})


def test_the_print_has_a_block_for_each_party_of_that_day(agreement, school, organiser, client_for):
    CentreFactory()
    actions.withdraw(by=organiser, party=school, withdrew_on=dt.date(2026, 5, 1))
    late = PartnerFactory(name="Fundacja „Łąka”")
    actions.accede(by=organiser, agreement=agreement, partner=late, role="provider", joined_on=dt.date(2026, 6, 1))

    names = {}
    for number, day in enumerate((dt.date(2026, 4, 30), dt.date(2026, 5, 15), dt.date(2026, 6, 1)), start=1):
        sign(organiser, AnnexFactory(agreement=agreement, number=number, text="Zażółć gęślą jaźń."), day)
        frozen = FrozenDocument.objects.order_by("-pk").first()
        names[number] = [party["name"] for party in frozen.data["parties"]]

    last = file_of(frozen)
    assert [len(parties) for parties in names.values()] == [2, 1, 2]
    assert "CIS „Warsztat”" in names[1]
    assert "Fundacja „Łąka”" in names[3]
    assert checks.faults(last) == []
    assert checks.text_as_seen(last).count("podpis i pieczęć") == 2
    page = text_of(client_for(organiser).get(f"/porozumienia/{agreement.pk}/"))
    assert page.index("Aneks nr 1") < page.index("Aneks nr 2") < page.index("Aneks nr 3")


def test_a_reader_sees_signed_annexes_alone(agreement, organiser, reader, client_for):
    draft, signed = AnnexFactory(agreement=agreement, title="Projektowany"), AnnexFactory(agreement=agreement)
    sign(organiser, signed, timezone.localdate())
    client = client_for(reader)

    answers = [client.get(annex.get_absolute_url()).status_code for annex in (draft, signed)]

    assert answers == [404, 200]
    assert "Projektowany" not in text_of(client.get(f"/porozumienia/{agreement.pk}/"))


@pytest.mark.parametrize(("role", "status"), [("worker", 403), ("reader", 404), ("administrator", 404)])
def test_only_the_organiser_and_the_director_sign(role, status, agreement, request, client_for):
    annex = AnnexFactory(agreement=agreement)

    answer = client_for(request.getfixturevalue(role)).post(
        f"{annex.get_absolute_url()}podpisanie/", {"concluded_on": "1.03.2026", "signature_manner": "paper"}
    )

    annex.refresh_from_db()
    assert (answer.status_code, annex.state) == (status, "draft")

"""Pages of quality standards: what each person sees, the form and its faults, the waiting list, the print."""

import pytest
from django.urls import reverse

from cus.desk.search import search_for
from cus.desk.waiting import tasks_for
from cus.documents.actions import file_of
from services import actions
from services.forms import StandardForm
from services.models import QualityStandard
from services.standards.areas import CONTENT, HEAD
from services.standards.standing import areas_of
from tests.documents import checks
from tests.factories.partners import PartnerFactory
from tests.factories.services import ServiceFactory
from tests.factories.standards import a_standard, write

pytestmark = pytest.mark.django_db


def form_of(standard: QualityStandard, user, **changes) -> dict:
    """Return what the browser sends of the form as it was opened, with ``changes``."""
    form = StandardForm(instance=standard, user=user)
    sent = {field.html_name: field.value() for field in form}
    return {name: "" if value is None else value for name, value in sent.items()} | changes


def at(name: str, standard: QualityStandard) -> str:
    """Return the address of a page of the standard."""
    return reverse(f"services:standard_{name}" if name else "services:standard", args=[standard.pk])


def test_the_paper_asks_for_every_field_and_for_no_other():
    asked = [name for row in StandardForm.rows for name in row.fields]

    assert sorted(asked) == sorted([*HEAD, "partner", *CONTENT])


def test_faults_are_told_at_the_fields_and_nothing_typed_is_lost(organiser, client_for):
    standard = a_standard(by=organiser)
    sent = form_of(standard, organiser, hours_mon="rano", response_time="0", premises="Świetlica w Podlesiu.")

    answer = client_for(organiser).post(at("edit", standard), sent)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Wpisz godziny od–do" in page
    assert "Wpisz liczbę od 1 w górę" in page
    assert "Świetlica w Podlesiu." in page
    standard.refresh_from_db()
    assert standard.hours_mon == "8:00–16:00"


@pytest.mark.parametrize(
    ("sent", "field"), [({"response_time": "3", "response_unit": ""}, "response_unit"),
                        ({"response_time": "", "response_unit": "day"}, "response_time")],
)  # fmt: skip
def test_time_and_its_unit_go_together(sent, field, organiser, client_for):
    standard = a_standard(by=organiser)

    answer = client_for(organiser).post(at("edit", standard), form_of(standard, organiser, **sent))

    assert field in answer.context["form"].errors


def test_a_partner_is_chosen_from_the_registry_and_named_on_the_page_and_on_paper(organiser, worker, client_for):
    partner = PartnerFactory(name="Stowarzyszenie „Nad Łąką”")
    standard = a_standard(by=organiser)

    answer = client_for(organiser).post(
        at("edit", standard), form_of(standard, organiser, partner=str(partner.pk), hours_mon="8-12 i 14-18")
    )

    standard.refresh_from_db()
    assert answer.status_code == 302
    assert (standard.partner_name, standard.hours_mon) == (partner.name, "8:00–12:00, 14:00–18:00")
    page = client_for(worker).get(at("", standard)).content.decode()
    assert f'href="{partner.get_absolute_url()}"' in page
    assert at("", standard) in client_for(worker).get(partner.get_absolute_url()).content.decode()


def test_a_stale_save_shows_both_texts(organiser, director, client_for):
    standard = a_standard(by=organiser)
    sent = form_of(standard, organiser, premises="Mój tekst o lokalu.")
    write(standard, director, premises="Tekst kogoś innego.")

    answer = client_for(organiser).post(at("edit", standard), sent)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Mój tekst o lokalu." in page
    assert "Tekst kogoś innego." in page


def test_text_sent_after_the_standard_went_to_the_director_stays_on_the_page(organiser, client_for):
    standard = a_standard("submitted", by=organiser)

    answer = client_for(organiser).post(
        at("edit", standard), form_of(standard, organiser, premises="Spóźniony tekst.")
    )

    assert answer.status_code == 409
    assert "Spóźniony tekst." in answer.content.decode()


def test_the_reader_finds_what_is_approved_and_no_draft(reader, client_for):
    approved = a_standard("approved")
    draft = a_standard(service=approved.service)
    client = client_for(reader)

    page = client.get(approved.service.get_absolute_url()).content.decode()

    assert at("", approved) in page
    assert at("", draft) not in page
    assert client.get(at("", draft)).status_code == 404
    read = client.get(at("", approved)).content.decode()
    assert "Dziennik" not in read
    assert "Cofnij" not in read


def test_the_list_says_which_services_have_a_standard_and_leaves_those_that_lack_one(organiser, reader, client_for):
    approved = a_standard("approved")
    opened = a_standard("submitted")
    client = client_for(organiser)

    everything = {row.service: row for row in client.get("/uslugi/standardy/").context["rows"]}
    lacking = {row.service for row in client.get("/uslugi/standardy/?brak=tak").context["rows"]}

    assert everything[approved.service].in_force.standard == approved
    assert everything[opened.service].open.standard == opened
    assert opened.service in lacking
    assert approved.service not in lacking
    public = {row.service: row for row in client_for(reader).get("/uslugi/standardy/").context["rows"]}
    assert public[opened.service].open is None


@pytest.mark.parametrize("rows", [1, 12])
def test_the_list_asks_as_many_questions_for_one_standard_as_for_twelve(
    rows, organiser, director, client_for, django_assert_max_num_queries
):
    for _ in range(rows):
        a_standard("approved", by=organiser, director=director)
    client = client_for(organiser)

    with django_assert_max_num_queries(16):
        client.get("/uslugi/standardy/")


def test_an_author_sees_why_they_cannot_approve(director, client_for):
    standard = a_standard("submitted", by=director)
    client = client_for(director)

    assert "ktoś inny niż autor" in client.get(at("", standard)).content.decode()
    answer = client.post(at("approve", standard), {"seen": standard.version})

    standard.refresh_from_db()
    assert (answer.status_code, standard.state) == (403, "submitted")


def test_the_director_sees_what_changed_since_the_return(organiser, director, client_for):
    standard = a_standard("returned", by=organiser, director=director)
    standard = write(standard, organiser, fulfilment="Odbiorca dostał ciepły posiłek.")
    actions.submit_standard(standard=standard, by=organiser)

    changes = client_for(director).get(at("", standard)).context["changes"]

    assert [(row.label, row.before) for row in changes] == [
        ("4. Warunki świadczenia: po czym widać, że potrzeba jest zaspokojona", "")
    ]


def test_two_versions_are_compared_field_by_field(organiser, director, client_for):
    people = {"by": organiser, "director": director, "service": ServiceFactory()}
    a_standard("approved", **people)
    second = a_standard(response_time=2, **people)

    rows = client_for(director).get(at("compare", second)).context["rows"]

    assert [(row.before, row.after) for row in rows] == [("3", "2")]


def test_a_standard_waits_for_a_director_who_may_decide_and_returned_for_its_authors(organiser, director):
    own = a_standard("submitted", by=director)
    waiting = a_standard("submitted", by=organiser)
    returned = a_standard("returned", by=organiser, director=director)

    def waits_for(user):
        return {task.url for task in tasks_for(user)} & {at("", one) for one in (own, waiting, returned)}

    assert waits_for(director) == {at("", waiting)}
    assert waits_for(organiser) == {at("", returned)}


def test_search_finds_words_of_a_standard_that_the_person_may_read(worker, reader):
    a_standard(staff_ethics="Nie przyjmujemy prezentów.")

    found, public = ({group.title for group in search_for(user, "prezentami")} for user in (worker, reader))

    assert "Standardy usług" in found
    assert "Standardy usług" not in public


def test_the_frozen_file_says_what_was_approved_and_is_a_good_document(director):
    standard = a_standard("approved", director=director)

    pdf = file_of(standard.frozen)

    text = checks.text_of(pdf)
    assert checks.faults(pdf) == []
    for shown in areas_of(standard):
        assert f"{shown.area.number}. {shown.area.title}" in text
    assert "poniedziałek, wtorek 8:00–16:00" in text
    assert "nie określono" in text
    assert "PROJEKT" not in text
    assert director.get_full_name() in text


def test_merged_cards_take_open_standards_along_and_leave_approved_ones(organiser, director):
    from partners.actions.standards import move_authorship

    kept, absorbed = PartnerFactory(name="Klub Seniora"), PartnerFactory(name="Klub seniora w Podlesiu")
    opened = write(a_standard(by=organiser), organiser, partner=str(absorbed.pk))
    approved = write(a_standard(by=organiser), organiser, partner=str(absorbed.pk))
    approved = actions.submit_standard(standard=approved, by=organiser)
    actions.approve_standard(standard=approved, by=director)

    moved = move_authorship(kept, absorbed)

    opened.refresh_from_db()
    assert moved == [("projekt standardu", str(opened.service))]
    assert opened.partner_name == "Klub Seniora"
    assert QualityStandard.objects.get(pk=approved.pk).author_link.partner == absorbed


@pytest.mark.parametrize("rows", [1, 8])
def test_the_page_of_a_service_asks_as_many_questions_for_one_version_as_for_eight(
    rows, organiser, director, client_for, django_assert_max_num_queries
):
    people = {"by": organiser, "director": director, "service": ServiceFactory()}
    for _ in range(rows):
        a_standard("approved", **people)
    client = client_for(organiser)

    with django_assert_max_num_queries(24) as asked:
        client.get(people["service"].get_absolute_url())

    assert len(asked) >= 10

"""The list of topics of complaints: kept by the administrator, read by whoever enters a complaint."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.urls import reverse

from cus.workflow import Refused, StaleEdit
from programmes.results import complaints
from programmes.results.actions.complaint_topics import save_topic
from programmes.results.models import Complaint, ComplaintTopic
from tests.factories.results_complaints import ComplaintFactory

pytestmark = pytest.mark.django_db
LIST = "admin:results_complainttopic_changelist"
ONE = "admin:results_complainttopic_change"


def named(code: str) -> ComplaintTopic:
    return ComplaintTopic.objects.get(code=code)


def offered(client) -> list[str]:
    field = client.get(reverse("results:complaint_create")).context["form"].fields["topic"]
    return [str(label) for _, label in field.choices][1:]


def posted(topic: ComplaintTopic, **changes) -> dict:
    values = {"name": topic.name, "position": topic.position, "version": topic.version}
    return values | ({"is_retired": "on"} if topic.is_retired else {}) | changes


def test_a_centre_begins_with_six_topics_and_the_register_offers_them_in_their_order(worker, client_for):
    assert offered(client_for(worker)) == [
        "jakość usługi",
        "terminowość",
        "zachowanie personelu",
        "dostępność usługi",
        "rozliczenie",
        "inne",
    ]


def test_the_administrator_adds_a_topic_where_it_belongs(administrator, worker, client_for):
    answer = client_for(administrator).post(
        reverse("admin:results_complainttopic_add"), {"name": "dojazd na zajęcia", "position": "15"}
    )

    assert answer.status_code == 302
    assert offered(client_for(worker))[:3] == ["jakość usługi", "dojazd na zajęcia", "terminowość"]


def test_a_new_name_stands_also_at_old_entries(administrator, worker, client_for):
    complaint = ComplaintFactory(created_by=worker)
    topic = named("terminowosc")

    client_for(administrator).post(reverse(ONE, args=[topic.pk]), posted(topic, name="punktualność"))

    assert "punktualność" in client_for(worker).get(complaint.get_absolute_url()).content.decode()


def test_a_used_topic_that_is_retired_stays_at_its_entries_and_is_offered_to_no_new_one(
    administrator, worker, client_for
):
    complaint = ComplaintFactory(created_by=worker)
    topic = named("terminowosc")

    client_for(administrator).post(reverse(ONE, args=[topic.pk]), posted(topic, is_retired="on"))

    staff = client_for(worker)
    assert "terminowość" not in offered(staff)
    edited = staff.get(reverse("results:complaint_edit", args=[complaint.pk])).context["form"]
    assert "terminowość" in [str(label) for _, label in edited.fields["topic"].choices]
    assert "terminowość" in staff.get(complaint.get_absolute_url()).content.decode()
    found = staff.get(reverse("results:complaint_list"), {"dotyczy": "terminowosc"})
    assert complaint.subject in found.content.decode()


def test_the_list_says_which_topics_are_used_and_which_are_retired(administrator, worker, client_for):
    ComplaintFactory(created_by=worker)
    save_topic(by=administrator, topic=_retired("rozliczenie"), seen=1)

    page = client_for(administrator).get(reverse(LIST))
    rows = {row.code: row.used for row in page.context["cl"].result_list}

    assert {code for code, used in rows.items() if used} == {"terminowosc"}
    assert page.content.decode().count('<span class="state idle">wycofany</span>') == 1


def test_a_used_topic_cannot_be_deleted_even_past_the_panel(worker):
    ComplaintFactory(created_by=worker)

    with pytest.raises(ProtectedError):
        named("terminowosc").delete()


def test_a_complaint_cannot_be_entered_under_a_retired_topic(administrator, worker, client_for):
    save_topic(by=administrator, topic=_retired("rozliczenie"), seen=1)

    answer = client_for(worker).post(
        reverse("results:complaint_create"),
        {
            "kind": "skarga",
            "received_on": "2026-03-02",
            "way": "telefon",
            "topic": "rozliczenie",
            "subject": "Rachunek",
        },
    )

    assert "topic" in answer.context["form"].errors
    assert not Complaint.objects.exists()


def test_the_topic_for_everything_else_stays_as_it_is(administrator):
    for changes in ({"is_retired": True}, {"name": "pozostałe"}):
        other = named("inne")
        for name, value in changes.items():
            setattr(other, name, value)
        with pytest.raises(ValidationError, match="Temat „inne” zostaje"):
            save_topic(by=administrator, topic=other, seen=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        ComplaintTopic.objects.filter(code="inne").update(is_retired=True)


@pytest.mark.parametrize("changes", [{"is_retired": "on"}, {"name": "pozostałe"}, {"name": "Terminowość"}])
def test_the_panel_tells_at_the_field_what_a_topic_may_not_become(changes, administrator, client_for):
    other = named("inne")

    answer = client_for(administrator).post(reverse(ONE, args=[other.pk]), posted(other, **changes))

    assert answer.context["adminform"].form.errors
    other.refresh_from_db()
    assert (other.name, other.is_retired, other.version) == ("inne", False, 1)


def test_two_topics_of_one_name_would_be_one(administrator, client_for):
    answer = client_for(administrator).post(
        reverse("admin:results_complainttopic_add"), {"name": "Terminowość", "position": "15"}
    )

    assert "Taki temat już jest na liście." in answer.content.decode()
    with pytest.raises(ValidationError, match="Taki temat już jest"):
        save_topic(by=administrator, topic=ComplaintTopic(name="Terminowość"))


def test_nobody_else_keeps_the_list_and_a_stale_form_saves_nothing(administrator, director):
    topic = named("personel")
    with pytest.raises(Refused):
        save_topic(by=director, topic=topic, seen=1)
    save_topic(by=administrator, topic=topic, seen=1)
    with pytest.raises(StaleEdit):
        save_topic(by=administrator, topic=topic, seen=1)


def test_history_names_the_topic_of_a_complaint_and_its_change(director, worker, client_for):
    complaint = ComplaintFactory(created_by=worker)
    complaint.topic = named("personel")
    complaint.save()

    page = client_for(director).get(reverse("desk:history_of", args=["skarga", complaint.pk])).content.decode()

    assert "zachowanie personelu" in page
    assert "terminowość" in page
    assert "nr terminowosc" not in page


def test_entries_are_counted_by_topic_in_the_order_of_the_list(worker, django_assert_num_queries):
    ComplaintFactory(created_by=worker, topic_id="personel")
    ComplaintFactory.create_batch(2, created_by=worker)

    with django_assert_num_queries(1):
        counted = complaints.tally(complaints.complaints_of()).by_topic

    assert [(topic.name, number) for topic, number in counted.items()] == [
        ("terminowość", 2),
        ("zachowanie personelu", 1),
    ]


def _retired(code: str) -> ComplaintTopic:
    topic = named(code)
    topic.is_retired = True
    return topic

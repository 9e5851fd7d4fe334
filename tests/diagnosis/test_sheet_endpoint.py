"""Saving rows of the sheet: what is answered, and what stands in the database afterwards."""

import json
import uuid

import pytest
from django.urls import reverse

from diagnosis.models import Need, NeedService
from services.enums import ServiceState
from services.models import Service
from tests.factories.diagnosis import CatalogueServiceFactory, DiagnosisFactory, NeedFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def diagnosis():
    """An editable diagnosis."""
    return DiagnosisFactory()


@pytest.fixture
def send(client_for, worker, diagnosis):
    """Return a function that sends a batch as the worker and returns (status, answer)."""
    client = client_for(worker)

    def post(data, to=diagnosis, **parts):
        body = data if isinstance(data, str | bytes) else json.dumps(data)
        response = client.post(reverse("diagnosis:needs_save", args=[to.pk]), body, content_type="application/json")
        return response.status_code, response.json() if response.status_code != 404 else None

    return post


def save(key=None, version=0, **fields):
    """One row as the page sends it."""
    return {"key": str(key or uuid.uuid4()), "version": version, "fields": fields}


def test_a_new_row_is_in_the_database_exactly_as_typed(send, diagnosis):
    row = save(group="Seniorzy", problem="  dwa\nwiersze ", need="Posiłek – „ciepły”", ways="")

    status, answer = send({"saves": [row]})

    need = diagnosis.needs.get()
    assert status == 200
    assert answer["saved"] == [{"key": row["key"], "version": 1}]
    assert answer["count"] == 1
    assert (need.group, need.problem, need.need) == ("Seniorzy", "  dwa\nwiersze ", "Posiłek – „ciepły”")


def test_the_same_row_sent_twice_makes_one_row_and_no_conflict(send, diagnosis):
    row = save(group="Seniorzy", need="Posiłek")

    send({"saves": [row]})
    status, answer = send({"saves": [row]})

    assert status == 200
    assert answer["saved"] == [{"key": row["key"], "version": 1}]
    assert diagnosis.needs.count() == 1


def test_a_change_whose_answer_was_lost_may_be_sent_again(send):
    need = NeedFactory()
    change = save(need.key, 1, problem="Nowy problem")

    first = send({"saves": [change]}, to=need.diagnosis)
    second = send({"saves": [change]}, to=need.diagnosis)

    assert first == second
    need.refresh_from_db()
    assert (need.problem, need.version) == ("Nowy problem", 2)


def test_a_stale_row_is_refused_with_the_current_one_and_the_others_are_saved(send, diagnosis):
    stale = NeedFactory(diagnosis=diagnosis, version=4, problem="Tekst drugiej osoby")
    fresh = NeedFactory(diagnosis=diagnosis)

    status, answer = send({"saves": [save(stale.key, 3, problem="Mój"), save(fresh.key, 1, problem="Świeży")]})

    assert status == 409
    assert answer["stale"][0]["version"] == 4
    assert answer["stale"][0]["fields"]["problem"] == "Tekst drugiej osoby"
    assert answer["saved"] == [{"key": str(fresh.key), "version": 2}]
    stale.refresh_from_db()
    assert stale.problem == "Tekst drugiej osoby"


def test_a_half_filled_row_is_kept_as_a_draft_and_says_what_it_lacks(send, diagnosis):
    status, _ = send({"saves": [save(problem="Sam problem")]})

    assert status == 200
    assert diagnosis.needs.get().missing == ["grupa społeczna", "potrzeby"]
    assert diagnosis.needs.incomplete().count() == 1


def test_a_late_repeat_does_not_bring_back_a_deleted_row(send, diagnosis):
    row = save(group="Seniorzy", need="Posiłek")
    send({"saves": [row]})
    send({"deletions": [{"key": row["key"], "version": 1}]})

    status, answer = send({"saves": [row]})

    assert status == 409
    assert answer["gone"] == [row["key"]]
    assert not diagnosis.needs.exists()


def test_an_undone_deletion_restores_the_row_under_its_old_key(send, diagnosis):
    need = NeedFactory(diagnosis=diagnosis)
    send({"deletions": [{"key": str(need.key), "version": 1}]})

    status, _ = send({"saves": [save(need.key, 1, group="Seniorzy", need="Posiłek") | {"restore": True}]})

    assert status == 200
    assert diagnosis.needs.get().key == need.key


def test_deleting_twice_is_answered_as_done_and_a_changed_row_is_not_deleted(send, diagnosis):
    gone = NeedFactory(diagnosis=diagnosis)
    changed = NeedFactory(diagnosis=diagnosis, version=5)
    wish = {"deletions": [{"key": str(gone.key), "version": 1}]}

    assert send(wish)[0] == 200
    assert send(wish)[0] == 200
    status, answer = send({"deletions": [{"key": str(changed.key), "version": 4}]})

    assert status == 409
    assert answer["stale"][0]["key"] == str(changed.key)
    assert Need.objects.filter(pk=changed.pk).exists()


def test_services_are_linked_and_unlinked_as_one_cell(send, diagnosis):
    need = NeedFactory(diagnosis=diagnosis)
    meals, rest = CatalogueServiceFactory(), CatalogueServiceFactory()

    send({"saves": [save(need.key, 1, services=[meals.pk, rest.pk])]})
    status, _ = send({"saves": [save(need.key, 2, services=[rest.pk])]})

    assert status == 200
    assert list(NeedService.objects.values_list("service", flat=True)) == [rest.pk]


def test_areas_are_kept_as_one_cell_and_an_unknown_one_is_refused(send, diagnosis):
    need = NeedFactory(diagnosis=diagnosis)

    send({"saves": [save(need.key, 1, areas=[3, 14])]})
    status, _ = send({"saves": [save(need.key, 2, areas=[14, 1])]})

    assert status == 200
    assert sorted(need.areas.values_list("pk", flat=True)) == [1, 14]
    assert send({"saves": [save(need.key, 3, areas=[15])]})[0] == 400
    assert need.areas.count() == 2


def test_what_looks_odd_is_told_beside_the_cell_and_saved_all_the_same(send, diagnosis):
    status, answer = send({"saves": [save(group="Seniorzy", need="Posiłek", problem="Od 20222 roku 60% i 70%")]})

    assert status == 200
    assert len(answer["saved"][0]["told"]["problem"]) == 2
    assert diagnosis.needs.get().problem == "Od 20222 roku 60% i 70%"


def propose(client, diagnosis, name):
    """Ask for a new service as the panel of a row does."""
    body = json.dumps({"name": name, "areas": [8]})
    url = reverse("diagnosis:needs_propose", args=[diagnosis.pk])
    return client.post(url, body, content_type="application/json")


def test_a_free_text_becomes_a_proposal_of_the_catalogue_once_and_answers_the_need(
    send, client_for, worker, diagnosis
):
    need = NeedFactory(diagnosis=diagnosis)
    client = client_for(worker)

    first = propose(client, diagnosis, "  Złota   rączka ").json()["service"]
    again = propose(client, diagnosis, "złota rączka").json()["service"]
    status, _ = send({"saves": [save(need.key, 1, services=[first["id"]])]})

    service = Service.objects.get(proposed_by=worker)
    assert (service.name, service.state, service.proposed_by) == ("Złota rączka", ServiceState.DRAFT, worker)
    assert [area.pk for area in service.areas.all()] == [8]
    assert again["id"] == first["id"]
    assert status == 200
    assert list(need.services.all()) == [service]


@pytest.mark.parametrize(
    ("name", "told"), [("   ", "Wpisz nazwę"), ("x" * 201, "201 znaków"), ("Posiłki 🍲", "nie da się wydrukować")]
)
def test_a_name_that_cannot_be_kept_is_refused_in_words(client_for, worker, diagnosis, name, told):
    response = propose(client_for(worker), diagnosis, name)

    assert response.status_code == 409
    assert told in response.json()["refusal"]
    assert not Service.objects.filter(proposed_by=worker).exists()


def test_a_retired_service_does_not_come_back_by_its_name(client_for, worker, diagnosis):
    CatalogueServiceFactory(name="Łaźnia", state="retired")

    response = propose(client_for(worker), diagnosis, "łaźnia")

    assert response.status_code == 409
    assert "wycofano" in response.json()["refusal"]


def test_a_retired_service_is_refused_at_its_cell(send, diagnosis):
    need = NeedFactory(diagnosis=diagnosis)
    retired = CatalogueServiceFactory(state="retired")

    status, answer = send({"saves": [save(need.key, 1, services=[retired.pk], problem="Tekst")]})

    assert status == 422
    assert "z katalogu" in answer["invalid"][0]["errors"]["services"][0]
    need.refresh_from_db()
    assert need.problem != "Tekst"


def test_a_number_without_its_unit_is_refused_in_words(send, diagnosis):
    status, answer = send({"saves": [save(group="A", need="B", number=5)]})

    assert status == 422
    assert "czego dotyczy" in answer["invalid"][0]["errors"]["number"][0]
    assert not diagnosis.needs.exists()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x" * 80_000, "20 000"),
        ("Posiłki 🍲", "nie da się wydrukować"),
        ("zero\x00bajt", "uszkodzony"),
        ("\ud800", "uszkodzony"),
    ],
    ids=["80 000 characters", "emoji", "zero byte", "half of a surrogate pair"],
)
def test_a_text_that_cannot_be_kept_gets_a_message_at_its_cell(send, diagnosis, text, message):
    good = save(group="Dobry wiersz", need="Potrzeba")

    status, answer = send({"saves": [save(problem=text), good]})

    assert status == 422
    assert message in answer["invalid"][0]["errors"]["problem"][0].replace("\u00a0", " ")
    assert [need.group for need in diagnosis.needs.all()] == ["Dobry wiersz"]


def test_markup_in_a_cell_is_text(send, client_for, worker, diagnosis):
    hostile = "<img src=x onerror=alert(1)></script><script>alert(2)</script>"

    send({"saves": [save(group=hostile, need="Potrzeba")]})
    page = client_for(worker).get(reverse("diagnosis:needs", args=[diagnosis.pk])).content.decode()

    assert diagnosis.needs.get().group == hostile
    assert "<img src=x" not in page
    assert "<script>alert" not in page


@pytest.mark.parametrize(
    "body",
    [
        "nie json",
        "[]",
        "null",
        '{"saves": 5}',
        '{"inne": []}',
        '{"saves": [{"key": "abc", "version": 0, "fields": {}}]}',
        '{"saves": [{"key": 7, "version": 0, "fields": {}}]}',
        '{"saves": [{"key": "7f1d5f0a-0000-4000-8000-000000000001", "version": "0", "fields": {}}]}',
        '{"saves": [{"key": "7f1d5f0a-0000-4000-8000-000000000001", "version": -1, "fields": {}}]}',
        '{"saves": [{"key": "7f1d5f0a-0000-4000-8000-000000000001", "version": 0, "fields": {"diagnosis_id": 1}}]}',
        '{"saves": [{"key": "7f1d5f0a-0000-4000-8000-000000000001", "version": 0, "fields": {"group": 5}}]}',
        '{"saves": [{"key": "7f1d5f0a-0000-4000-8000-000000000001", "version": 0, "fields": {"number": 1.5}}]}',
        '{"saves": [{"key": "7f1d5f0a-0000-4000-8000-000000000001", "version": 0, "fields": {"number": true}}]}',
        '{"saves": [{"key": "7f1d5f0a-0000-4000-8000-000000000001", "version": 0, "fields": {"unit": "litr"}}]}',
        '{"saves": [{"key": "7f1d5f0a-0000-4000-8000-000000000001", "version": 0, "fields": {"services": ["1"]}}]}',
        "[" * 20_000,
    ],
)
def test_a_request_that_is_not_ours_is_refused_whole(send, diagnosis, body):
    status, answer = send(body)

    assert status == 400
    assert answer["refusal"]
    assert not diagnosis.needs.exists()


def test_rows_of_another_diagnosis_are_out_of_reach(send, diagnosis):
    other = NeedFactory(problem="Cudzy wiersz")

    status, answer = send({"saves": [save(other.key, 1, problem="Nadpisany")]})

    assert (status, answer["gone"]) == (409, [str(other.key)])
    other.refresh_from_db()
    assert other.problem == "Cudzy wiersz"


def test_a_new_row_stands_where_it_was_put_and_a_move_is_kept(send, diagnosis):
    first, second = NeedFactory(diagnosis=diagnosis), NeedFactory(diagnosis=diagnosis)
    between = save(group="Pomiędzy", need="P") | {"after": str(first.key)}

    send({"saves": [between]})
    send({"moves": [{"key": str(second.key), "after": None}]})

    order = [str(key) for key in diagnosis.needs.in_order().values_list("key", flat=True)]
    assert order == [str(second.key), str(first.key), between["key"]]


def test_a_handed_over_diagnosis_takes_nothing(client_for, director):
    need = NeedFactory(diagnosis=DiagnosisFactory(handed_over=True))
    body = json.dumps({"saves": [save(need.key, 1, problem="Po czasie")], "deletions": [], "moves": []})

    response = client_for(director).post(
        reverse("diagnosis:needs_save", args=[need.diagnosis_id]), body, content_type="application/json"
    )

    assert response.status_code == 409
    assert "przekazana" in response.json()["refusal"]
    need.refresh_from_db()
    assert need.problem != "Po czasie"


def test_a_reader_cannot_write_even_what_they_may_read(client_for, reader):
    diagnosis = DiagnosisFactory(in_force=True)

    response = client_for(reader).post(
        reverse("diagnosis:needs_save", args=[diagnosis.pk]), "{}", content_type="application/json"
    )

    assert response.status_code == 403
    assert "rola" in response.json()["refusal"]


def test_an_open_diagnosis_does_not_exist_for_a_reader(client_for, reader, diagnosis):
    client = client_for(reader)

    assert client.get(reverse("diagnosis:needs", args=[diagnosis.pk])).status_code == 404
    assert (
        client.post(reverse("diagnosis:needs_save", args=[diagnosis.pk]), "{}", content_type="application/json")
    ).status_code == 404


def test_a_request_without_the_token_is_refused(diagnosis, worker):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(worker, backend="django.contrib.auth.backends.ModelBackend")

    response = client.post(reverse("diagnosis:needs_save", args=[diagnosis.pk]), "{}", content_type="application/json")

    assert response.status_code == 403


@pytest.mark.parametrize("rows", [1, 30])
def test_the_sheet_takes_the_same_number_of_queries_whatever_its_length(
    client_for, worker, diagnosis, rows, django_assert_num_queries
):
    for need in NeedFactory.create_batch(rows, diagnosis=diagnosis):
        NeedService.objects.create(need=need, service=CatalogueServiceFactory())
    client = client_for(worker)
    url = reverse("diagnosis:needs", args=[diagnosis.pk])
    client.get(url)

    with django_assert_num_queries(SHEET_QUERIES):
        client.get(url)


@pytest.mark.parametrize("rows", [1, 30])
def test_saving_takes_the_same_number_of_queries_for_one_row_and_for_thirty(
    send, diagnosis, rows, django_assert_num_queries
):
    needs = NeedFactory.create_batch(rows, diagnosis=diagnosis)
    batch = {"saves": [save(need.key, 1, problem="Nowy") for need in needs]}

    with django_assert_num_queries(SAVE_QUERIES):
        send(batch)


# session, user, diagnosis, rows, links with services, areas of rows, services, areas, gminas, centre's name, who else
# has it open (two); the goal is 12
SHEET_QUERIES = 12
# session, user, diagnosis, savepoint pair, lock, rows, update, count
SAVE_QUERIES = 10

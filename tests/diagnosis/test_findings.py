"""Findings: written one after another, ordered, pointing to needs, frozen with the diagnosis."""

import pytest
from django.urls import reverse

from cus.centre.letterhead import letterhead
from cus.documents.render import render_pdf
from cus.workflow import Refused, StaleEdit
from diagnosis.actions.findings import add_finding, delete_finding, edit_finding, move_finding
from diagnosis.findings import OneFinding, PointedNeed, finding_board, findings_document
from diagnosis.models import Finding
from tests.documents.checks import faults
from tests.factories.diagnosis import DiagnosisFactory, NeedFactory
from tests.factories.diagnosis_findings import FindingFactory

pytestmark = pytest.mark.django_db


def texts(diagnosis, kind="strength"):
    """The texts of one list in their order."""
    return [one.text for found in finding_board(diagnosis).lists if found.kind == kind for one in found.findings]


def test_a_finding_is_added_and_the_page_stays_for_the_next_of_its_list(client_for, worker):
    need = NeedFactory()
    url = reverse("diagnosis:findings", args=[need.diagnosis.pk])

    response = client_for(worker).post(url, {"kind": "threat", "text": "Odchodzą młodzi.", "needs": [need.pk]})
    page = client_for(worker).get(response["Location"])

    assert response["Location"] == f"{url}?rodzaj=threat"
    assert page.context["form"]["kind"].value() == "threat"
    assert list(Finding.objects.get().needs.all()) == [need]
    assert "potrzeba 1" in page.content.decode()


def test_an_empty_finding_is_refused_with_what_to_mend(client_for, worker):
    diagnosis = DiagnosisFactory()

    response = client_for(worker).post(
        reverse("diagnosis:findings", args=[diagnosis.pk]), {"kind": "risk", "text": " "}
    )

    assert response.status_code == 422
    assert not diagnosis.findings.exists()


def test_findings_move_within_their_list_alone(worker):
    diagnosis = DiagnosisFactory()
    first, second = (add_finding(by=worker, diagnosis=diagnosis, kind="strength", text=text) for text in ("A", "B"))
    add_finding(by=worker, diagnosis=diagnosis, kind="risk", text="C")

    move_finding(by=worker, finding=second, up=True)
    move_finding(by=worker, finding=second, up=True)
    assert texts(diagnosis) == ["B", "A"]
    move_finding(by=worker, finding=second, up=False)
    assert texts(diagnosis) == ["A", "B"]
    assert texts(diagnosis, "risk") == ["C"]
    edit_finding(by=worker, finding=first, seen=first.version, kind="risk", text="A", needs=[])
    assert texts(diagnosis, "risk") == ["C", "A"]


def test_the_same_finding_sent_twice_stands_once(worker):
    diagnosis = DiagnosisFactory()

    for _ in range(2):
        add_finding(by=worker, diagnosis=diagnosis, kind="strength", text="Mamy świetlice.")

    assert texts(diagnosis) == ["Mamy świetlice."]


def test_somebody_elses_change_is_not_lost(client_for, worker, organiser):
    finding = FindingFactory(text="Pierwszy tekst")
    seen = finding.version
    edit_finding(by=organiser, finding=finding, seen=seen, kind="strength", text="Drugi tekst", needs=[])

    response = client_for(worker).post(
        reverse("diagnosis:finding_edit", args=[finding.diagnosis.pk, finding.pk]),
        {"kind": "strength", "text": "Trzeci tekst", "version": seen},
    )

    assert response.status_code == 409
    assert "Drugi tekst" in response.content.decode()
    with pytest.raises(StaleEdit):
        delete_finding(by=worker, finding=finding, seen=seen)


def test_nothing_changes_after_the_handover_nor_by_a_reader(worker, reader):
    frozen, finding = DiagnosisFactory(handed_over=True), FindingFactory()

    with pytest.raises(Refused, match="przekazana"):
        add_finding(by=worker, diagnosis=frozen, kind="risk", text="Coś")
    with pytest.raises(Refused, match="rola"):
        move_finding(by=reader, finding=finding, up=True)


def test_a_need_of_another_diagnosis_is_not_pointed_to(worker):
    finding = add_finding(by=worker, diagnosis=DiagnosisFactory(), kind="risk", text="Coś", needs=[NeedFactory()])

    assert not finding.needs.exists()


def test_the_needs_of_a_finding_are_named_by_their_numbers():
    needs = tuple(PointedNeed(number=number, key="", text="") for number in (1, 4))

    assert OneFinding(pk=1, text="", version=1, needs=needs).pointed == "potrzeby 1, 4"
    assert OneFinding(pk=1, text="", version=1, needs=needs[:1]).pointed == "potrzeba 1"
    assert OneFinding(pk=1, text="", version=1).pointed == ""


@pytest.mark.parametrize("count", [1, 30])
def test_the_page_takes_the_same_number_of_queries(client_for, reader, count, django_assert_max_num_queries):
    diagnosis = DiagnosisFactory(in_force=True)
    need = NeedFactory(diagnosis=diagnosis)
    FindingFactory.create_batch(count, diagnosis=diagnosis, needs=[need])
    client = client_for(reader)

    with django_assert_max_num_queries(14):
        client.get(reverse("diagnosis:findings", args=[diagnosis.pk]))


def test_the_print_is_accessible_and_says_that_it_is_a_draft():
    finding = FindingFactory(needs=[])

    document = findings_document(finding.diagnosis, letterhead=letterhead())

    assert document.state == "PROJEKT"
    assert faults(render_pdf(document)) == []

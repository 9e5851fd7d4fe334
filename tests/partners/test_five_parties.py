"""An agreement of five parties, with and without social employment: points, numbers, signatures, and its life."""

import datetime as dt
import io

import docx as office
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cus.centre.letterhead import letterhead
from cus.documents.docx import docx_of
from cus.documents.models import FrozenDocument
from cus.documents.render import document_html
from partners import actions
from partners.documents import agreement_document
from partners.enums import LegalForm, PartyRole
from partners.models import CooperationAgreement
from partners.printing import agreement_of
from tests.factories.centre import CentreFactory
from tests.factories.partners import AgreementFactory, PartnerFactory, PartyFactory

pytestmark = pytest.mark.django_db
SIGNED, JOINED, LEFT = dt.date(2026, 1, 10), dt.date(2026, 3, 1), dt.date(2026, 5, 1)


def an_agreement(*, social_employment: bool) -> CooperationAgreement:
    """The centre, a natural person, a body without legal personality, a provider and, or instead, a CIS."""
    CentreFactory()
    agreement = AgreementFactory(number="5/2026")
    fifth = ("CIS „Warsztat”", LegalForm.OTHER, PartyRole.SOCIAL_EMPLOYMENT)
    others = [
        ("Ewa Wymyślna", LegalForm.NATURAL_PERSON, PartyRole.PROVIDER),
        ("Rada Sołecka w Podlesiu", LegalForm.NO_LEGAL_PERSONALITY, PartyRole.OTHER),
        ("Fundacja „Łąka”", LegalForm.FOUNDATION, PartyRole.PROVIDER),
        fifth if social_employment else ("OWES „Zakole”", LegalForm.FOUNDATION, PartyRole.COORDINATOR),
    ]
    PartyFactory(agreement=agreement, partner=None, role=PartyRole.OTHER, represented_by="dyrektor")
    for name, form, role in others:
        PartyFactory(agreement=agreement, partner=PartnerFactory(name=name, legal_form=form), role=role)
    return agreement


def printed(agreement) -> str:
    """The text of the paper, hard spaces made plain."""
    return document_html(agreement_document(agreement_of(agreement, letterhead=letterhead()))).replace("\xa0", " ")


@pytest.mark.parametrize(("social_employment", "points", "open_point"), [(True, 7, 6), (False, 4, 3)])
def test_points_numbers_and_references_close_up(social_employment, points, open_point):
    text = printed(an_agreement(social_employment=social_employment))

    assert [f'<li value="{number}"' in text for number in (points, points + 1)] == [True, False]
    assert f"na zasadach z pkt {open_point}" in text
    assert ("Podmioty zatrudnienia socjalnego" in text) is social_employment
    assert ("o których mowa w pkt 2" in text) is social_employment
    assert ("OWES „Zakole”" in text) is not social_employment


@pytest.mark.parametrize("social_employment", [True, False])
def test_there_are_five_signature_blocks_on_paper_and_in_the_docx(social_employment):
    agreement = an_agreement(social_employment=social_employment)
    paper = agreement_document(agreement_of(agreement, letterhead=letterhead()))
    docx = office.Document(io.BytesIO(docx_of(paper)))

    cells = [cell.text.replace("\xa0", " ") for table in docx.tables for row in table.rows for cell in row.cells]
    assert printed(agreement).count("podpis i pieczęć") == 5
    assert sum("podpis i pieczęć" in cell for cell in cells) == 5


def test_the_parties_of_four_days_after_an_accession_and_a_withdrawal(organiser, client_for):
    agreement = an_agreement(social_employment=False)
    agreement = actions.sign_agreement(
        by=organiser, agreement=agreement, concluded_on=SIGNED, signature_manner="paper"
    )
    joining = PartnerFactory(name="Koło „Kalina”")
    actions.accede(by=organiser, agreement=agreement, partner=joining, role=PartyRole.PROVIDER, joined_on=JOINED)
    leaving = agreement.parties.get(partner__name="Ewa Wymyślna")
    actions.withdraw(by=organiser, party=leaving, withdrew_on=LEFT)
    client, address = client_for(organiser), f"/porozumienia/{agreement.pk}/"

    def members(day: dt.date) -> set[str]:
        return {name for _, name in client.get(address, {"dzien": day.strftime("%d.%m.%Y")}).context["members"]}

    four = [members(day) for day in (SIGNED - dt.timedelta(days=1), SIGNED, JOINED, LEFT)]

    assert [len(names) for names in four] == [0, 5, 6, 5]
    assert "Ewa Wymyślna" in four[2]
    assert "Koło „Kalina”" not in four[1]
    assert four[3] == four[2] - {"Ewa Wymyślna"}
    # The paper stays as it was signed.
    assert len(FrozenDocument.objects.get().data["parties"]) == 5


def test_a_withdrawal_before_the_accession_is_refused_at_the_day(organiser, client_for):
    agreement = an_agreement(social_employment=True)
    agreement = actions.sign_agreement(
        by=organiser, agreement=agreement, concluded_on=SIGNED, signature_manner="paper"
    )
    party = agreement.parties.exclude(partner=None).first()

    answer = client_for(organiser).post(
        f"/porozumienia/{agreement.pk}/strony/{party.pk}/wystapienie/", {"withdrew_on": "9.01.2026"}
    )

    party.refresh_from_db()
    assert answer.status_code == 422
    assert "nie może być wcześniejsza niż data przystąpienia" in answer.context["form"].errors["withdrew_on"][0]
    assert party.withdrew_on is None


def test_a_party_written_twice_is_refused_at_its_row(worker, client_for):
    partner = PartnerFactory(name="Koło „Kalina”")
    rows = {
        "parties-TOTAL_FORMS": 2,
        "parties-INITIAL_FORMS": 0,
        "parties-0-party": partner.pk,
        "parties-1-party": partner.pk,
    }
    empty = {f"{name}-{count}_FORMS": 0 for name in ("tasks", "clauses") for count in ("TOTAL", "INITIAL")}

    answer = client_for(worker).post("/porozumienia/nowe/", {"number": "1/2026"} | rows | empty)

    first, second = answer.context["formsets"]["parties"].forms[:2]
    assert answer.status_code == 422
    assert not first.errors
    assert "jest wpisana dwa razy" in second.errors["party"][0]
    assert not CooperationAgreement.objects.exists()


def test_a_scan_that_is_a_program_is_refused_at_the_file(organiser, client_for):
    agreement = an_agreement(social_employment=True)
    scan = SimpleUploadedFile("skan.pdf", b"MZ\x90\x00" + b"\x00" * 200, content_type="application/pdf")

    answer = client_for(organiser).post(
        f"/zalaczniki/porozumienie/{agreement.pk}/dodaj/", {"kind": "signed", "file": scan, "description": ""}
    )

    assert answer.status_code == 422
    assert answer.context["form"].errors["file"]
    assert agreement.state == "draft"

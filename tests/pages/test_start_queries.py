"""The start page asks the same number of questions, however much the centre has."""

import pytest

from tests.factories.centre import CentreFactory
from tests.factories.diagnosis import DiagnosisFactory, NeedFactory
from tests.factories.partners import AgreementFactory, OfferFactory, PartnerFactory
from tests.factories.programmes import VersionFactory

START_QUERIES = 52


@pytest.mark.parametrize("rows", [1, 30])
def test_the_start_page_asks_the_same_number_of_questions(rows, director, client_for, django_assert_num_queries):
    CentreFactory()
    diagnosis = DiagnosisFactory(at_consultation=True)
    for _ in range(rows):
        DiagnosisFactory(at_consultation=True)
        NeedFactory(diagnosis=diagnosis)
        OfferFactory(partner=PartnerFactory())
        AgreementFactory()
        VersionFactory(diagnosis=diagnosis, submitted=True)
        VersionFactory(diagnosis=diagnosis, returned=True)
    client = client_for(director)

    with django_assert_num_queries(START_QUERIES):
        response = client.get("/")

    assert response.status_code == 200

"""SQL made once says what the expression says, and never of another table."""

import datetime

import pytest
from django.db.models import F

from programmes.contracts.facts import contract_facts
from programmes.gaps.reading import _elsewhere, _of_items, _standards, whole_items
from programmes.models import ProgrammeItem, ProgrammeVersion
from tests.factories.programmes import ItemFactory
from tests.factories.programmes_contracts import a_contract
from tests.factories.standards import a_standard

pytestmark = pytest.mark.django_db
DAYS = (datetime.date(2026, 1, 1), datetime.date(2027, 6, 1))


def test_each_expression_says_of_each_row_and_day_what_it_says_by_itself():
    item, other = ItemFactory(), ItemFactory()
    ItemFactory(service=item.service)
    a_contract(item)
    a_standard(service=item.service)
    pks = ProgrammeItem.objects.filter(pk__in=[item.pk, other.pk]).order_by("pk")

    for day in DAYS:
        usual = pks.annotate(a=_standards(day), b=_elsewhere(), c=contract_facts(day)).values_list("a", "b", "c")
        joined = pks.annotate(of_programme=F("version__programme_id"))
        once = joined.annotate(
            a=_of_items(_standards, day), b=_of_items(_elsewhere), c=_of_items(contract_facts, day)
        ).values_list("a", "b", "c")
        assert list(once) == list(usual)


def test_a_query_that_does_not_join_the_table_is_refused():
    with pytest.raises(ValueError, match="programmes_programmeversion"):
        ProgrammeItem.objects.annotate(elsewhere=_of_items(_elsewhere))


def test_a_query_of_another_table_is_refused():
    with pytest.raises(ValueError, match="programmes_programmeitem"):
        ProgrammeVersion.objects.annotate(elsewhere=_of_items(_elsewhere))


def test_items_are_read_whole_from_their_version():
    item = ItemFactory()
    assert [found.elsewhere for found in whole_items().filter(version=item.version_id)] == [[]]

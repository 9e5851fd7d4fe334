"""The demo files fit the models and one another before anything loads them."""

from itertools import chain

import pytest

from cus.desk.loaders.files import read_csv, read_json
from diagnosis.enums import NeedKind, NeedUnit
from partners.enums import LegalForm, PartyRole, PotentialCategory, SocialEconomyStatus
from partners.validators import validate_krs, validate_nip, validate_regon
from programmes.enums import Bound, DataCategory, FundingSource
from services.enums import Period, Unit

SERVICES = {row["slug"] for row in read_json("reference/services-handbook.json")["services"]}
PARTNERS = {row["slug"]: row for row in read_json("demo/partners.json")["partners"]}
NEEDS = {row["ref"]: row for row in read_json("demo/diagnosis.json")["needs"]}
ITEMS = read_json("demo/programme.json")["items"]


@pytest.mark.parametrize("partner", PARTNERS.values(), ids=PARTNERS)
def test_every_partner_has_valid_numbers_and_known_kinds(partner):
    for number, validate in (("nip", validate_nip), ("regon", validate_regon), ("krs", validate_krs)):
        if partner[number]:
            validate(partner[number])
    assert partner["legal_form"] in LegalForm.values
    assert partner["potential_category"] in ["", *PotentialCategory.values]
    assert partner["social_economy_status"] in SocialEconomyStatus.values
    for offer in partner["offers"]:
        assert offer["service"] in SERVICES
        assert offer["unit"] in Unit.values
        assert offer["period"] in Period.values


def test_no_number_is_used_by_two_partners():
    for field in ("nip", "regon", "krs", "slug"):
        numbers = [partner[field] for partner in PARTNERS.values() if partner[field]]
        assert len(numbers) == len(set(numbers))


def test_the_agreement_names_known_partners_and_its_tasks_are_divided_among_parties():
    agreement = read_json("demo/agreement.json")["agreement"]
    parties = {party["partner"] for party in agreement["parties"]}

    assert parties - {None} <= set(PARTNERS)
    assert {party["role"] for party in agreement["parties"]} <= set(PartyRole.values)
    assert {task["responsible"] for task in agreement["tasks"]} <= parties


@pytest.mark.parametrize("need", NEEDS.values(), ids=NEEDS)
def test_every_need_points_to_known_services_and_areas(need):
    assert set(need["services"]) <= SERVICES
    assert need["areas"]
    assert set(need["areas"]) <= set(range(1, 15))
    assert (need["number"] is None) == (need["unit"] == "")
    assert need["unit"] in ["", *NeedUnit.values]
    assert need["kind"] in NeedKind.values


@pytest.mark.parametrize("item", ITEMS, ids=[item["service"] for item in ITEMS])
def test_every_item_answers_needs_that_name_its_service_or_its_people(item):
    assert item["service"] in SERVICES
    assert set(item["needs"]) <= set(read_json("demo/programme.json")["needs"]) <= set(NEEDS)
    assert any(item["service"] in NEEDS[ref]["services"] for ref in item["needs"])
    assert item["provider"] is None or item["provider"] in PARTNERS
    assert item["conditions"]
    assert item["data_items"]
    assert {row["category"] for row in item["data_items"]} <= set(DataCategory.values)
    assert {line["source"] for line in item["budget_lines"]} <= set(FundingSource.values)
    assert item["quantity_bound"] in Bound.values
    assert item["quantity_unit"] in Unit.values


def test_the_programme_leaves_needs_unanswered_and_sums_that_do_not_agree():
    """The director's page has something to show only if the demo has holes."""
    programme = read_json("demo/programme.json")
    answered = set(chain.from_iterable(item["needs"] for item in programme["items"]))

    assert set(programme["needs"]) - answered == {"dowoz-lekarz", "opieka-do-trzech-lat", "bezrobotni-dlugo"}
    assert not next(item for item in ITEMS if item["service"] == "interwencja-kryzysowa")["indicators"]
    costs = sum(round(float(item["planned_cost"]) * 100) for item in ITEMS)
    money = sum(round(float(line["amount"]) * 100) for item in ITEMS for line in item["budget_lines"])
    assert costs - money == 500_00


def test_demo_gminas_have_codes_and_names_that_no_real_gmina_bears():
    real = {row["name"] for row in read_csv("reference/gminas-2026.csv")}
    for row in read_csv("demo/gminas.csv"):
        assert row["teryt"].startswith("99")
        assert row["name"] not in real


def test_czersk_counts_one_in_five_as_sixty_and_over():
    czersk = read_json("czersk.json")
    figures = {row["name"]: row["value"] for row in czersk["figures"]}

    assert figures["ludność w wieku 60 lat i więcej"] == 4847
    assert round(100 * 4847 / figures["ludność ogółem"], 1) == 22.4
    assert {service for need in czersk["needs"] for service in need["services"]} <= SERVICES
    assert {unit["parent"] for unit in czersk["units"]} - {None} <= {unit["name"] for unit in czersk["units"]}

"""The demo year written up: self-evaluation and art. 6 information in one act each, against SQL of its own."""

import datetime
import re

import pytest
from django.db import connection

from partners.models import CooperationAgreement
from programmes.models import Programme
from programmes.results.actions.information import start_information
from programmes.results.actions.selfevaluation import start_self_evaluation
from programmes.results.implementation.building import ground_of, sheet_of
from programmes.results.selfevaluation.reading import coverage_of
from tests.factories.accounts import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.soak]
END = datetime.date(2026, 11, 22)
SIGNED, BEGAN = datetime.date(2026, 9, 15), datetime.date(2025, 1, 1)
PROGRAMME = "Blisko domu 2025–2026"
RUNNING = "(SELECT programme_id FROM programmes_programmeversion WHERE name = %(name)s)"


def sql(query: str, **values):
    """The rows of a query."""
    with connection.cursor() as cursor:
        cursor.execute(query, {"name": PROGRAMME, **values})
        return cursor.fetchall()


def plain(text: str) -> str:
    """A text with common spaces only."""
    return text.replace("\u00a0", " ")


def sum_in(text: str):
    """The number in words like „1 141 096,79 zł”; a dash or words give the words."""
    found = re.fullmatch(r"([\d ]+(?:,\d+)?)(?: zł)?", plain(text))
    return round(float(found[1].replace(" ", "").replace(",", ".")), 2) if found else text


def _begun(starts_on):
    agreement = CooperationAgreement.objects.get(concluded_on=SIGNED)
    by = UserFactory(organiser=True)
    return start_self_evaluation(by=by, agreement=agreement, starts_on=starts_on, ends_on=END)


@pytest.fixture
def report(loaded_demo, db):
    """The self-evaluation over the whole time of the programme."""
    return _begun(BEGAN)


@pytest.fixture
def sheet(loaded_demo, db):
    """The information on the programme that is over."""
    programme = Programme.objects.get(versions__name=PROGRAMME)
    start_information(by=UserFactory(organiser=True), programme=programme)
    return sheet_of(ground_of(programme))


def values_of(report, pattern: str) -> list[str]:
    """Values of sentences whose key matches, each once."""
    rows = sql(
        """SELECT DISTINCT sentence.key, sentence.value FROM results_selfevaluationsentence sentence
        JOIN results_selfevaluationsection section ON section.id = sentence.section_id
        WHERE section.report_id = %(report)s AND sentence.key ~ %(pattern)s ORDER BY sentence.key""",
        report=report.pk,
        pattern=pattern,
    )
    return [plain(value) for _, value in rows]


@pytest.mark.parametrize("starts_on", [SIGNED, BEGAN])
def test_a_self_evaluation_in_one_act_covers_at_least_sixty_per_cent_of_its_leaves(loaded_demo, db, starts_on):
    found = coverage_of(_begun(starts_on))

    assert (found.asked, found.apart) == (60, 0)
    assert found.percent >= 60


def test_every_kept_sentence_names_its_source_and_where_it_stands(report):
    rows = sql(
        """SELECT count(*), count(*) FILTER (WHERE source_label = '' OR source_url NOT LIKE '/%%')
        FROM results_selfevaluationsentence sentence
        JOIN results_selfevaluationsection section ON section.id = sentence.section_id
        WHERE section.report_id = %(report)s""",
        report=report.pk,
    )

    assert rows[0][0] > 60
    assert rows[0][1] == 0


def test_complaints_told_equal_those_of_the_register(report):
    ((every,),) = sql("SELECT count(*) FROM results_complaint")
    ((closed,),) = sql("SELECT count(*) FROM results_complaint WHERE state = 'zamknieta'")

    assert values_of(report, "^complaints-all$") == [str(every)]
    assert values_of(report, "^complaints-closed$") == [f"{closed} z {every}"]
    assert (every, closed) == (7, 4)
    for partner, many in sql("SELECT partner_id, count(*) FROM results_complaint GROUP BY 1"):
        if told := values_of(report, f"^complaints-{partner or 0}$"):
            assert told == [str(many)]


def test_cost_refusals_and_people_told_equal_their_sums(report):
    ((cost,),) = sql("SELECT sum(cost) FROM results_deliveryfigure WHERE service_id IS NOT NULL")
    assert [sum_in(one) for one in values_of(report, "^cost-")] == [float(cost)]

    refusals = sql(
        """SELECT service_id, sum(refusals) FROM results_deliveryfigure
        WHERE service_id IS NOT NULL GROUP BY 1 HAVING sum(refusals) > 0"""
    )
    for service, many in refusals:
        told = values_of(report, f"^refusals-[0-9]+-{service}$")
        assert told in ([], [str(many)])
    assert len(values_of(report, "^refusals-")) >= 6

    people = sql(
        """SELECT service_id, people FROM results_deliveryfigure
        WHERE period_kind = 'year' AND service_id IS NOT NULL AND extract(year FROM starts_on) = 2025"""
    )
    assert len(people) == 7
    for service, many in people:
        assert values_of(report, f"^people-[0-9]+-{service}--2025$") == [str(many)]


def test_reports_and_opinions_told_equal_their_counts(report):
    ((received, accepted),) = sql(
        """SELECT count(*), count(*) FILTER (WHERE report.state = 'accepted') FROM results_providerreport report
        WHERE report.contract_id IN (SELECT contract.id FROM programmes_servicecontract contract
            LEFT JOIN programmes_contractprovider provider ON provider.contract_id = contract.id
            WHERE contract.own_unit_id IS NOT NULL OR provider.partner_id IN
                (SELECT partner_id FROM partners_agreementparty WHERE partner_id IS NOT NULL))"""
    )
    assert values_of(report, "^reports$") == [f"{accepted} z {received}"]

    means = sql(
        """SELECT survey.service_id, round(avg(opinion.overall) FILTER (WHERE opinion.overall > 0), 1)
        FROM results_opinion opinion JOIN results_survey survey ON survey.id = opinion.survey_id
        WHERE opinion.standing = 'counted' GROUP BY 1"""
    )
    told = {service: values_of(report, f"^quality-[0-9]+-{service}$") for service, _ in means}
    assert any(told.values())
    for service, mean in means:
        assert told[service] in ([], [str(mean).replace(".", ",")])


def board(sheet, part: int, title: str) -> list[list[str]]:
    """Texts of the cells of one table of a part."""
    (found,) = [one for one in sheet.parts[part - 1].boards if one.title == title]
    return [[cell.text for cell in line.cells] for line in found.lines]


def test_the_information_tells_costs_by_service_and_year_as_they_sum_up(sheet):
    by_service = sql(
        """SELECT service.name, sum(figure.cost) FROM results_deliveryfigure figure
        JOIN services_service service ON service.id = figure.service_id GROUP BY 1"""
    )
    told = {row[0]: sum_in(row[2]) for row in board(sheet, 6, "Koszty według usług")}
    total = told.pop("Razem")
    assert told == {name: float(cost) for name, cost in by_service}
    assert total == float(sum(cost for _, cost in by_service))

    by_year = sql(
        """SELECT extract(year FROM starts_on)::int::text, sum(cost) FROM results_deliveryfigure
        WHERE service_id IS NOT NULL GROUP BY 1"""
    )
    told = {row[0]: sum_in(row[2]) for row in board(sheet, 6, "Koszty według lat")}
    assert {year: told[year] for year, _ in by_year} == {year: float(cost) for year, cost in by_year}


def test_the_information_tells_people_of_each_year_that_reports_gave(sheet):
    entered = sql(
        """SELECT service.name, row.people FROM results_reportrow row
        JOIN results_providerreport report ON report.id = row.report_id
        JOIN services_service service ON service.id = row.service_id
        WHERE report.state = 'accepted' AND extract(year FROM report.starts_on) = 2025"""
    )
    told = {row[0]: row[1] for row in board(sheet, 3, "Osoby w kolejnych latach")}

    assert len(entered) == 7
    assert {name: told[name] for name, _ in entered} == {name: str(people) for name, people in entered}


def test_the_information_tells_what_was_given_in_each_unit(sheet):
    told: dict[str, set] = {}
    for name, _, given, _ in board(sheet, 4, "Wykonanie planu według usług"):
        numbers = re.findall(r"(?:^|, )(\d[\d ]*(?:,\d+)?)", plain(given))
        told.setdefault(name, set()).update(round(float(one.replace(" ", "").replace(",", ".")), 2) for one in numbers)
    rows = sql(
        """SELECT service.name, figure.quantity_unit, sum(figure.quantity) FROM results_deliveryfigure figure
        JOIN services_service service ON service.id = figure.service_id
        WHERE figure.quantity IS NOT NULL GROUP BY 1, 2"""
    )

    assert rows
    for name, _, quantity in rows:
        assert float(quantity) in told[name]


def test_the_information_tells_every_provider_that_has_figures_or_contracts(sheet):
    pairs = sql(
        """SELECT DISTINCT service.name, coalesce(partner.name, unit.name) FROM results_deliveryfigure figure
        JOIN services_service service ON service.id = figure.service_id
        LEFT JOIN partners_partner partner ON partner.id = figure.partner_id
        LEFT JOIN centre_centreunit unit ON unit.id = figure.own_unit_id
        WHERE coalesce(partner.id, unit.id) IS NOT NULL"""
    )

    assert {(row[0], row[1]) for row in board(sheet, 7, "Wykonawcy według usług")} == set(pairs)


def test_the_information_tells_the_last_value_of_each_measure(sheet):
    last = sql(
        "SELECT DISTINCT ON (lower(name)) lower(name), value FROM results_indicatoractual ORDER BY 1, ends_on DESC"
    )
    told = {row[0].split("\n")[0].lower(): row[3] for row in board(sheet, 5, "Mierniki efektywności")}

    assert len(last) > 4
    for name, value in last:
        assert float(re.match(r"[\d ]+(?:,\d+)?", plain(told[name]))[0].replace(" ", "").replace(",", ".")) == float(
            value
        )


def test_complaints_of_the_information_equal_the_register(sheet):
    ((every, unclosed, demanded, corrected),) = sql(
        """SELECT count(*), count(*) FILTER (WHERE state <> 'zamknieta'), count(*) FILTER (WHERE correction <> ''),
        count(*) FILTER (WHERE corrected_on IS NOT NULL) FROM results_complaint"""
    )

    assert [row[1] for row in board(sheet, 5, "Skargi i nieprawidłowości")] == [
        str(one) for one in (every, unclosed, demanded, corrected)
    ]


# --- plans, people and contracts -------------------------------------------------------------------

UNITS = {
    "person": "osób",
    "family": "rodzin",
    "place": "miejsc",
    "loan": "wypożycze",
    "meal": "posił",
    "hour": "godzin",
}
SOURCES = {
    "gmina": "budżet gminy",
    "state": "budżet państwa",
    "recipients": "opłaty odbiorców",
    "partner": "wkład własny partnera",
}
OFFERED = """programmes_programmeitem item JOIN programmes_programmeversion version ON version.id = item.version_id
    WHERE version.name = %(name)s"""
PER = {"day": "dziennie", "year": "rocznie"}


def first_number(text: str) -> float:
    """The first number of a text like „co najmniej 80 osób dziennie”."""
    return float(re.search(r"\d[\d ]*(?:,\d+)?", plain(text))[0].replace(" ", "").replace(",", "."))


def test_the_information_tells_the_planned_people_of_each_service_and_of_the_programme(sheet):
    counted = sql(
        f"""SELECT service_name, quantity, quantity_period FROM {OFFERED} AND quantity_unit IN ('person', 'carer')
        UNION ALL SELECT service_name, figure.amount, figure.period FROM programmes_plannedfigure figure
        JOIN {OFFERED.replace("WHERE", "ON figure.item_id = item.id WHERE")} AND figure.unit IN ('person', 'carer')"""
    )
    ((every,),) = sql(f"SELECT count(*) FROM {OFFERED}")
    ((people,),) = sql("SELECT planned_people FROM programmes_programmeversion WHERE name = %(name)s")
    told = {row[0]: row[1] for row in board(sheet, 3, "Osoby według usług")}
    whole = told.pop("Cały program")

    assert (len(told), len(counted)) == (every, 4)
    assert plain(whole) == f"{people} osób rocznie"
    for name, amount, period in counted:
        assert first_number(told[name]) == float(amount)
        assert told[name].endswith(PER[period])
    unplanned = set(told) - {name for name, *_ in counted}
    assert {told[name] for name in unplanned} == {"nie podano liczby osób"}


def test_the_information_tells_each_planned_quantity_and_what_it_comes_to_over_the_whole_period(sheet):
    planned = sql(
        f"""SELECT service_name, quantity, quantity_unit, quantity_period FROM {OFFERED}
        UNION ALL SELECT service_name, figure.amount, figure.unit, figure.period FROM programmes_plannedfigure figure JOIN {OFFERED.replace("WHERE", "ON figure.item_id = item.id WHERE")}"""
    )
    told = [row for row in board(sheet, 4, "Wykonanie planu według usług") if "nie planowano" not in row[1]]
    ((months,),) = sql(
        """SELECT extract(year FROM span) * 12 + extract(month FROM span) FROM (SELECT age(period_end + 1, period_start)
        AS span FROM programmes_programmeversion WHERE name = %(name)s) AS lasted"""
    )

    assert len(told) == len(planned) == 13
    assert months == 21
    for name, amount, unit, period in planned:
        (text,) = [row[1] for row in told if row[0] == name and UNITS[unit] in row[1]]
        assert first_number(text) == float(amount)
        assert PER[period] in text
        if "razem" in text:
            assert first_number(text.partition("razem")[2]) == float(amount * months / 12)


def test_the_degree_is_what_was_given_of_the_plan_of_the_whole_period(sheet):
    rows = sql(
        """SELECT item.service_name, figure.unit, floor(100 * given.total / (figure.amount * 21 / 12) + 0.5)
        FROM programmes_plannedfigure figure JOIN programmes_programmeitem item ON item.id = figure.item_id
        JOIN programmes_programmeversion version ON version.id = item.version_id
        JOIN (SELECT service_id, quantity_unit, sum(quantity) AS total FROM results_deliveryfigure GROUP BY 1, 2) given
        ON given.service_id = item.service_id AND given.quantity_unit = figure.unit WHERE version.name = %(name)s"""
    )
    told = board(sheet, 4, "Wykonanie planu według usług")

    assert len(rows) == 6
    for name, unit, percent in rows:
        (text,) = [row[3] for row in told if row[0] == name and UNITS[unit] in row[1] and "razem" in row[1]]
        assert plain(text) == f"{percent} %"


def test_the_information_tells_planned_costs_by_service_and_by_year(sheet):
    by_service = dict(sql(f"SELECT service_name, planned_cost FROM {OFFERED}"))
    by_year = dict(
        sql(
            f"""SELECT line.year::text, sum(line.amount) FROM programmes_costline line
            JOIN {OFFERED.replace("WHERE", "ON line.item_id = item.id WHERE")} GROUP BY 1"""
        )
    )
    total = float(sum(by_service.values()))

    told = {row[0]: sum_in(row[1]) for row in board(sheet, 6, "Koszty według usług")}
    assert told == {name: float(cost) for name, cost in by_service.items()} | {"Razem": total}
    told = {row[0]: sum_in(row[1]) for row in board(sheet, 6, "Koszty według lat")}
    assert told == {year: float(cost) for year, cost in by_year.items()} | {"Razem": total}


def test_the_share_of_planned_costs_is_a_hundred_per_cent_only_where_all_of_it_was_spent(sheet):
    rows = sql(
        f"""SELECT service_name, CASE WHEN spent.total < planned_cost
            THEN least(99, round(100 * spent.total / planned_cost)) ELSE round(100 * spent.total / planned_cost) END
        FROM (SELECT service_id, sum(cost) AS total FROM results_deliveryfigure GROUP BY 1) spent
        JOIN {OFFERED.replace("WHERE", "ON spent.service_id = item.service_id WHERE")}"""
    )
    told = {row[0]: plain(row[3]) for row in board(sheet, 6, "Koszty według usług") if row[0] != "Razem"}

    assert len(rows) == 7
    assert told == {name: f"{percent} %" for name, percent in rows}


def test_the_information_tells_planned_sources_by_year(sheet):
    rows = sql(
        f"""SELECT line.source, line.year, sum(line.amount) FROM programmes_budgetline line
        JOIN {OFFERED.replace("WHERE", "ON line.item_id = item.id WHERE")} GROUP BY 1, 2"""
    )
    sums = {(SOURCES[source], year): float(amount) for source, year, amount in rows}
    told = {row[0]: [sum_in(one) for one in row[1:]] for row in board(sheet, 6, "Planowane źródła finansowania")}

    assert set(told) == {*SOURCES.values(), "Razem"}
    for source in SOURCES.values():
        years = [sums.get((source, year), 0.0) for year in (2025, 2026)]
        assert told[source] == [*years, sum(years)]
    years = [sum(amount for (_, at), amount in sums.items() if at == year) for year in (2025, 2026)]
    assert told["Razem"] == [*years, sum(years)]


def test_the_information_tells_base_and_target_of_each_measure(sheet):
    rows = sql(
        f"""SELECT lower(measure.name), baseline, target FROM programmes_programmeindicator measure
        JOIN programmes_programmeversion version ON version.id = measure.version_id WHERE version.name = %(name)s
        UNION ALL SELECT lower(measure.name), baseline, target FROM programmes_indicator measure
        JOIN {OFFERED.replace("WHERE", "ON measure.item_id = item.id WHERE")}"""
    )
    told = {row[0].split("\n")[0].lower(): (row[1], row[2]) for row in board(sheet, 5, "Mierniki efektywności")}

    assert len(told) == len(rows) == 10
    for name, baseline, target in rows:
        assert told[name][0] == "–" if baseline is None else first_number(told[name][0]) == float(baseline)
        assert first_number(told[name][1]) == float(target)


def test_the_information_tells_people_of_the_whole_period_or_how_many_they_may_be(sheet):
    entered = dict(
        sql(
            """SELECT coalesce(service.name, 'Cały program'), people FROM results_deliveryfigure figure
            LEFT JOIN services_service service ON service.id = figure.service_id WHERE period_kind = 'whole'"""
        )
    )
    # Where nobody entered it: at least the largest number of any period, at most all years, and quarters of the
    # years that have no number of their own.
    bounds = sql(
        """SELECT service.name, max(people), sum(people) FILTER (WHERE period_kind = 'year' OR NOT EXISTS (
            SELECT FROM results_deliveryfigure longer WHERE longer.service_id = figure.service_id
            AND longer.period_kind = 'year' AND extract(year FROM longer.starts_on) = extract(year FROM figure.starts_on)))
        FROM results_deliveryfigure figure JOIN services_service service ON service.id = figure.service_id
        WHERE period_kind IN ('year', 'quarter') GROUP BY 1"""
    )
    told = {row[0]: plain(row[2]) for row in board(sheet, 3, "Osoby według usług")}

    assert len(entered) == 5
    assert {name: told[name] for name in entered} == {name: str(people) for name, people in entered.items()}
    open_ = {name: f"brak liczby\n(od {least} do {most})" for name, least, most in bounds if name not in entered}
    assert len(open_) == 3
    assert {name: told[name] for name in open_} == open_


def test_the_information_tells_people_of_the_last_year_only_where_somebody_entered_them(sheet):
    entered = dict(
        sql(
            """SELECT coalesce(service.name, 'Cały program'), people FROM results_deliveryfigure figure
            LEFT JOIN services_service service ON service.id = figure.service_id
            WHERE period_kind = 'year' AND extract(year FROM starts_on) = 2026"""
        )
    )
    told = {row[0]: row[2] for row in board(sheet, 3, "Osoby w kolejnych latach")}

    assert len(entered) == 1
    assert len(told) == 8
    assert told == dict.fromkeys(told, "–") | {name: str(people) for name, people in entered.items()}


def test_the_information_tells_every_note_on_what_changed(sheet):
    rows = sql(
        """SELECT coalesce(service.name, 'Cały program'), note.change, note."group" FROM results_impactnote note
        LEFT JOIN services_service service ON service.id = note.service_id"""
    )

    assert len(rows) == 6
    assert {tuple(row[:3]) for row in board(sheet, 5, "Co się zmieniło")} == set(rows)


@pytest.mark.parametrize("starts_on", [SIGNED, BEGAN])
def test_amounts_of_contracts_told_equal_contracts_with_their_annexes(loaded_demo, db, starts_on):
    report = _begun(starts_on)
    rows = sql(
        """SELECT contract.id, coalesce((SELECT annex.amount FROM programmes_contractannex annex
            WHERE annex.contract_id = contract.id AND annex.amount IS NOT NULL AND annex.effective_on <= %(end)s
            ORDER BY annex.effective_on DESC, annex.number DESC LIMIT 1), contract.amount)
        FROM programmes_servicecontract contract WHERE contract.state <> 'draft' AND contract.period_start <= %(end)s
        AND coalesce(contract.ended_on, contract.period_end) >= %(start)s
        AND (contract.own_unit_id IS NOT NULL OR EXISTS (SELECT FROM programmes_contractprovider provider
            JOIN partners_agreementparty party ON party.partner_id = provider.partner_id
            WHERE provider.contract_id = contract.id AND party.agreement_id = %(agreement)s))""",
        agreement=report.agreement_id,
        start=starts_on,
        end=END,
    )

    assert len(rows) == 4
    told = values_of(report, "^contract-[0-9]+$")
    for key, amount in rows:
        assert [sum_in(one) for one in values_of(report, f"^contract-{key}$")] == [float(amount)]
    assert {sum_in(one) for one in told} == {float(amount) for _, amount in rows}
    assert values_of(report, "^contracts-count$") in ([], [str(len(rows))])

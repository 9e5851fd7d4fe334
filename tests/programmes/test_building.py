"""Building a programme: needs bring their services, texts and rows are kept, nothing is half written."""

import pytest
from lxml import html

from cus.workflow import Refused
from programmes import actions
from programmes.models import ProgrammeItem, ProgrammeVersion
from programmes.snapshot import item_rows
from tests.factories.accounts import UserFactory
from tests.factories.diagnosis import DiagnosisFactory, NeedFactory
from tests.factories.partners import OfferFactory, PartnerFactory
from tests.factories.programmes import ItemFactory, ProgrammeNeedFactory, VersionFactory, answer
from tests.factories.services import ServiceFactory
from tests.programmes.stages import move_to

pytestmark = pytest.mark.django_db
TABLES = {
    "conditions": ("alternative", "kind", "text", "evidence"),
    **dict.fromkeys(("admission", "points", "windows", "limits", "discounts", "exemptions", "fee_caps"), ()),
    "data_items": ("name", "category", "purpose"),
    "indicators": ("name", "unit", "baseline", "target", "source"),
    "budget_lines": ("year", "source", "amount", "foreign", "note"),
}

# Tables that a page has and a test does not write in.
EMPTY_TABLES = {
    f"{name}-{total}": 0
    for name in (
        "figures",
        "places",
        "hours",
        "cost_lines",
        "joint_gminas",
        "planned_groups",
        "stages",
        "monitoring_tasks",
    )
    for total in ("TOTAL_FORMS", "INITIAL_FORMS")
}


def item_form(*, initial=None, **fields) -> dict:
    """What the form of an item sends; tables are given as lists of rows."""
    tables = {name: fields.pop(name, []) for name in TABLES}
    data = {"version": 1, "quantity_bound": "exactly", "quantity_period": "year", "counted": "recipient"}
    data |= EMPTY_TABLES | fields
    for name, rows in tables.items():
        data |= {f"{name}-TOTAL_FORMS": len(rows), f"{name}-INITIAL_FORMS": (initial or {}).get(name, 0)}
        for at, row in enumerate(rows):
            usual = {"kind": "words", "alternative": str(at + 1) if row else "1"}
            data |= {f"{name}-{at}-{column}": row.get(column, usual.get(column, "")) for column in TABLES[name]}
            if row.get("DELETE"):
                data[f"{name}-{at}-DELETE"] = "on"
    return data


# Address of a page of a service → which of its fields and tables it has.
PAGES = {
    "": ("needs", "recipients", "quantity", "quantity_unit", "quantity_bound", "quantity_period"),
    "warunki/": ("conditions",),
    "oplaty/": ("fee_required", "fee_note"),
    "dane/": ("data_items",),
    "wykonawca/": ("provider", "own_unit"),
    "pieniadze/": ("planned_cost", "budget_lines"),
    "mierniki/": ("indicators",),
}
PAGE_OF = {name: page for page, names in PAGES.items() for name in names}


def send_everywhere(client, item, data: dict) -> None:
    """Send the parts of ``data`` to the pages of the item where they stand, one after another."""
    for at, page in enumerate(PAGES, start=1):
        answer_ = client.post(f"/programy/{item.version_id}/uslugi/{item.pk}/{page}", data | {"version": at})
        assert answer_.status_code == 302, (page, answer_.context["form"].errors)


def sections_form(**fields) -> dict:
    return {"version": 1, "name": "Bliżej siebie"} | EMPTY_TABLES | fields


def text_of(page) -> str:
    return page.content.decode().replace("\xa0", " ")


@pytest.fixture
def diagnosis():
    return DiagnosisFactory()


def need_with(diagnosis, *services, **fields):
    need = NeedFactory(diagnosis=diagnosis, **fields)
    need.services.set(services)
    return need


# --- from a diagnosis ----------------------------------------------------------------------------


def test_picked_needs_bring_their_services_as_items_each_linked(diagnosis, organiser):
    meals, visits, walks = (ServiceFactory(name=name) for name in ("Posiłki", "Wizyty", "Spacery"))
    first, second = need_with(diagnosis, meals, visits), need_with(diagnosis, meals)
    need_with(diagnosis, walks)

    version = actions.create_programme(by=organiser, diagnosis=diagnosis, name=" Bliżej ", needs=[first, second])

    assert version.name == "Bliżej"
    assert list(version.needs.values_list("source", "key", "need_text")) == [
        (need.pk, need.key, need.need) for need in (first, second)
    ]
    linked = {item.service_name: {link.need.source for link in item.need_links.all()} for item in version.items.all()}
    assert linked == {"Posiłki": {first, second}, "Wizyty": {first}}


@pytest.mark.parametrize("trait", ["draft", "retired"])
def test_a_service_not_in_use_does_not_come_along(trait, diagnosis, organiser):
    need = need_with(diagnosis, ServiceFactory(**{trait: True}))

    version = actions.create_programme(by=organiser, diagnosis=diagnosis, name="X", needs=[need])

    assert (version.needs.count(), version.items.count()) == (1, 0)


def test_the_screens_create_a_programme_and_pick_its_needs(diagnosis, organiser, client_for):
    need = need_with(diagnosis, ServiceFactory(name="Posiłki"))
    client = client_for(organiser)

    first = client.post("/programy/nowy/", {"name": "Bliżej", "diagnosis": diagnosis.pk})
    page = client.post(first.headers["Location"], {"needs": [need.pk]}, follow=True)

    version = ProgrammeVersion.objects.get()
    assert first.headers["Location"] == f"/programy/{version.pk}/potrzeby/"
    assert "Posiłki" in text_of(page)
    assert version.items.get().need_links.get().need.source == need


@pytest.mark.parametrize("role", ["worker", "reader", "administrator"])
def test_others_do_not_create(role, diagnosis, request, client_for):
    client = client_for(request.getfixturevalue(role))

    answer_ = client.post("/programy/nowy/", {"name": "Bliżej", "diagnosis": diagnosis.pk})

    assert (answer_.status_code, ProgrammeVersion.objects.count()) == (403, 0)


def test_picking_again_keeps_items_and_what_was_written_in_them(diagnosis, organiser):
    meals, visits = ServiceFactory(name="Posiłki"), ServiceFactory(name="Wizyty")
    first, second = need_with(diagnosis, meals), need_with(diagnosis, visits)
    version = actions.create_programme(by=organiser, diagnosis=diagnosis, name="X", needs=[first])
    ProgrammeItem.objects.update(recipients="Wpisane ręcznie")

    actions.pick_needs(by=organiser, version=version, needs=[second])

    assert [need.source for need in version.needs.all()] == [second]
    assert list(version.items.values_list("service_name", "recipients")) == [
        ("Posiłki", "Wpisane ręcznie"),
        ("Wizyty", ""),
    ]


def test_a_need_of_another_diagnosis_is_refused_by_form_and_action(diagnosis, organiser, client_for):
    foreign, version = NeedFactory(), VersionFactory(diagnosis=diagnosis)

    page = client_for(organiser).post(f"/programy/{version.pk}/potrzeby/", {"needs": [foreign.pk]})

    assert page.status_code == 422
    with pytest.raises(Refused, match="z diagnozy tego programu"):
        actions.pick_needs(by=organiser, version=version, needs=[foreign])
    assert not version.needs.exists()


def test_a_service_is_added_straight_from_the_catalogue_once(worker, client_for):
    version, service, draft = VersionFactory(), ServiceFactory(), ServiceFactory(draft=True)
    client, address = client_for(worker), f"/programy/{version.pk}/uslugi/dodaj/"

    client.post(address, {"services": [service.pk]})
    again = client.post(address, {"services": [service.pk]})
    inactive = client.post(address, {"services": [draft.pk]})

    assert (again.status_code, inactive.status_code) == (422, 422)
    assert [item.service for item in version.items.all()] == [service]
    with pytest.raises(Refused, match="nie jest czynna"):
        actions.add_items(by=worker, version=version, services=[draft])


def test_an_item_is_removed_with_its_rows_by_post_only(worker, client_for):
    item = ItemFactory(whole=True)
    client, address = client_for(worker), f"/programy/{item.version_id}/uslugi/{item.pk}/usun/"
    assert client.get(address).status_code == 405

    first, second = client.post(address), client.post(address)

    assert (first.status_code, second.status_code) == (302, 404)
    assert not ProgrammeItem.objects.exists()
    with pytest.raises(Refused, match="Ktoś tymczasem usunął"):
        actions.remove_item(by=worker, item=item)


# --- the twelve texts ------------------------------------------------------------------------------


def test_texts_are_saved_and_dates_are_read_as_written(worker, client_for):
    version = VersionFactory()

    client, address = client_for(worker), f"/programy/{version.pk}/tresc/"

    client.post(f"{address}1/", sections_form(goal="Cel"))
    client.post(f"{address}2/", {"version": 2, "period_start": "1 stycznia 2027", "period_end": "31.12.2028"})
    client.post(f"{address}4/", sections_form(version=3, planned_people="1 140"))

    version.refresh_from_db()
    assert (version.goal, version.planned_people) == ("Cel", 1140)
    assert (version.period_start.isoformat(), version.period_end.isoformat()) == ("2027-01-01", "2028-12-31")


@pytest.mark.parametrize(
    ("number", "fields", "field"),
    [
        (2, {"period_start": "1.01.2028", "period_end": "31.12.2027"}, "period_end"),
        (4, {"planned_people": "sto"}, "planned_people"),
        (4, {"planned_people": "-5"}, "planned_people"),
        (2, {"period_start": "32.01.2027"}, "period_start"),
        (1, {"goal": "g" * 80_000}, "goal"),
        (10, {"organisation": "Razem 😀"}, "organisation"),
        (1, {"name": "n" * 201}, "name"),
    ],
)
def test_a_wrong_text_is_refused_at_its_field_and_stays_on_the_page(number, fields, field, worker, client_for):
    version = VersionFactory(name="Stara nazwa")

    page = client_for(worker).post(f"/programy/{version.pk}/tresc/{number}/", sections_form(**fields))

    version.refresh_from_db()
    assert page.status_code == 422
    assert list(page.context["form"].errors) == [field]
    assert all(value in text_of(page) for value in fields.values())
    assert version.name == "Stara nazwa"


def test_a_stale_text_shows_both_and_the_second_save_succeeds(worker, client_for):
    version = VersionFactory()
    client, address = client_for(worker), f"/programy/{version.pk}/tresc/1/"
    client.post(address, sections_form(goal="Ich cel"))

    stale = client.post(address, sections_form(goal="Mój cel"))

    assert stale.status_code == 409
    assert "Ich cel" in text_of(stale)
    assert "Mój cel" in text_of(stale)
    shown = stale.context["form"]["version"].value()
    assert client.post(address, sections_form(goal="Mój cel", version=shown)).status_code == 302
    version.refresh_from_db()
    assert version.goal == "Mój cel"


@pytest.mark.parametrize("state", ["submitted", "approved", "sent_to_mayor", "adopted", "in_force"])
def test_a_version_that_left_the_desk_is_not_edited_and_what_was_typed_stays(state, director, client_for):
    version = move_to(state)
    item, client = version.items.get(), client_for(director)
    before = ProgrammeVersion.objects.values().get(), ProgrammeItem.objects.values().get()

    texts = client.post(f"/programy/{version.pk}/tresc/1/", sections_form(goal="Spóźniony cel"))
    row = client.post(f"/programy/{version.pk}/uslugi/{item.pk}/", item_form(recipients="Spóźniony odbiorca"))
    others = [
        client.post(f"/programy/{version.pk}/{page}/")
        for page in ("potrzeby", "uslugi/dodaj", f"uslugi/{item.pk}/usun", "podstawa")
    ]
    pages = [client.get(f"/programy/{version.pk}/{page}/") for page in ("tresc/1", f"uslugi/{item.pk}")]

    assert [page.status_code for page in (texts, row, *others, *pages)] == [409] * 8
    assert "Spóźniony cel" in text_of(texts)
    assert "Spóźniony odbiorca" in text_of(row)
    assert (ProgrammeVersion.objects.values().get(), ProgrammeItem.objects.values().get()) == before


def test_every_editing_action_refuses_a_submitted_version(director):
    version = move_to("submitted")
    item, need = version.items.get(), ProgrammeNeedFactory(version=version, source=NeedFactory())
    acts = [
        lambda: actions.pick_needs(by=director, version=version, needs=[]),
        lambda: actions.add_items(by=director, version=version, services=[]),
        lambda: actions.remove_item(by=director, item=item),
        lambda: actions.save_sections(by=director, version=version, seen=version.edit_version, values={"goal": "X"}),
        lambda: actions.save_item(by=director, item=item, seen=item.edit_version, values={"recipients": "X"}),
        lambda: actions.accept_change(by=director, need=need),
        lambda: actions.accept_change(by=director, item=item),
    ]
    for act in acts:
        with pytest.raises(Refused, match="nie można zmieniać"):
            act()


@pytest.mark.parametrize("role", ["administrator", "reader"])
def test_every_building_action_refuses_other_roles(role):
    user, item = UserFactory(**{role: True}), ItemFactory()
    version = item.version
    acts = [
        lambda: actions.create_programme(by=user, diagnosis=version.diagnosis, name="X"),
        lambda: actions.pick_needs(by=user, version=version, needs=[]),
        lambda: actions.add_items(by=user, version=version, services=[]),
        lambda: actions.remove_item(by=user, item=item),
        lambda: actions.save_sections(by=user, version=version, seen=1, values={"goal": "X"}),
        lambda: actions.save_item(by=user, item=item, seen=1, values={"recipients": "X"}),
        lambda: actions.accept_change(by=user, item=item),
    ]
    for act in acts:
        with pytest.raises(Refused, match="Twoja rola nie pozwala"):
            act()


# --- one item --------------------------------------------------------------------------------------


def test_an_item_is_saved_with_all_its_rows(worker, client_for):
    item = ItemFactory()
    partner = OfferFactory(service=item.service).partner
    need = answer(item, NeedFactory(diagnosis=item.version.diagnosis))

    send_everywhere(
        client_for(worker),
        item,
        item_form(
            needs=[need.pk],
            recipients="Seniorzy",
            quantity="90",
            quantity_unit="person",
            quantity_bound="at_least",
            fee_required="true",
            fee_note="Zniżka 50%",
            provider=partner.pk,
            planned_cost="2 489 370,50 zł",
            conditions=[{"text": "ukończone 60 lat", "evidence": "oświadczenie"}, {"text": "karta"}, {}],
            data_items=[{"name": "stan zdrowia", "category": "art9", "purpose": "kwalifikacja"}],
            indicators=[{"name": "liczba osób", "unit": "osoba", "baseline": "10", "target": "90"}],
            budget_lines=[
                {"year": "2027", "source": "gmina", "amount": "2 489 370,00"},
                {"year": "2028", "source": "eu", "amount": "0,50"},
            ],
        ),
    )

    item.refresh_from_db()
    assert item.provider == partner
    assert {label: text.replace("\xa0", " ") for label, text in item_rows(item).items() if text} == {
        "dla kogo": "Seniorzy",
        "liczba": "co najmniej 90 osób rocznie",
        "warunki": "ukończone 60 lat (oświadczenie)\nlub karta",
        "opłata": "odpłatnie",
        "ulgi i zasady opłaty": "Zniżka 50%",
        "dane osobowe": "stan zdrowia (kwalifikacja) – szczególnej kategorii (art. 9 RODO)",
        "mierniki": "liczba osób: z 10 do 90 osoba",
        "wykonawca": str(partner),
        "planowany koszt": "2 489 370,50 zł",
        "budżet": "2027, budżet gminy: 2 489 370,00 zł\n2028, środki Unii Europejskiej: 0,50 zł",
    }


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"quantity": "dużo", "quantity_unit": "person"}, "quantity"),
        ({"quantity": "90"}, "quantity_unit"),
        ({"quantity": "0", "quantity_unit": "person"}, "quantity"),
        ({"quantity": "-1", "quantity_unit": "person"}, "quantity"),
        ({"planned_cost": "12,345"}, "planned_cost"),
        ({"planned_cost": "-10"}, "planned_cost"),
        ({"recipients": "r" * 20_001}, "recipients"),
    ],
)
def test_a_wrong_value_of_an_item_is_refused_and_nothing_is_saved(fields, field, worker, client_for):
    item = ItemFactory()

    page = client_for(worker).post(
        f"/programy/{item.version_id}/uslugi/{item.pk}/{PAGE_OF[field]}",
        item_form(**fields, budget_lines=[{"year": "2027", "source": "gmina", "amount": "10"}]),
    )

    item.refresh_from_db()
    assert page.status_code == 422
    assert field in page.context["form"].errors
    assert (item.edit_version, item.budget_lines.count()) == (1, 0)


@pytest.mark.parametrize(
    ("table", "row", "field"),
    [
        ("conditions", {"evidence": "oświadczenie"}, "text"),
        ("data_items", {"category": "ordinary", "purpose": "kwalifikacja"}, "name"),
        ("indicators", {"name": "liczba osób"}, "target"),
        ("indicators", {"name": "liczba osób", "target": "wiele"}, "target"),
        ("indicators", {"target": "90"}, "name"),
        ("budget_lines", {"year": "2027", "source": "gmina"}, "amount"),
        ("budget_lines", {"source": "gmina", "amount": "100"}, "year"),
        ("budget_lines", {"year": "27", "source": "gmina", "amount": "100"}, "year"),
        ("budget_lines", {"year": "2101", "source": "gmina", "amount": "100"}, "year"),
        ("budget_lines", {"year": "2027", "source": "gmina", "amount": "-1"}, "amount"),
        ("budget_lines", {"year": "2027", "source": "gmina", "amount": "99999999999"}, "amount"),
    ],
)
def test_a_half_filled_or_wrong_row_is_refused_at_its_field(table, row, field, worker, client_for):
    item = ItemFactory()

    page = client_for(worker).post(
        f"/programy/{item.version_id}/uslugi/{item.pk}/{PAGE_OF[table]}",
        item_form(planned_cost="12", **{table: [row]}),
    )

    item.refresh_from_db()
    formset = page.context["room"].tables[table]
    assert page.status_code == 422
    assert list(formset.forms[0].errors) == [field]
    assert "Wiersz 1: " in text_of(page)
    assert item.planned_cost is None
    assert not getattr(item, table).exists()


def test_rows_are_changed_in_place_removed_and_kept_in_order(worker, client_for):
    item = ItemFactory()
    address = f"/programy/{item.version_id}/uslugi/{item.pk}/warunki/"
    client = client_for(worker)
    client.post(address, item_form(conditions=[{"text": "A"}, {"text": "B"}, {"text": "C"}]))
    first = item.conditions.first()

    client.post(
        address,
        item_form(
            version=2,
            initial={"conditions": 3},
            conditions=[{"text": "A"}, {"text": "B", "DELETE": True}, {"text": "C dwa"}, {"text": "D"}],
        ),
    )

    assert [row.text for row in item.conditions.all()] == ["A", "C dwa", "D"]
    assert item.conditions.first() == first


def test_two_people_on_one_page_of_an_item_see_both_texts_and_lose_no_row(worker, client_for):
    item = ItemFactory()
    client, address = client_for(worker), f"/programy/{item.version_id}/uslugi/{item.pk}/pieniadze/"
    same = {"budget_lines": [{"year": "2027", "source": "gmina", "amount": "10"}]}
    client.post(address, item_form(planned_cost="100", **same))

    stale = client.post(address, item_form(planned_cost="200", **same))

    assert stale.status_code == 409
    assert "100,00" in text_of(stale)
    assert "200" in text_of(stale)
    shown = stale.context["form"]["version"].value()
    assert client.post(address, item_form(planned_cost="200", version=shown, **same)).status_code == 302
    item.refresh_from_db()
    assert (item.planned_cost, item.budget_lines.get().amount) == (200, 10)


def test_two_people_on_two_pages_are_in_nobodys_way(worker, organiser, client_for):
    item = ItemFactory(whole=True)
    base = f"/programy/{item.version_id}/uslugi/{item.pk}/"
    mine, theirs = client_for(worker), client_for(organiser)
    opened = sent_back(mine.get(f"{base}dane/"))

    theirs.post(base, sent_back(theirs.get(base)) | {"recipients": "Seniorzy"})
    saved = mine.post(f"{base}dane/", opened | {"data_items-0-name": "imię"})

    assert saved.status_code == 302
    item.refresh_from_db()
    assert (item.recipients, item.data_items.get().name) == ("Seniorzy", "imię")


def test_a_page_is_stale_when_its_own_rows_changed_meanwhile(worker, organiser, client_for):
    item = ItemFactory(whole=True)
    address = f"/programy/{item.version_id}/uslugi/{item.pk}/dane/"
    mine, theirs = client_for(worker), client_for(organiser)
    opened = sent_back(mine.get(address))

    theirs.post(address, sent_back(theirs.get(address)) | {"data_items-0-name": "nazwisko"})
    saved = mine.post(address, opened | {"data_items-0-name": "imię"})

    assert saved.status_code == 409
    assert item.data_items.get().name == "nazwisko"


def sent_back(page) -> dict:
    """What the browser would send of the main form, as it was opened."""
    forms = [form for form in html.fromstring(page.content).forms if "version" in form.fields]
    return {name: value for name, value in forms[0].form_values() if name != "csrfmiddlewaretoken"}


def test_a_partner_who_does_not_offer_the_service_is_not_chosen(worker, client_for):
    item, stranger = ItemFactory(), PartnerFactory()

    page = client_for(worker).post(
        f"/programy/{item.version_id}/uslugi/{item.pk}/wykonawca/", item_form(provider=stranger.pk)
    )

    item.refresh_from_db()
    assert (page.status_code, item.provider) == (422, None)


def test_an_item_is_not_reached_through_another_programme(worker, client_for):
    item, other = ItemFactory(), VersionFactory()

    assert client_for(worker).get(f"/programy/{other.pk}/uslugi/{item.pk}/").status_code == 404


def test_a_need_of_another_programme_is_not_linked(worker):
    item = ItemFactory()
    foreign = ProgrammeNeedFactory(version=VersionFactory(), source=NeedFactory())

    with pytest.raises(Refused, match="potrzeby tego programu"):
        actions.save_item(by=worker, item=item, seen=1, values={}, needs=[foreign])
    assert not item.need_links.exists()

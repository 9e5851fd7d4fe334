"""Two people on one form, in two real browsers, in every order of loading and saving: no text is lost."""

from itertools import combinations

import pytest
from playwright.sync_api import expect

from cus.drafts.models import Draft
from tests.drafts.forms import ITEM, KINDS, Desk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MINE, THEIRS = "Tekst Anny, która pisze długo.", "Tekst Jana, który pisze szybko."


@pytest.fixture
def two(page_for, worker, organiser):
    """Return a function: two people at the same form."""

    pages = []

    def sit_down(kind) -> tuple[Desk, Desk]:
        pages.extend([] if pages else [page_for(worker), page_for(organiser)])
        thing = kind.make()
        return Desk(pages[0], kind, thing), Desk(pages[1], kind, thing)

    return sit_down


def orders() -> list[tuple[str, ...]]:
    """All orders of „A loads, A saves, B loads, B saves” in which each loads before saving."""
    return [tuple(_order(places)) for places in combinations(range(4), 2)]


def _order(places: tuple[int, int]):
    of_a, of_b = iter(["a-load", "a-save"]), iter(["b-load", "b-save"])
    for at in range(4):
        yield next(of_a if at in places else of_b)


# The first kind in every run, two more in the long one: the script that joins texts is one for all.
MORE = [pytest.param(kind, marks=pytest.mark.soak) for kind in KINDS[1:3]]


@pytest.mark.parametrize("kind", [KINDS[0], *MORE], ids=lambda kind: kind.name)
def test_in_each_order_both_texts_are_seen_before_one_gives_way(two, kind):
    assert len(orders()) == len(set(orders())) == 6
    # Both orders of one after the other need no choice: one kind shows them.
    for order in orders() if kind is KINDS[0] else orders()[1:5]:
        work_in(two, kind, order)


def work_in(two, kind, order: tuple[str, ...]) -> None:
    """Two people load and save in this order; whoever comes second joins both texts."""
    people = dict(zip("ab", two(kind), strict=True))
    texts = {"a": MINE, "b": THEIRS}
    saved_by: list[str] = []
    seen: dict[str, int] = {}

    for step in order:
        who, act = step.split("-")
        if act == "load":
            people[who].load()
            seen[who] = len(saved_by)
            continue
        people[who].write(texts[who])
        people[who].save()
        stale = seen[who] < len(saved_by)
        if stale:
            people[who].expect_both(texts[who], texts[saved_by[-1]])
            assert people[who].saved() == texts[saved_by[-1]]
            people[who].choose("join")
            people[who].save()
        saved_by.append(who)

    first, last = saved_by
    if seen[last] == 0:
        assert texts[first] in people[last].saved()
    assert texts[last] in people[last].saved()
    assert not Draft.objects.exists()


@pytest.mark.soak
def test_what_only_one_changed_is_taken_over_and_listed(two):
    for kind in KINDS:
        take_over(two, kind)


def take_over(two, kind) -> None:
    """Each changes another field of one form."""
    mine, theirs = two(kind)
    mine.load(), theirs.load()
    theirs.write(THEIRS, kind.other)
    theirs.save()
    mine.write(MINE)
    mine.save()

    summary = mine.page.locator(".summary.warn")
    expect(summary).to_contain_text("już przejęte do formularza")
    expect(summary).to_contain_text(THEIRS)
    expect(summary).to_contain_text("Hanna Wierzba")
    expect(mine.page.locator(".theirs")).to_have_count(0)
    mine.save()

    assert (mine.saved(), mine.saved(kind.other)) == (MINE, THEIRS)


def test_the_choice_is_what_is_saved(two):
    for choice in ("mine", "theirs", "join"):
        choose(two, choice)


def choose(two, choice: str) -> None:
    """Choose between two texts and look into the database."""
    mine, theirs = two(KINDS[0])
    mine.load(), theirs.load()
    theirs.write(THEIRS), theirs.save()
    mine.write(MINE), mine.save()
    mine.choose(choice)
    if choice == "join":
        mine.page.locator("[name='resources_staff-joined']").fill(f"{THEIRS} A także: {MINE}")
    mine.save()

    assert mine.saved() == {"mine": MINE, "theirs": THEIRS, "join": f"{THEIRS} A także: {MINE}"}[choice]


@pytest.mark.soak
def test_a_second_save_of_the_other_is_shown_again_and_a_choice_loses_nothing(two):
    mine, theirs = two(KINDS[0])
    mine.load(), theirs.load()
    theirs.write(THEIRS), theirs.save()
    mine.write(MINE), mine.save()
    mine.choose("theirs")
    theirs.load(), theirs.write("Jan jednak inaczej."), theirs.save()
    mine.save()

    # „Theirs” was chosen for a text that is no longer there: the new one is shown beside mine.
    mine.expect_both(MINE, "Jan jednak inaczej.")
    assert mine.saved() == "Jan jednak inaczej."
    mine.choose("join"), mine.save()
    assert MINE in mine.saved()


@pytest.mark.soak
def test_one_person_saves_twice_while_the_other_writes(two):
    mine, theirs = two(KINDS[1])
    mine.load(), theirs.load()
    for text in ("Pierwszy.", "Drugi."):
        mine.load(), mine.write(text), mine.save()
    theirs.write(THEIRS), theirs.save()

    theirs.expect_both(THEIRS, "Drugi.")


def test_what_was_deleted_meanwhile_comes_back_as_a_new_one_with_the_text(two):
    for kind in KINDS[4:6]:
        delete_meanwhile(two, kind)


def delete_meanwhile(two, kind) -> None:
    """One deletes what the other is writing in."""
    mine, theirs = two(kind)
    mine.load()
    mine.write(MINE)
    theirs.page.goto(kind.address(mine.thing).replace("edycja/", "") + "usun/")
    theirs.page.locator("main form[method=post] button[type=submit]").click()
    expect(theirs.page.locator(".message")).to_contain_text("Usunięto")
    mine.save()

    expect(mine.page.locator(".message.warn")).to_contain_text("Ktoś to usunął")
    expect(mine.page.locator(f"[name='{kind.text}']")).to_have_value(MINE)
    mine.save()
    assert type(mine.thing).objects.filter(**{kind.text: MINE}).count() == 1


@pytest.mark.soak
def test_a_service_taken_out_meanwhile_comes_back_with_the_text_when_asked_for(two):
    mine, theirs = two(ITEM)
    mine.load()
    mine.write(MINE)
    theirs.load()
    theirs.page.get_by_role("button", name="Usuń z programu").click()
    expect(theirs.page.locator(".message")).to_contain_text("Usunięto z programu")
    mine.save()

    expect(mine.page.locator("main")).to_contain_text("Ktoś usunął tę usługę z programu")
    expect(mine.page.locator("main")).to_contain_text(MINE)
    mine.page.get_by_role("button", name="Dodaj usługę ponownie").click()
    expect(mine.page.locator("[name='recipients']")).to_have_value(MINE)
    mine.save()
    assert type(mine.thing).objects.get().recipients == MINE


def test_a_draft_restored_after_the_others_save_shows_both_texts(two):
    mine, theirs = two(KINDS[0])
    mine.load()
    mine.write(MINE)
    mine.expect_kept()
    mine.page.goto("/partnerzy/")
    theirs.load(), theirs.write(THEIRS), theirs.save()
    mine.load()

    expect(mine.page.locator(".draft-bar")).to_contain_text("zobaczysz oba teksty")
    mine.page.get_by_role("link", name="Przywróć").click()
    mine.expect_both(MINE, THEIRS)
    mine.choose("join"), mine.save()
    assert MINE in mine.saved()
    assert THEIRS in mine.saved()
    assert not Draft.objects.exists()


def test_the_other_person_is_named_while_they_are_there_and_not_after(two):
    mine, theirs = two(KINDS[0])
    theirs.load()
    expect(theirs.page.locator("[data-presence]")).to_be_empty()
    theirs.page.wait_for_load_state("networkidle")
    mine.load()

    expect(mine.page.locator("[data-presence]")).to_contain_text("Tę fiszkę ma teraz otwartą Hanna Wierzba (od ")
    theirs.page.goto("/partnerzy/")
    theirs.page.wait_for_load_state("networkidle")
    mine.load()
    expect(mine.page.locator("[data-presence]")).to_be_empty()

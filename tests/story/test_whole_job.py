"""The whole job once, in the roles it needs: from an empty catalogue to the approved programme in hand."""

import datetime as dt
import hashlib

import pytest
from playwright.sync_api import expect

from cus.documents.models import FrozenDocument
from cus.documents.serial import canonical
from tests.documents import checks
from tests.factories.diagnosis import DemoGminaFactory
from tests.story import steps, story

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


@pytest.fixture
def desks(page_for, worker, organiser, director, administrator):
    """A browser for each person."""
    DemoGminaFactory()
    people = {"worker": worker, "organiser": organiser, "director": director, "administrator": administrator}
    return {name: page_for(person) for name, person in people.items()}


def partners_and_agreement(worker, organiser) -> tuple[str, str]:
    """Two cards with offers, an agreement with both and the centre, tasks divided, signed."""
    card = steps.register_partner(worker, story.CIRCLE, [story.MEALS_OFFER])
    steps.register_partner(worker, story.SOCIAL_CENTRE, [story.RESPITE_OFFER])
    agreement = steps.draft_agreement(organiser, story.AGREEMENT, story.PARTIES, story.TASKS)
    centre = "centrum usług społecznych (my)"
    steps.divide_tasks(organiser, agreement, [story.CIRCLE["name"], story.SOCIAL_CENTRE["name"], centre])
    steps.sign_agreement(organiser, agreement, story.TODAY)
    return card, agreement


def diagnosis_in_force(worker, organiser, director) -> str:
    """A diagnosis written in the sheet and taken through its stages."""
    diagnosis = steps.open_diagnosis(organiser, story.DIAGNOSIS, story.DIAGNOSIS_START, "Zespół centrum")
    steps.write_needs(worker, diagnosis, story.NEEDS)
    steps.write_territory(worker, diagnosis, story.TERRITORY)
    days = [story.TODAY - dt.timedelta(days=days) for days in (30, 10, 3)]
    steps.bring_to_consultation(organiser, diagnosis, since=days[0], until=days[1])
    steps.hand_over(director, diagnosis, days[2])
    organiser.goto(diagnosis)
    steps.press(organiser, "Oznacz jako będącą w mocy", "Diagnoza jest w mocy.")
    return diagnosis


def programme_sent(organiser) -> str:
    """A programme for two of the three needs, filled whole and sent to the director."""
    programme = steps.create_programme(
        organiser, story.PROGRAMME, story.DIAGNOSIS, needs=[story.SENIORS, story.CARERS]
    )
    steps.fill_item(organiser, programme, story.MEALS, story.MEALS_ITEM, story.MEALS_ROWS)
    steps.add_fee(organiser, programme, story.MEALS, story.MEALS_FEE)
    steps.fill_item(organiser, programme, story.RESPITE, story.RESPITE_ITEM, story.RESPITE_ROWS)
    steps.fill_texts(organiser, programme, story.TEXTS)
    steps.submit(organiser, programme)
    return programme


def test_a_person_can_do_the_whole_job_in_a_browser(desks):
    worker, organiser, director = desks["worker"], desks["organiser"], desks["director"]
    steps.enter_centre(director, story.CENTRE, gmina="Brzozowa Górka", teryt="9901033")
    steps.confirm_catalogue(desks["administrator"])
    card, agreement = partners_and_agreement(worker, organiser)
    diagnosis_in_force(worker, organiser, director)
    programme = programme_sent(organiser)

    steps.open_decision(director)
    expect(steps.glance(director, "unanswered")).to_contain_text(story.CHILDREN)
    steps.return_with_comment(director, story.COMMENT)
    expect(steps.step_of_cycle(organiser, "programme")).to_contain_text("zwrócony do poprawy")
    more = {"quantity": "86", "planned_cost": "250 000,00"}
    money = {"budget_lines": {"amount": "250 000,00"}}
    steps.fill_item(organiser, programme, story.MEALS, more, money)
    steps.submit(organiser, programme)
    steps.open_decision(director)
    expect(steps.glance(director, "changes")).to_contain_text("60")
    expect(steps.glance(director, "changes")).to_contain_text("86")
    expect(steps.glance(director, "money")).to_contain_text("340\u00a0000,00")
    director.get_by_role("button", name="Zatwierdź").dblclick()
    expect(director.locator(".message").first).to_contain_text("Program zatwierdzono.")

    assert steps.journal(organiser, programme) == [
        "Założono program",
        "Złożono do dyrektora",
        f"Zwrócono do poprawy: „{story.COMMENT}”",
        "Złożono do dyrektora",
        "Zatwierdzono",
    ]
    steps.run_waiting_jobs()
    the_documents_say_what_was_typed(organiser, card, agreement, programme)


def the_documents_say_what_was_typed(page, card: str, agreement: str, programme: str) -> None:
    """Read the three files back: text, faults, hashes."""
    addresses = {"card": f"{card}fiszka/", "agreement": f"{agreement}dokument/", "programme": f"{programme}dokument/"}
    files = {name: steps.download(page, address) for name, address in addresses.items()}
    wanted = {
        "card": [story.CIRCLE["name"], "Barbara Przykładna", "Brakuje drugiego kierowcy."],
        "agreement": [story.SOCIAL_CENTRE["name"], "Gotowanie i dowóz posiłków", story.AGREEMENT["mission"]],
        "programme": [story.PROGRAMME, story.MEALS, "86", "250 000,00", "Opieka nad bliskim w domu."],
    }
    for name, pdf in files.items():
        seen = checks.undivided(checks.text_of(pdf))
        assert [text for text in wanted[name] if checks.undivided(text) not in seen] == [], name
        assert checks.faults(pdf) == [], name
    assert checks.undivided(story.CHILDREN) not in checks.undivided(checks.text_of(files["programme"]))
    page.goto(programme)
    shown = page.locator("code.hash").all_inner_texts()
    frozen = FrozenDocument.objects.get(kind="programme")
    assert shown == [
        hashlib.sha256(canonical(frozen.data)).hexdigest(),
        hashlib.sha256(files["programme"]).hexdigest(),
    ]

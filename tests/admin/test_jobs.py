"""The four jobs of the catalogue's clerk in a real browser, counted step by step; docs/jobs.md says the same numbers.

A step is one press of a button, a link or a box, or one field filled in; a page is one page opened on the way.
"""

import re
from pathlib import Path

import pytest
from django.urls import reverse

from services.models import Occupation, Service

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
JOBS = Path(__file__).parents[2] / "docs" / "jobs.md"


class Clerk:
    """Somebody at the first page of the panel, whose every step is counted."""

    def __init__(self, page) -> None:
        self.page = page
        page.goto(reverse("admin:index"))
        self.steps = self.pages = 0
        page.on("load", self._opened)

    def _opened(self, _) -> None:
        self.pages += 1

    def press(self, name: str, *, at: int = -1) -> None:
        """Press a button or a link; of several with one name the last."""
        self.steps += 1
        where = self.page.get_by_role("main")
        self.page.wait_for_load_state()
        where.get_by_role("button", name=name).or_(where.get_by_role("link", name=name, exact=True)).nth(at).click()

    def tick(self, name: str) -> None:
        """Tick a box."""
        self.steps += 1
        self.page.get_by_label(name, exact=True).check()

    def write(self, text: str, *, into: str = "") -> None:
        """Write into the named field, or where the cursor stands after the last step."""
        self.steps += 1
        if into:
            self.page.get_by_label(into).first.fill(text)
        else:
            self.page.keyboard.type(text)

    def told(self, job: str) -> None:
        """Compare with what the list of jobs says, and begin again."""
        row = re.search(rf"^\| {job} \| (\d+) \| (\d+) \|", JOBS.read_text(encoding="utf-8"), re.MULTILINE)
        assert row, f"docs/jobs.md has no row „{job}”"
        assert (self.steps, self.pages) == (int(row[1]), int(row[2])), job
        self.steps = self.pages = 0

    def home(self) -> None:
        """Go back to the first page of the panel, which is no step of a job."""
        self.page.goto(reverse("admin:index"))
        self.steps = self.pages = 0


def test_the_clerks_jobs_take_as_many_steps_as_the_list_says(page_for, administrator):
    page = page_for(administrator)
    clerk = Clerk(page)

    clerk.press("Dodaj usługę")
    clerk.write("Asystent rodziny w szkole", into="Nazwa")
    clerk.tick("2. wspieranie rodziny")
    clerk.tick("rodzina")
    for number, (one, other) in enumerate([("341207", "341205"), ("235912", "263406")]):
        clerk.press("Dodaj wymaganie")
        clerk.write(one)
        clerk.press("Dodaj możliwość", at=number)
        clerk.write(other)
    clerk.press("Zapisz i wprowadź do katalogu")
    page.get_by_text("Usługa jest czynna").wait_for()
    clerk.told("Dodać usługę z dwoma wymaganiami, każde „jedno z dwóch”")
    added = Service.objects.get(name="Asystent rodziny w szkole")
    rows = list(added.requirements.order_by("position").values_list("group", "alternative", "occupation__code"))
    assert rows == [(1, 1, "341207"), (1, 2, "341205"), (2, 1, "235912"), (2, 2, "263406")]
    assert added.state == "active"

    clerk.home()
    clerk.press("Pokaż czynne usługi")
    page.wait_for_load_state()
    clerk.steps += 1
    page.locator("tr", has_text="Asystent rodziny w szkole").get_by_role("checkbox").check()
    clerk.press("Wycofaj z katalogu")
    page.get_by_text("Wycofano z katalogu: Asystent rodziny w szkole.").wait_for()
    clerk.told("Wycofać usługę")
    added.refresh_from_db()
    assert added.state == "retired"

    clerk.home()
    clerk.write("opiekunka środowiskowa", into="Kod albo nazwa zawodu")
    clerk.press("Znajdź usługi")
    page.get_by_role("heading", name="341204 Opiekunka środowiskowa").wait_for()
    clerk.told("Znaleźć wszystkie usługi, które wymagają zawodu 341204")
    assert page.locator(".naming tbody tr").count() == 3

    clerk.home()
    clerk.write("341204", into="Zawód, który ma zniknąć z usług")
    clerk.press("Pokaż, gdzie stoi")
    clerk.write("341202", into="Właściwy zawód")
    clerk.press("Popraw we wszystkich usługach")
    page.get_by_text("Poprawiono zawód w usługach").wait_for()
    clerk.told("Poprawić kod we wszystkich usługach")
    assert not Occupation.objects.get(code="341204").requirements.exists()

"""The forms that two people open at once in the tests: where they are and what is written in them."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import models
from playwright.sync_api import Page, expect

from tests.factories.diagnosis import NeedFactory, TerritoryFormFactory
from tests.factories.partners import AgreementFactory, PartnerFactory
from tests.factories.programmes import ItemFactory, VersionFactory


@dataclass(frozen=True)
class Kind:
    """A kind of form: how to make its object, its address, two of its long texts, its button."""

    name: str
    make: Callable[[], models.Model]
    address: Callable[[models.Model], str]
    text: str
    other: str
    button: str


KINDS = [
    Kind(
        "card",
        lambda: PartnerFactory(name="Koło „Kalina”", resources_staff="Na początku.", other_information=""),
        lambda card: f"/partnerzy/{card.pk}/zmien/",
        "resources_staff",
        "other_information",
        "Zapisz fiszkę",
    ),
    Kind(
        "agreement",
        lambda: AgreementFactory(mission="Na początku.", goals=""),
        lambda agreement: f"/porozumienia/{agreement.pk}/zmien/",
        "mission",
        "goals",
        "Zapisz projekt",
    ),
    Kind(
        "programme",
        lambda: VersionFactory(goal="Na początku."),
        lambda version: f"/programy/{version.pk}/tresc/1/",
        "goal",
        "name",
        "Zapisz",
    ),
    Kind(
        "row",
        lambda: NeedFactory(problem="Na początku.", ways=""),
        lambda need: f"/diagnozy/{need.diagnosis_id}/potrzeby/{need.key}/",
        "problem",
        "ways",
        "Zapisz wiersz",
    ),
    Kind(
        "territory",
        lambda: TerritoryFormFactory(readiness="Na początku.", assessor=""),
        lambda form: f"/diagnozy/{form.diagnosis_id}/terytoria/{form.pk}/edycja/",
        "readiness",
        "social_economy",
        "Zapisz formularz",
    ),
]

# The page of a service: one long text, so it is not among those where two people write in two fields.
ITEM = Kind(
    "item",
    lambda: ItemFactory(recipients="Na początku."),
    lambda item: f"/programy/{item.version_id}/uslugi/{item.pk}/",
    "recipients",
    "",
    "Zapisz",
)


class Desk:
    """One person with the form open in a browser of their own."""

    def __init__(self, page: Page, kind: Kind, thing: models.Model) -> None:
        self.page, self.kind, self.thing = page, kind, thing
        page.on("dialog", lambda dialog: dialog.accept())

    def load(self) -> None:
        """Open the form."""
        self.page.goto(self.kind.address(self.thing))

    def write(self, text: str, field: str = "") -> None:
        """Write in a field."""
        self.page.locator(f"[name='{field or self.kind.text}']").fill(text)

    def save(self) -> None:
        """Press the button and wait for the answer."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=self.kind.button, exact=True).click()

    def saved(self, field: str = "") -> str:
        """What the database has."""
        return getattr(type(self.thing).objects.get(pk=self.thing.pk), field or self.kind.text)

    def choose(self, what: str, field: str = "") -> None:
        """Choose between two texts: mine, theirs, join."""
        self.page.locator(f"[name='{field or self.kind.text}-keep'][value='{what}']").check()

    def expect_both(self, mine: str, theirs: str) -> None:
        """Both texts stand at the field."""
        expect(self.page.locator(f".theirs[data-field='id_{self.kind.text}']")).to_contain_text(theirs)
        expect(self.page.locator(f"[name='{self.kind.text}']")).to_have_value(mine)

    def expect_kept(self) -> None:
        """The page says that the draft is in the database."""
        expect(self.page.locator("[data-draft-state]").first).to_contain_text("Szkic zapisany o")

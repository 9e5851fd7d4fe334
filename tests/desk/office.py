"""An office at work: people who open pages, fill their forms and press their buttons, by the test client."""

import datetime as dt
from collections.abc import Callable
from typing import Any, NamedTuple

import lxml.html
from django.test import Client

from diagnosis.models import Diagnosis, Need
from partners.models import CooperationAgreement, Partner
from programmes.models import ProgrammeVersion
from services.models import Service


class Box(NamedTuple):
    """A step as the start page shows it: kind of colour, word, text and where its link leads."""

    kind: str
    word: str
    text: str
    url: str


class Person:
    """Somebody at a screen, who signs in anew every day."""

    def __init__(self, sign_in: Callable[[], Client]) -> None:
        self._sign_in = sign_in
        self._day: dt.date | None = None

    @property
    def client(self) -> Client:
        """Signed in today: sessions end within days, and tests travel through years."""
        if self._day != dt.date.today():
            self._day, self._client = dt.date.today(), self._sign_in()
        return self._client

    def page(self, url: str):
        """Open a page and return its tree."""
        response = self.client.get(url)
        assert response.status_code == 200, (url, response.status_code)
        return lxml.html.fromstring(response.content.decode())

    def send(self, url: str, to: str = "", **fields: Any) -> str:
        """Fill the form of a page as it stands, send it and return where it leads.

        ``to`` picks the form by its action, where a page has several.
        """
        forms = [
            form for form in self.page(url).forms if form.method == "POST" and "/konto/" not in (form.action or "")
        ]
        form = next(form for form in forms if to in (form.action or ""))
        data: dict[str, Any] = {}
        for name, value in form.form_values():
            data.setdefault(name, []).append(value)
        return self.press(form.action or url, **data | fields)

    def press(self, url: str, **fields: Any) -> str:
        """Send fields to an address and return where the answer leads; anything but a redirect fails."""
        response = self.client.post(url, fields)
        assert response.status_code == 302, (url, response.status_code, _wrong(response))
        return response.url

    def cycle(self) -> dict[str, Box]:
        """The boxes of the cycle on the start page, by key."""
        return {box.get("data-step"): _box(box) for box in self.page("/").xpath("//li[@data-step]")}

    def step(self, key: str) -> Box:
        """One box of the cycle on the start page."""
        return self.cycle()[key]

    def waiting(self) -> list[str]:
        """Titles of what waits for this person."""
        return [_words(link) for link in self.page("/").xpath("//section[@aria-labelledby='czeka']//li/a")]

    def changes(self) -> list[str]:
        """What the start page says has changed lately, the newest first."""
        return [_words(link) for link in self.page("/").xpath("//aside//li/a")]

    def found(self, text: str) -> dict[str, list[str]]:
        """What the search finds, by the titles of its groups."""
        response = self.client.get("/szukaj/", {"q": text})
        sections = lxml.html.fromstring(response.content.decode()).xpath("//main//section[.//h2]")
        return {_words(one.xpath(".//h2")[0]): [_words(link) for link in one.xpath(".//li/a")] for one in sections}


def _box(element) -> Box:
    links = element.xpath("./a/@href")
    state = element.xpath(".//span[contains(@class, 'state')]")[0]
    text = element.xpath("./span[@class='small']")[0]
    return Box(element.get("class"), _words(state), _words(text), links[0] if links else "")


def _words(element) -> str:
    return " ".join(element.text_content().split())


def _wrong(response) -> list[str]:
    tree = lxml.html.fromstring(response.content.decode())
    return [_words(one) for one in tree.xpath("//*[contains(@class, 'summary') or @class='wrong' or @class='why']")]


class Office:
    """The five people and what they do; each method is one thing done on screens."""

    def __init__(self, person: Callable[[str], Person]) -> None:
        self.worker, self.organiser = person("worker"), person("organiser")
        self.director, self.administrator = person("director"), person("administrator")
        self.reader = person("reader")

    def profile(self, **fields: Any) -> None:
        """Fill the centre's profile and the gmina it serves."""
        facts = {"name": "Centrum Usług Społecznych w Brzozowej Górce", "short_name": "CUS"}
        self.director.send("/centrum/zmien/", **facts | fields)

    def diagnosis(self, title: str = "Diagnoza gminy", start: str = "1.01.2026") -> Diagnosis:
        """Open a diagnosis."""
        self.organiser.send("/diagnozy/nowa/", title=title, period_start=start)
        return Diagnosis.objects.get(title=title)

    def need(self, diagnosis: Diagnosis, *services: Service, **fields: Any) -> Need:
        """Write a row of form 1 on its own page."""
        typed = {"group": "Seniorzy", "need": "Ciepły posiłek", "services": [service.pk for service in services]}
        self.worker.send(f"/diagnozy/{diagnosis.pk}/potrzeby/nowa/", **typed | fields)
        return diagnosis.needs.latest("pk")

    def stage(self, diagnosis: Diagnosis, name: str, by: str = "organiser", **dates: str) -> None:
        """Move a diagnosis on."""
        getattr(self, by).press(f"/diagnozy/{diagnosis.pk}/etap/{name}/", **dates)

    def consult(self, diagnosis: Diagnosis, since: str, until: str) -> None:
        """Take a diagnosis from planning to its consultation."""
        self.stage(diagnosis, "start_research")
        self.stage(diagnosis, "start_report")
        self.stage(diagnosis, "open_consultation", consultation_from=since, consultation_to=until)

    def put_in_force(self, diagnosis: Diagnosis, on: str) -> None:
        """Hand over and put in force."""
        self.stage(diagnosis, "hand_over", by="director", handed_to_mayor_on=on, handed_to_council_on=on)
        self.stage(diagnosis, "put_in_force")

    def partner(self, name: str, **fields: Any) -> Partner:
        """Register a partner."""
        self.worker.send("/partnerzy/nowy/", name=name, **fields)
        return Partner.objects.get(name=name)

    def offer(self, partner: Partner, *services: Service) -> None:
        """Write the whole offer of a partner anew."""
        rows = {f"offers-{at}-service": service.pk for at, service in enumerate(services)}
        self.worker.send(f"/partnerzy/{partner.pk}/oferta/", **rows | {"offers-TOTAL_FORMS": len(services)})

    def agreement(self, partner: Partner, **fields: Any) -> CooperationAgreement:
        """Draft an agreement of the centre and a partner with one task."""
        parties = {"parties-1-party": partner.pk, "parties-1-role": "provider"}
        task = {"tasks-0-description": "Gotowanie", "tasks-0-responsible": partner.pk}
        where = self.organiser.send("/porozumienia/nowe/", **{"number": "1/2026"} | parties | task | fields)
        return CooperationAgreement.objects.get(pk=where.strip("/").split("/")[-1])

    def sign(self, agreement: CooperationAgreement, on: str) -> None:
        """Record the signing."""
        url = f"/porozumienia/{agreement.pk}/podpisanie/"
        self.organiser.send(url, concluded_on=on, signature_manner="paper")

    def withdraw(self, agreement: CooperationAgreement, partner: Partner, on: str) -> None:
        """Record that a partner left."""
        party = agreement.parties.get(partner=partner)
        url = f"/porozumienia/{agreement.pk}/strony/{party.pk}/wystapienie/"
        self.organiser.send(url, withdrew_on=on)

    def programme(self, diagnosis: Diagnosis, *needs: Need, name: str = "Bliżej siebie") -> ProgrammeVersion:
        """Create a programme from a diagnosis and write everything that the twelve points ask for."""
        self.organiser.send("/programy/nowy/", name=name, diagnosis=diagnosis.pk)
        version = ProgrammeVersion.objects.get(name=name)
        self.organiser.send(f"/programy/{version.pk}/potrzeby/", needs=[need.pk for need in needs])
        for number, texts in TEXTS.items():
            self.organiser.send(f"/programy/{version.pk}/tresc/{number}/", **texts)
        for item in version.items.all():
            for page, fields in ITEM.items():
                self.organiser.send(f"/programy/{version.pk}/uslugi/{item.pk}/{page}", to="", **fields)
        return version

    def decide(self, version: ProgrammeVersion, name: str, by: str = "organiser", **fields: Any) -> None:
        """Press a button of the process."""
        getattr(self, by).press(f"/programy/{version.pk}/{name}/", **fields)


# What is written at each point of the twelve, and on each page of a service.
TEXTS = {
    1: {"goal": "Żeby nikt nie zostawał sam."},
    2: {"period_start": "1.01.2027", "period_end": "31.12.2028"},
    3: {"needs_rationale": "Wynika z diagnozy."},
    4: {"recipients": "Osoby starsze.", "planned_people": "120"},
    6: {"qualification_procedure": "Zgłoszenie w centrum."},
    8: {"evidence": "Oświadczenie."},
    10: {"organisation": "Nabór, potem usługi."},
    11: {"monitoring": "Co kwartał."},
}
ITEM = {
    "": {"quantity": "60", "quantity_unit": "person", "quantity_bound": "exactly"},
    "warunki/": {"conditions-0-text": "Ukończone 60 lat."},
    "oplaty/": {"fee_required": "false"},
    "dane/": {"data_items-0-name": "imię i nazwisko", "data_items-0-category": "ordinary"},
    "mierniki/": {"indicators-0-name": "liczba osób", "indicators-0-target": "60"},
    "pieniadze/": {
        "budget_lines-0-year": "2027",
        "budget_lines-0-source": "gmina",
        "budget_lines-0-amount": "1000",
    },
}

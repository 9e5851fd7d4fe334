"""What people do on the screens, a function for each thing done.

Fields are filled by their names in the form, pages are walked by the words of links and buttons. A
step ends when the screen says that it is done.
"""

import datetime as dt
import re
from typing import Any

from playwright.sync_api import Locator, Page, expect
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from cus.text.typography import quotable


def polish(day: dt.date) -> str:
    """Write a date as people type it."""
    return f"{day:%d.%m.%Y}"


def fill(page: Page, fields: dict[str, Any]) -> None:
    """Fill fields by name: text, an option, ``True``/``False`` for a box or a yes/no, a list for several boxes."""
    for name, value in fields.items():
        _fill_one(page, name, value)


def _fill_one(page: Page, name: str, value: Any) -> None:
    field = page.locator(f"[name='{name}']")
    kind = field.first.evaluate("node => node.type")
    if kind == "radio":
        answer = {True: "true", False: "false"}.get(value, value)
        page.locator(f"[name='{name}'][value='{answer}']").check()
    elif kind == "checkbox":
        for one in value if isinstance(value, list) else [value]:
            box = field if isinstance(one, bool) else page.get_by_label(str(one), exact=False)
            box.first.set_checked(one is not False)
    elif kind == "select-one":
        field.select_option(label=str(value))
    else:
        field.fill(str(value))


def fill_rows(page: Page, prefix: str, add: str, rows: list[dict[str, Any]], *, start: int = 0) -> None:
    """Fill rows of a small table, adding rows with its button where they run out."""
    for number, row in enumerate(rows, start=start):
        names = {f"{prefix}-{number}-{name}": value for name, value in row.items()}
        if not page.locator(f"[name='{next(iter(names))}']").count():
            page.get_by_role("button", name=add).click()
        fill(page, names)


def press(page: Page, button: str, done: str = "") -> None:
    """Press a button; wait for the message that says it is done."""
    page.get_by_role("button", name=button, exact=True).click()
    if done:
        expect(page.locator(".message").filter(has_text=done)).to_be_visible()


def follow(page: Page, link: str) -> None:
    """Follow a link by its words."""
    page.get_by_role("link", name=link, exact=True).first.click()
    page.wait_for_load_state()


def own_address(page: Page) -> str:
    """Return the path of the page that is open."""
    return page.evaluate("location.pathname")


def step_of_cycle(page: Page, key: str) -> Locator:
    """Open the start page and return a box of the cycle."""
    page.goto("/")
    return page.locator(f"[data-step='{key}']")


def enter_centre(page: Page, centre: dict[str, Any], *, gmina: str, teryt: str) -> None:
    """Fill the profile of the centre and choose the gmina it serves."""
    page.goto("/centrum/")
    follow(page, "Wpisz dane centrum")
    fill(page, centre)
    press(page, "Zapisz dane centrum", "Zapisano dane centrum.")
    page.goto(f"/centrum/gminy/dodaj/?q={teryt}")
    fill(page, {"is_founder": True, "councillors": 15})
    press(page, "Dodaj gminę", f"Dodano gminę {gmina}.")


def add_unit(page: Page, unit: dict[str, Any]) -> None:
    """Add a unit, or a part of one already there."""
    page.goto("/centrum/jednostki/")
    if unit["parent"]:
        page.get_by_role("link", name=re.compile(f"^Dodaj część.*{re.escape(unit['parent'])}$")).click()
    else:
        follow(page, "Dodaj jednostkę")
    fill(page, {name: unit[name] for name in ("name", "former_name", "description")})
    press(page, "Dodaj", f"Dodano jednostkę „{quotable(unit['name'])}”.")


def confirm_catalogue(page: Page) -> None:
    """Confirm every proposal of the catalogue in one act."""
    page.goto("/")
    follow(page, "Katalog usług: propozycje do potwierdzenia")
    page.get_by_role("button", name="Potwierdź zaznaczone").click()
    expect(page.locator(".message").first).to_contain_text("Potwierdzono")


def register_partner(page: Page, card: dict[str, Any], offers: list[dict[str, Any]]) -> str:
    """Fill a card, then its offer; return the address of the card."""
    page.goto("/partnerzy/nowy/")
    fill(page, card)
    press(page, "Zapisz fiszkę", "Założono fiszkę")
    address = own_address(page)
    page.goto(f"{address}oferta/")
    fill_rows(page, "offers", "Dodaj usługę", offers)
    press(page, "Zapisz ofertę", "Zapisano ofertę.")
    return address


def draft_agreement(page: Page, facts: dict[str, Any], parties: list[dict], tasks: list[dict]) -> str:
    """Draft an agreement of the centre with partners; return its address."""
    page.goto("/porozumienia/nowe/")
    fill(page, facts)
    fill_rows(page, "parties", "Dodaj stronę", parties, start=1)
    fill_rows(page, "tasks", "Dodaj zadanie", tasks)
    press(page, "Zapisz projekt", "Zapisano projekt porozumienia.")
    return own_address(page)


def divide_tasks(page: Page, agreement: str, responsible: list[str]) -> None:
    """Say who answers for each task, in their order."""
    page.goto(agreement)
    follow(page, "Podziel zadania")
    fill_rows(page, "tasks", "Dodaj zadanie", [{"responsible": party} for party in responsible])
    press(page, "Zapisz podział", "Zapisano podział zadań.")


def sign_agreement(page: Page, agreement: str, day: dt.date) -> None:
    """Record the signing on paper."""
    page.goto(agreement)
    follow(page, "Od razu odnotuj podpisanie")
    fill(page, {"concluded_on": polish(day), "signature_manner": "paper"})
    press(page, "Odnotuj podpisanie", "Odnotowano podpisanie.")


def open_diagnosis(page: Page, title: str, start: dt.date, authors: str) -> str:
    """Open a diagnosis for the gminas served; return its address."""
    page.goto("/diagnozy/nowa/")
    fill(page, {"title": title, "period_start": polish(start), "authors": authors})
    page.locator("main form button[type='submit']").click()
    expect(page.locator(".message").first).to_contain_text("Założono diagnozę.")
    return own_address(page)


def cell(page: Page, row: int, column: int) -> Locator:
    """The cell of a row and a printed column of the sheet, both from 1."""
    return page.locator(f".needs-sheet tbody tr:nth-child({row}) [data-column='{column - 1}']")


def write_need(page: Page, number: int, need: dict[str, Any]) -> None:
    """Write one row of the sheet by keyboard, then its details in the panel. Row ``number`` is the empty one."""
    cell(page, number, 1).focus()
    for name in ("group", "problem", "need", "ways"):
        page.keyboard.press("F2")
        page.keyboard.insert_text(need[name])
        page.keyboard.press("Tab")
    cell(page, number, 1).focus()
    page.keyboard.press("Control+Enter")
    panel = page.get_by_role("dialog", name=re.compile("Wiersz"))
    for service in need.get("services", []):
        panel.get_by_role("combobox", name=re.compile("Usługi z katalogu")).fill(service)
        page.keyboard.press("Enter")
        expect(panel.locator("[data-chosen]")).to_contain_text(service)
    if need.get("number"):
        panel.get_by_label("Liczba").fill(str(need["number"]))
        panel.get_by_label("Czego").select_option(need["unit"])
    for label, name in (("Rodzaj potrzeby", "kind"), ("Skala", "size"), ("Dotkliwość", "severity")):
        if need.get(name):
            panel.get_by_label(label).select_option(str(need[name]))
    if need.get("evidence"):
        panel.get_by_label("Pewność dowodów").select_option(str(need["evidence"]))
    panel.get_by_role("button", name="Gotowe").click()
    expect(panel).to_be_hidden()
    expect(cell(page, number, 1)).to_be_focused()


def write_needs(page: Page, diagnosis: str, needs: list[dict[str, Any]]) -> None:
    """Write all rows of form 1 and wait until every one is in the database."""
    page.goto(f"{diagnosis}potrzeby/")
    for number, need in enumerate(needs, start=1):
        write_need(page, number, need)
    saved = re.compile(rf"^Zapisano o \d\d:\d\d:\d\d · {len(needs)}\s")
    expect(page.locator("[data-status]")).to_have_text(saved)


def write_territory(page: Page, diagnosis: str, territory: dict[str, Any]) -> str:
    """Fill form 2 for one territory; return its address. Once saved, it is opened as a sheet to go on with."""
    page.goto(f"{diagnosis}terytoria/nowe/")
    fill(page, territory)
    page.locator("main form button[type='submit']").first.click()
    expect(page.locator(".message").first).to_contain_text("Zapisano formularz terytorium.")
    return own_address(page).removesuffix("arkusz/")


def bring_to_consultation(page: Page, diagnosis: str, *, since: dt.date, until: dt.date) -> None:
    """The organiser takes the diagnosis from planning to its consultation."""
    page.goto(diagnosis)
    press(page, "Rozpocznij badanie", "Diagnoza jest na etapie badania.")
    press(page, "Przejdź do redagowania raportu", "Diagnoza jest na etapie redagowania raportu.")
    follow(page, "Rozpocznij konsultacje")
    fill(page, {"consultation_from": polish(since), "consultation_to": polish(until)})
    press(page, "Rozpocznij konsultacje", "Zapisano daty konsultacji.")


def hand_over(page: Page, diagnosis: str, day: dt.date) -> None:
    """The director hands the diagnosis over to the mayor and the council."""
    page.goto(diagnosis)
    follow(page, "Przekaż burmistrzowi i radzie")
    fill(page, {"handed_to_mayor_on": polish(day), "handed_to_council_on": polish(day)})
    press(page, "Przekaż burmistrzowi i radzie", "Diagnozę przekazano.")


def create_programme(page: Page, name: str, diagnosis: str, *, needs: list[str]) -> str:
    """Create a programme from a diagnosis and pick needs; return its address."""
    page.goto("/programy/nowy/")
    fill(page, {"name": name, "diagnosis": diagnosis})
    press(page, "Załóż program i wybierz potrzeby")
    for need in needs:
        page.get_by_label(f"W programie: {need}").check()
    press(page, "Zapisz wybór", "Zapisano wybór potrzeb.")
    return own_address(page)


def fill_item(page: Page, programme: str, service: str, fields: dict[str, Any], rows: dict[str, dict]) -> None:
    """Fill one service of the programme: its fields and the first row of each small table, on their pages."""
    page.goto(programme)
    follow(page, service)
    pages = [link.get_attribute("href") for link in page.locator("nav.parts a").all()]
    wanted = fields | {f"{prefix}-0-{name}": value for prefix, row in rows.items() for name, value in row.items()}
    fill_pages(page, pages, wanted)


def add_fee(page: Page, programme: str, service: str, fields: dict[str, Any]) -> None:
    """Add a fee for a unit to one service of the programme."""
    page.goto(programme)
    follow(page, service)
    page.locator("nav.parts a", has_text="Opłaty i ulgi").click()
    page.get_by_role("button", name="Dodaj zasadę opłaty").click()
    fill(page, fields)
    press(page, "Zapisz", "Zapisano zasadę opłaty.")


def fill_texts(page: Page, programme: str, fields: dict[str, Any]) -> None:
    """Fill the texts of the twelve points, each on its page."""
    fill_pages(page, [f"{programme}tresc/{number}/" for number in range(1, 13)], fields)


def fill_pages(page: Page, pages: list[str], fields: dict[str, Any]) -> None:
    """Fill ``fields`` on those of ``pages`` that have them, and save each; every field has its page."""
    left = dict(fields)
    for address in pages:
        page.goto(address)
        here = {name: value for name, value in left.items() if page.locator(f"[name='{name}']").count()}
        if here:
            fill(page, here)
            press(page, "Zapisz", "Zapisano")
            left = {name: value for name, value in left.items() if name not in here}
    assert not left, f"no page has {sorted(left)}"


def submit(page: Page, programme: str) -> None:
    """Send the programme to the director."""
    page.goto(programme)
    press(page, "Złóż do dyrektora", "Program złożono do dyrektora.")


def open_decision(page: Page) -> None:
    """The director follows what waits from the start page to the page of decision."""
    page.goto("/")
    page.locator("#czeka ~ *, section[aria-labelledby='czeka']").get_by_role(
        "link", name=re.compile("do decyzji")
    ).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Decyzja")


def return_with_comment(page: Page, comment: str) -> None:
    """Return the programme from the page of decision."""
    page.locator("details.return summary").click()
    fill(page, {"comment": comment})
    press(page, "Zwróć do poprawy", "Program zwrócono autorom z komentarzem.")


def glance(page: Page, part: str) -> Locator:
    """A part of what the director sees without scrolling: unanswered, changes, money, missing."""
    return page.locator(f"[data-glance='{part}']")


def journal(page: Page, programme: str) -> list[str]:
    """Return the lines of the state log, the oldest first."""
    page.goto(programme)
    lines = page.locator("section[aria-labelledby='dziennik'] li").all()
    texts = [(line.locator("strong").inner_text(), line.locator("q").all_inner_texts()) for line in reversed(lines)]
    return [f"{done}: „{comments[0]}”" if comments else done for done, comments in texts]


def run_waiting_jobs() -> int:
    """Run the waiting jobs here, as the worker would; return how many there were."""
    jobs = list(ProcrastinateJob.objects.filter(status="todo").order_by("pk"))
    for job in jobs:
        app.tasks[job.task_name](**job.args)
    return len(jobs)


def download(page: Page, address: str) -> bytes:
    """Fetch a PDF with the session of the page."""
    answer = page.request.get(address, timeout=120_000)
    assert answer.status == 200, answer.status
    assert answer.headers["content-type"] == "application/pdf"
    return answer.body()

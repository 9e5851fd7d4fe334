"""Where reports of providers stand: two rooms, the page of a contract, files."""

from cus.accounts.acts import Act
from cus.attachments import registry as attachments
from programmes.contracts import about
from programmes.results.reports.attachments import REPORT_FILES
from programmes.results.reports.telling import reports_of_contract, told
from programmes.results.rooms import Room, register

ABOUT = "Kto, kiedy i z czego się rozlicza; co przyszło, wróciło do poprawy i jest po terminie."


def enter() -> None:
    """Enter them; called while the application starts."""
    about.tells(reports_of_contract)
    attachments.register(REPORT_FILES)
    for url_name, of_centre in (("results:programme_reports", False), ("results:reports", True)):
        title = "Sprawozdania wykonawców"
        register(Room(title, url_name, 20, ABOUT, act=Act.READ_DRAFTS, of_centre=of_centre, tells=told))

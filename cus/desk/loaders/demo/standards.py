"""Two quality standards: one approved after it was returned once, one on the director's desk."""

from cus.accounts.enums import Role
from cus.desk.loaders.demo.accounts import demo_person
from cus.desk.loaders.demo.partners import partners_by_slug
from cus.desk.loaders.files import read_json
from services import actions
from services.models import QualityStandard, Service
from services.standards.areas import CONTENT, HEAD
from services.standards.hours import parse_hours


def load_standards() -> int:
    """Write the standards unless there is any, or a service or partner that they name is gone; return how many."""
    rows = read_json("demo/standards.json")["standards"]
    partners = partners_by_slug()
    services = {service.slug: service for service in Service.objects.active()}
    whole = all(row["service"] in services and row["partner"] in partners for row in rows)
    if QualityStandard.objects.exists() or not whole:
        return 0
    for row in rows:
        _write(row, services[row["service"]], str(partners[row["partner"]].pk))
    return len(rows)


def _write(row: dict, service: Service, partner: str) -> None:
    organiser, director = demo_person(Role.ORGANISER), demo_person(Role.DIRECTOR)
    standard = actions.start_standard(service=service, by=organiser)
    if not row["approved"]:
        standard = _save(standard, row["values"], partner)
        actions.submit_standard(standard=standard, by=organiser)
        return
    standard = _save(standard, row["values"] | row["before_return"], partner)
    standard = actions.submit_standard(standard=standard, by=organiser)
    standard = actions.return_standard(standard=standard, comment=row["return_comment"], by=director)
    standard = _save(standard, row["values"], partner)
    standard = actions.submit_standard(standard=standard, by=organiser)
    actions.approve_standard(standard=standard, by=director)


def _save(standard: QualityStandard, written: dict, partner: str) -> QualityStandard:
    blank = QualityStandard()
    values = {name: written.get(name, getattr(blank, name)) for name in (*HEAD, *CONTENT)}
    values |= {
        name: parse_hours(text) for name, text in written.items() if name.startswith("hours_") and name != "hours_note"
    }
    return actions.save_standard(
        standard=standard, values=values, partner=partner, version=standard.version, by=demo_person(Role.ORGANISER)
    )

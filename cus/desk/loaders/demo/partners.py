"""Partner cards with their offers."""

from cus.accounts.enums import Role
from cus.desk.loaders.demo.accounts import demo_person
from cus.desk.loaders.files import read_json
from partners import actions
from partners.models import Partner
from services.models import Service

FILE = "demo/partners.json"
APART = {"slug", "gminas", "offers"}


def load_partners() -> int:
    """Write the cards unless the registry has any; return how many were written."""
    if Partner.objects.exists():
        return 0
    rows = read_json(FILE)["partners"]
    services = {service.slug: service for service in Service.objects.all()}
    worker = demo_person(Role.WORKER)
    for row in rows:
        values = {name: value for name, value in row.items() if name not in APART}
        partner = actions.create_partner(by=worker, values=values, gminas=row["gminas"])
        offers = [offer | {"service": services[offer["service"]]} for offer in row["offers"]]
        actions.save_offers(by=worker, partner=partner, contents=offers)
    return len(rows)


def partners_by_slug() -> dict[str, Partner]:
    """Return the demo partners that are still in the registry under their names, by the name in the files."""
    names = {row["name"]: row["slug"] for row in read_json(FILE)["partners"]}
    return {names[partner.name]: partner for partner in Partner.objects.filter(name__in=names)}

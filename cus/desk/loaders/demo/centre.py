"""Profile of the demo centre, the gmina it serves and its units."""

from cus.accounts.enums import Role
from cus.centre.actions import save_gmina, save_profile, save_unit
from cus.centre.models import Centre, CentreGmina, CentreUnit
from cus.desk.loaders.demo.accounts import demo_person
from cus.desk.loaders.files import read_json


def load_centre() -> int:
    """Write the profile unless a centre is there; return 1 when it was written."""
    if Centre.objects.exists():
        return 0
    fixture = read_json("demo/centre.json")
    director = demo_person(Role.DIRECTOR)
    centre = save_profile(by=director, centre=Centre(**fixture["centre"]), version=0)
    for row in fixture["gminas"]:
        facts = {name: value for name, value in row.items() if name != "teryt"}
        save_gmina(by=director, served=CentreGmina(centre=centre, gmina_id=row["teryt"], **facts), version=0)
    units: dict[str, CentreUnit] = {}
    for row in fixture["units"]:
        unit = CentreUnit(**row | {"centre": centre, "parent": units.get(row["parent"])})
        units[row["name"]] = save_unit(by=director, unit=unit, version=0)
    return 1

"""Profile of the demo centre, the gmina it serves and its units."""

from cus.centre.models import Centre, CentreGmina, CentreUnit
from cus.desk.loaders.files import read_json


def load_centre() -> int:
    """Write the profile unless a centre is there; return 1 when it was written."""
    fixture = read_json("demo/centre.json")
    centre, created = Centre.objects.get_or_create(id=Centre.SINGLETON, defaults=fixture["centre"])
    if not created:
        return 0
    for row in fixture["gminas"]:
        CentreGmina.objects.create(centre=centre, **{"gmina_id": row["teryt"]} | _without(row, "teryt"))
    units: dict[str, CentreUnit] = {}
    for row in fixture["units"]:
        units[row["name"]] = CentreUnit.objects.create(
            centre=centre, parent=units.get(row["parent"]), **_without(row, "parent")
        )
    return 1


def _without(row: dict, *names: str) -> dict:
    return {name: value for name, value in row.items() if name not in names}

"""Personal data of the centre's profile: it tells of an office, not of people."""

from cus.privacy.enums import Keep, Whose
from cus.privacy.register import Purpose, holds, holds_none

OFFICE = Purpose(why="Opis jednostki w strukturze centrum.", basis="art. 6 ust. 1 lit. e RODO", keep=Keep.CATALOGUE)

holds_none("centre.gmina", "teryt", "name", "kind", "powiat", "voivodeship")
holds_none(
    "centre.centre",
    *("name", "short_name", "variant", "created_on", "street", "postal_code", "town", "phone", "email"),
    *("electronic_delivery_address", "bip_url", "version"),
)
holds_none("centre.centregmina", "is_founder", "joined_on", "councillors", "bip_url", "version")
holds("centre.centreunit", "description", whose=Whose.ANYBODY, purpose=OFFICE, free_text=True)
holds_none("centre.centreunit", "name", "former_name", "version")

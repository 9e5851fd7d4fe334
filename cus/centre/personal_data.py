"""Personal data of the centre's profile: its people on posts and those who sign; the rest tells of an office."""

from cus.privacy.enums import Keep, Whose
from cus.privacy.register import Purpose, holds, holds_none

OFFICE = Purpose(why="Opis jednostki w strukturze centrum.", basis="art. 6 ust. 1 lit. e RODO", keep=Keep.CATALOGUE)
STAFF = Purpose(
    why="Wiadomo, kto zajmował stanowisko z ustawy i czy miał wymagane kwalifikacje.",
    basis="art. 6 ust. 1 lit. c RODO; art. 23–33 ustawy",
    keep=Keep.ACCOUNTS,
)
SIGNING = Purpose(
    why="Wiadomo, kto i na jakiej podstawie podpisywał za centrum.",
    basis="art. 6 ust. 1 lit. c RODO; art. 24 ustawy",
    keep=Keep.ACCOUNTS,
)
OFFICIAL = "Wykonywanie funkcji publicznej: musi być wiadomo, kto zajmował stanowisko i podpisywał za centrum."

holds_none("centre.gmina", "teryt", "name", "kind", "powiat", "voivodeship")
holds_none(
    "centre.centre",
    *("name", "short_name", "variant", "created_on", "street", "postal_code", "town", "phone", "email"),
    *("population", "former_ops_name", "ops_continues", "takes_all_ops_tasks", "areas", "nip", "regon"),
    *("electronic_delivery_address", "bip_url", "four_eyes", "version"),
)
holds_none(
    "centre.formerhead",
    *("valid_until", "name", "street", "postal_code", "town", "phone", "email"),
    *("electronic_delivery_address", "version"),
)
holds_none("centre.centregmina", "is_founder", "joined_on", "left_on", "organ", "councillors", "bip_url", "version")
holds("centre.centreunit", "description", whose=Whose.ANYBODY, purpose=OFFICE, free_text=True)
holds_none("centre.centreunit", "name", "former_name", "is_residential", "valid_from", "valid_to", "version")
holds_none("centre.post", "kind", "title", "abolished_on", "version")
holds("centre.postholding", "person_name", whose=Whose.STAFF, purpose=STAFF, stays=OFFICIAL)
holds("centre.postholding", "basis", "valid_from", "valid_to", whose=Whose.STAFF, purpose=STAFF, stays=OFFICIAL)
holds_none("centre.postholding", "version")
holds(
    "centre.qualificationcheck",
    *("is_met", "hours", "evidence", "checked_on"),
    whose=Whose.STAFF,
    purpose=STAFF,
    stays=OFFICIAL,
)
holds_none("centre.qualificationcheck", "condition", "confirmed_at", "version")
holds_none("centre.traininghours", "training", "hours")
holds("centre.signatory", "person_name", "function", whose=Whose.STAFF, purpose=SIGNING, stays=OFFICIAL)
holds("centre.signatory", "basis", "scope", whose=Whose.STAFF, purpose=SIGNING, stays=OFFICIAL)
holds_none("centre.signatory", "role", "valid_from", "valid_to", "version")
holds_none("centre.bankaccount", "number", "purpose", "bank", "valid_from", "valid_to", "version")
holds_none(
    "centre.resolution",
    *("kind", "number", "adopted_on", "title", "in_force_from", "repealed_on", "journal", "url", "version"),
)

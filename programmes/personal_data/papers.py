"""Personal data of the papers for the council."""

from cus.privacy.enums import Whose
from cus.privacy.register import holds, holds_none
from programmes.personal_data.building import PROGRAMME

holds("programmes.councilpaper", "legal_basis", whose=Whose.ANYBODY, purpose=PROGRAMME, free_text=True)
holds_none("programmes.councilpaper", "council", "subject", "edit_version")
holds("programmes.councilpaperpart", "text", whose=Whose.ANYBODY, purpose=PROGRAMME, free_text=True)
holds_none("programmes.councilpaperpart", "kind", "position", "title")

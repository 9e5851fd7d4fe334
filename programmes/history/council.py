"""How the history of what councils, the voivode and the bulletins did is told; none of it is restored."""

from cus.audit.kept import Domain, Kept, pages, register
from cus.text.organs import organ_later
from programmes.models import Annulment, BipPublication, CouncilResolution

register(
    Kept(CouncilResolution, "uchwala-programu", ("number", "decided_on"), Domain.BUSINESS, parent="version"),
    Kept(Annulment, "rozstrzygniecie-nadzorcze", ("reference",), Domain.BUSINESS, parent="resolution"),
    Kept(BipPublication, "publikacja-w-bip", ("place", "published_on"), Domain.BUSINESS, parent="version"),
)
pages(
    {
        "programmes:revoke": "cofnięcie zatwierdzenia",
        "programmes:withdraw": "wycofanie wersji",
        "programmes:change": "zmiana programu",
        "programmes:send_to_mayor": organ_later("wysłanie wójtowi"),
        "programmes:mayor_return": organ_later("zwrot od wójta"),
        "programmes:adopt": "uchwała",
        "programmes:adopt_next": "uchwała następnej gminy",
        "programmes:adopt_amended": "uchwała ze zmianami",
        "programmes:reject": "odrzucenie przez radę",
        "programmes:undo_rejection": "cofnięcie zapisu odrzucenia",
        "programmes:amend": "zmiany na sesji",
        "programmes:correct": "poprawka danych uchwały",
        "programmes:send_to_voivode": "przekazanie wojewodzie",
        "programmes:publish": "ogłoszenie",
        "programmes:bip": "publikacja w BIP",
        "programmes:annul": "rozstrzygnięcie nadzorcze",
        "programmes:repeal": "uchylenie",
    }
)

"""How the history of the consultations of a programme is told."""

from cus.audit.kept import Domain, Kept, pages, register
from programmes.models import ProgrammeConsultation, ProgrammeRemark

register(
    Kept(ProgrammeConsultation, "konsultacje-programu", ("kind",), Domain.BUSINESS, parent="version"),
    Kept(ProgrammeRemark, "uwaga-do-programu", ("number", "text"), Domain.BUSINESS, parent="consultation"),
)
pages(
    {
        "programmes:consultation": "jak są prowadzone konsultacje programu",
        "programmes:consultation_close": "zamknięcie konsultacji programu",
        "programmes:consultation_reopen": "ponowne otwarcie konsultacji programu",
        "programmes:remark_create": "nowa uwaga do programu",
        "programmes:remark_edit": "zmiana uwagi do programu",
        "programmes:remark_delete": "usunięcie uwagi do programu",
        "programmes:remark_answer": "odpowiedź na uwagę do programu",
    }
)

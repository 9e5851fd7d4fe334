"""How the history of the consultation is told."""

from cus.audit.kept import Domain, Kept, pages, register
from diagnosis.models import Consultation, ConsultationMeeting, ConsultationRemark, Handover, RemarkNeed

register(
    Kept(Consultation, "konsultacje", ("coordinator",), Domain.BUSINESS, parent="diagnosis"),
    Kept(ConsultationMeeting, "spotkanie-konsultacyjne", ("held_on", "place"), Domain.BUSINESS, parent="diagnosis"),
    Kept(ConsultationRemark, "uwaga", ("number", "text"), Domain.BUSINESS, parent="diagnosis"),
    Kept(Handover, "przekazanie", ("gmina",), Domain.BUSINESS, parent="diagnosis"),
    Kept(RemarkNeed, "potrzeba-uwagi", ("need",), Domain.BUSINESS, parent="remark"),
)
pages(
    {
        "diagnosis:consultation_arrange": "jak są prowadzone konsultacje",
        "diagnosis:consultation_close": "zamknięcie konsultacji",
        "diagnosis:consultation_reopen": "ponowne otwarcie konsultacji",
        "diagnosis:consultation_meeting_create": "nowe spotkanie konsultacyjne",
        "diagnosis:consultation_meeting_edit": "zmiana spotkania konsultacyjnego",
        "diagnosis:consultation_meeting_delete": "usunięcie spotkania konsultacyjnego",
        "diagnosis:remark_create": "nowa uwaga z konsultacji",
        "diagnosis:remark_edit": "zmiana uwagi z konsultacji",
        "diagnosis:remark_delete": "usunięcie uwagi z konsultacji",
        "diagnosis:remark_answer": "odpowiedź na uwagę",
        "diagnosis:remark_withdraw": "cofnięcie odpowiedzi na uwagę",
    }
)

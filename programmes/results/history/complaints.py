"""How the history of complaints and of notes on impact is told; a deleted note may come back."""

from cus.accounts.acts import Act, refusal_without
from cus.audit.kept import Domain, Kept, pages, register
from cus.workflow import Refusal
from programmes.results.models import Complaint, ComplaintTopic, ImpactNote


def _refusal_to_restore(user, note: ImpactNote) -> Refusal | None:
    return refusal_without(user, Act.DELIVERY_ENTER)


register(
    # People never read the code.
    Kept(ComplaintTopic, "temat-skarg", ("name",), Domain.DICTIONARY, hidden=frozenset({"code"})),
    Kept(
        Complaint,
        "skarga",
        ("ordinal", "year", "subject"),
        Domain.BUSINESS,
        joined="/",
        visible=lambda user: Complaint.objects.visible_to(user),
    ),
    Kept(
        ImpactNote,
        "zmiana-spoleczna",
        ("change",),
        Domain.BUSINESS,
        visible=lambda user: ImpactNote.objects.visible_to(user),
        restorable=_refusal_to_restore,
    ),
)
pages(
    {
        "results:complaint_create": "nowa sprawa w rejestrze skarg",
        "results:complaint_edit": "zmiana wpisu w rejestrze skarg",
        "results:complaint_ask": "prośba o wyjaśnienie",
        "results:complaint_explain": "wyjaśnienie wykonawcy",
        "results:complaint_find": "ustalenia w sprawie skargi",
        "results:complaint_correct": "odnotowanie poprawy",
        "results:complaint_close": "zamknięcie sprawy",
        "results:complaint_reopen": "ponowne otwarcie sprawy",
        "results:impact_create": "nowa notatka o zmianie",
        "results:impact_edit": "zmiana notatki o zmianie",
        "results:impact_delete": "usunięcie notatki o zmianie",
    }
)

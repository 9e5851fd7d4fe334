"""Why an act on a yearly report or plan cannot be done."""

from cus.accounts.acts import Act, refusal_without
from cus.workflow import Refusal
from programmes.results.models import AnnualEdition, AnnualPaper, PlanTask
from programmes.results.yearly.kinds import PaperState


def refusal_to_prepare(user) -> Refusal | None:
    """Say why a paper cannot be begun."""
    return refusal_without(user, Act.RESULTS_PREPARE)


def refusal_to_write(user, paper: AnnualPaper) -> Refusal | None:
    """Say why texts and tasks cannot be changed."""
    refusal = refusal_without(user, Act.RESULTS_PREPARE)
    if refusal is None and not paper.is_draft:
        return Refusal("Ten dokument jest zatwierdzony. Zmienisz go, gdy dyrektor otworzy korektę.")
    return refusal


def refusal_to_discard(user, paper: AnnualPaper) -> Refusal | None:
    """Say why a paper begun by mistake cannot be thrown away."""
    refusal = refusal_to_write(user, paper)
    if refusal is None and paper.edition > 1:
        return Refusal("Ten dokument ma już zatwierdzone wydanie, więc zostaje. Korektę można tylko dokończyć.")
    if refusal is None and PlanTask.objects.filter(carried_from__paper=paper).exists():
        return Refusal("Zadania tego planu przeniesiono do planu następnego roku, więc plan zostaje.")
    return refusal


def refusal_to_approve(user, paper: AnnualPaper) -> Refusal | None:
    """Say why it cannot be approved."""
    refusal = refusal_without(user, Act.RESULTS_APPROVE)
    if refusal is None and not paper.is_draft:
        return Refusal("Ten dokument jest już zatwierdzony.")
    if refusal is None and not paper.is_report and not paper.tasks.exists():
        return Refusal("Plan nie ma jeszcze ani jednego zadania.")
    return refusal


def refusal_to_correct(user, paper: AnnualPaper) -> Refusal | None:
    """Say why a correction cannot be opened."""
    refusal = refusal_without(user, Act.RESULTS_APPROVE)
    if refusal is None and paper.state != PaperState.APPROVED:
        return Refusal("Projekt poprawia się bez korekty.")
    return refusal


def refusal_to_record(user, edition: AnnualEdition, newest: int) -> Refusal | None:
    """Say why what the council did cannot be recorded; ``newest`` is the number of the newest edition."""
    refusal = refusal_without(user, Act.RESULTS_PREPARE)
    if refusal is None and not edition.paper.is_report:
        return Refusal("Radzie przekazuje się sprawozdanie; plan zostaje w centrum.")
    if refusal is None and edition.edition != newest:
        return Refusal("To wydanie zastąpiła korekta. Odnotuj przekazanie korekty.")
    return refusal


def refusal_of_outcome(user, paper: AnnualPaper) -> Refusal | None:
    """Say why the outcome of a task cannot be recorded."""
    refusal = refusal_without(user, Act.RESULTS_PREPARE)
    if refusal is None and paper.is_draft and paper.edition == 1:
        return Refusal("Wykonanie odnotowuje się w planie, który dyrektor zatwierdził.")
    return refusal

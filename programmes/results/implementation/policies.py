"""Why an act on the information on implementation cannot be done now; ``None`` means that it can."""

from cus.accounts.acts import Act, refusal_without
from cus.text.dates import day
from cus.workflow import Refusal
from programmes.results.implementation.due import Term
from programmes.results.models import ImplementationInformation


def refusal_to_start(user, term: Term) -> Refusal | None:
    """The information is made once the programme is over."""
    return refusal_without(user, Act.RESULTS_PREPARE) or _too_early(term)


def _too_early(term: Term) -> Refusal | None:
    if term.is_over:
        return None
    return Refusal(
        f"Informację sporządza się po zakończeniu programu (art. 6 ust. 1). Ten ma trwać do {day(term.end)} r.; "
        "tu widać, co już o nim wiadomo."
    )


def refusal_to_write(user, information: ImplementationInformation) -> Refusal | None:
    """Texts change until the director approves."""
    return refusal_without(user, Act.RESULTS_PREPARE) or _closed(information)


def refusal_to_approve(user, information: ImplementationInformation, term: Term) -> Refusal | None:
    """The director approves what is being prepared, once."""
    return refusal_without(user, Act.RESULTS_APPROVE) or _closed(information) or _too_early(term)


def _closed(information: ImplementationInformation) -> Refusal | None:
    if information.is_open:
        return None
    return Refusal("Tę informację zatwierdzono i przekazano gminie. Zmieni ją dopiero poprawa: następne wydanie.")


def refusal_to_correct(user, information: ImplementationInformation) -> Refusal | None:
    """What was approved is corrected by the next edition."""
    without = refusal_without(user, Act.RESULTS_PREPARE)
    if without:
        return without
    if information.is_open:
        return Refusal("Ta informacja jest w przygotowaniu: zmień jej teksty.")
    return None


def refusal_to_publish(user, information: ImplementationInformation) -> Refusal | None:
    """Only what was approved is published."""
    without = refusal_without(user, Act.RESULTS_PREPARE)
    if without:
        return without
    if not information.number:
        return Refusal("Publikuje się informację zatwierdzoną przez dyrektora. Ta czeka na zatwierdzenie.")
    return None

"""Why an act on a programme cannot be done now; ``None`` means that it can."""

from cus.accounts.acts import Act, refusal_without
from cus.centre.models import Centre
from cus.text.organs import organ
from cus.workflow import Refusal
from programmes.enums import EDITABLE_STATES, FROZEN_STATES, OPEN_STATES, ProgrammeState
from programmes.gaps import missing_sections
from programmes.models import ProgrammeVersion
from programmes.resolutions import adopted_of, after_rejection, councils_left, not_sent, unannounced
from programmes.workflow import WORKFLOW


def refusal_of(transition: str, *, user, version: ProgrammeVersion, comment: str = "?") -> Refusal | None:
    """Say why ``user`` cannot make ``transition`` on ``version``: right first, then state, then contents."""
    without = refusal_without(user, WORKFLOW[transition].act)
    if without:
        return without
    if transition == "approve" and version.state in FROZEN_STATES:
        return Refusal(f"Ten program jest już zatwierdzony. Decyzję zapisano na koncie: {version.approver}.")
    wrong_state = WORKFLOW.refusal(
        transition, state=version.state, state_label=version.get_state_display(), comment=comment
    )
    if transition == "approve":
        return wrong_state or _four_eyes_refusal(user, version)
    return wrong_state or _contents_refusal(transition, version)


def _four_eyes_refusal(user, version: ProgrammeVersion) -> Refusal | None:
    """Where the centre wants four eyes, who submitted a programme does not approve it."""
    if version.submitted_by_id != user.pk:
        return None
    centre = Centre.objects.current()
    if centre is None or not centre.four_eyes:
        return None
    return Refusal(
        "Ten program złożono z twojego konta. W tym centrum program zatwierdza inna osoba niż ta, która go złożyła "
        "(dane centrum, „Na cztery oczy”). Może to zrobić inny dyrektor albo osoba z jego upoważnieniem."
    )


def refusal_to_record_opinion(user, version: ProgrammeVersion) -> Refusal | None:
    """Opinions come before the decision: while a version is written and while it waits for the director."""
    without = refusal_without(user, Act.PROGRAMME_EDIT)
    if without:
        return without
    if version.state not in (*EDITABLE_STATES, ProgrammeState.SUBMITTED):
        return Refusal(f"Opinie zbiera się przed decyzją, a stan tej wersji to „{version.get_state_display()}”.")
    return None


def _contents_refusal(transition: str, version: ProgrammeVersion) -> Refusal | None:
    if transition in ("submit", "adopt_amended"):
        return _refusal_by_origin(transition, version) or refusal_to_submit_contents(version)
    if transition in ("mayor_return", "amend", "change"):
        return refusal_when_open(version)
    if transition == "undo_rejection":
        return _refusal_when_followed(version)
    if transition in NEED_RESOLUTION:
        return _refusal_of_resolutions(transition, version)
    if transition == "send_to_mayor":
        empty = missing_sections(version)
        if empty:
            points = ", ".join(str(number) for number in empty)
            return Refusal(organ(f"Wójtowi można wysłać po uzupełnieniu pkt {points} (art. 5 ust. 3 ustawy)."))
    return None


# What each of these acts needs, and what is said when nothing of the kind is left.
NEED_RESOLUTION = {
    "adopt_next": (None, "Rady wszystkich gmin, które obsługuje centrum, mają tu już uchwałę."),
    "send_to_voivode": (not_sent, "Przekazanie uchwały wojewodzie jest już odnotowane."),
    "publish": (unannounced, "Ogłoszenie uchwały jest już odnotowane. Pomyłkę naprawisz czynnością „Popraw dane”."),
}


def _refusal_of_resolutions(transition: str, version: ProgrammeVersion) -> Refusal | None:
    wanted, otherwise = NEED_RESOLUTION[transition]
    left = wanted(adopted_of(version)) if wanted else councils_left(version)
    return None if left else Refusal(otherwise)


def _refusal_when_followed(version: ProgrammeVersion) -> Refusal | None:
    """A rejection is taken back only while nothing came after its record: no version, no decision of a council."""
    made, decided = after_rejection(version)
    if made is not None:
        told = f"Po odrzuceniu powstała już nowa wersja programu ({made.label})."
        if made.state in (*WORKFLOW["withdraw"].sources, ProgrammeState.SUBMITTED):
            return Refusal(f"{told} Jeśli odrzucenia nie było, najpierw ją wycofaj.")
        return Refusal(f"{told} Zapisu odrzucenia nie można już cofnąć.")
    if decided is not None:
        whose = decided.version.label
        return Refusal(f"Rada zdecydowała już potem o innej wersji tego programu ({whose}). Zapis odrzucenia zostaje.")
    return None


def _refusal_by_origin(transition: str, version: ProgrammeVersion) -> Refusal | None:
    if transition == "submit" and version.is_amended:
        return Refusal(
            "Tę wersję zmieniła rada na sesji: nie zatwierdza się jej drugi raz. "
            "Wpisz zmiany, a potem odnotuj uchwałę ze zmianami."
        )
    if transition == "adopt_amended" and not version.is_amended:
        return Refusal("Tej wersji rada nie zmieniała na sesji. Najpierw zatwierdza ją dyrektor.")
    return None


def refusal_when_open(version: ProgrammeVersion) -> Refusal | None:
    """A programme has one version in the making at a time."""
    others = ProgrammeVersion.objects.filter(programme=version.programme_id, state__in=OPEN_STATES)
    other = others.exclude(pk=version.pk).first()
    if other is None:
        return None
    return Refusal(f"Ten program ma już wersję w opracowaniu ({other.label}). Najpierw ją dokończ albo wycofaj.")


def refusal_to_copy(user, version: ProgrammeVersion) -> Refusal | None:
    """Those who create programmes copy them, unless another version is in the making."""
    return refusal_to_create(user) or refusal_when_open(version)


def refusal_to_submit_contents(version: ProgrammeVersion) -> Refusal | None:
    """Submitting needs a name, a period and one item; every other gap is only shown."""
    lacking = []
    if not version.name.strip():
        lacking.append("nazwa")
    if not (version.period_start and version.period_end):
        lacking.append("okres realizacji")
    if not version.items.exists():
        lacking.append("co najmniej jedna usługa")
    if lacking:
        return Refusal(f"Przed złożeniem uzupełnij: {', '.join(lacking)}.")
    return None


def refusal_to_edit(user, version: ProgrammeVersion) -> Refusal | None:
    """Only a draft or a returned version is edited, by those who may."""
    without = refusal_without(user, Act.PROGRAMME_EDIT)
    if without:
        return without
    if version.state not in EDITABLE_STATES:
        return Refusal(f"Tej wersji nie można zmieniać: jej stan to „{version.get_state_display()}”.")
    return None


def refusal_to_create(user) -> Refusal | None:
    """The organiser and the director create programmes."""
    return refusal_without(user, Act.PROGRAMME_SUBMIT)

"""Why something cannot be done with a diagnosis now."""

from cus.accounts.acts import Act, refusal_without
from cus.workflow import Refusal
from diagnosis.copying import rows_for_gmina
from diagnosis.enums import DiagnosisStage
from diagnosis.models import Consultation, Diagnosis
from diagnosis.workflow import STAGES

WITHDRAWN = "Pracy nad tą diagnozą zaniechano: można ją tylko czytać."


def refusal_to_edit(user, diagnosis: Diagnosis) -> Refusal | None:
    """Say why the forms cannot be changed: wrong role, or handed over already."""
    return refusal_without(user, Act.DIAGNOSIS_EDIT) or refusal_when_frozen(diagnosis)


def refusal_to_enter_actuals(user) -> Refusal | None:
    """What happened in a foreseen year is no part of the forecast: it can be entered after the handover too."""
    return refusal_without(user, Act.DIAGNOSIS_EDIT)


def refusal_when_frozen(diagnosis: Diagnosis) -> Refusal | None:
    """From the handover on nothing in a diagnosis changes."""
    if diagnosis.is_editable:
        return None
    if diagnosis.is_withdrawn:
        return Refusal(WITHDRAWN)
    return Refusal(
        f"Diagnoza jest już {diagnosis.get_stage_display()}: jej formularzy nie można zmieniać. "
        "Nowe ustalenia wpisz do jej aktualizacji albo do następnej diagnozy."
    )


def refusal_to_leave_gminas(diagnosis: Diagnosis, gminas) -> Refusal | None:
    """A gmina of which something is written stays: nobody should lose its part unawares (art. 21 ust. 4)."""
    kept = {gmina.pk if hasattr(gmina, "pk") else gmina for gmina in gminas}
    leaving = [gmina for gmina in diagnosis.gminas.all() if gmina.pk not in kept]
    for gmina in leaving:
        said = rows_for_gmina(diagnosis, [gmina])
        if said:
            what = ", ".join(f"{name}: {count}" for name, count in said)
            return Refusal(
                f"Gmina {gmina.name} ma w tej diagnozie wpisy ({what}). Najpierw przypisz je innej gminie "
                "albo usuń, potem odznacz gminę.",
                field="gminas",
            )
    return None


def refusal_to_update(user, diagnosis: Diagnosis) -> Refusal | None:
    """Say why no new version may be begun: only the newest one handed over or in force is updated, once."""
    refusal = refusal_without(user, Act.DIAGNOSIS_STAGE)
    if refusal:
        return refusal
    if diagnosis.is_editable:
        return Refusal("Tej diagnozy jeszcze nie przekazano: zmieniaj ją wprost, bez aktualizacji.")
    newer = (
        Diagnosis.objects.standing()
        .filter(series=diagnosis.series, edition__gt=diagnosis.edition)
        .order_by("-edition")
        .first()
    )
    if newer is not None and newer.is_editable:
        return Refusal(f"Aktualizacja już trwa: wersja {newer.edition}, etap: {newer.get_stage_display()}.")
    if newer is not None:
        return Refusal(f"Ta diagnoza ma nowszą wersję ({newer.edition}): aktualizuje się najnowszą.")
    if diagnosis.is_withdrawn:
        return Refusal(WITHDRAWN)
    if diagnosis.stage == DiagnosisStage.SUPERSEDED:
        return Refusal("Tę diagnozę zastąpiła następna: aktualizuje się tę, która jest w mocy.")
    return None


def refusal_to_publish(user, diagnosis: Diagnosis) -> Refusal | None:
    """What is published is the diagnosis that was handed over; its draft belongs to the consultation."""
    refusal = refusal_without(user, Act.DIAGNOSIS_STAGE)
    if refusal is None and diagnosis.is_withdrawn:
        return Refusal(WITHDRAWN)
    if refusal is None and diagnosis.is_editable:
        return Refusal("Diagnozy jeszcze nie przekazano: publikuje się ją po przekazaniu.")
    return refusal


def refusal_to_move(user, diagnosis: Diagnosis, name: str) -> Refusal | None:
    """Say why transition ``name`` cannot be made; its own conditions included."""
    transition = STAGES[name]
    refusal = refusal_without(user, Act(transition.act)) or STAGES.refusal(
        name, state=diagnosis.stage, state_label=diagnosis.get_stage_display()
    )
    if refusal is None and name == "hand_over":
        refusal = _refusal_of_contents(diagnosis)
    if refusal is None and name in ("open_consultation", "change_consultation"):
        refusal = _refusal_when_consulted(diagnosis)
    if refusal is None and name == "put_in_force":
        refusal = _refusal_of_later(diagnosis)
    if refusal is None and name == "withdraw":
        refusal = _refusal_of_programme(diagnosis)
    return refusal


def _refusal_of_programme(diagnosis: Diagnosis) -> Refusal | None:
    """A programme needs a diagnosis under it (art. 5 ust. 2): the ground is not taken away from one."""
    made = diagnosis.programme_versions.order_by("pk").first()
    if made is None:
        return None
    return Refusal(f"Z tej diagnozy powstaje program „{made}”: diagnozy, na której stoi program, nie można zaniechać.")


def _refusal_when_consulted(diagnosis: Diagnosis) -> Refusal | None:
    """Dates of a consultation that was closed stay, until it is opened again."""
    if not Consultation.objects.filter(diagnosis=diagnosis, closed_at__isnull=False).exists():
        return None
    return Refusal("Konsultacje są zamknięte. Żeby zmienić ich daty, otwórz je ponownie na stronie konsultacji.")


def _refusal_of_later(diagnosis: Diagnosis) -> Refusal | None:
    """A version of an earlier period does not take the place of the next diagnosis."""
    later = Diagnosis.objects.filter(stage=DiagnosisStage.IN_FORCE, period_start__gt=diagnosis.period_start).first()
    if later is None:
        return None
    return Refusal(f"W mocy jest już diagnoza na późniejszy okres: „{later}”.")


def _refusal_of_contents(diagnosis: Diagnosis) -> Refusal | None:
    """Needs are the minimum contents (art. 21 ust. 3 pkt 1); each has at least a group and a need."""
    if not diagnosis.needs.exists():
        return Refusal("Wpisz do formularza potrzeb choć jeden wiersz: diagnoza określa potrzeby (art. 21 ust. 3).")
    incomplete = diagnosis.needs.incomplete().count()
    if incomplete:
        return Refusal(
            "Uzupełnij albo usuń wiersze bez grupy społecznej lub bez potrzeby "
            f"(jest ich w formularzu potrzeb: {incomplete})."
        )
    return None

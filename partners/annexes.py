"""Annexes: why an act cannot be done now, what a new one proposes, and how one is printed."""

import datetime
from dataclasses import dataclass
from datetime import date

from django.db.models import Max
from django.utils import timezone

from cus.accounts.acts import Act, refusal_without
from cus.documents.kinds import Kind
from cus.documents.models import FrozenDocument
from cus.documents.parts import Document, Letterhead, Seal
from cus.text.dates import day as polish_day
from cus.workflow import Refusal
from partners.documents import PrintedParty
from partners.enums import UNSIGNED, AgreementState, AnnexKind, AnnexState
from partners.models import AgreementParty, Annex, CooperationAgreement, TrainingModule
from partners.printing import party_name

TITLES = {AnnexKind.EDUCATION: "Program edukacyjny", AnnexKind.TASKS: "Wykaz zadań"}


def refusal_to_edit_annex(user, agreement: CooperationAgreement, annex: Annex | None = None) -> Refusal | None:
    """A draft is edited until it is signed; also beside a draft agreement, so that both are signed together."""
    without = refusal_without(user, Act.AGREEMENT_DRAFT)
    if without:
        return without
    if agreement.state == AgreementState.ENDED:
        return Refusal("To porozumienie jest zakończone.")
    if annex is not None and annex.state == AnnexState.SIGNED:
        return Refusal("Podpisanego aneksu nie można zmieniać. Przygotuj następny.")
    return None


def refusal_to_sign_annex(user, annex: Annex, *, has_files: bool) -> Refusal | None:
    """Signing is recorded once, for an annex that says something, of a signed agreement."""
    without = refusal_without(user, Act.AGREEMENT_SIGN)
    if without:
        return without
    if annex.state == AnnexState.SIGNED:
        return Refusal("Ten aneks już jest podpisany.")
    if annex.agreement.state in UNSIGNED:
        return Refusal("Najpierw odnotuj podpisanie porozumienia.")
    if annex.agreement.state == AgreementState.ENDED:
        return Refusal("To porozumienie jest zakończone.")
    if annex.is_programme:
        return _refusal_of_modules(list(annex.modules.all()))
    if not annex.text.strip() and not has_files:
        return Refusal("Wpisz treść aneksu albo dodaj plik z treścią.")
    return None


def _refusal_of_modules(modules: list[TrainingModule]) -> Refusal | None:
    if not modules:
        return Refusal("Program edukacyjny nie ma jeszcze żadnego modułu.")
    missing = [module.name for module in modules if module.teacher_id is None]
    return Refusal(f"Wskaż, kto prowadzi: {', '.join(f'„{name}”' for name in missing[:5])}.") if missing else None


def refusal_of_annex_day(agreement: CooperationAgreement, day: datetime.date) -> Refusal | None:
    """An annex is signed with the agreement or after it, not in the future."""
    if day < agreement.concluded_on:
        return Refusal(
            f"Aneksu nie można podpisać przed porozumieniem ({polish_day(agreement.concluded_on)}).",
            field="concluded_on",
        )
    if agreement.ends_on and day > agreement.ends_on:
        return Refusal(f"Porozumienie obowiązuje do {polish_day(agreement.ends_on)}.", field="concluded_on")
    if day > timezone.localdate():
        return Refusal("Data podpisania nie może być z przyszłości.", field="concluded_on")
    return None


def proposed_annex(agreement: CooperationAgreement, kind: str) -> dict[str, object]:
    """Return what a new annex proposes: the next number, its title, for a list of tasks their division as text."""
    last = agreement.annexes.aggregate(last=Max("number"))["last"] or 0
    values: dict[str, object] = {"kind": kind, "number": last + 1, "title": TITLES.get(AnnexKind(kind), "")}
    if kind == AnnexKind.TASKS:
        tasks = agreement.tasks.select_related("responsible__partner")
        values["text"] = "\n".join(
            f"{at}. {task.description} Odpowiada: {task.responsible or 'do ustalenia'}."
            for at, task in enumerate(tasks, start=1)
        )
    return values


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedModule:
    """A module of the educational programme; every text may be empty."""

    name: str
    hours: int
    teacher: str = ""
    prepares_for: str = ""
    place: str = ""
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexPaper:
    """*Aneks do porozumienia*: ``files`` are names of the files that belong to it."""

    letterhead: Letterhead
    agreement: str
    number: int
    title: str
    place: str = ""
    agreed_on: date | None = None
    concluded_on: date | None = None
    text: str = ""
    is_programme: bool = False
    modules: tuple[PrintedModule, ...] = ()
    files: tuple[str, ...] = ()
    parties: tuple[PrintedParty, ...] = ()
    is_draft: bool = True

    @property
    def hours(self) -> int:
        """Hours of all modules together."""
        return sum(module.hours for module in self.modules)


def parties_of(annex: Annex) -> list[AgreementParty]:
    """Return who signs: the parties on the day of the annex, or those of now while it is a draft."""
    parties = annex.agreement.parties.select_related("partner").order_by("position", "pk")
    return list(parties.on(annex.concluded_on) if annex.concluded_on else parties.present())


def annex_of(annex: Annex, *, letterhead: Letterhead, files: tuple[str, ...] = ()) -> AnnexPaper:
    """Return the printed annex with one signature block a party."""
    agreement = annex.agreement
    modules = annex.modules.select_related("teacher__partner")
    return AnnexPaper(
        letterhead=letterhead,
        agreement=str(agreement),
        number=annex.number,
        title=annex.title,
        place=agreement.place,
        agreed_on=agreement.concluded_on,
        concluded_on=annex.concluded_on,
        text=annex.text,
        is_programme=annex.is_programme,
        modules=tuple(
            PrintedModule(
                name=module.name,
                hours=module.hours,
                teacher=party_name(module.teacher, centre=letterhead.name) if module.teacher else "",
                prepares_for=module.prepares_for,
                place=module.place,
                starts_on=module.starts_on,
                ends_on=module.ends_on,
            )
            for module in modules
        ),
        files=files,
        parties=tuple(_signing(party, letterhead) for party in parties_of(annex)),
        is_draft=annex.state == AnnexState.DRAFT,
    )


def _signing(party: AgreementParty, letterhead: Letterhead) -> PrintedParty:
    people = party.represented_by or (party.partner.signatories if party.partner else "")
    return PrintedParty(
        name=party_name(party, centre=letterhead.name),
        representatives=tuple(line.strip() for line in people.splitlines() if line.strip()),
    )


def annex_document(annex: AnnexPaper, seal: Seal | None = None) -> Document:
    """Wrap an annex for print; a draft says so on each page."""
    return Document(
        template="documents/annex.html",
        context=annex,
        title=f"Aneks nr {annex.number} – {annex.title}",
        subject=annex.agreement,
        letterhead=annex.letterhead,
        state="PROJEKT" if annex.is_draft else "",
        seal=seal,
    )


def invalid_annex(frozen: FrozenDocument) -> str:
    """Return why the annex does not bind today; empty when it does. Told in public."""
    annex = Annex.objects.select_related("agreement").filter(pk=frozen.subject_id).first()
    if annex is None:
        return "Aneksu nie ma już w rejestrze."
    if annex.agreement.state == AgreementState.ENDED:
        return f"Porozumienie zakończono {polish_day(annex.agreement.ends_on)} r."
    return ""


ANNEX = Kind(
    code="agreement_annex",
    label="aneks do porozumienia",
    data=AnnexPaper,
    document=annex_document,
    invalid=invalid_annex,
)

"""Chapter: the consultation with its remarks, and the handover to mayor and council (art. 21 ust. 5)."""

from cus.documents.blocks import Block, Column, Section, TableRow, facts, missing, table, text
from cus.text.dates import day, period
from cus.text.organs import organ
from diagnosis.consultation import ConsultationReport, Remark, consultation_report
from diagnosis.handover import recipients_of
from diagnosis.report.content import Content, Scope

MEETINGS = (
    Column(label="Data i miejsce", width=50),
    Column(label="Dla kogo"),
    Column(label="Uczestnicy", numeric=True),
)
COUNTS = (Column(label="Rodzaj", width=50), Column(label="Podział"), Column(label="Liczba", numeric=True))
REMARKS = (
    Column(label="Nr", width=5),
    Column(label="Uwaga", hint="kiedy, jak i od kogo", width=45),
    Column(label="Rozstrzygnięcie i odpowiedź"),
)
SOURCE = "rejestr uwag centrum"


def build(scope: Scope) -> Content:
    """Say how the community was consulted, what it said, what was answered, and who has been given the diagnosis."""
    diagnosis = scope.diagnosis
    blocks = [
        text(
            organ(
                "Diagnozę najpierw konsultuje się ze wspólnotą samorządową, a potem przekazuje wójtowi i radzie gminy "
                "(art. 21 ust. 5). Ustawa nie mówi, jak długo i w jakiej formie trwają konsultacje."
            )
        )
    ]
    if not diagnosis.consultation_from:
        return Content(blocks=(*blocks, missing("Konsultacje jeszcze się nie rozpoczęły.")))
    report = consultation_report(diagnosis)
    blocks.append(facts(*_held(report), *_handed_over(diagnosis)))
    return Content(blocks=tuple(blocks), sections=tuple(_sections(report)))


def _held(report: ConsultationReport) -> list[tuple[str, str]]:
    rows = [
        ("Konsultacje", period(report.begins_on, report.ends_on)),
        ("Zgłaszanie uwag", ", ".join(report.channels)),
        ("Projekt i adresy", report.how),
        ("Kto prowadził", report.coordinator),
        ("Liczba uwag", str(len(report.remarks))),
    ]
    return [(label, words) for label, words in rows if words]


def _handed_over(diagnosis) -> list[tuple[str, str]]:
    """Days of the handover: of each gmina when there are several."""
    if diagnosis.handed_to_mayor_on is None:
        return []
    given = [one for one in recipients_of(diagnosis) if one.to_mayor_on and not one.alone]
    if not given:
        return [
            (organ("Przekazano wójtowi"), day(diagnosis.handed_to_mayor_on)),
            ("Przekazano radzie gminy", day(diagnosis.handed_to_council_on)),
        ]
    return [
        row
        for one in given
        for row in (
            (f"Przekazano {one.to_mayor}", day(one.to_mayor_on)),
            (f"Przekazano {one.to_council}", day(one.to_council_on)),
        )
    ]


def _sections(report: ConsultationReport) -> list[Section]:
    found = []
    if report.meetings:
        found.append(Section(title="Spotkania konsultacyjne", blocks=(_meetings(report),)))
    if report.remarks:
        found.append(Section(title="Uwagi i odpowiedzi", blocks=(_counts(report), _remarks(report))))
    if report.conclusions:
        found.append(Section(title="Wnioski z konsultacji", blocks=(text(report.conclusions),)))
    return found


def _meetings(report: ConsultationReport) -> Block:
    rows = [
        TableRow(
            cells=(
                f"{day(one.held_on)} r., {one.place}",
                one.audience,
                "–" if one.participants is None else str(one.participants),
            )
        )
        for one in report.meetings
    ]
    rows.append(TableRow(cells=("Razem", "", str(report.participants)), is_sum=True))
    return table("Spotkania konsultacyjne", MEETINGS, rows, source=SOURCE)


def _counts(report: ConsultationReport) -> Block:
    groups = (
        ("jak wpłynęły", report.by_channel),
        ("od kogo", report.by_sender),
        ("jak je rozstrzygnięto", report.by_verdict),
    )
    rows = [TableRow(cells=(label, name, str(number))) for name, counted in groups for label, number in counted]
    return table("Liczba uwag", COUNTS, rows, source=SOURCE)


def _remarks(report: ConsultationReport) -> Block:
    return table("Uwagi i odpowiedzi", REMARKS, [_row(one) for one in report.remarks], source=SOURCE)


def _row(one: Remark) -> TableRow:
    where = f"{day(one.received_on)} r., {one.channel}, {one.sender}{', po terminie' if one.late else ''}"
    about = f"\nDotyczy: {one.about}." if one.about else ""
    changed = f"\nCo zmieniono: {one.changes}" if one.changes else ""
    answer = f"{one.verdict}: {one.answer}{changed}" if one.verdict else "bez odpowiedzi"
    return TableRow(cells=(str(one.number), f"{one.text}\n({where}){about}", answer))

"""Annexes of the report."""

from cus.documents.blocks import Column, TableRow, table
from cus.text.dates import day, period
from diagnosis.models import RelatedDocument
from diagnosis.report.content import Content, Scope


def related(scope: Scope) -> Content | None:
    """List the documents that the diagnosis is read together with; left out when none was named."""
    rows = [_related(one) for one in scope.diagnosis.related_documents.all()]
    if not rows:
        return None
    columns = (
        Column(label="Dokument", width=35),
        Column(label="Kto i kiedy przyjął", width=30),
        Column(label="Co mówi o usługach społecznych"),
    )
    return Content(blocks=(table("Dokumenty powiązane z diagnozą", columns, rows, source="opis diagnozy."),))


def _related(one: RelatedDocument) -> TableRow:
    adopted = [one.organ or "nie wpisano"]
    adopted += [day(one.adopted_on)] if one.adopted_on else []
    adopted += [f"obowiązuje do {day(one.valid_until)}"] if one.valid_until else []
    return TableRow(
        cells=(
            "\n".join(filter(None, (one.name, one.get_kind_display(), one.link))),
            "\n".join(adopted),
            one.about_services or "nie wpisano",
        )
    )


def check_list(scope: Scope) -> Content:
    """Say rule by rule what art. 21 asks and what the diagnosis holds."""
    diagnosis = scope.diagnosis
    needs = diagnosis.needs.count()
    rows = [
        ("ust. 1", "diagnoza z wniosków z rozeznania", "opracowana" if needs else "w opracowaniu"),
        ("ust. 2", "okres pięciu lat", period(diagnosis.period_start, diagnosis.period_end)),
        ("ust. 3 pkt 1", "potrzeby wspólnoty", f"{needs} w formularzu potrzeb"),
        ("ust. 4", "komplet informacji osobno dla każdej gminy", _of_gminas(scope)),
        (
            "ust. 5",
            "konsultacje, zanim diagnoza zostanie przekazana",
            period(diagnosis.consultation_from, diagnosis.consultation_to) or "jeszcze nie",
        ),
        (
            "ust. 5",
            "przekazanie wójtowi i radzie gminy",
            "jeszcze nie" if diagnosis.is_editable else day(diagnosis.handed_to_council_on),
        ),
    ]
    columns = (Column(label="Przepis", width=15), Column(label="Czego wymaga"), Column(label="Stan", width=35))
    return Content(
        blocks=(
            table(
                "Czego wymaga art. 21 i co jest w diagnozie",
                columns,
                [TableRow(cells=row) for row in rows],
                source="dane diagnozy.",
            ),
        )
    )


def _of_gminas(scope: Scope) -> str:
    if len(scope.gminas) < 2:
        return "nie dotyczy: jedna gmina"
    return "osobny rozdział: " + ", ".join(gmina.name for gmina in scope.gminas)

"""Annexes of the report."""

from cus.documents.blocks import Column, TableRow, note, table, text
from cus.text.dates import day
from diagnosis.duties import Duty
from diagnosis.duties import check_list as duties_of
from diagnosis.models import RelatedDocument
from diagnosis.report.content import Content, Scope

LAW_COLUMNS = (
    Column(label="Wymóg", width=35),
    Column(label="Przepis", width=15),
    Column(label="Stan", width=15),
    Column(label="Skąd to wiadomo"),
)
PRACTICE_COLUMNS = (
    Column(label="Praktyka", width=40),
    Column(label="Stan", width=15),
    Column(label="Skąd to wiadomo"),
)


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
    """Say duty by duty what art. 21 asks and how it stands; practice apart from the law."""
    checked = duties_of(scope.diagnosis, scope.day)
    source = "dane diagnozy, jak na stronie „Lista kontrolna”."
    law = table("Czego wymaga ustawa", LAW_COLUMNS, [_duty(one) for one in checked.law], source=source)
    practice = table(
        "Co dodaje dobra praktyka", PRACTICE_COLUMNS, [_habit(one) for one in checked.practice], source=source
    )
    met = f"Wymogi ustawy spełnione albo takie, które nie dotyczą tej diagnozy: {checked.met} z {len(checked.law)}."
    aside = "To nie są wymogi ustawy: bez nich diagnozę też można przekazać."
    return Content(blocks=(text(met), law, note(aside), practice))


def _duty(one: Duty) -> TableRow:
    return TableRow(cells=(one.text, one.article, one.word, _how(one)))


def _habit(one: Duty) -> TableRow:
    return TableRow(cells=(one.text, one.word, _how(one)))


def _how(one: Duty) -> str:
    return "\n".join([one.how, *(gap.text for gap in one.gaps)])

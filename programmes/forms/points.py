"""One of the twelve items of art. 5 ust. 3 on a page of its own: its fields and its tables."""

from cus.ui.forms import PaperForm, Row
from programmes.forms.plan_rows import GROUPS, JOINT, MEASURES, MONITORING, STAGES
from programmes.forms.table import Table
from programmes.models import ProgrammeVersion

POINT_ROWS: dict[int, tuple[Row, ...]] = {
    1: (
        Row("Nazwa programu", "", "name"),
        Row("Cel", "po co jest program", "goal"),
    ),
    2: (Row("Okres realizacji", "ustawa nie wyznacza maksimum", "period_start", "period_end"),),
    3: (
        Row("Opis potrzeb", "wynikają z diagnozy (art. 5 ust. 2)", "needs_rationale"),
        Row("Bez diagnozy, ponieważ", "art. 76 pkt 1 albo art. 77", "no_diagnosis_note"),
        Row(
            "Diagnoza",
            "gdy już powstała",
            "diagnosis",
            note="Po wybraniu program stoi na niej i nie można jej odłączyć.",
        ),
    ),
    4: (
        Row("Kim są odbiorcy", "osoby, rodziny, grupy albo ogół mieszkańców (art. 5 ust. 1)", "recipients"),
        Row("Przewidywana liczba osób rocznie", "różne osoby, nie suma usług", "planned_people"),
    ),
    5: (),
    6: (Row("Tryb kwalifikowania", "kto, na podstawie czego, w jakiej kolejności", "qualification_procedure"),),
    7: (Row("Nie dotyczy, ponieważ", "gdy program nie przewiduje opłat", "no_fees_reason"),),
    8: (Row("Jak dokumentuje się warunki i prawo do ulg", "zasadą są oświadczenia (art. 36)", "evidence"),),
    9: (Row("Nie dotyczy, ponieważ", "gdy do kwalifikowania nie trzeba danych", "no_personal_data_reason"),),
    10: (Row("Organizacja programu", "kto co robi i kiedy", "organisation"),),
    11: (Row("Monitorowanie i ocena", "jak często, kto, na podstawie czego", "monitoring"),),
    12: (Row("Uwagi do budżetu", "kwoty wpisuje się przy usługach", "budget_note"),),
}
# Asked only of a programme made without a diagnosis.
WITHOUT_DIAGNOSIS = ("no_diagnosis_note", "diagnosis")
# Tables of rows at a point, below its fields.
POINT_TABLES: dict[int, tuple[Table, ...]] = {
    1: (JOINT,),
    4: (GROUPS,),
    10: (STAGES,),
    11: (MEASURES, MONITORING),
}


def fields_of(number: int) -> tuple[str, ...]:
    """Return the names of the fields that stand at point ``number``."""
    return tuple(field for row in POINT_ROWS[number] for field in row.fields)


class PointForm(PaperForm):
    """The fields of one point; the other points' fields are not touched."""

    version_field = "edit_version"

    class Meta:
        model = ProgrammeVersion
        fields = [field for number in POINT_ROWS for field in fields_of(number)]

    def __init__(self, *args, number: int, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.rows = list(POINT_ROWS[number])
        self.named = fields_of(number)
        for name in self._meta.fields:
            if name not in self.named or (name in WITHOUT_DIAGNOSIS and self.instance.diagnosis_id):
                del self.fields[name]

    def clean(self) -> dict:
        """A period that ends before it begins is refused at its field."""
        data = super().clean()
        start, end = data.get("period_start"), data.get("period_end")
        if start and end and end < start:
            self.add_error(
                "period_end", "Koniec realizacji nie może być wcześniejszy niż początek. Popraw jedną z dat."
            )
        return data

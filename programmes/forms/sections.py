"""The twelve items of art. 5 ust. 3 as one long paper form."""

from django.template.loader import render_to_string

from cus.ui.forms import PaperForm, Row, Section
from programmes.models import ProgrammeVersion
from programmes.sections import SECTIONS, section_states


class Point(Section):
    """The heading of an item of the twelve: its article, its state in a word, what stands at the services."""

    def __init__(self, number: int) -> None:
        self.number = number
        super().__init__(f"{number}. {SECTIONS[number - 1].title}", f"art. 5 ust. 3 pkt {number}")

    def render(self, form, context, template_pack=None, **kwargs) -> str:
        """Return the heading; the form knows the states."""
        head = {"point": self, "state": form.states[self.number - 1], "version": form.instance}
        return render_to_string("programmes/_point.html", head)


class SectionsForm(PaperForm):
    """The texts of the twelve items; items 5, 6, 7, 9, 11 and 12 live also, or only, with the services."""

    version_field = "edit_version"
    rows = [
        Point(1),
        Row("Nazwa programu", "", "name"),
        Row("Cel", "po co jest program", "goal"),
        Point(2),
        Row("Okres realizacji", "ustawa nie wyznacza maksimum", "period_start", "period_end"),
        Point(3),
        Row("Opis potrzeb", "wynikają z diagnozy (art. 5 ust. 2)", "needs_rationale"),
        Point(4),
        Row("Kim są odbiorcy", "osoby, rodziny, grupy albo ogół mieszkańców (art. 5 ust. 1)", "recipients"),
        Row("Przewidywana liczba osób rocznie", "różne osoby, nie suma usług", "planned_people"),
        Point(5),
        Point(6),
        Row("Tryb kwalifikowania", "kto, na podstawie czego, w jakiej kolejności", "qualification_procedure"),
        Point(7),
        Row("Nie dotyczy, ponieważ", "gdy program nie przewiduje opłat", "no_fees_reason"),
        Point(8),
        Row("Jak dokumentuje się warunki i prawo do ulg", "zasadą są oświadczenia (art. 36)", "evidence"),
        Point(9),
        Row("Nie dotyczy, ponieważ", "gdy do kwalifikowania nie trzeba danych", "no_personal_data_reason"),
        Point(10),
        Row("Organizacja i etapy", "kto co robi i kiedy", "organisation"),
        Point(11),
        Row("Monitorowanie i ocena", "jak często, kto, na podstawie czego", "monitoring"),
        Point(12),
        Row("Uwagi do budżetu", "kwoty wpisuje się przy usługach", "budget_note"),
    ]

    class Meta:
        model = ProgrammeVersion
        fields = [
            "name",
            "goal",
            "period_start",
            "period_end",
            "needs_rationale",
            "recipients",
            "planned_people",
            "qualification_procedure",
            "no_fees_reason",
            "evidence",
            "no_personal_data_reason",
            "organisation",
            "monitoring",
            "budget_note",
        ]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        # Before validation: a ModelForm writes what was typed into its instance.
        self.states = section_states(self.instance)

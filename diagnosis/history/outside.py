"""How the history of outside surveys is told; a survey that went comes back with a new import."""

from cus.audit.kept import Domain, Kept, pages, register
from diagnosis.models import OutsideAnswer, OutsideQuestion, OutsideSurvey

register(
    Kept(OutsideSurvey, "badanie-obce", ("title",), Domain.BUSINESS, parent="diagnosis"),
    Kept(OutsideQuestion, "pytanie-badania-obcego", ("text",), Domain.BUSINESS, parent="survey"),
    Kept(OutsideAnswer, "odpowiedz-badania-obcego", ("text",), Domain.BUSINESS, parent="question"),
)
pages(
    {
        "diagnosis:outside_preview": "wczytanie wyników badania obcego",
        "diagnosis:outside_delete": "usunięcie badania obcego",
    }
)

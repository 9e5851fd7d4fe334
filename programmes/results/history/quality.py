"""How the history of questionnaires on quality is told.

An answer from the page appears in history only when somebody at the centre decided about it.
"""

from cus.audit.kept import Domain, Kept, pages, register
from programmes.results.models import Opinion, Survey

register(
    Kept(Survey, "ankieta-o-jakosci", ("title", "opens_on", "closes_on"), Domain.BUSINESS, parent="programme"),
    # Without its paper a sheet is entered again; what came from the page is never deleted.
    Kept(Opinion, "odpowiedz-o-jakosci", ("number", "given_on"), Domain.BUSINESS, parent="survey"),
)
pages(
    {
        "results:quality_create": "nowa ankieta o jakości",
        "results:quality_edit": "zmiana ankiety",
        "results:quality_open": "otwarcie ankiety",
        "results:quality_close": "zamknięcie ankiety",
        "results:quality_enter": "wpisanie ankiet z papieru",
        "results:quality_sheet": "poprawka ankiety z papieru",
        "results:quality_apart": "odpowiedzi odłożone na bok",
        "results:quality_hide": "ukrycie wypowiedzi",
    }
)

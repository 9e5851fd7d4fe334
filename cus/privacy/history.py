"""How the history of retention classes is told."""

from cus.audit.kept import Domain, Kept, pages, register
from cus.privacy.models import RetentionClass

register(Kept(RetentionClass, "klasa-przechowywania", ("code",), Domain.ADMINISTRATIVE))
pages({"desk:personal_retention": "okres przechowywania", "desk:person_report": "wykaz danych osoby"})
pages({"desk:person_document": "wykaz danych osoby, PDF", "desk:person_table": "wykaz danych osoby, CSV"})
pages({"desk:person_erase": "usunięcie danych osoby", "desk:history_restore": "przywrócenie usuniętego wiersza"})

"""Personal data among figures: none are meant to be there; a text may name somebody."""

from cus.privacy.enums import Keep, Whose
from cus.privacy.register import Purpose, holds, holds_none
from diagnosis.personal_data.forms import RESEARCH

# A table waits for its preview to be accepted: at most one a person, gone when it is
# accepted or given up, and after a week.
BROUGHT = Purpose(why="Plik z liczbami między podglądem a wczytaniem.", basis=RESEARCH.basis, keep=Keep.DRAFTS)

holds_none("diagnosis.area", "code", "name", "level")
holds("diagnosis.indicator", "counts", whose=Whose.ANYBODY, purpose=RESEARCH, free_text=True)
holds_none(
    "diagnosis.indicator",
    *("name", "unit", "publisher", "bdl_variable", "direction", "is_count", "is_population", "key", "created_at"),
    "version",
)
holds_none("diagnosis.figuresource", "kind", "text", "as_of", "file_name", "sha256", "created_at")
holds("diagnosis.indicatorvalue", "note", whose=Whose.ANYBODY, purpose=RESEARCH, free_text=True)
holds_none(
    "diagnosis.indicatorvalue",
    *("year", "sex", "age", "base", "unit", "value", "missing", "attribute", "sheet", "row", "column"),
)
holds("diagnosis.diagnosisindicator", "comment", whose=Whose.ANYBODY, purpose=RESEARCH, free_text=True)
holds_none(
    "diagnosis.diagnosisindicator",
    *("position", "sex", "age", "year_from", "year_to", "chart", "frozen", "version"),
)
holds("diagnosis.figureimport", "content", "second_content", whose=Whose.ANYBODY, purpose=BROUGHT)
holds_none("diagnosis.figureimport", "key", "created_at", "name", "second_name", "choices")
holds_none("diagnosis.tablemapping", "name", "columns", "created_at", "version")

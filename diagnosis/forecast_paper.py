"""A forecast as a document: the tables of its page, so that every number can be recomputed from paper."""

from dataclasses import dataclass

from cus.charts import Chart
from cus.documents.parts import Document, Letterhead
from diagnosis.forecast_chart import chart_of
from diagnosis.forecasts import ForecastPaper
from diagnosis.models import Diagnosis


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastPrint:
    """What the template is fed with."""

    paper: ForecastPaper
    diagnosis: str
    chart: Chart | None


def forecast_document(paper: ForecastPaper, diagnosis: Diagnosis, *, letterhead: Letterhead) -> Document:
    """Return one forecast as a document; until the handover each page says PROJEKT."""
    return Document(
        template="documents/forecast.html",
        context=ForecastPrint(paper=paper, diagnosis=diagnosis.title, chart=chart_of(paper) if paper.points else None),
        title=f"Prognoza: {paper.title}",
        subject=diagnosis.title,
        letterhead=letterhead,
        state=diagnosis.paper_state,
    )

"""Quality standards for tests, led to their state by the acts that lead there in life."""

from services import actions
from services.models import QualityStandard
from services.standards.areas import CONTENT, HEAD
from tests.factories.accounts import UserFactory
from tests.factories.services import ServiceFactory

WRITTEN = {
    "premises": "Kuchnia z osobnym pomieszczeniem do wydawania posiłków.",
    "staff_competences": "Kucharz z kwalifikacjami i kierowca po szkoleniu z pierwszej pomocy.",
    "service_level": "Posiłek jest ciepły w chwili podania.",
    "response_time": 3,
    "response_unit": "working_day",
    "hours_mon": "8:00–16:00",
    "hours_tue": "8:00–16:00",
    "admission": "criteria",
    "criteria": "Osoby powyżej 70 lat, które mieszkają same.",
    "payment": "partly",
    "provider_form": "Każda, byle wykonawca zatrudniał na umowę o pracę.",
}
PATHS = {
    "draft": (),
    "submitted": ("submit",),
    "returned": ("submit", "return"),
    "approved": ("submit", "approve"),
    "revoked": ("submit", "approve", "revoke"),
}


def empty_values(**changes) -> dict:
    """Return what the form gives when nothing but ``changes`` is written."""
    blank = QualityStandard()
    return {name: getattr(blank, name) for name in (*HEAD, *CONTENT)} | changes


def write(standard: QualityStandard, by, *, partner: str = "", **changes) -> QualityStandard:
    """Save the contents: ``WRITTEN`` with ``changes``."""
    return actions.save_standard(
        standard=standard, values=empty_values(**WRITTEN | changes), partner=partner, version=standard.version, by=by
    )


def a_standard(state: str = "draft", *, service=None, by=None, director=None, **changes) -> QualityStandard:
    """A written standard in ``state``; its author is an organiser and somebody else the director."""
    by, director = by or UserFactory(organiser=True), director or UserFactory(director=True)
    standard = actions.start_standard(service=service or ServiceFactory(), by=by)
    standard = write(standard, by, **changes)
    steps = {
        "submit": lambda: actions.submit_standard(standard=standard, by=by),
        "return": lambda: actions.return_standard(standard=standard, comment="Dopisz godziny.", by=director),
        "approve": lambda: actions.approve_standard(standard=standard, by=director),
        "revoke": lambda: actions.revoke_standard(standard=standard, comment="Ogłoszono przepis.", by=director),
    }
    for step in PATHS[state]:
        standard = steps[step]()
    return standard

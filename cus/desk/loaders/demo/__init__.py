"""The demo centre: an invented gmina whose people have already done the whole job once.

Each part is loaded only where nothing of its kind exists yet, so a second run leaves alone whatever
the people trying the application have changed. Everything is written in the name of the demo person
whose work it would be.
"""

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction

from cus.desk.loaders.demo.accounts import load_accounts
from cus.desk.loaders.demo.agreement import load_agreement
from cus.desk.loaders.demo.centre import load_centre
from cus.desk.loaders.demo.diagnosis import load_diagnosis
from cus.desk.loaders.demo.evaluation import load_evaluation
from cus.desk.loaders.demo.guide import load_guide
from cus.desk.loaders.demo.notes import load_notes
from cus.desk.loaders.demo.partners import load_partners
from cus.desk.loaders.demo.partnership import load_partnership
from cus.desk.loaders.demo.powers import load_powers
from cus.desk.loaders.demo.programme import load_programmes
from cus.desk.loaders.demo.results import load_results
from cus.desk.loaders.demo.running import load_running
from cus.desk.loaders.demo.staffing import load_staffing
from cus.desk.loaders.demo.standards import load_standards
from cus.desk.loaders.reference import load_reference


@transaction.atomic
def load_demo() -> dict[str, int]:
    """Load what the demo centre lacks; return how many rows of each kind were written.

    Raises:
        ImproperlyConfigured: demo mode is off; a real centre never gets invented data.
    """
    if not settings.DEMO_MODE:
        raise ImproperlyConfigured("Demo data are loaded only in demo mode.")
    load_reference()
    return {
        "konta": load_accounts(),
        "centrum": load_centre(),
        "partnerzy": load_partners(),
        "informator": load_guide(),
        "standardy": load_standards(),
        "porozumienia": load_agreement(),
        "pełnomocnictwa": load_powers(),
        "komitet współpracy": load_partnership(),
        "notatki": load_notes(),
        "potrzeby": load_diagnosis(),
        "bilans kadr": load_staffing(),
        "programy": load_programmes(),
        "program w mocy": load_running(),
        "wyniki": load_results(),
        "skargi, zmiany i wspólne działania": load_evaluation(),
    }

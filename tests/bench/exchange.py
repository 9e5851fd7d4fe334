"""3,000 partners with an offer each brought in from a workbook, against the same rows into bare tables."""

import io
import random
from collections.abc import Iterator

import openpyxl
from django.db import connection, transaction

from cus.accounts.models import User
from cus.tables import Kind, write
from partners import actions
from services.models import Service
from tests.bench.cases import Case
from tests.bench.catalogue import FEW, insert_bare
from tests.bench.data import KINDS, NAMES
from tests.partners.organisations import HEADINGS, OFFER_HEADINGS, TOWNS, krs_of, nip_of, page, regon_of

IMPORTED = 3_000
TEXT = "Wspieramy starszych mieszkańców trzech sołectw: zakupy, rozmowa, dowóz na zajęcia i drobne naprawy. "


def workbook(services: list[str]) -> bytes:
    """Return the table as a clerk would bring it: half of the identifiers, some of the texts, an offer each."""
    chance = random.Random(2026)  # noqa: S311 - repeatable data, not a secret
    partners, offers = [], []
    for at in range(IMPORTED):
        name = f"{chance.choice(KINDS)} „{chance.choice(NAMES)}” nr {at + 10_000}"
        partners.append(
            {
                "pełna nazwa instytucji": name,
                "adres": f"ul. Lipowa {at}, 89-99{at % 8} {TOWNS[at % 8]}",
                "telefony": f"52 {at:07}",
                "NGO": chance.choice(("tak", "nie", "")),
                "zakres działalności": TEXT * (at % 4),
                "NIP": nip_of(5_000_000 + at) if at % 2 else "",
                "REGON": regon_of(400_000 + at) if at % 3 else "",
                "KRS": krs_of(400_000 + at) if at % 4 == 0 else "",
                "forma prawna": chance.choice(("fundacja", "stowarzyszenie", "spółdzielnia socjalna", "")),
            }
        )
        offers.append(
            {
                "partner": name,
                "usługa": chance.choice(services),
                "możliwości": str(at % 60 + 1),
                "jednostka": "osoba",
                "w jakim czasie": "rocznie",
                "dla kogo": "seniorzy; rodziny",
                "stan na dzień": "05.01.2026",
            }
        )
    return write(Kind.XLSX, [page("Partnerzy", HEADINGS, partners), page("Oferta", OFFER_HEADINGS, offers)])


def exchange_cases(by: User) -> Iterator[Case]:
    """Return the measurement; ``by`` edits cards."""
    content = workbook(list(Service.objects.active().order_by("pk").values_list("name", flat=True)[:50]))

    def bring() -> None:
        with transaction.atomic():
            done = actions.import_partners(contents=[content], by=by)
            if done.new != IMPORTED:
                raise RuntimeError(str(done))
            transaction.set_rollback(True)

    def least() -> None:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
        for sheet in book:
            insert_bare([[str(cell or "").strip() for cell in row] for row in sheet.iter_rows(values_only=True)])

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE partners_partner, partners_offer")
    yield Case("import-3000-partners", bring, least, most=FEW)

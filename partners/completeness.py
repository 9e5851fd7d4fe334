"""How complete a card is: the thirteen printed rows, and what beyond them others lean on; with the reasons."""

from dataclasses import dataclass

from partners.enums import LegalForm, SocialEconomyStatus
from partners.models import Partner
from partners.rows import LATER, ROWS, WANTED
from partners.validators import delivery_check_agrees

# Why an empty row matters, by its first field.
WHY = {
    "name": "bez nazwy fiszki nie da się odnaleźć",
    "address": "nie wiadomo, jak się skontaktować",
    "responsible_person": "nie wiadomo, z kim uzgadniać usługi",
    "works_for_social_employment": "od tego zależy rola w porozumieniu i jego punkty 2–4",
    "is_local_government_unit": "jednostce własnej usługę się przydziela, nie zleca",
    "is_other_administration": "pomaga dobrać tryb zlecenia usług",
    "is_ngo": "w konkursie ofert startują organizacje i podmioty z nimi zrównane",
    "resources_staff": "z zasobów bierze się potencjał w diagnozie i bilans kadr",
    "activity_scope": "po działalności szuka się partnera do usługi",
    "affiliation_parent": "nie wiadomo, kto jeszcze decyduje i czyje wytyczne obowiązują",
    "other_information": "tu zapisuje się kłopoty i sukcesy, które mówią, na co można liczyć",
    "role_justification": "uzasadnia, dlaczego podmiot ma być partnerem",
    "actions_taken": "wypełnia się na późniejszych etapach",
}


@dataclass(frozen=True, slots=True)
class RowState:
    """One printed row: its short name, the first field (to link to), whether it is filled, and why it matters."""

    label: str
    field: str
    filled: bool
    why: str = ""

    @property
    def is_later(self) -> bool:
        """Filled only at later stages."""
        return self.field == LATER


@dataclass(frozen=True, slots=True)
class Gap:
    """What beyond the paper is missing or doubtful, and why it matters.

    ``field`` is a field of the form, or ``page`` the name of the page where it is entered.
    """

    label: str
    why: str
    field: str = ""
    page: str = ""


def completeness(partner: Partner) -> list[RowState]:
    """Return the thirteen rows with their states; a row counts as filled when any of its fields is.

    Row 13 is filled by joint actions too.
    """
    states = [
        RowState(
            label, fields[0], any(getattr(partner, name) not in ("", None) for name in fields), WHY.get(fields[0], "")
        )
        for label, fields in ROWS
    ]
    last = states[-1]
    if not last.filled and partner.actions_told:
        states[-1] = RowState(last.label, last.field, filled=True, why=last.why)
    return states


def missing_rows(partner: Partner) -> int:
    """How many of rows 1–12 are empty; for lists, without reading the texts."""
    return WANTED - partner.filled_rows


def gaps(partner: Partner, *, has_offers: bool, has_places: bool) -> list[Gap]:
    """Return what beyond the paper would help and is not there, and what looks wrong."""
    numbers = partner.nip or partner.regon or partner.krs
    numberless = partner.legal_form in (LegalForm.NATURAL_PERSON, LegalForm.NO_LEGAL_PERSONALITY) or partner.parent_id
    found = [
        (not has_offers, Gap("oferta", "bez niej program nie wie, kto może wykonać usługę", page="partners:offers")),
        (
            not partner.potential_category,
            Gap(
                "kategoria podmiotu", "bez niej nie wejdzie do potencjału (art. 21 ust. 3 pkt 2)", "potential_category"
            ),
        ),
        (
            not partner.signatories,
            Gap("osoby upoważnione do podpisu", "porozumienie nie ma kogo wskazać", "signatories"),
        ),
        (
            not numbers and not numberless,
            Gap("identyfikatory", "po numerze łatwo poznać, że to ten sam podmiot", "nip"),
        ),
        (
            not has_places,
            Gap("miejsca i godziny", "mieszkaniec nie wie, dokąd i kiedy przyjść", page="partners:place_create"),
        ),
        (
            partner.social_economy_status == SocialEconomyStatus.ENTERPRISE and not partner.social_economy_since,
            Gap("od kiedy przedsiębiorstwo społeczne", "status nadaje się od dnia", "social_economy_since"),
        ),
        (
            bool(partner.electronic_delivery_address)
            and not delivery_check_agrees(partner.electronic_delivery_address),
            Gap(
                "adres do doręczeń: sprawdź cyfry", "dwie ostatnie nie pasują do reszty", "electronic_delivery_address"
            ),
        ),
    ]
    return [gap for wrong, gap in found if wrong]

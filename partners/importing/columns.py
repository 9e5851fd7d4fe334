"""Columns of the two sheets: partners in the order of the card, and their offers."""

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from cus.importing.fields import MANY, Field
from cus.importing.words import Amount, Checked, Day, Items, Labels, ManyLabels, Number, Text, Words, Wrong, YesNo
from cus.text.search import fold
from partners.enums import (
    Charge,
    ConfirmationInterval,
    ConfirmationManner,
    LegalForm,
    PotentialCategory,
    SocialEconomyKind,
    SocialEconomyStatus,
)
from partners.namesake import refuse_own_name
from partners.validators import (
    KRS_DIGITS,
    digits_of,
    tidy_delivery_address,
    validate_delivery_address,
    validate_krs,
    validate_nip,
    validate_regon,
)
from services.enums import DeliveryMode, Period, Unit
from services.standards.hours import DAYS, NAMES, parse_hours

PARTNER_SHEET, OFFER_SHEET = "Partnerzy", "Oferta"
NUMBERS = ("nip", "regon", "krs")
CARD_HELP = "Wypełnia go eksport; po nim poznaje się fiszkę na pewno. Nowemu partnerowi zostaw puste."


def identifier(name: str, check: Callable[[str], None], *, full: int) -> Checked:
    """Return the words of a number of a register; ``full``: its length, to say which zeros were lost."""

    def judge(value: str) -> None:
        try:
            check(value)
        except ValidationError as error:
            filled = value.zfill(full)
            if value.isdigit() and len(value) < full and _is_sound(check, filled):
                lost = f"Jeśli arkusz zgubił zera na początku, wpisz jako tekst {filled}."
                raise ValidationError(f"{error.messages[0]} {lost}") from error
            raise

    return Checked(40, check=judge, tidied=digits_of)


def _is_sound(check: Callable[[str], None], value: str) -> bool:
    try:
        check(value)
    except ValidationError:
        return False
    return True


class Hours(Text):
    """Hours of one day, kept as the guide prints them."""

    def read(self, text: str) -> str:
        """Return the hours.

        Raises:
            Wrong: they cannot be read.
        """
        try:
            return super().read(parse_hours(text))
        except ValueError as error:
            raise Wrong(str(error)) from error


def _email(value: str) -> None:
    try:
        validate_email(value)
    except ValidationError as error:
        raise ValidationError("To nie jest adres e-mail. Popraw go albo zostaw puste.") from error


# What is asked of a gmina is known when the file is read.
GMINAS = Field("gminas", "gminy, w których działa", Words(), f"Nazwy albo kody TERYT. {MANY}", aliases=("gminy",))
NIP = Field("nip", "NIP", identifier("NIP", validate_nip, full=10), "10 cyfr; może go nie być.", aliases=("nr NIP",))
REGON = Field("regon", "REGON", identifier("REGON", validate_regon, full=9), "9 albo 14 cyfr; może go nie być.",
              aliases=("nr REGON",))  # fmt: skip
KRS = Field("krs", "KRS", identifier("KRS", validate_krs, full=KRS_DIGITS), "10 cyfr, z zerami na początku.",
            aliases=("nr KRS", "numer KRS"))  # fmt: skip

PARTNER_FIELDS: tuple[Field, ...] = (
    Field("name", "pełna nazwa instytucji", Checked(300, check=refuse_own_name),
          "Wiersz 1 fiszki. Wystarczy sama nazwa.", required=True,
          aliases=("Potencjalny partner / interesariusz", "nazwa", "pełna nazwa", "partner", "organizacja")),
    Field("address", "adres", Text(300), "Wiersz 2. Najlepiej z kodem: ul. Lipowa 1, 89-999 Brzozowa Górka.",
          aliases=("siedziba",)),
    Field("phones", "telefony", Text(200), "Wiersz 2. Kilka oddziel przecinkami.", aliases=("telefon",)),
    Field("email", "adres e-mail", Checked(254, check=_email), "Wiersz 2.", aliases=("e-mail", "email")),
    Field("responsible_person", "Realizator usług społecznych", Text(200),
          "Wiersz 3. Imię i nazwisko osoby odpowiedzialnej za usługi.",
          aliases=("osoba odpowiedzialna za realizację usług", "osoba odpowiedzialna za usługi")),
    Field("works_for_social_employment", "Działający na rzecz zatrudnienia socjalnego", YesNo(), "Wiersz 4. tak, nie "
          "albo puste.", aliases=("działa na rzecz zatrudnienia socjalnego", "zatrudnienie socjalne")),
    Field("is_local_government_unit", "Jednostka JST", YesNo(), "Wiersz 5. tak, nie albo puste.",
          aliases=("jednostka samorządu terytorialnego",)),
    Field("is_other_administration", "Jednostka/organ administracji innej niż JST", YesNo(),
          "Wiersz 6. tak, nie albo puste.", aliases=("jednostka administracji innej niż samorząd",)),
    Field("is_ngo", "NGO", YesNo(), "Wiersz 7. tak, nie albo puste.", aliases=("organizacja pozarządowa",)),
    Field("resources_staff", "zasoby kadrowe", Text(), "Wiersz 8. Kadra ze specjalistami.", aliases=("kadra",)),
    Field("resources_infrastructure", "infrastruktura", Text(), "Wiersz 8. Sprzęt i pomieszczenia."),
    Field("activity_scope", "zakres działalności", Text(), "Wiersz 9."),
    Field("activity_kinds", "rodzaje prowadzonych działań", Text(), "Wiersz 9."),
    Field("activity_recipients", "grupy odbiorców", Text(), "Wiersz 9.", aliases=("odbiorcy",)),
    Field("affiliation_parent", "działa w strukturach innej organizacji", Text(), "Wiersz 10."),
    Field("affiliation_cooperation", "z kim współpracuje", Text(), "Wiersz 10."),
    Field("affiliation_guidelines", "czyje wytyczne dotyczące usług obowiązują", Text(), "Wiersz 10."),
    Field("other_information", "Inne", Text(), "Wiersz 11. Problemy, sukcesy.", aliases=("inne informacje",)),
    Field("role_justification", "Uzasadnienie roli partnera", Text(), "Wiersz 12. Ze wskazaniem charakteru działań."),
    Field("actions_taken", "Działania, w które partner był zaangażowany", Text(), "Wiersz 13. Wypełnia się później."),
    NIP, REGON, KRS,
    Field("electronic_delivery_address", "adres do doręczeń elektronicznych",
          Checked(60, check=validate_delivery_address, tidied=tidy_delivery_address), "ADE: AE:PL-…", aliases=("ADE",)),
    Field("legal_form", "forma prawna", Labels(LegalForm), "Słowo z listy."),
    Field("potential_category", "kategoria potencjału (art. 21 ust. 3 pkt 2)", Labels(PotentialCategory),
          "Słowo z listy.", aliases=("kategoria", "kategoria potencjału")),
    Field("social_economy_status", "status w ekonomii społecznej", Labels(SocialEconomyStatus), "Słowo z listy; "
          "niezależne od formy prawnej.", aliases=("ekonomia społeczna",)),
    Field("social_economy_kind", "rodzaj podmiotu ekonomii społecznej", Labels(SocialEconomyKind),
          "Słowo z listy; tylko przy statusie.", aliases=("rodzaj w ekonomii społecznej",)),
    Field("social_economy_since", "status od dnia", Day(), "Tylko przy statusie."),
    Field("founders", "założyciele", Items(300), f"Na przykład: gmina Lipowo; gmina Olszanka. {MANY}",
          aliases=("założyciel",)),
    Field("parent", "jednostka macierzysta", Text(300), "Oddziałowi: czyim jest oddziałem. Pełna nazwa, NIP, REGON, "
          "KRS albo nr fiszki.", aliases=("oddział podmiotu",)),
    Field("former_names", "dawne nazwy", Items(300), MANY, aliases=("dawna nazwa", "poprzednie nazwy")),
    GMINAS,
    Field("is_active_in_area", "działa na obszarze centrum", YesNo(), "tak albo nie; puste przy nowym: tak."),
    Field("signatories", "osoby upoważnione do podpisu", Text(), "Każda w osobnym wierszu komórki."),
    Field("confirmed_on", "dane potwierdzono", Day(past=True), "Dzień rozmowy lub pisma.", aliases=("potwierdzono",)),
    Field("confirmed_how", "jak potwierdzono", Labels(ConfirmationManner), "Słowo z listy; razem z dniem."),
    Field("confirm_every", "jak często potwierdzać", Labels(ConfirmationInterval), "Puste: tak jak całe centrum."),
    Field("card", "nr fiszki", Number(largest=999_999_999), CARD_HELP, aliases=("numer fiszki",)),
)  # fmt: skip

HOURS_HELP = "Godziny od–do, na przykład 8:00–16:00 albo 8–12, 14–18."

OFFER_FIELDS: tuple[Field, ...] = (
    Field("name", "partner", Text(300), "Pełna nazwa z arkusza „Partnerzy” albo z rejestru. Zamiast niej wystarczy "
          "NIP, REGON, KRS albo nr fiszki.", aliases=("pełna nazwa instytucji", "nazwa partnera", "nazwa")),
    Field("town", "miejscowość", Text(100), "Gdy dwóch partnerów nazywa się tak samo."),
    NIP, REGON, KRS,
    Field("service", "usługa", Text(200), "Nazwa albo identyfikator z katalogu usług.", required=True,
          aliases=("nazwa usługi", "kod usługi")),
    Field("capacity", "możliwości", Amount(), "Sama liczba. Razem z jednostką.", aliases=("ile może",)),
    Field("unit", "jednostka", Labels(Unit), "W czym się liczy.", aliases=("jednostka miary",)),
    Field("period", "w jakim czasie", Labels(Period), "Słowo z listy.", aliases=("okres",)),
    Field("recipients", "dla kogo", Items(200), MANY, aliases=("odbiorcy", "grupy odbiorców")),
    Field("admission", "warunki i kolejność przyjęć", Text(), "Kto ma pierwszeństwo.", aliases=("warunki przyjęć",)),
    Field("modes", "sposób świadczenia", ManyLabels(DeliveryMode), MANY, aliases=("sposoby",)),
    Field("place", "miejsce", Text(200), "Gdzie partner świadczy usługę."),
    *(Field(f"hours_{day}", name, Hours(60), HOURS_HELP) for day, name in zip(DAYS, NAMES, strict=True)),
    Field("hours_note", "inne pory", Text(300), "Na przykład: po umówieniu."),
    Field("charge", "odpłatność", Labels(Charge), "Słowo z listy."),
    Field("fee_note", "odpłatność – opis", Text(), "Ile i za co, własnymi słowami.", aliases=("opłata",)),
    Field("how_to_apply", "jak się zgłosić", Text(), "Krok po kroku."),
    Field("contact_person", "osoba do kontaktu", Text(200), "Imię i nazwisko; może go nie być."),
    Field("contact_details", "telefon lub e-mail tej osoby", Text(200), "Do tej osoby, nie do instytucji."),
    Field("person_is_public", "osoba zgodziła się na podanie jej w informatorze", YesNo(), "tak albo nie; bez zgody "
          "informator jej nie pokaże."),
    Field("confirmed_on", "stan na dzień", Day(past=True), "Kiedy ofertę potwierdzono.",
          aliases=("potwierdzono",)),
    Field("card", "nr fiszki", Number(largest=999_999_999), CARD_HELP, aliases=("numer fiszki",)),
)  # fmt: skip

# Columns that point to a partner or to the row itself; the others are written as they are.
POINTING = ("card", "name", "town", *NUMBERS)
HEADING = {field.key: field.heading for field in PARTNER_FIELDS}
OFFER_HEADING = {field.key: field.heading for field in OFFER_FIELDS}


def same_name(name: str) -> str:
    """Return a name as full names are compared: without case, diacritics and quotation marks."""
    return " ".join("".join(" " if char in "„”\"'«»’" else char for char in fold(name)).split())

"""Rights in plain words, for the person concerned and for the periodic review."""

from cus.accounts.acts import Act
from cus.accounts.enums import Role
from cus.accounts.models import User
from cus.text.organs import organ_later

# Completes „ta osoba …”.
CAN: dict[Act, str] = {
    Act.READ_PUBLISHED: "czyta to, co obowiązuje",
    Act.READ_DRAFTS: "czyta projekty",
    Act.READ_DICTIONARIES: "czyta słowniki",
    Act.PARTNER_EDIT: "zakłada i zmienia fiszki partnerów i oferty",
    Act.PARTNER_ARCHIVE: "łączy i archiwizuje partnerów, publikuje informator",
    Act.AGREEMENT_DRAFT: "przygotowuje porozumienia, podział zadań i pełnomocnictwa",
    Act.AGREEMENT_SIGN: "odnotowuje podpisanie i zakończenie porozumień",
    Act.PESEL_ENTER: "wpisuje numery PESEL",
    Act.PESEL_SEE: "ogląda pełne numery PESEL",
    Act.CONTRACT_DRAFT: "przygotowuje umowy z wykonawcami",
    Act.CONTRACT_SIGN: "odnotowuje podpisanie i zakończenie umów",
    Act.DIAGNOSIS_EDIT: "wpisuje notatki, wiersze diagnozy, dane i uwagi",
    Act.DIAGNOSIS_STAGE: "zmienia etapy diagnozy i odpowiada na uwagi",
    Act.DIAGNOSIS_HAND_OVER: organ_later("przekazuje diagnozę wójtowi i radzie"),
    Act.PROGRAMME_EDIT: "zmienia projekty programów",
    Act.PROGRAMME_SUBMIT: "tworzy programy, składa je do dyrektora i wycofuje",
    Act.PROGRAMME_DECIDE: "zatwierdza i zwraca programy, cofa zatwierdzenia",
    Act.PROGRAMME_COUNCIL: organ_later(
        "odnotowuje sprawy programów u wójta, w konsultacjach, w radzie i w dzienniku urzędowym"
    ),
    Act.STANDARD_DRAFT: "przygotowuje i składa standardy usług",
    Act.STANDARD_DECIDE: "zatwierdza i zwraca standardy usług",
    Act.DELIVERY_ENTER: "wpisuje dane o realizacji, skargi i ankiety",
    Act.RESULTS_PREPARE: "przyjmuje sprawozdania wykonawców i przygotowuje informację z realizacji",
    Act.RESULTS_APPROVE: "zatwierdza autoewaluację, plan i sprawozdanie, przekazuje informację gminie",
    Act.CATALOGUE_PROPOSE: "proponuje usługi do katalogu",
    Act.CATALOGUE_ADMIN: "zmienia katalog usług i zawodów, wchodzi do panelu administratora",
    Act.TEMPLATE_PROPOSE: "proponuje treść wzoru porozumienia",
    Act.TEMPLATE_PUBLISH: "ogłasza wzór porozumienia",
    Act.CENTRE_PROFILE: "zmienia dane centrum",
    Act.QUALIFICATIONS_SEE: "ogląda sprawdzenie kwalifikacji osób na stanowiskach",
    Act.AUTHORISATIONS: "udziela upoważnień i je odwołuje",
    Act.USERS_ADMIN: "zarządza kontami i rolami",
    Act.RIGHTS_REVIEW: "przegląda uprawnienia wszystkich osób",
    Act.ROW_RESTORE: "przywraca usunięte wiersze",
    Act.PERSON_DATA: "sporządza wykaz danych osoby i je usuwa",
    Act.DOCUMENTS_VERIFY: "sprawdza, czy zamrożone dokumenty są takie, jakie zapisano",
    Act.HISTORY_OWN: "ogląda własne zmiany",
    Act.HISTORY_BUSINESS: "ogląda historię spraw centrum",
    Act.HISTORY_ALL: "ogląda całą historię i dziennik dostępu",
    Act.HISTORY_ADMINISTRATIVE: "ogląda czynności administracyjne",
}
# The same for a whole role, short enough for a table.
SUMMARY: dict[Role, str] = {
    Role.WORKER: "prowadzi fiszki, diagnozę i projekty dokumentów; wpisuje numery PESEL, ale ich potem nie widzi",
    Role.ORGANISER: "jak pracownik, a ponadto składa programy do dyrektora, odnotowuje podpisy i uchwały, widzi PESEL",
    Role.DIRECTOR: "decyduje o programach i standardach, udziela upoważnień, ogląda całą historię",
    Role.ADMINISTRATOR: "zarządza kontami, rolami, katalogiem i wzorami; nie widzi projektów ani numerów PESEL",
    Role.READER: "tylko czyta to, co obowiązuje",
}


def allowed_to(person: User) -> list[str]:
    """Return everything that the person may do today, in plain words."""
    return [CAN[act] for act in Act if person.may(act)]

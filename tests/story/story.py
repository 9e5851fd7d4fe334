"""What is typed in the story: an invented gmina, invented partners, plain Polish."""

import datetime as dt

from django.utils import timezone

TODAY = timezone.localdate()
YEAR = TODAY.year + 1

CENTRE = {
    "name": "Centrum Usług Społecznych w Brzozowej Górce",
    "short_name": "CUS Brzozowa Górka",
    "created_on": "04.01.2021",
    "street": "ul. Lipowa 4",
    "postal_code": "89-999",
    "town": "Brzozowa Górka",
    "phone": "52 000 00 00",
    "email": "cus@przyklad.example",
}
CIRCLE = {
    "name": "Koło Gospodyń Wiejskich „Kalina” w Podlesiu",
    "address": "Podlesie 14, 89-999 Brzozowa Górka",
    "phones": "52 000 00 01",
    "email": "kalina@przyklad.example",
    "responsible_person": "Barbara Przykładna",
    "works_for_social_employment": False,
    "is_local_government_unit": False,
    "is_other_administration": False,
    "is_ngo": True,
    "resources_staff": "Czternaście członkiń, w tym dwie kucharki i jedna opiekunka środowiskowa.",
    "resources_infrastructure": "Świetlica z kuchnią na 60 posiłków dziennie i samochód dostawczy.",
    "activity_scope": "Gmina Brzozowa Górka, przede wszystkim sołectwa Podlesie i Rudka.",
    "activity_kinds": "Gotowanie i dowóz posiłków, spotkania, wycieczki.",
    "activity_recipients": "Osoby starsze i rodziny z dziećmi.",
    "affiliation_parent": "Nie działa w strukturach innej organizacji.",
    "affiliation_cooperation": "Współpracuje ze strażą pożarną i szkołą.",
    "affiliation_guidelines": "Nie wiążą go niczyje wytyczne.",
    "other_information": "Brakuje drugiego kierowcy.",
    "role_justification": "Jedyny podmiot w tej części gminy, który może gotować przez cały rok.",
    "nip": "526-10-40-828",
    "legal_form": "koło gospodyń wiejskich",
    "potential_category": "organizacja pozarządowa",
}
SOCIAL_CENTRE = {
    "name": "Centrum Integracji Społecznej „Nowa Droga”",
    "address": "ul. Polna 2, 89-999 Brzozowa Górka",
    "works_for_social_employment": True,
    "is_local_government_unit": False,
    "is_ngo": True,
    "resources_staff": "Sześć osób: instruktorzy zawodu, pracownik socjalny, doradca zawodowy.",
    "activity_kinds": "Reintegracja zawodowa i społeczna, warsztaty opieki i gastronomii.",
    "social_economy_status": "podmiot ekonomii społecznej",
}
MEALS, RESPITE = "Przygotowywanie i dowóz posiłków", "Usługa wytchnieniowa (krótkich urlopów)"
MEALS_OFFER = {"service": MEALS, "capacity": "60", "unit": "posiłek", "period": "dziennie", "place": "Podlesie"}
RESPITE_OFFER = {"service": RESPITE, "capacity": "30", "unit": "rodzina", "period": "rocznie"}

AGREEMENT = {
    "number": "1/2026",
    "place": "Brzozowa Górka",
    "mission": "Nikt w gminie nie zostaje sam z ciężarem, który można podzielić.",
    "goals": "Posiłki dla osób mieszkających samotnie.\nChwila oddechu dla opiekunów.",
}
PARTIES = [
    {"party": CIRCLE["name"], "role": "realizator usług", "represented_by": "Barbara Przykładna, przewodnicząca"},
    {"party": SOCIAL_CENTRE["name"], "represented_by": "Adam Przykładny, kierownik"},
]
TASKS = [
    {"description": "Gotowanie i dowóz posiłków", "goal": "60 posiłków dziennie"},
    {"description": "Szkolenie kandydatów na opiekunów", "goal": "dwie grupy w roku"},
    {"description": "Prowadzenie katalogu usług", "goal": "aktualny katalog"},
]

DIAGNOSIS = "Diagnoza potrzeb i potencjału gminy Brzozowa Górka"
DIAGNOSIS_START = dt.date(TODAY.year, 1, 1)
SENIORS = "Codzienny ciepły posiłek w domu"
CARERS = "Czas wolny od opieki, choć raz na kwartał"
CHILDREN = "Opieka i zajęcia po lekcjach na miejscu"
NEEDS = [
    {
        "group": "Seniorzy mieszkający samotnie",
        "problem": "Najbliższy bar jest 11 km dalej, a sklep w Podlesiu zamknięto.",
        "need": SENIORS,
        "ways": "Dowóz posiłków z kuchni koła gospodyń.",
        "services": [MEALS],
        "number": 86,
        "unit": "person",
        "kind": "expressed",
        "size": 5,
        "severity": 4,
        "evidence": 2,
    },
    {
        "group": "Opiekunowie rodzinni",
        "problem": "Opiekują się bliskimi bez zastępstwa, także w chorobie.",
        "need": CARERS,
        "ways": "Opieka zastępcza w domu i miejsca dzienne.",
        "services": [RESPITE],
        "number": 31,
        "unit": "family",
        "size": 3,
        "severity": 5,
    },
    {
        "group": "Dzieci w wieku 6–12 lat",
        "problem": "Po lekcjach nie ma autobusu do sołectw.",
        "need": CHILDREN,
        "ways": "Klub w świetlicy.",
        "number": 64,
        "unit": "place",
        "size": 4,
        "severity": 4,
    },
]
TERRITORY = {
    "territory": "Gmina Brzozowa Górka",
    "assessor": "Centrum Usług Społecznych w Brzozowej Górce",
    "services_present": "Świetlica w Podlesiu, warsztaty centrum integracji.",
    "services_missing": "Opieka po lekcjach, miejsca dla opiekunów.",
    "social_economy": "Centrum Integracji Społecznej „Nowa Droga”.",
    "training_resources": "Warsztaty opieki i gastronomii.",
    "readiness": "Koło gospodyń może prowadzić kuchnię przez cały rok.",
}

PROGRAMME = f"Bliżej siebie {YEAR}–{YEAR + 1}"
TEXTS = {
    "goal": "Żeby żadna osoba mieszkająca samotnie nie została bez ciepłego posiłku, a opiekun – bez wytchnienia.",
    "period_start": f"01.01.{YEAR}",
    "period_end": f"31.12.{YEAR + 1}",
    "needs_rationale": "Wynika z diagnozy: 86 osób je na co dzień bez ciepłego posiłku, 31 rodzin opiekuje się samotnie.",
    "recipients": "Osoby starsze mieszkające samotnie i rodziny, które opiekują się bliskimi.",
    "planned_people": "117",
    "qualification_procedure": "Zgłoszenie w centrum lub u partnera, odpowiedź w ciągu 14 dni.",
    "evidence": "Oświadczenie, a przy chorobie zaświadczenie do wglądu.",
    "organisation": "Nabór w pierwszym kwartale, potem usługi i przegląd co pół roku.",
    "monitoring": "Co kwartał liczba osób i posiłków, raz w roku rozmowy z odbiorcami.",
    "budget_note": "Kwoty w cenach z dnia złożenia.",
}
MEALS_ITEM = {
    "recipients": "Osoby w wieku 60 lat i więcej mieszkające samotnie.",
    "quantity": "60",
    "quantity_unit": "osoba",
    "quantity_bound": "dokładnie",
    "quantity_period": "dziennie",
    "fee_required": True,
    "fee_note": "Bezpłatnie, gdy dochód nie przekracza kryterium.",
    "provider": CIRCLE["name"],
    "planned_cost": "240 000,00",
}
MEALS_FEE = {"amount": "6,00", "unit": "posiłek"}
MEALS_ROWS = {
    "conditions": {"text": "Wiek co najmniej 60 lat i samotne zamieszkiwanie.", "evidence": "oświadczenie"},
    "data_items": {"name": "imię i nazwisko", "purpose": "ustalenie, kto korzysta"},
    "indicators": {"name": "liczba osób z posiłkiem", "unit": "osoba", "baseline": "0", "target": "60"},
    "budget_lines": {"year": str(YEAR), "source": "budżet gminy", "amount": "240 000,00"},
}
RESPITE_ITEM = {
    "recipients": "Rodziny, które opiekują się osobą zależną.",
    "quantity": "20",
    "quantity_unit": "rodzina",
    "quantity_bound": "co najmniej",
    "quantity_period": "rocznie",
    "fee_required": False,
    "provider": SOCIAL_CENTRE["name"],
    "planned_cost": "90 000,00",
}
RESPITE_ROWS = {
    "conditions": {"text": "Opieka nad bliskim w domu.", "evidence": "oświadczenie"},
    "data_items": {
        "name": "rodzaj niepełnosprawności podopiecznego",
        "category": "szczególnej kategorii (art. 9 RODO)",
        "purpose": "dobór opieki",
    },
    "indicators": {"name": "rodziny z przerwą w opiece", "unit": "rodzina", "baseline": "0", "target": "20"},
    "budget_lines": {"year": str(YEAR), "source": "budżet państwa", "amount": "90 000,00"},
}
COMMENT = "Kto zje, jeśli w diagnozie jest 86 osób, a w programie 60?"

"""Columns of the two sheets: services, and their requirements; headed as people call them."""

from cus.importing.fields import MANY, Field
from cus.importing.words import Flag, Items, Labels, ManyLabels, Number, Text, Words
from services.enums import (
    DeliveryMode,
    EducationLevel,
    LegalRegime,
    RecipientKind,
    RequirementKind,
    RequirementSubject,
    ServiceState,
    StudiesKind,
    Unit,
)

SERVICE_SHEET, REQUIREMENT_SHEET = "usługi", "wymagania"

# Areas are read by the names that the database holds: their words are given when the file is read.
AREAS = Field("areas", "zakresy", Words(), "Numery albo nazwy zakresów z art. 2 ust. 1, na przykład: 4; 9.",
              aliases=("zakresy (art. 2 ust. 1)", "zakresy usług", "zakres"))  # fmt: skip

SERVICE_FIELDS: tuple[Field, ...] = (
    Field("name", "nazwa", Text(200), "Każda usługa raz. Po nazwie poznaje się usługę, która już jest w katalogu.",
          required=True, aliases=("nazwa usługi", "usługa")),
    Field("synonyms", "inne nazwy", Items(200), MANY, aliases=("synonimy",)),
    Field("characteristic", "charakterystyka", Text(), "Na czym polega usługa.", aliases=("opis",)),
    AREAS,
    Field("legal_regime", "tryb", Labels(LegalRegime, programme="program|tryb programu", separate_law="przepisy odrębne"),
          "Art. 19 ustawy: program albo przepisy odrębne.", aliases=("tryb (art. 19)", "tryb udzielania")),
    Field("legal_basis", "podstawa prawna", Text(300), "Konieczna przy trybie przepisów odrębnych."),
    Field("recipient_kinds", "rodzaje odbiorców", ManyLabels(RecipientKind), f"Słowa z art. 2 ust. 1. {MANY}",
          aliases=("rodzaj odbiorcy", "rodzaj odbiorców")),
    Field("recipients", "grupy odbiorców", Items(200), MANY, aliases=("odbiorcy",)),
    Field("competences", "kompetencje", Items(300), MANY),
    Field("desired_traits", "cechy", Items(120), MANY, aliases=("pożądane cechy",)),
    Field("unit", "jednostka", Labels(Unit), "W czym się usługę liczy.", aliases=("jednostka miary",)),
    Field("delivery_modes", "sposoby", ManyLabels(DeliveryMode), MANY,
          aliases=("sposób świadczenia", "sposoby świadczenia")),
    Field("delivery_places", "miejsca", Items(200), MANY, aliases=("miejsca świadczenia",)),
    Field("package", "pakiet", Text(120), "Nazwa pakietu, jeśli usługa jest jego częścią."),
    Field("supports_deinstitutionalisation", "wspiera DI", Flag(), "Deinstytucjonalizacja: tak albo puste.",
          aliases=("wspiera deinstytucjonalizację",)),
    Field("notes", "uwagi", Items(1000), f"Uwagi do źródła. {MANY}", aliases=("uwagi do źródła",)),
    Field("state", "stan", Labels(ServiceState), "Nowa usługa: projekt albo czynna. Puste: projekt."),
    Field("slug", "identyfikator", Text(80), "Wypełnia go eksport; dzięki niemu można zmienić nazwę. Nowej usłudze "
          "zostaw puste.", aliases=("adres",)),
)  # fmt: skip

REQUIREMENT_FIELDS: tuple[Field, ...] = (
    Field("service", "usługa", Text(200), "Nazwa z arkusza „usługi”.", required=True, aliases=("nazwa usługi",)),
    Field("group", "wymaganie nr", Number(1), "Wiersze o tym samym numerze to jedno wymaganie. Puste: 1."),
    Field("alternative", "możliwość nr", Number(1), "Wystarczy jedna możliwość; wiersze tej samej muszą być spełnione "
          "razem. Puste: 1."),
    Field("kind", "rodzaj", Labels(RequirementKind), "Słowo z listy.", required=True, aliases=("rodzaj warunku",)),
    Field("subject", "kogo dotyczy", Labels(RequirementSubject, person="osoba"),
          "Puste: osoba wykonująca usługę."),
    Field("code", "kod zawodu", Text(40), "Sześć cyfr z klasyfikacji zawodów, z zerem na początku.", aliases=("kod",)),
    Field("title", "nazwa zawodu", Text(300), "Musi się zgadzać z kodem.", aliases=("zawód",)),
    Field("education", "wykształcenie co najmniej", Labels(EducationLevel), "Słowo z listy.",
          aliases=("wykształcenie",)),
    Field("studies", "studia", Labels(StudiesKind), "Słowo z listy."),
    Field("names", "kierunki albo kwalifikacje", Items(200), MANY),
    Field("names_are_examples", "kierunki przykładowe", Flag(), "tak albo puste"),
    Field("topic", "nazwa, program lub zakres", Text(300), "Szkolenia, zaświadczenia, doświadczenia."),
    Field("hours", "godziny", Number(), "Co najmniej tyle."),
    Field("practical_hours", "w tym praktyczne", Number(), "Nie więcej niż godzin szkolenia."),
    Field("guided_by", "praktyka pod kierunkiem", Text(100), "Czyim."),
    Field("before_employment", "przed zatrudnieniem", Flag(), "tak albo puste"),
    Field("months", "miesiące doświadczenia", Number(), "Co najmniej tyle."),
    Field("max_age_months", "ważność w miesiącach", Number(), "Zaświadczenie najwyżej tyle miesięcy przed "
          "zatrudnieniem."),
    Field("text", "treść", Text(), "Warunek opisany słowami albo dopisek."),
    Field("legal_basis", "podstawa prawna", Text(300), "Przepis, z którego wynika wymaganie."),
    Field("printed_code", "kod w źródle", Text(10), "Jeśli źródło podaje inny."),
    Field("printed_title", "nazwa w źródle", Text(300), "Jeśli źródło podaje inną."),
)  # fmt: skip

HEADING = {field.key: field.heading for field in SERVICE_FIELDS}

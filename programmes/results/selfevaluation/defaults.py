"""Procedures with which a report begins; the list is edited in each report. Our own wording.

What a partnership does before and while it works (handbook, chapters 4–6 and the points of the agreement).
"""

from programmes.results.selfevaluation.enums import Part

PROCEDURES: dict[Part, tuple[str, ...]] = {
    Part.OPENING: (
        "Rozpoznanie potrzeb mieszkańców i zasobów partnerów",
        "Rozmowy wstępne i pełnomocnictwa do współpracy",
        "Zawarcie porozumienia o współpracy",
        "Powołanie komitetu współpracy i zasady jego pracy",
        "Podział zadań między strony",
    ),
    Part.STAFF: (
        "Ustalenie, ilu pracowników i z jakimi kwalifikacjami brakuje wykonawcom",
        "Wspólny program edukacyjny",
        "Przyjmowanie osób po kursie do pracy i praktyk",
    ),
    Part.ENTERPRISES: (
        "Wybór osób gotowych założyć podmiot ekonomii społecznej",
        "Przygotowanie i doradztwo przed założeniem podmiotu",
        "Wsparcie w pierwszym zleceniu usługi",
    ),
    Part.ORDERS: (
        "Wybór wykonawcy i umowa",
        "Sprawozdania i odbiór usług",
        "Skargi, nieprawidłowości i ich poprawa",
        "Ocena jakości przez odbiorców",
    ),
}

# What to enter, and where, when a section has nothing.
HINTS = {
    "mission": "Misję i cele wpisuje się w porozumieniu.",
    "actions": "Wpisz wspólne działania na fiszkach partnerów, decyzje w protokołach komitetu i liczby z realizacji w wynikach programu.",
    "procedures": "Zaznacz niżej, które procedury wdrożono. Posiedzenia i aneksy wpisuje się przy porozumieniu, umowy przy programie.",
    "partners": "Wskaż przy zadaniu stronę, która za nie odpowiada, i wpisz obecność na posiedzeniach komitetu.",
    "goals": "Wpisz wartości mierników i wyniki ankiet w wynikach programu albo odnotuj wykonanie decyzji komitetu.",
    "difficulties": "Trudności opisują wykonawcy w sprawozdaniach. Skargi wpisuje się do rejestru w wynikach.",
    "remarks": "Zapytaj strony i wpisz ich uwagi niżej, z datą.",
    "changed_goals": "Przeprowadź samoocenę partnerstwa: jej wnioski pojawią się tutaj..",
    "changed_ways": "Decyzje komitetu z protokołów pojawią się tutaj..",
    "changed_papers": "Podpisane aneksy pojawią się tutaj. Napisz, które dokumenty trzeba zmienić.",
}

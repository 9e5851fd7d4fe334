"""Help at each point of the twelve: what the article asks, and an example in our own words.

„Zgodnie z ustawą” stands only for what the Act says; the rest is called practice.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Guidance:
    """What the Act asks (``law``, with its article), what practice adds, and an example."""

    law: str
    article: str
    practice: str = ""
    example: str = ""


GUIDANCE: dict[int, Guidance] = {
    1: Guidance(
        "program ma nazwę i cel",
        "art. 5 ust. 3 pkt 1",
        "Cel mówi, co zmieni się u mieszkańców, a nie co zrobi centrum. Nazwa może być inna niż „program usług "
        "społecznych”.",
        "Starsi mieszkańcy naszych wsi żyją we własnych domach tak długo, jak chcą, i nie są w tym sami.",
    ),
    2: Guidance(
        "program wskazuje okres, w którym będzie realizowany",
        "art. 5 ust. 3 pkt 2",
        "Ustawa nie wyznacza najdłuższego okresu. Wygodnie trzymać się pięciu lat diagnozy. Cztery miesiące po końcu "
        "okresu upływa termin na informację z realizacji (art. 6).",
        "od 1 stycznia 2027 do 31 grudnia 2028",
    ),
    3: Guidance(
        "program opisuje potrzeby, które go uzasadniają; gmina bierze pod uwagę diagnozę",
        "art. 5 ust. 3 pkt 3 i art. 5 ust. 2",
        "Najpierw wybierz potrzeby z diagnozy. Z nich można zaproponować tekst, który potem poprawisz.",
        "W trzech sołectwach nie ma apteki ani przystanku. Co najmniej 86 osób po 75. roku życia mieszka samotnie.",
    ),
    4: Guidance(
        "program mówi, kim są odbiorcy i ilu ich będzie",
        "art. 5 ust. 3 pkt 4 i art. 5 ust. 1",
        "Licz różne osoby. Kto korzysta z dwóch usług, jest jedną osobą. Podgrupy wpisz osobno; nie muszą się sumować.",
        "140 osób rocznie, w tym 90 osób po 60. roku życia i 30 opiekunów rodzinnych",
    ),
    5: Guidance(
        "program wymienia usługi społeczne, które oferuje",
        "art. 5 ust. 3 pkt 5",
        "Usługi najprościej przynieść z potrzebami. Można też dodać je wprost z katalogu albo z innego programu.",
    ),
    6: Guidance(
        "program określa warunki i tryb kwalifikowania osób zainteresowanych",
        "art. 5 ust. 3 pkt 6",
        "Warunki wpisuje się przy usługach. Tutaj opisz tryb: kto przyjmuje zgłoszenia, co sprawdza i w jakiej "
        "kolejności przyznaje miejsca.",
        "Wniosek składa się w centrum lub u sołtysa. Organizator sprawdza warunki w 14 dni. Gdy brakuje miejsc, "
        "powstaje lista rezerwowa według daty.",
    ),
    7: Guidance(
        "jeżeli program przewiduje opłaty lub ulgi, podaje ich wysokość i kto ma do nich prawo",
        "art. 5 ust. 3 pkt 7",
        "Gdy usługi są bezpłatne, zaznacz to przy każdej z nich albo napisz tutaj, dlaczego punkt nie dotyczy programu.",
        "Wszystkie usługi programu są dla odbiorców bezpłatne.",
    ),
    8: Guidance(
        "program mówi, jak dokumentuje się spełnianie warunków i prawo do ulg",
        "art. 5 ust. 3 pkt 8",
        "Zasadą są oświadczenia wnioskodawcy (art. 36). Żądaj dokumentu tylko tam, gdzie oświadczenie nie wystarczy.",
        "Wiek i zamieszkanie: oświadczenie. Niepełnosprawność: orzeczenie do wglądu, bez kopii.",
    ),
    9: Guidance(
        "program wymienia dane osobowe niezbędne do kwalifikowania, także dane z art. 9 i 10 RODO",
        "art. 5 ust. 3 pkt 9",
        "Wniosek może pytać tylko o dane wymienione w programie. Czego tu nie ma, o to centrum nie zapyta.",
        "imię i nazwisko, adres, data urodzenia; przy usłudze opiekuńczej także stan zdrowia (art. 9 RODO)",
    ),
    10: Guidance(
        "program opisuje organizację, w tym etapy",
        "art. 5 ust. 3 pkt 10",
        "Etap ma nazwę, daty i osobę odpowiedzialną. Daty poza okresem programu wymagają wyjaśnienia.",
        "Nabór od stycznia do marca 2027, realizacja do listopada 2028, ocena w grudniu 2028",
    ),
    11: Guidance(
        "program opisuje monitorowanie i ocenę oraz mierniki efektywności",
        "art. 5 ust. 3 pkt 11",
        "Miernik ma wartość wyjściową, docelową i źródło danych. Mierniki usług wpisuje się przy usługach, a mierniki "
        "całego programu tutaj.",
        "Odsetek odbiorców, którzy po roku nadal mieszkają u siebie: z 70 % do 85 %, ankieta na koniec roku",
    ),
    12: Guidance(
        "program podaje budżet i źródła finansowania",
        "art. 5 ust. 3 pkt 12",
        "Kwoty wpisuje się przy usługach: koszty i źródła według lat. Gdy sumy się różnią, strona pokaże obie i nie "
        "zatrzyma pracy.",
    ),
}

"""Prose as people write it into form 1: long cells of 200–900 letters. Places and people are invented."""

# (group, problem, need, ways, number, unit)
PROSE = (
    (
        "Osoby po siedemdziesiątym piątym roku życia mieszkające samotnie w sołectwach oddalonych od siedziby gminy",
        (
            "W jedenastu z siedemnastu sołectw nie ma sklepu ani punktu, w którym można zjeść ciepły posiłek. Autobus jeździ "
            "dwa razy dziennie i tylko w dni nauki szkolnej, więc od czerwca do września starsi mieszkańcy zostają bez dojazdu. "
            "Dzieci wyjechały do pracy; sąsiedzi pomagają, dopóki sami mogą. W rozmowach powtarzało się, że najtrudniejsze są "
            "niedziele i święta: wtedy nie przychodzi nikt. Pracownicy socjalni znają 86 osób, które w zeszłym roku "
            "przynajmniej raz trafiły do szpitala z powodu odwodnienia albo niedożywienia, a lekarz rodzinny szacuje, że "
            "podobnie zagrożonych jest drugie tyle. Część z nich odmawia pomocy, bo kojarzy ją z zasiłkiem i wstydzi się "
            "przyjść do ośrodka; tych samych ludzi spotyka się jednak w kościele i na zebraniach wiejskich."
        ),
        (
            "Codzienny ciepły posiłek dostarczany do domu, także w soboty, niedziele i święta, z krótką rozmową przy "
            "przekazaniu: dostawca jest często jedyną osobą, która tego dnia przekracza próg. Potrzebna jest też możliwość "
            "zamówienia diety (cukrzycowej, lekkostrawnej) i zgłoszenia nieobecności telefonicznie do godziny ósmej rano."
        ),
        (
            "Dowóz posiłków w pojemnikach zwrotnych przygotowywanych w dwóch świetlicach, które mają kuchnie dopuszczone przez "
            "sanepid. Trasy północna i południowa, łącznie około 64 km dziennie. Dostawca zgłasza centrum, gdy nikt nie otwiera."
        ),
        86,
        "person",
    ),
    (
        "Opiekunowie rodzinni osób leżących i osób z otępieniem",
        (
            "Opieka trwa całą dobę i latami. Opiekunowie, najczęściej córki i synowe w wieku od 50 do 65 lat, rezygnują z pracy "
            "i z własnego leczenia. W ankiecie co trzecia osoba napisała, że w ostatnim roku ani razu nie wyjechała z domu na "
            "dłużej niż pół dnia. Najbliższe miejsce, które przyjmuje osobę leżącą na krótki pobyt, jest o 41 km i ma kolejkę "
            "na osiem miesięcy. Opiekunowie nie wiedzą, jak bezpiecznie przenosić chorego ani jak rozmawiać z osobą, która ich "
            "nie poznaje; uczą się z filmów w internecie, często źle."
        ),
        (
            "Przerwa w opiece: kilka godzin w tygodniu w domu oraz do czternastu dni w roku poza domem, tak żeby opiekun mógł "
            "pójść do lekarza, załatwić sprawy w urzędzie albo po prostu odpocząć. Do tego nauka pielęgnacji w domu chorego, "
            "na jego łóżku i jego sprzęcie, a nie na sali wykładowej."
        ),
        (
            "Opieka wytchnieniowa w miejscu zamieszkania, pobyty krótkoterminowe w mieszkaniu wspomaganym, wypożyczalnia łóżek "
            "i podnośników, grupa wsparcia raz w miesiącu z zapewnioną w tym czasie opieką nad chorym."
        ),
        31,
        "carer",
    ),
    (
        "Dzieci i młodzież w kryzysie psychicznym oraz ich rodzice",
        (
            "Pedagodzy wszystkich sześciu szkół zgłaszają samookaleczenia i próby samobójcze; w poprzednim roku szkolnym było "
            "ich dwanaście, dwa lata wcześniej trzy. Na pierwszą wizytę u psychiatry dziecięcego w mieście powiatowym czeka się "
            "dziewięć miesięcy, prywatnie kosztuje ona tyle, ile tygodniowy budżet wielu rodzin. Psycholog jest w szkole jeden "
            "dzień w tygodniu, a w czasie ferii i wakacji nie ma go wcale. Rodzice mówią, że nie wiedzą, do kogo zadzwonić w "
            "piątek wieczorem."
        ),
        (
            "Szybka pierwsza rozmowa z psychologiem, najpóźniej w ciągu siedmiu dni od zgłoszenia, bez skierowania i blisko "
            "domu; terapia rodzinna; miejsce, w którym młodzi mogą spędzać czas po lekcjach pod okiem dorosłego."
        ),
        (
            "Poradnictwo psychologiczne w centrum dwa popołudnia w tygodniu, terapia środowiskowa w porozumieniu z ośrodkiem "
            "pierwszego poziomu referencyjnego, klub młodzieżowy przy bibliotece."
        ),
        140,
        "person",
    ),
    (
        "Rodziny z dziećmi do lat trzech",
        (
            "W gminie nie ma żłobka ani klubu dziecięcego. Najbliższy żłobek w mieście powiatowym przyjmuje tylko dzieci "
            "tamtejszych mieszkańców. Matki wracają do pracy dopiero wtedy, gdy dziecko pójdzie do przedszkola, albo wożą je "
            "do dziadków 30 km w jedną stronę. Pracodawcy z dwóch największych zakładów mówili wprost, że tracą przez to "
            "pracownice z doświadczeniem i że dołożyliby się do opłaty."
        ),
        (
            "Opieka nad dziećmi do lat trzech czynna od szóstej rano, bo tak zaczyna się pierwsza zmiana, z możliwością "
            "zapisania dziecka na wybrane dni tygodnia."
        ),
        "Klub dziecięcy w budynku dawnej szkoły w Podlesiu, dzienny opiekun w dwóch sołectwach.",
        45,
        "place",
    ),
    (
        "Osoby z niepełnosprawnościami po zakończeniu nauki",
        (
            "Po dwudziestym czwartym roku życia kończy się szkoła przysposabiająca do pracy i wraz z nią codzienny rytm, "
            "dojazd i kontakty. Warsztat terapii zajęciowej w sąsiednim powiecie ma 30 miejsc i nikt z nich nie zwalnia. "
            "Rodzice, sami coraz starsi, pytają, co będzie, kiedy ich zabraknie: było to najczęstsze zdanie na spotkaniu w "
            "lutym. Czternaście osób od ponad roku nie wychodzi z domu poza wizytami u lekarza, a u pięciu rodzice zauważyli "
            "utratę umiejętności wyuczonych w szkole, na przykład samodzielnego jedzenia i korzystania z toalety."
        ),
        (
            "Zajęcia w ciągu dnia blisko domu, z dowozem i z asystentem, oraz sprawdzenie w bezpiecznych warunkach, czy dana "
            "osoba może kiedyś zamieszkać bez rodziców."
        ),
        (
            "Dzienny dom pobytu dla dorosłych, mieszkanie treningowe na trzy osoby, asystent osobisty; w dłuższym czasie "
            "zakład aktywności zawodowej prowadzony przez organizację z sąsiedniej gminy."
        ),
        38,
        "person",
    ),
    (
        "Rodziny, w których występuje przemoc domowa",
        (
            "Procedurę „Niebieskie Karty” wszczęto w zeszłym roku 47 razy, lecz policja i szkoły uważają, że to mniejsza część "
            "zdarzeń. Dla osoby, która odchodzi z dziećmi w nocy, najbliższe schronienie jest o 60 km, poza zasięgiem szkoły i "
            "pracy. Dlatego wiele kobiet wraca po kilku dniach do domu."
        ),
        "Bezpieczne miejsce na pierwsze tygodnie w tym samym powiecie i ktoś, kto przeprowadzi przez policję, sąd i urząd.",
        "Mieszkanie interwencyjne wspólne z sąsiednią gminą, prawnik i psycholog w jednym miejscu i o jednej porze.",
        20,
        "family",
    ),
    (
        "Seniorzy sprawni, którzy chcą coś robić dla innych",
        (
            "W gminie działają trzy koła gospodyń, klub seniora i uniwersytet trzeciego wieku w mieście obok, ale te same "
            "czterdzieści osób chodzi wszędzie, a pozostałe nie wiedzą, że są zaproszone. Ogłoszenia wiszą w internecie, "
            "którego używa co piąty mieszkaniec po siedemdziesiątce. Świetlice są zamykane o szesnastej, gdy kończy pracę "
            "jedyna osoba, która ma klucze."
        ),
        (
            "Miejsce otwarte także wieczorem i w soboty, zaproszenie przekazane osobiście lub przez proboszcza i sołtysa, a "
            "nade wszystko poczucie, że umiejętności starszych są komuś potrzebne."
        ),
        "Bank czasu, wolontariat sąsiedzki z drobnym zwrotem kosztów dojazdu, klucznicy społeczni w świetlicach.",
        300,
        "person",
    ),
    (
        "Osoby zadłużone i zagrożone eksmisją",
        (
            "Zaległości w czynszu gminnych mieszkań ma 58 gospodarstw, a średnia zaległość przekracza siedmiokrotność "
            "miesięcznego czynszu. Ludzie nie otwierają listów z sądu. Kiedy przychodzą po pomoc, zwykle jest już po wyroku i "
            "po terminie, w którym można było coś zrobić. Chwilówki bierze się na leki i opał."
        ),
        (
            "Rozmowa z doradcą, zanim sprawa trafi do sądu, w miejscu, w którym nie trzeba wyjaśniać powodu wizyty przy "
            "okienku, i plan spłaty zgodny z tym, co rodzina naprawdę ma."
        ),
        (
            "Poradnictwo obywatelskie i finansowe raz w tygodniu, odpracowanie zaległości na rzecz gminy, umowa z zarządcą o "
            "sygnale po drugiej niezapłaconej racie."
        ),
        58,
        "household",
    ),
    (
        "Rodziny zastępcze i rodziny objęte asystą",
        (
            "Asystent rodziny prowadzi 19 rodzin, choć ustawa przewiduje najwyżej 15. Wyjazd do jednej rodziny zabiera pół dnia, "
            "bo gmina jest rozległa. Rodziny zastępcze mówią, że szkolono je raz, przed przyjęciem dziecka, a potem zostały "
            "same z jego złością i z pytaniami o rodziców. W dwóch przypadkach dziecko wróciło do placówki."
        ),
        (
            "Drugi asystent, stały psycholog znający historię dziecka i inne rodziny zastępcze, z którymi można porozmawiać bez "
            "wstydu."
        ),
        "Asysta rodzinna w dwóch rejonach, rodziny wspierające, wyjazd integracyjny raz w roku z opieką nad dziećmi.",
        19,
        "family",
    ),
    (
        "Osoby w kryzysie bezdomności",
        (
            "W lutowym liczeniu było jedenaście osób: siedem w altanach na terenie ogrodów działkowych, dwie w pustostanie, "
            "dwie w ogrzewalni w mieście. Trzy mają orzeczoną niepełnosprawność. Nikt nie zgłosił się sam; wszystkich znaleźli "
            "dzielnicowy i pracownicy centrum. Od mrozu w ciągu czterech lat zmarły dwie osoby."
        ),
        (
            "Obchód w miesiącach zimowych, możliwość umycia się i przebrania bez warunku trzeźwości, a dla czterech osób, które "
            "tego chcą, mieszkanie ze wsparciem."
        ),
        "Streetworking od listopada do marca, łaźnia przy hali sportowej, mieszkanie wspomagane w trybie „najpierw mieszkanie”.",
        11,
        "person",
    ),
    (
        "Cudzoziemcy pracujący w zakładach przetwórstwa i ich dzieci",
        (
            "W dwóch zakładach pracuje około 240 osób z czterech krajów. Mieszkają w hotelach robotniczych; od niedawna "
            "sprowadzają rodziny. W szkole jest 31 dzieci, które nie mówią po polsku, i ani jednej osoby, która mówiłaby w ich "
            "języku. Przychodnia odmawiała wizyt, bo nie mogła się porozumieć."
        ),
        "Tłumacz dostępny przez telefon w urzędzie, szkole i przychodni; lekcje polskiego po drugiej zmianie.",
        "Asystent międzykulturowy, kurs języka w trzech grupach, umowa na tłumaczenie zdalne.",
        271,
        "person",
    ),
    (
        "Młodzież ucząca się poza gminą",
        (
            "Po ósmej klasie wszyscy dojeżdżają do miasta, wstają o piątej, wracają po siedemnastej. Ostatni autobus odjeżdża o "
            "16.40, więc nie mogą zostać na zajęciach dodatkowych ani spotkać się ze znajomymi. W sobotę nie jedzie nic. "
            "Uczniowie sami policzyli, że na dojazdach spędzają 560 godzin w roku. Mówią, że po maturze nie wrócą, bo "
            "„tu nie ma po co”, a to oni za dziesięć lat mieliby opiekować się starszymi mieszkańcami gminy."
        ),
        "Późniejszy kurs autobusu i miejsce, w którym można przeczekać i odrobić lekcje.",
        "Transport na żądanie w piątki i soboty, świetlica dla młodzieży przy dworcu prowadzona razem z sąsiednią gminą.",
        410,
        "person",
    ),
    (
        "Osoby wychodzące z uzależnienia i ich bliscy",
        (
            "Po leczeniu zamkniętym człowiek wraca do tego samego domu, tych samych kolegów i tego samego sklepu. Grupa AA "
            "spotyka się raz w tygodniu w salce parafialnej i jest jedyną formą wsparcia. Rodziny nie mają żadnej. W ciągu roku "
            "wraca do picia siedem osób na dziesięć."
        ),
        "Wsparcie przez pierwsze dwa lata po leczeniu, w tym praca i zajęcie na popołudnia, oraz spotkania dla rodzin.",
        "Klub integracji społecznej, grupa dla bliskich, zatrudnienie w spółdzielni socjalnej.",
        65,
        "person",
    ),
    (
        "Rodzice dzieci z autyzmem i innymi zaburzeniami rozwoju",
        (
            "Wczesne wspomaganie rozwoju odbywa się w poradni powiatowej raz na dwa tygodnie po 45 minut. Dojazd i czekanie "
            "zajmują pół dnia pracy. Rodzice składają się na prywatną terapeutkę, która przyjeżdża z miasta wojewódzkiego, ale "
            "stać na to tylko sześć rodzin z dwudziestu trzech."
        ),
        "Zajęcia na miejscu co najmniej raz w tygodniu i nauka dla rodziców, jak ćwiczyć w domu.",
        "Punkt wczesnego wspomagania przy przedszkolu, szkolenie nauczycielek, wypożyczalnia pomocy terapeutycznych.",
        23,
        "family",
    ),
    (
        "Mieszkańcy bez dostępu do lekarza w miejscu",
        (
            "Przychodnia w drugiej co do wielkości miejscowości jest czynna dwa dni w tygodniu, a rehabilitacji nie ma w gminie "
            "wcale. Osoba po udarze czeka na nią w mieście cztery miesiące i musi dojechać na własny koszt dziesięć razy z rzędu. "
            "Połowa z niej rezygnuje, a pracownicy socjalni widzą potem skutki: leżenie, odleżyny, potrzebę opieki całodobowej, "
            "której dałoby się uniknąć. Zgłaszały to zgodnie pielęgniarki środowiskowe, sołtysi i rodziny."
        ),
        "Rehabilitacja w domu lub w miejscowości, dowóz do lekarza i na badania, także osób na wózkach.",
        "Usługi opiekuńcze z elementami usprawniania, transport „od drzwi do drzwi” pojazdem z windą, umowa z fizjoterapeutą.",
        120,
        "person",
    ),
)

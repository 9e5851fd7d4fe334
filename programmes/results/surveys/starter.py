"""What a new questionnaire starts with: one plain sentence for each factor, to be changed freely."""

from programmes.results.quality_enums import MARKS

SENTENCES = {
    "reliability": "Usługa jest taka, jak mi obiecano, i odbywa się wtedy, kiedy miała się odbyć.",
    "responsiveness": "Kiedy czegoś potrzebuję albo coś się zmienia, szybko dostaję pomoc lub odpowiedź.",
    "assurance": "Osoby, które świadczą usługę, są uprzejme, znają się na rzeczy i mogę im zaufać.",
    "empathy": "Traktuje się mnie z troską i bierze pod uwagę to, czego potrzebuję właśnie ja.",
    "tangibles": "Miejsce, sprzęt i ulotki są zadbane i wygodne w użyciu.",
    "overall": "Jak ogólnie ocenia Pani lub Pan tę usługę?",
}
FIRST = "Co w tej usłudze jest dobre i powinno zostać?"
SECOND = "Co warto poprawić?"
GREETING = (
    "Chcemy wiedzieć, jak sprawdza się ta usługa. Ankieta jest anonimowa i zajmuje około trzech minut. "
    "Na każde pytanie można nie odpowiedzieć. Wypełnienie ankiety nie wpływa na to, czy i jaką pomoc Pani lub Pan "
    "dostaje."
)
CLAUSE = (
    "Ankieta jest anonimowa. Nie pytamy o nazwisko, adres ani telefon i nie zapisujemy, z jakiego urządzenia "
    "przyszła odpowiedź. Zapisujemy tylko dzień. Prosimy nie wpisywać nazwisk ani innych danych, po których można "
    "kogoś rozpoznać. Wyniki pokazujemy wtedy, gdy odpowie co najmniej pięć osób."
)
NO_NAMES = "Bez nazwisk i adresów, także cudzych."


def begun(service) -> dict[str, str]:
    """Return the text of a new questionnaire about a service (or about none yet)."""
    title = f"Ankieta o usłudze: {service}" if service else "Ankieta o usłudze"
    texts = {"title": title[:200], "greeting": GREETING, "first": FIRST, "second": SECOND, "clause": CLAUSE}
    return texts | {code: SENTENCES[code] for code in MARKS}

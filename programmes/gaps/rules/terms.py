"""Conditions of admission, how they are shown, fees, personal data."""

from collections.abc import Iterator

from cus.text.dates import period
from programmes.contents import contents_of
from programmes.fees.complete import lacking, uncovered
from programmes.fees.terms import part_of
from programmes.fees.words import part_words
from programmes.gaps.rule import Gap, Rule
from programmes.terms_words import item_terms


def _condition(item, ground) -> Iterator[Gap]:
    if not contents_of(item)["conditions"]:
        yield Gap("nie ma warunku")


def _evidence(item, ground) -> Iterator[Gap]:
    bare = [part_words(part_of(row)) for row in contents_of(item)["conditions"] if not row["evidence"].strip()]
    if bare:
        yield Gap("warunek bez sposobu dokumentowania", values=tuple(("warunek", words) for words in bare))


def _fee(item, ground) -> Iterator[Gap]:
    if item.fee_required is None:
        yield Gap("nie wiadomo, czy jest opłata")


def _fee_amount(item, ground) -> Iterator[Gap]:
    if not item.fee_required:
        return
    rules = item_terms(item).rules
    if not rules:
        yield Gap("nie podano wysokości opłaty")
    for at, rule in enumerate(rules, start=1):
        if lacking(rule):
            yield Gap(f"zasada opłaty nr {at}: brakuje – {', '.join(lacking(rule))}")


def _fee_days(item, ground) -> Iterator[Gap]:
    rules = item_terms(item).rules if item.fee_required else ()
    version = ground.version
    if rules and version.period_start and version.period_end:
        for start, end in uncovered(rules, version.period_start, version.period_end):
            yield Gap(f"nie ma zasady opłaty {period(start, end)}")


def _discount_evidence(item, ground) -> Iterator[Gap]:
    rows = contents_of(item)["discounts"] + contents_of(item)["exemptions"] if item.fee_required else []
    bare = [part_words(part_of(row)) for row in rows if not row["evidence"].strip()]
    if bare:
        text = "ulga albo zwolnienie bez sposobu dokumentowania"
        yield Gap(text, values=tuple(("komu", words) for words in bare))


def _data(item, ground) -> Iterator[Gap]:
    if not contents_of(item)["data_items"] and not ground.version.no_personal_data_reason.strip():
        yield Gap("nie wskazano danych osobowych")


ITEM_CONDITION = Rule(
    code="item_condition",
    title="Brak warunku",
    source="art. 5 ust. 3 pkt 6",
    looks_at="warunki korzystania z usługi",
    do="Dodaj warunek",
    door="programmes:item_conditions",
    of_item=_condition,
)
ITEM_EVIDENCE = Rule(
    code="item_evidence",
    title="Warunek bez sposobu dokumentowania",
    source="art. 5 ust. 3 pkt 8",
    looks_at="warunki i to, jak się je wykazuje",
    do="Dopisz, jak się to wykazuje",
    door="programmes:item_conditions",
    of_item=_evidence,
)
ITEM_FEE = Rule(
    code="item_fee",
    title="Nie wiadomo, czy jest opłata",
    source="art. 5 ust. 3 pkt 7",
    looks_at="odpowiedź, czy usługa jest odpłatna",
    do="Rozstrzygnij, czy jest opłata",
    door="programmes:item_fees",
    of_item=_fee,
)
ITEM_FEE_AMOUNT = Rule(
    code="item_fee_amount",
    title="Brak wysokości opłaty",
    source="art. 5 ust. 3 pkt 7",
    looks_at="wysokość opłaty za usługę odpłatną",
    do="Wpisz opłatę",
    door="programmes:item_fees",
    of_item=_fee_amount,
)
ITEM_FEE_DAYS = Rule(
    code="item_fee_days",
    title="Dni bez zasady opłaty",
    source="art. 5 ust. 3 pkt 7",
    looks_at="dni programu, w których żadna zasada nie mówi, ile płaci odbiorca",
    do="Dopisz zasadę na te dni",
    door="programmes:item_fees",
    of_item=_fee_days,
)
ITEM_DISCOUNT_EVIDENCE = Rule(
    code="item_discount_evidence",
    title="Ulga bez sposobu dokumentowania",
    source="art. 5 ust. 3 pkt 8",
    looks_at="ulgi i zwolnienia i to, jak się wykazuje prawo do nich",
    do="Dopisz, jak się to wykazuje",
    door="programmes:item_fees",
    of_item=_discount_evidence,
)
ITEM_DATA = Rule(
    code="item_data",
    title="Nie wskazano danych osobowych",
    source="art. 5 ust. 3 pkt 9",
    looks_at="dane osobowe potrzebne do kwalifikowania; bez nich centrum nie ma prawa o nie pytać",
    do="Wskaż dane albo powód, dla którego ich nie trzeba",
    door="programmes:item_data",
    of_item=_data,
)

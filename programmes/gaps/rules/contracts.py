"""Contracts and assignments of a service: missing, run out, about to, signed on no basis."""

from collections.abc import Callable, Iterator

from programmes.contracts.gaps import ContractGap
from programmes.gaps.rule import PRACTICE, Gap, Rule


def _asking(*rules: str) -> Callable[..., Iterator[Gap]]:
    def of_item(item, ground) -> Iterator[Gap]:
        for gap in ground.contracts.get(item.pk, []):
            if gap.rule in rules:
                yield _told(gap)

    return of_item


def _told(gap: ContractGap) -> Gap:
    return Gap(gap.text, gap.url)


def _rule(title: str, looks_at: str, do: str, *codes: str, source: str = "art. 7 ust. 2") -> Rule:
    return Rule(
        code=codes[0],
        title=title,
        source=source,
        looks_at=looks_at,
        do=do,
        door="programmes:contracting",
        is_open=True,
        of_item=_asking(*codes),
    )


CONTRACT_MISSING = _rule(
    "Usługa bez umowy i przydziału",
    "podpisane umowy i przydziały, od przyjęcia programu przez radę",
    "Zawrzyj umowę albo przydziel zadanie własnej jednostce",
    "contract_missing",
)
CONTRACT_ENDED = _rule(
    "Umowa się skończyła",
    "ostatni dzień umów i aneksów",
    "Zawrzyj następną umowę",
    "contract_expired",
    source=PRACTICE,
)
CONTRACT_ENDING = _rule(
    "Umowa kończy się przed programem",
    "ostatni dzień umów w najbliższych 60 dniach",
    "Przygotuj aneks albo następną umowę",
    "contract_expiring",
    source=PRACTICE,
)
CONTRACT_PAPERS = _rule(
    "Umowa bez ważnej podstawy",
    "porozumienie, pełnomocnictwo i podstawę umocowania wpisane w umowie",
    "Popraw umowę albo odnów dokument",
    "contract_papers",
    *("agreement_expired", "agreement_expiring", "power_missing", "power_expired", "power_expiring"),
    source=PRACTICE,
)

"""Features of a good partnership: seven that make it work, eleven that make it last. Our wording.

Source: the handbook, chapter 4. The keys are kept in the database; a text may be worded better, a key stays.
"""

from dataclasses import dataclass

WORKS, LASTS = "Skuteczność", "Trwałość"


@dataclass(frozen=True, slots=True)
class Feature:
    """One feature: its group, a key kept for good, one sentence."""

    group: str
    key: str
    text: str


FEATURES = (
    Feature(WORKS, "logistics", "Wiadomo, kto, gdzie i czym dowozi, użycza i załatwia."),
    Feature(WORKS, "skills", "Ludzie u partnerów uczą się nowych rzeczy."),
    Feature(WORKS, "team", "Przedstawiciele partnerów pracują razem jak jeden zespół."),
    Feature(WORKS, "flexible", "Gdy zmieniają się potrzeby, zmieniamy plany."),
    Feature(WORKS, "measures", "Mierzymy rzeczy, które da się osiągnąć."),
    Feature(WORKS, "evaluation", "Na bieżąco patrzymy, jak idzie, i co jakiś czas to oceniamy."),
    Feature(WORKS, "risks", "Z góry myślimy o tym, co może się nie udać."),
    Feature(LASTS, "goals", "Cele są zapisane jasno, a partnerzy pracują na jedną strategię."),
    Feature(LASTS, "plan", "Mamy plan działania z zadaniami i terminami."),
    Feature(LASTS, "results", "Sposób pracy prowadzi do wyniku, a nie do samych pism."),
    Feature(LASTS, "relations", "Partnerzy się znają i mają do siebie zaufanie."),
    Feature(LASTS, "money", "Są pieniądze na wspólne działania i wiadomo, kto je daje."),
    Feature(LASTS, "decisions", "Wiadomo, kto i w jaki sposób podejmuje decyzje."),
    Feature(LASTS, "expertise", "Wśród partnerów jest wiedza i umiejętności potrzebne do zadań."),
    Feature(LASTS, "contribution", "Każdy, na każdym stanowisku, może wnieść coś od siebie."),
    Feature(LASTS, "communication", "Wiadomości docierają do wszystkich i na czas."),
    Feature(LASTS, "benefits", "Każdy partner coś na współpracy zyskuje."),
    Feature(LASTS, "leader", "Partnerstwo ma lidera, który konsekwentnie pilnuje ustaleń."),
)
BY_KEY = {feature.key: feature for feature in FEATURES}
WAYS = {
    "contacts": "Pogłębia zaufanie i porządkuje to, co już działa; każdy dostaje swoje zadania.",
    "agreement": "Idzie szybko, bo strony się znają i mają wzory pism; można przy tym pominąć cennego partnera.",
    "new": "Otwiera nowe możliwości; trwa dłużej, bo projekt trzeba uzgodnić i sprawdzić od podstaw.",
}

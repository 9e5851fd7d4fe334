"""The wording that a new power of attorney begins with; each item may be changed, more added.

Facts: the handbook's frame of a power of attorney (three items of scope, a variant about concluding);
for competitions, art. 13-18 of the act on public benefit activity.
"""

from partners.enums import PowerKind

SCOPES: dict[str, list[str]] = {
    PowerKind.COOPERATION: [
        "uzgadniania, czego współpraca ma dotyczyć, jak długo ma trwać i do czego zobowiąże się reprezentowana jednostka,",
        "wyboru formy, w jakiej współpraca zostanie zorganizowana,",
        "przygotowania projektu umowy, porozumienia o współpracy albo paktu.",
    ],
    PowerKind.COMPETITIONS: [
        "ogłaszania otwartych konkursów ofert na realizację usług społecznych,",
        "powoływania komisji konkursowych i organizowania ich pracy,",
        "wyboru ofert i ogłaszania wyników konkursów.",
    ],
}
# What precedes the items in print, and both variants of the last sentence.
LEADS: dict[str, str] = {
    PowerKind.COOPERATION: "w działaniach, które prowadzą do nawiązania partnerskiej współpracy, a zwłaszcza do:",
    PowerKind.COMPETITIONS: "w sprawach otwartych konkursów ofert na usługi społeczne, a zwłaszcza do:",
}
# The same variants where a person or the register only names the power.
CONCLUSIONS_IN_SHORT: dict[str, dict[bool | None, str]] = {
    PowerKind.COOPERATION: {
        False: "bez prawa zawarcia porozumienia",
        True: "także do zawarcia porozumienia",
        None: "nie wiadomo, czy do zawarcia porozumienia",
    },
    PowerKind.COMPETITIONS: {
        False: "bez prawa zawierania umów",
        True: "także do zawierania umów",
        None: "nie wiadomo, czy do zawierania umów",
    },
}
CONCLUSIONS: dict[str, dict[bool, str]] = {
    PowerKind.COOPERATION: {
        False: "Pełnomocnictwo nie obejmuje zawarcia dokumentu, który potwierdza współpracę.",
        True: "Pełnomocnictwo obejmuje także zawarcie dokumentu, który potwierdza współpracę.",
    },
    PowerKind.COMPETITIONS: {
        False: "Pełnomocnictwo nie obejmuje zawierania umów z wybranymi oferentami.",
        True: "Pełnomocnictwo obejmuje także zawieranie umów z wybranymi oferentami.",
    },
}

"""Chapter: the consultation and the handover to mayor and council (art. 21 ust. 5)."""

from cus.documents.blocks import facts, missing, text
from cus.text.dates import day, period
from cus.text.organs import organ
from diagnosis.report.content import Content, Scope


def build(scope: Scope) -> Content:
    """Say when the community was consulted, and who has been given the diagnosis."""
    diagnosis = scope.diagnosis
    blocks = [
        text(
            organ(
                "Diagnozę najpierw konsultuje się ze wspólnotą samorządową, a potem przekazuje wójtowi i radzie gminy "
                "(art. 21 ust. 5). Ustawa nie mówi, jak długo i w jakiej formie trwają konsultacje."
            )
        )
    ]
    if diagnosis.consultation_from:
        rows = [("Konsultacje", period(diagnosis.consultation_from, diagnosis.consultation_to))]
        if not diagnosis.is_editable:
            rows.append((organ("Przekazano wójtowi"), day(diagnosis.handed_to_mayor_on)))
            rows.append(("Przekazano radzie gminy", day(diagnosis.handed_to_council_on)))
        blocks.append(facts(*rows))
    else:
        blocks.append(missing("Konsultacje jeszcze się nie rozpoczęły."))
    return Content(blocks=tuple(blocks))

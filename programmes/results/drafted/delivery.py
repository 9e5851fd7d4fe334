"""Forms of figures and of values of measures that keep drafts."""

from cus.accounts.acts import Act
from cus.drafts.registry import DraftedForm, by_pk, register
from programmes.models import Programme
from programmes.results.models import DeliveryFigure, IndicatorActual
from programmes.results.subjects import programmes_with_results

PROGRAMME = by_pk(lambda user: programmes_with_results())


def of_sheet(user, key: str) -> Programme | None:
    """Find the programme of a sheet: its key, a stroke, the period."""
    return PROGRAMME(user, key.partition("/")[0])


register(
    DraftedForm("results.delivery_figure", Act.DELIVERY_ENTER, PROGRAMME, makes_new=True),
    DraftedForm(
        "results.delivery_correction",
        Act.DELIVERY_ENTER,
        by_pk(lambda user: DeliveryFigure.objects.visible_to(user)),
        "Te liczby ma teraz otwarte",
    ),
    DraftedForm("results.delivery_sheet", Act.DELIVERY_ENTER, of_sheet, makes_new=True),
    DraftedForm("results.indicator_actual", Act.DELIVERY_ENTER, PROGRAMME, makes_new=True),
    DraftedForm(
        "results.indicator_correction",
        Act.DELIVERY_ENTER,
        by_pk(lambda user: IndicatorActual.objects.visible_to(user)),
        "Tę wartość ma teraz otwartą",
    ),
)

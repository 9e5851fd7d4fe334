"""Forms of the centre's profile that keep drafts."""

from cus.accounts.acts import Act
from cus.centre.models import Centre, CentreGmina, CentreUnit
from cus.drafts.registry import DraftedForm, by_pk, register

register(
    DraftedForm(
        "centre.profile",
        Act.CENTRE_PROFILE,
        # A new centre has the number of its only row before it is saved.
        lambda user, key: (Centre.objects.current() or Centre()) if key == str(Centre.SINGLETON) else None,
        "Dane centrum ma teraz otwarte",
    ),
    DraftedForm(
        "centre.gmina",
        Act.CENTRE_PROFILE,
        by_pk(lambda user: CentreGmina.objects.all()),
        "Dane tej gminy ma teraz otwarte",
    ),
    DraftedForm(
        "centre.unit",
        Act.CENTRE_PROFILE,
        by_pk(lambda user: CentreUnit.objects.all()),
        "Tę jednostkę ma teraz otwartą",
    ),
    DraftedForm("centre.unit_new", Act.CENTRE_PROFILE),
)

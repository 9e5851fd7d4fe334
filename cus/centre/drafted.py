"""Forms of the centre's profile that keep drafts."""

from cus.accounts.acts import Act
from cus.centre.models import Centre, CentreGmina, PostHolding, QualificationCheck
from cus.centre.views.rows import KINDS, Kind
from cus.drafts.registry import DraftedForm, by_pk, register


def _of_kind(kind: Kind) -> list[DraftedForm]:
    new = DraftedForm(f"centre.{kind.name}_new", Act.CENTRE_PROFILE)
    if kind.parent:
        find = by_pk(lambda user: kind.parent_model.objects.all())
        new = DraftedForm(f"centre.{kind.name}_new", Act.CENTRE_PROFILE, find, makes_new=True)
    changed = by_pk(lambda user: kind.model.objects.all())
    return [new, DraftedForm(f"centre.{kind.name}", Act.CENTRE_PROFILE, changed, "Ten wpis ma teraz otwarty")]


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
        "centre.check",
        Act.CENTRE_PROFILE,
        by_pk(lambda user: QualificationCheck.objects.all()),
        "To sprawdzenie ma teraz otwarte",
    ),
    DraftedForm(
        "centre.check_new",
        Act.CENTRE_PROFILE,
        by_pk(lambda user: PostHolding.objects.all()),
        makes_new=True,
    ),
    *[form for kind in KINDS for form in _of_kind(kind)],
)

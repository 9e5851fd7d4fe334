"""How the history of what was carried over is told."""

from cus.accounts.acts import Act
from cus.audit.kept import Domain, Kept, register
from programmes.results.models import CarriedOver

register(
    Kept(
        CarriedOver,
        "przeniesienie",
        ("label",),
        Domain.BUSINESS,
        visible=lambda user: CarriedOver.objects.all() if user.may(Act.READ_DRAFTS) else CarriedOver.objects.none(),
    ),
)

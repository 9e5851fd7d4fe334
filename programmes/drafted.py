"""Forms of the programme that keep drafts."""

from cus.accounts.acts import Act
from cus.drafts.registry import DraftedForm, by_pk, register
from programmes.models import ProgrammeItem, ProgrammeVersion

VERSION = by_pk(lambda user: ProgrammeVersion.objects.visible_to(user))
ITEM = by_pk(lambda user: ProgrammeItem.objects.filter(version__in=ProgrammeVersion.objects.visible_to(user)))
OPEN = "Ten program ma teraz otwarty"


def _form(key: str, act: Act) -> DraftedForm:
    return DraftedForm(f"programmes.{key}", act, VERSION, OPEN, version_field="edit_version")


register(
    _form("sections", Act.PROGRAMME_EDIT),
    DraftedForm(
        "programmes.item",
        Act.PROGRAMME_EDIT,
        ITEM,
        "Tę usługę programu ma teraz otwartą",
        version_field="edit_version",
    ),
    _form("return", Act.PROGRAMME_DECIDE),
    _form("revoke", Act.PROGRAMME_DECIDE),
    _form("send_to_mayor", Act.PROGRAMME_COUNCIL),
    _form("adopt", Act.PROGRAMME_COUNCIL),
    _form("publish", Act.PROGRAMME_COUNCIL),
)

"""Forms of the programme that keep drafts."""

from cus.accounts.acts import Act
from cus.drafts.registry import DraftedForm, by_pk, register
from programmes.forms import ITEM_PAGES
from programmes.models import (
    ConsultedWith,
    CouncilPaper,
    CouncilResolution,
    FeeRule,
    OpinionKind,
    ProgrammeItem,
    ProgrammeRemark,
    ProgrammeVersion,
    ServiceContract,
)
from programmes.sections import SECTIONS

VERSION = by_pk(lambda user: ProgrammeVersion.objects.visible_to(user))
ITEM = by_pk(lambda user: ProgrammeItem.objects.filter(version__in=ProgrammeVersion.objects.visible_to(user)))
CONTRACT = by_pk(lambda user: ServiceContract.objects.visible_to(user))
PAPER = by_pk(lambda user: CouncilPaper.objects.filter(version__in=ProgrammeVersion.objects.visible_to(user)))
RULE = by_pk(lambda user: FeeRule.objects.filter(item__version__in=ProgrammeVersion.objects.visible_to(user)))
RESOLUTION = by_pk(
    lambda user: CouncilResolution.objects.filter(version__in=ProgrammeVersion.objects.visible_to(user))
)
REMARK = by_pk(lambda user: ProgrammeRemark.objects.visible_to(user))
COUNCIL_STAGES = ("send_to_mayor", "mayor_return", "adopt", "adopt_next", "adopt_amended", "reject", "amend")
COUNCIL_STAGES += ("undo_rejection", "withdraw", "send_to_voivode", "publish", "bip", "annul", "repeal")
OPEN = "Ten program ma teraz otwarty"


def _form(key: str, act: Act, **more) -> DraftedForm:
    return DraftedForm(f"programmes.{key}", act, VERSION, OPEN, version_field="edit_version", **more)


def _point(number: int) -> DraftedForm:
    return _form(f"point_{number}", Act.PROGRAMME_EDIT, place=f"pkt-{number}")


def item_page(room: str) -> DraftedForm:
    """Return the form of one page of a service; two people on two of its pages are in nobody's way."""
    open_by = "Tę stronę usługi ma teraz otwartą"
    key = f"programmes.item_{room}"
    return DraftedForm(key, Act.PROGRAMME_EDIT, ITEM, open_by, version_field="edit_version", place=room)


register(
    *(_point(section.number) for section in SECTIONS),
    *(item_page(room) for room in ITEM_PAGES),
    DraftedForm(
        "programmes.sourcing",
        Act.PROGRAMME_EDIT,
        ITEM,
        "Tę usługę programu ma teraz otwartą",
        version_field="edit_version",
        place="wykonawca",
    ),
    DraftedForm("programmes.contract_new", Act.CONTRACT_DRAFT, VERSION, makes_new=True),
    DraftedForm("programmes.contract", Act.CONTRACT_DRAFT, CONTRACT, "Tę umowę ma teraz otwartą"),
    DraftedForm(
        "programmes.fee_rule",
        Act.PROGRAMME_EDIT,
        RULE,
        "Tę zasadę opłaty ma teraz otwartą",
        version_field="edit_version",
    ),
    *(_form(f"opinion.{kind}", Act.PROGRAMME_EDIT) for kind in OpinionKind.values),
    *(_form(f"consultation.{kind}", Act.PROGRAMME_COUNCIL) for kind in ConsultedWith.values),
    *(_form(f"consultation_closing.{kind}", Act.PROGRAMME_COUNCIL) for kind in ConsultedWith.values),
    *(_form(f"remark_new.{kind}", Act.PROGRAMME_EDIT, makes_new=True) for kind in ConsultedWith.values),
    DraftedForm(
        "programmes.remark",
        Act.PROGRAMME_EDIT,
        REMARK,
        "Tę uwagę ma teraz otwartą",
        version_field="edit_version",
    ),
    DraftedForm(
        "programmes.remark_answer",
        Act.PROGRAMME_COUNCIL,
        REMARK,
        "Odpowiedź na tę uwagę ma teraz otwartą",
        version_field="edit_version",
        place="odpowiedz",
    ),
    _form("return", Act.PROGRAMME_DECIDE),
    _form("revoke", Act.PROGRAMME_DECIDE),
    _form("change", Act.PROGRAMME_SUBMIT),
    *(_form(transition, Act.PROGRAMME_COUNCIL) for transition in COUNCIL_STAGES),
    DraftedForm(
        "programmes.correct",
        Act.PROGRAMME_COUNCIL,
        RESOLUTION,
        "Tę uchwałę ma teraz otwartą",
        version_field="edit_version",
    ),
    DraftedForm(
        "programmes.papers",
        Act.PROGRAMME_COUNCIL,
        PAPER,
        "Te pisma ma teraz otwarte",
        version_field="edit_version",
    ),
)

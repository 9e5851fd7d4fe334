"""Why an act on the agreement template cannot be done now; ``None`` means that it can."""

from django.utils import timezone

from cus.accounts.acts import Act, refusal_without
from cus.workflow import Refusal
from partners.enums import TemplateState
from partners.models import AgreementTemplate, CooperationAgreement
from partners.wording import faults


def refusal_to_start_template(user) -> Refusal | None:
    """One draft at a time."""
    without = refusal_without(user, Act.TEMPLATE_PROPOSE)
    if without:
        return without
    if AgreementTemplate.objects.filter(state=TemplateState.DRAFT).exists():
        return Refusal("Projekt nowej wersji wzoru już jest. Dokończ go albo porzuć.")
    return None


def refusal_to_edit_template(user, template: AgreementTemplate) -> Refusal | None:
    """Only a draft is edited."""
    without = refusal_without(user, Act.TEMPLATE_PROPOSE)
    if without:
        return without
    return None if template.is_draft else Refusal("Ogłoszonej wersji wzoru nie można zmieniać. Załóż nową.")


def refusal_to_publish_template(user, template: AgreementTemplate) -> Refusal | None:
    """A draft without faults, once."""
    without = refusal_without(user, Act.TEMPLATE_PUBLISH)
    if without:
        return without
    if not template.is_draft:
        return Refusal("Ta wersja wzoru jest już ogłoszona.")
    if faults(list(template.rows.all())):
        return Refusal("Najpierw popraw to, co wypisano przy wierszach wzoru.")
    return None


def refusal_to_restore_template(user, template: AgreementTemplate) -> Refusal | None:
    """An older published version comes back; the one in force has nothing to come back from."""
    without = refusal_without(user, Act.TEMPLATE_PUBLISH)
    if without:
        return without
    if template.is_draft:
        return Refusal("To projekt: jeszcze nie obowiązywał.")
    today = timezone.localdate()
    if template.waits_on(today):
        return Refusal("Ta wersja dopiero zacznie obowiązywać.")
    current = AgreementTemplate.objects.in_force_on(today).first()
    return Refusal("Ta wersja właśnie obowiązuje.") if current and current.pk == template.pk else None


def refusal_to_move_to_template(agreement: CooperationAgreement, newest: AgreementTemplate | None) -> Refusal | None:
    """Only to another version than it stands on."""
    if newest is None or newest.pk == agreement.template_id:
        return Refusal("To porozumienie stoi już na wzorze, który obowiązuje.")
    return None

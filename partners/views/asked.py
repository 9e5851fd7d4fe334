"""The partner that a form was opened for („?strona=”): its data go on without being typed again."""

from cus.accounts.acts import Act
from partners import actions
from partners.models import CooperationAgreement, Partner
from partners.path import power_to_name


def asked_partner(request) -> Partner | None:
    """Return the active partner that the address names, if the person may see it."""
    asked = request.GET.get("strona", "")
    if not (asked.isascii() and asked.isdecimal() and len(asked) < 18):
        return None
    return Partner.objects.visible_to(request.user).active().filter(pk=asked).first()


def name_valid_power(user, agreement: CooperationAgreement, partner: Partner) -> None:
    """Name the power by which the partner's representative acts, where there is just one valid today."""
    party = agreement.parties.present().filter(partner=partner, power=None).first()
    power = power_to_name(partner)
    if party and power and user.may(Act.AGREEMENT_DRAFT):
        actions.name_power_of_party(by=user, party=party, power=power)

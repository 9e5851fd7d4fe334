"""One signed cooperation agreement with a party of social employment and its tasks divided."""

import datetime as dt

from django.utils import timezone

from cus.accounts.enums import Role
from cus.desk.loaders.demo.accounts import demo_person
from cus.desk.loaders.demo.partners import partners_by_slug
from cus.desk.loaders.files import read_json
from partners.enums import AgreementState
from partners.models import AgreementClause, AgreementParty, AgreementTask, AgreementTemplate, CooperationAgreement

ROWS = ("parties", "tasks", "clauses", "gminas", "template_number")


def load_agreement() -> int:
    """Write the agreement unless there is one, or a partner that it names is gone; return 1 when written."""
    fixture = read_json("demo/agreement.json")["agreement"]
    partners = partners_by_slug()
    named = {row["partner"] for row in fixture["parties"]} - {None}
    if CooperationAgreement.objects.exists() or not named <= partners.keys():
        return 0
    organiser = demo_person(Role.ORGANISER)
    agreement = CooperationAgreement.objects.create(
        template=AgreementTemplate.objects.get(number=fixture["template_number"]),
        state=AgreementState.SIGNED,
        signed_at=timezone.now(),
        signed_by=organiser,
        created_by=organiser,
        **{name: value for name, value in fixture.items() if name not in ROWS},
    )
    agreement.gminas.set(fixture["gminas"])
    parties = {
        row["partner"]: AgreementParty.objects.create(
            agreement=agreement,
            partner=partners.get(row["partner"]),
            role=row["role"],
            represented_by=row["represented_by"],
            joined_on=dt.date.fromisoformat(fixture["concluded_on"]),
            position=position,
        )
        for position, row in enumerate(fixture["parties"], start=1)
    }
    for position, row in enumerate(fixture["tasks"], start=1):
        AgreementTask.objects.create(
            agreement=agreement, position=position, **row | {"responsible": parties[row["responsible"]]}
        )
    for position, text in enumerate(fixture["clauses"], start=1):
        AgreementClause.objects.create(agreement=agreement, position=position, text=text)
    return 1

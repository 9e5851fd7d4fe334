"""Life of a catalogue entry: draft, active, retired."""

from cus.accounts.acts import Act
from cus.workflow import Transition, Workflow
from services.enums import ServiceState

SERVICE_WORKFLOW = Workflow(
    [
        Transition(
            name="activate",
            label="Oznacz jako czynną",
            sources=frozenset({ServiceState.DRAFT, ServiceState.RETIRED}),
            target=ServiceState.ACTIVE,
            act=Act.CATALOGUE_ADMIN,
            done="oznaczono jako czynną",
        ),
        Transition(
            name="retire",
            label="Wycofaj z katalogu",
            sources=frozenset({ServiceState.DRAFT, ServiceState.ACTIVE}),
            target=ServiceState.RETIRED,
            act=Act.CATALOGUE_ADMIN,
            done="wycofano z katalogu",
        ),
    ]
)

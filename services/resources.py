"""The catalogue as a table to take away."""

from import_export import fields, resources

from cus.text.cells import safe_cell
from services.models import Service
from services.requirements import groups_of


class ServiceResource(resources.Resource):
    """One service a row, in Polish words; read-only. Expects ``ServiceQuerySet.for_page``."""

    name = fields.Field("name", column_name="nazwa")
    synonyms = fields.Field(column_name="inne nazwy")
    areas = fields.Field(column_name="zakresy (art. 2 ust. 1)")
    recipient_kinds = fields.Field(column_name="rodzaj odbiorcy")
    recipients = fields.Field(column_name="grupy odbiorców")
    regime = fields.Field(column_name="tryb (art. 19)")
    legal_basis = fields.Field("legal_basis", column_name="podstawa prawna")
    unit = fields.Field(column_name="jednostka")
    delivery_modes = fields.Field(column_name="sposób świadczenia")
    delivery_places = fields.Field(column_name="miejsca świadczenia")
    package = fields.Field("package", column_name="pakiet")
    requirements = fields.Field(column_name="wymagania kwalifikacyjne")
    characteristic = fields.Field("characteristic", column_name="charakterystyka")
    state = fields.Field(column_name="stan")
    confirmed = fields.Field(column_name="potwierdzona")

    def get_export_resource_fields(self, selected_fields=None):
        """Only the columns named here, in this order."""
        return [self.fields[name] for name in self.fields]

    def export_field(self, field, instance, **kwargs):
        """Return the cell; text that a spreadsheet would run as a formula gets an apostrophe."""
        return safe_cell(super().export_field(field, instance, **kwargs))

    def dehydrate_synonyms(self, service: Service) -> str:
        """Other names in one cell."""
        return "; ".join(service.synonyms)

    def dehydrate_areas(self, service: Service) -> str:
        """Areas with their statutory numbers."""
        return "; ".join(str(link.area) for link in service.area_links.all())

    def dehydrate_recipient_kinds(self, service: Service) -> str:
        """Statutory kinds of recipient."""
        return "; ".join(service.recipient_kind_labels)

    def dehydrate_recipients(self, service: Service) -> str:
        """Groups in one cell."""
        return "; ".join(service.recipients)

    def dehydrate_regime(self, service: Service) -> str:
        """Label of the regime."""
        return service.get_legal_regime_display()

    def dehydrate_unit(self, service: Service) -> str:
        """Label of the unit."""
        return service.get_unit_display()

    def dehydrate_delivery_modes(self, service: Service) -> str:
        """Ways of reaching the recipient."""
        return "; ".join(service.delivery_mode_labels)

    def dehydrate_delivery_places(self, service: Service) -> str:
        """Places in one cell."""
        return "; ".join(service.delivery_places)

    def dehydrate_requirements(self, service: Service) -> str:
        """Requirements as the page says them, one a line."""
        return "\n".join(
            f"{group.heading}: {' '.join(line.text for line in group.lines)}".rstrip(": ")
            for group in groups_of(service)
        )

    def dehydrate_state(self, service: Service) -> str:
        """Label of the state."""
        return service.get_state_display()

    def dehydrate_confirmed(self, service: Service) -> str:
        """Whether the centre confirmed the proposal."""
        return "tak" if service.is_confirmed else "nie"

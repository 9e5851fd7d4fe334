"""The closed lists in the panel: fourteen areas, five quality factors."""

from django.contrib import admin
from django.db.models import Count
from django.urls import reverse

from cus.ui.panel.model_admin import ReadOnlyModelAdmin
from services.admin.parts import links
from services.models import QualityFactor, ServiceArea


@admin.register(ServiceArea)
class ServiceAreaAdmin(ReadOnlyModelAdmin):
    """The closed list of art. 2 ust. 1."""

    order = 20
    purpose = "Czternaście zakresów z art. 2 ust. 1 ustawy. Lista jest zamknięta."
    count_forms = "zakres,zakresy,zakresów"
    list_display = ["number", "name", "service_count"]
    list_display_links = ["name"]
    fieldsets = [
        (
            "Zakres usług",
            {
                "fields": ["number", "name", "services_text"],
                "description": "Art. 2 ust. 1 ustawy o realizowaniu usług społecznych przez centrum usług społecznych.",
            },
        )
    ]
    readonly_fields = ["services_text"]
    ordering = ["number"]

    def get_queryset(self, request):
        """With the number of services in each area."""
        return super().get_queryset(request).annotate(services_counted=Count("service_links"))

    @admin.display(description="usługi w katalogu", ordering="services_counted")
    def service_count(self, obj) -> int:
        """How many services lie in the area."""
        return obj.services_counted

    @admin.display(description="usługi w tym zakresie")
    def services_text(self, obj) -> str:
        """Services of the area, each with its page."""
        return links(
            (service.name, reverse("admin:services_service_change", args=[service.pk]))
            for service in obj.services.all()
        )


@admin.register(QualityFactor)
class QualityFactorAdmin(ReadOnlyModelAdmin):
    """The five factors of handbook ch. 6, in their rank."""

    order = 25
    purpose = "Pięć czynników, po których odbiorcy oceniają usługę (podręcznik, rozdz. 6), od najważniejszego."
    count_forms = "czynnik,czynniki,czynników"
    list_display = ["rank", "name", "description"]
    list_display_links = ["name"]
    fieldsets = [
        ("Czynnik jakości", {"fields": ["rank", "name", "description"], "description": "Podręcznik, rozdz. 6."})
    ]
    ordering = ["rank"]

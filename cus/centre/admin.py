"""Gminas in the administrator's panel: a register that is only read."""

from django.contrib import admin

from cus.centre.models import Gmina
from cus.ui.panel.model_admin import ReadOnlyModelAdmin


class VoivodeshipFilter(admin.SimpleListFilter):
    """Gminas of one voivodeship."""

    title = "województwo"
    parameter_name = "wojewodztwo"

    def lookups(self, request, model_admin):
        """Voivodeships by the first two digits of the code."""
        names = dict(Gmina.objects.order_by("teryt").values_list("teryt", "voivodeship"))
        return list({code[:2]: name for code, name in names.items()}.items())

    def queryset(self, request, queryset):
        """Gminas whose code starts with the voivodeship's."""
        code = self.value()
        return queryset.filter(teryt__startswith=code) if code and code.isdigit() else queryset


@admin.register(Gmina)
class GminaAdmin(ReadOnlyModelAdmin):
    """The TERYT register."""

    purpose = "Rejestr TERYT, stan na 1 stycznia 2026 r. Obsługiwane gminy wybiera się na stronie centrum."
    search_label = "Nazwa gminy, powiat albo kod TERYT"
    count_forms = "gmina,gminy,gmin"
    list_display = ["name", "kind", "powiat", "voivodeship", "teryt"]
    list_filter = [VoivodeshipFilter, "kind"]
    search_fields = ["name", "powiat", "teryt__startswith"]
    fieldsets = [
        (
            "Gmina",
            {
                "fields": ["name", "kind", "powiat", "voivodeship", "teryt"],
                "description": "Rejestr TERYT; z kolejną gminą centrum zawiera porozumienie (art. 15 ustawy).",
            },
        )
    ]

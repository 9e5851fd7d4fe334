"""Services in the panel, with their requirements edited in place."""

from django.contrib import admin, messages

from cus.drafts.panel import KeepsDrafts
from cus.ui.lines import LinesField
from cus.ui.panel.model_admin import HouseModelAdmin, PanelForm
from cus.workflow import Refused
from services import actions
from services.admin.parts import badge
from services.admin.requirements import PreviewsRequirements, RequirementInline
from services.admin.use import ShowsUse
from services.enums import LegalRegime, ServiceState
from services.forms import ServiceForm
from services.models import Service, ServiceArea

STATE_KINDS = {ServiceState.DRAFT: "now", ServiceState.ACTIVE: "done", ServiceState.RETIRED: "idle"}


class ServicePanelForm(PanelForm, ServiceForm):
    """A service as the administrator edits it."""

    notes = LinesField(
        label="uwagi do źródła",
        item_length=1000,
        rows=3,
        help_text="Sprzeczności i braki źródła; każda w osobnym wierszu.",
    )

    @property
    def must_be_complete(self) -> bool:
        """Also a draft that is taken into use as it is saved."""
        return super().must_be_complete or "_activate" in self.data


class AreaFilter(admin.SimpleListFilter):
    """One of the 14 areas."""

    title = "zakres"
    parameter_name = "zakres"

    def lookups(self, request, model_admin):
        """All areas in the statutory order."""
        return [(area.number, str(area)) for area in ServiceArea.objects.all()]

    def queryset(self, request, queryset):
        """Services of the chosen area."""
        number = self.value()
        return queryset.filter(area_links__area=number) if number and number.isdigit() else queryset


class ProposalFilter(admin.SimpleListFilter):
    """Still a proposal, or confirmed by the centre."""

    title = "potwierdzenie"
    parameter_name = "propozycja"

    def lookups(self, request, model_admin):
        """Two answers."""
        return [("tak", "propozycja do potwierdzenia"), ("nie", "potwierdzona")]

    def queryset(self, request, queryset):
        """Services by whether the centre confirmed what was proposed."""
        known = {"tak": True, "nie": False}
        return queryset.filter(confirmed_at__isnull=known[self.value()]) if self.value() in known else queryset


@admin.register(Service)
class ServiceAdmin(ShowsUse, PreviewsRequirements, KeepsDrafts, HouseModelAdmin):
    """Services: names, areas, regime, recipients, requirements."""

    order = 10
    purpose = "Nazwy, zakresy, tryb, odbiorcy i wymagania kwalifikacyjne usług."
    new_title = "Nowa usługa"
    search_label = "Nazwa usługi albo kod zawodu"
    count_forms = "usługa,usługi,usług"
    form = ServicePanelForm
    kept_as = "services.panel"
    inlines = [RequirementInline]
    list_display = ["name", "areas_text", "regime_text", "unit", "state_badge", "confirmation_badge"]
    list_filter = ["state", ProposalFilter, "legal_regime", AreaFilter]
    search_fields = ["name"]
    actions = ["activate", "retire"]
    fieldsets = [
        (
            "Usługa",
            {
                "fields": ["name", "synonyms", "characteristic", "package"],
                "description": "Podręcznik, rozdz. 9: na czym usługa polega i czym się różni od podobnych.",
            },
        ),
        (
            "Zakres i odbiorcy",
            {
                "fields": ["area_numbers", "recipient_kinds", "recipients"],
                "description": "Art. 2 ust. 1 ustawy: co najmniej jeden z czternastu zakresów i jeden rodzaj odbiorcy.",
            },
        ),
        (
            "Tryb, jednostka i miejsce",
            {
                "fields": ["legal_regime", "legal_basis", "unit", "delivery_modes", "delivery_places"],
                "description": "Art. 19 ustawy: tryb programu albo tryb innej ustawy, wtedy z podstawą prawną.",
            },
        ),
        (
            "Osoba wykonująca usługę",
            {
                "fields": ["competences", "desired_traits"],
                "description": "Podręcznik, rozdz. 9: co wykonawca umie i jaki powinien być. "
                "Wymagania formalne wpisz niżej.",
            },
        ),
        (
            "Oznaczenia i uwagi",
            {
                "fields": ["supports_deinstitutionalisation", "notes"],
                "description": "Deinstytucjonalizacja: Strategia rozwoju usług społecznych (M.P. 2022 poz. 767).",
            },
        ),
    ]

    def get_queryset(self, request):
        """With areas and what the confirmation badge needs."""
        return super().get_queryset(request).prefetch_related("area_links__area")

    def waiting(self) -> dict:
        """What the panel's first page says is waiting."""
        return {
            "proposals_waiting": Service.objects.proposals().count(),
            "drafts_waiting": Service.objects.filter(state=ServiceState.DRAFT).count(),
        }

    def get_search_results(self, request, queryset, search_term):
        """Search as everywhere; six digits find the services that name the occupation of this code."""
        by_code = queryset.naming_occupation(search_term)
        return (queryset.search(search_term) if by_code is None else by_code), False

    def links_of(self, obj):
        """The service's page in the catalogue."""
        return [("Strona usługi w katalogu", obj.get_absolute_url())]

    def save_model(self, request, obj, form, change) -> None:
        """Wait for ``save_related``: the service and its rows are written by one action."""

    def save_related(self, request, form, formsets, change) -> None:
        """Write the service with its areas and requirements."""
        saved, deleted = [], []
        for formset in formsets:
            saved += formset.save(commit=False)
            deleted += formset.deleted_objects
        actions.save_sheet(
            service=form.instance,
            version=form.version,
            areas=form.cleaned_data["area_numbers"],
            requirements=actions.Rows(saved=saved, deleted=deleted),
            activate="_activate" in request.POST,
            by=request.user,
        )

    def _respond(self, request, obj, message: str):
        """Say that the service may be chosen from now on."""
        in_use = " Usługa jest czynna: można ją wybrać w diagnozie i programie." if "_activate" in request.POST else ""
        return super()._respond(request, obj, f"{message}{in_use}")

    @admin.display(description="zakresy")
    def areas_text(self, obj) -> str:
        """Areas in the statutory order."""
        return ", ".join(link.area.name for link in obj.area_links.all()) or "–"

    @admin.display(description="tryb", ordering="legal_regime")
    def regime_text(self, obj) -> str:
        """The regime in one word or two."""
        return "program" if obj.legal_regime == LegalRegime.PROGRAMME else "przepisy odrębne"

    @admin.display(description="stan", ordering="state")
    def state_badge(self, obj) -> str:
        """State as a word and a colour."""
        return badge(STATE_KINDS[obj.state], obj.get_state_display())

    @admin.display(description="potwierdzenie", ordering="confirmed_at")
    def confirmation_badge(self, obj) -> str:
        """Confirmed, or still a proposal."""
        return badge("done", "potwierdzona") if obj.is_confirmed else badge("warn", "propozycja")

    @admin.action(description="Oznacz jako czynne")
    def activate(self, request, queryset) -> None:
        """Take drafts and retired services into use: all that are ticked, or none."""
        self._change_states(request, queryset, "activate", "Oznaczono jako czynne")

    @admin.action(description="Wycofaj z katalogu")
    def retire(self, request, queryset) -> None:
        """Take services out of use: all that are ticked, or none."""
        self._change_states(request, queryset, "retire", "Wycofano z katalogu")

    def _change_states(self, request, queryset, transition: str, done: str) -> None:
        try:
            changed = actions.change_states(services=queryset, transition=transition, by=request.user)
        except Refused as refused:
            self.message_user(request, f"Niczego nie zmieniono. {refused.refusal.message}", messages.ERROR)
        else:
            self.message_user(request, f"{done}: {', '.join(map(str, changed))}.", messages.SUCCESS)

"""The catalogue in the administrator's panel; every write goes through ``services.actions``."""

from django.contrib import admin, messages
from django.db.models import Count
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from cus.text.plural import plural
from cus.ui.lines import LinesField
from cus.ui.panel.model_admin import HouseModelAdmin, PanelForm, ReadOnlyModelAdmin, RowsInline
from cus.workflow import Refused
from services import actions
from services.enums import LegalRegime, ServiceState
from services.forms import RequirementForm, ServiceForm
from services.models import Occupation, OccupationEdition, Service, ServiceArea, ServiceRequirement

STATE_KINDS = {ServiceState.DRAFT: "now", ServiceState.ACTIVE: "done", ServiceState.RETIRED: "idle"}


class ServicePanelForm(PanelForm, ServiceForm):
    """A service as the administrator edits it."""

    notes = LinesField(
        label="uwagi do źródła",
        item_length=1000,
        rows=3,
        help_text="Sprzeczności i braki źródła; każda w osobnym wierszu.",
    )


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


class RequirementInline(RowsInline):
    """Qualification requirements edited in place."""

    model = ServiceRequirement
    form = RequirementForm
    verbose_name_plural = "Wymagania kwalifikacyjne"
    add_label = "Dodaj wymaganie"
    help_text = (
        "Podręcznik, rozdz. 9. Zawód podaj kodem albo nazwą, na przykład: 341201 Asystent osoby niepełnosprawnej. "
        "Zawód przykładowy i brak wymagań niczego nie rozstrzygają; "
        "wymaganie wobec wykonawcy dotyczy instytucji, nie osoby."
    )
    fieldsets = [
        ("Rodzaj", {"fields": ["position", "kind", "subject"]}),
        ("Treść", {"fields": ["occupation", "text", "legal_basis"]}),
        ("W źródle", {"fields": ["printed_code", "printed_title"]}),
    ]

    def get_queryset(self, request):
        """With the occupation, whose code and title are shown."""
        return super().get_queryset(request).select_related("occupation")


@admin.register(Service)
class ServiceAdmin(HouseModelAdmin):
    """Services: names, areas, regime, recipients, requirements."""

    order = 10
    purpose = "Nazwy, zakresy, tryb, odbiorcy i wymagania kwalifikacyjne usług."
    new_title = "Nowa usługa"
    search_label = "Nazwa lub inna nazwa usługi"
    count_forms = "usługa,usługi,usług"
    form = ServicePanelForm
    inlines = [RequirementInline]
    list_display = ["name", "areas_text", "regime_text", "unit", "state_badge", "confirmation_badge"]
    list_filter = ["state", ProposalFilter, "legal_regime", AreaFilter]
    search_fields = ["name"]
    actions = ["activate", "retire"]
    fieldsets = [
        (
            "Usługa",
            {"fields": ["name", "synonyms", "characteristic", "package"], "description": "Podręcznik, rozdz. 9."},
        ),
        (
            "Zakres i odbiorcy",
            {
                "fields": ["area_numbers", "recipient_kinds", "recipients"],
                "description": "Art. 2 ust. 1 ustawy: co najmniej jeden z czternastu zakresów i jeden rodzaj odbiorcy.",
            },
        ),
        (
            "Tryb i jednostka",
            {
                "fields": ["legal_regime", "legal_basis", "unit"],
                "description": "Art. 19 ustawy: tryb programu albo tryb innej ustawy, wtedy z podstawą prawną.",
            },
        ),
        ("Osoba wykonująca usługę", {"fields": ["competences", "desired_traits"]}),
        ("Oznaczenia i uwagi", {"fields": ["supports_deinstitutionalisation", "notes"]}),
    ]

    def get_queryset(self, request):
        """With areas and what the confirmation badge needs."""
        return super().get_queryset(request).prefetch_related("area_links__area")

    def waiting(self) -> dict:
        """What the panel's first page says is waiting."""
        return {"proposals_waiting": Service.objects.proposals().count()}

    def get_search_results(self, request, queryset, search_term):
        """Search as everywhere: inflection, diacritics and slips forgiven."""
        return queryset.search(search_term), False

    def links_of(self, obj):
        """The service's page in the catalogue."""
        return [("Strona usługi w katalogu", obj.get_absolute_url())]

    def notices_of(self, obj):
        """State, confirmation and use: what the administrator must know before changing anything."""
        said = [f"Stan: {obj.get_state_display()}."]
        if not obj.is_confirmed:
            said.append("Zakresy, tryb, odbiorcy i jednostka są propozycją do potwierdzenia.")
        used = [
            f"{label}: {number}"
            for label, number in [
                ("oferty partnerów", obj.offers.count()),
                ("potrzeby w diagnozach", obj.need_links.count()),
                ("pozycje programów", obj.programme_items.count()),
            ]
            if number
        ]
        said.append(f"Gdzie użyta – {', '.join(used)}." if used else "Jeszcze nigdzie nie użyta.")
        return said

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
            by=request.user,
        )

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
        return _badge(STATE_KINDS[obj.state], obj.get_state_display())

    @admin.display(description="potwierdzenie", ordering="confirmed_at")
    def confirmation_badge(self, obj) -> str:
        """Confirmed, or still a proposal."""
        return _badge("done", "potwierdzona") if obj.is_confirmed else _badge("warn", "propozycja")

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


@admin.register(ServiceArea)
class ServiceAreaAdmin(ReadOnlyModelAdmin):
    """The closed list of art. 2 ust. 1."""

    order = 20
    purpose = "Czternaście zakresów z art. 2 ust. 1 ustawy. Lista jest zamknięta."
    count_forms = "zakres,zakresy,zakresów"
    list_display = ["number", "name", "service_count"]
    list_display_links = ["name"]
    fields = ["number", "name", "services_text"]
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
        return _links(
            (service.name, reverse("admin:services_service_change", args=[service.pk]))
            for service in obj.services.all()
        )


@admin.register(OccupationEdition)
class OccupationEditionAdmin(ReadOnlyModelAdmin):
    """Editions of the classification."""

    order = 40
    purpose = "Wydania klasyfikacji zawodów i specjalności, z datą stanu i podstawą prawną."
    count_forms = "wydanie,wydania,wydań"
    list_display = ["name", "state_on", "legal_basis", "current_text"]
    fields = ["name", "code", "state_on", "legal_basis", "current_text"]
    readonly_fields = ["current_text"]

    @admin.display(description="obowiązuje w aplikacji")
    def current_text(self, obj) -> str:
        """Whether codes are looked up in this edition."""
        return "tak" if obj.is_current else "nie"


class LevelFilter(admin.SimpleListFilter):
    """Groups of one level, or occupations."""

    title = "poziom"
    parameter_name = "poziom"
    LEVELS = {
        "1": ("grupa wielka", "grupy wielkie"),
        "2": ("grupa duża", "grupy duże"),
        "3": ("grupa średnia", "grupy średnie"),
        "4": ("grupa elementarna", "grupy elementarne"),
        "5": ("zawód", "zawody i specjalności"),
    }

    def lookups(self, request, model_admin):
        """The five levels of the classification."""
        return [(level, many) for level, (_, many) in self.LEVELS.items()]

    def queryset(self, request, queryset):
        """Entries of the level."""
        return queryset.filter(level=int(self.value())) if self.value() in self.LEVELS else queryset


class GroupFilter(admin.SimpleListFilter):
    """Entries directly under a group: the tree, one step at a time."""

    title = "grupa"
    parameter_name = "grupa"
    template = "admin/no_filter.html"

    def has_output(self) -> bool:
        """The steps are links in the list and above it, not a list of choices."""
        return True

    def lookups(self, request, model_admin):
        """None: see ``has_output``."""
        return []

    def queryset(self, request, queryset):
        """Entries under the group whose code is given."""
        code = self.value()
        return queryset.filter(parent__code=code) if code and code.isdigit() else queryset


@admin.register(Occupation)
class OccupationAdmin(ReadOnlyModelAdmin):
    """The classification as a tree and as a search."""

    order = 30
    purpose = "Klasyfikacja zawodów: wyszukiwanie po kodzie i nazwie, grupy od ogólnych do szczegółowych."
    search_label = "Kod albo nazwa zawodu"
    count_forms = "pozycja,pozycje,pozycji"
    list_display = ["code", "title", "level_text", "below"]
    list_display_links = ["title"]
    list_filter = [LevelFilter, GroupFilter]
    search_fields = ["code__startswith", "title", "variant_title"]
    fields = ["code", "title", "variant_title", "level_text", "path", "edition", "school_text", "required_by"]
    readonly_fields = ["level_text", "path", "school_text", "required_by"]
    ordering = ["code"]

    def get_queryset(self, request):
        """Of the current edition, with the number of entries below."""
        entries = super().get_queryset(request).filter(edition__is_current=True)
        return entries.annotate(children_counted=Count("children"))

    def changelist_view(self, request, extra_context=None):
        """Start from the ten great groups; show the way to the group that is open."""
        if not request.GET:
            request.GET = request.GET.copy()
            request.GET["poziom"] = "1"
            request.META["QUERY_STRING"] = request.GET.urlencode()
        code = request.GET.get("grupa", "")
        return super().changelist_view(request, {"list_path": _steps(code)} | (extra_context or {}))

    @admin.display(description="poziom", ordering="level")
    def level_text(self, obj) -> str:
        """Name of the level."""
        return LevelFilter.LEVELS[str(obj.level)][0]

    @admin.display(description="niżej")
    def below(self, obj) -> str:
        """A step down the tree."""
        if not obj.children_counted:
            return "–"
        number = obj.children_counted
        label = f"{number} {plural(number, 'pozycja', 'pozycje', 'pozycji')}"
        hidden = f" w grupie {obj.code}"
        return format_html(
            '<a href="?grupa={}">{}<span class="visually-hidden">{}</span></a>', obj.code, label, hidden
        )

    @admin.display(description="miejsce w klasyfikacji")
    def path(self, obj) -> str:
        """Groups from the most general one down."""
        return _links((str(group), f"../../?grupa={group.code}") for group in _ancestors(obj))

    @admin.display(description="zawód szkolny")
    def school_text(self, obj) -> str:
        """Mark „S” of the classification."""
        return "tak" if obj.is_school_profession else "nie"

    @admin.display(description="wymagany przy usługach")
    def required_by(self, obj) -> str:
        """Services whose requirements name the occupation."""
        rows = obj.requirements.select_related("service").order_by("service__name", "pk")
        return _links(
            (
                f"{row.service.name} ({row.get_kind_display()})",
                reverse("admin:services_service_change", args=[row.service_id]),
            )
            for row in rows
        )


def _ancestors(entry: Occupation) -> list[Occupation]:
    found = []
    while entry.parent_id:
        entry = entry.parent
        found.append(entry)
    return found[::-1]


def _steps(code: str) -> list[tuple[str, str]]:
    """Return (label, query) of the groups that lead to ``code``, the group itself last."""
    if not code.isdigit():
        return []
    codes = [code[:length] for length in range(1, len(code) + 1)]
    groups = Occupation.objects.filter(edition__is_current=True, code__in=codes).order_by("code")
    return [("wszystkie grupy", "?poziom=1"), *((str(group), f"?grupa={group.code}") for group in groups)]


def _badge(kind: str, word: str) -> str:
    return format_html('<span class="state {}">{}</span>', kind, word)


def _links(pairs) -> str:
    items = [format_html('<li><a href="{}">{}</a></li>', url, label) for label, url in pairs]
    return mark_safe(f'<ul class="plain">{"".join(items)}</ul>') if items else "–"

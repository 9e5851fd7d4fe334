"""The classification of occupations in the panel: editions, the tree, the search."""

from django.contrib import admin, messages
from django.db.models import Count
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html

from cus.text.plural import plural
from cus.ui.panel.model_admin import ReadOnlyModelAdmin, capitalised
from cus.workflow import Refused
from services import actions
from services.admin.parts import links
from services.forms import ReplaceOccupationForm
from services.models import Occupation
from services.occupations.search import search


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
    fieldsets = [
        (
            "Pozycja klasyfikacji",
            {
                "fields": ["code", "title", "variant_title", "level_text", "path", "edition", "school_text"],
                "description": "Rozporządzenie o klasyfikacji zawodów i specjalności; podstawa stoi przy wydaniu.",
            },
        ),
        ("Gdzie użyty", {"fields": ["required_by"], "description": "Wymagania usług: podręcznik, rozdz. 9."}),
    ]
    readonly_fields = ["level_text", "path", "school_text", "required_by"]
    ordering = ["code"]

    def get_queryset(self, request):
        """Of the current edition, with the number of entries below; a row of an earlier edition opens too."""
        entries = super().get_queryset(request)
        if not (request.resolver_match and request.resolver_match.kwargs.get("object_id")):
            entries = entries.current()
        return entries.annotate(children_counted=Count("children"))

    def changelist_view(self, request, extra_context=None):
        """Start from the ten great groups; show the way to the group that is open."""
        if not request.GET:
            request.GET = request.GET.copy()
            request.GET["poziom"] = "1"
            request.META["QUERY_STRING"] = request.GET.urlencode()
        code = request.GET.get("grupa", "")
        return super().changelist_view(request, {"list_path": _steps(code)} | (extra_context or {}))

    def get_search_results(self, request, queryset, search_term):
        """Search as everywhere: by code, by title with inflection and slips."""
        if not search_term.strip():
            return queryset, False
        found = search(Occupation.objects.current(), search_term).found
        return queryset.filter(pk__in=[entry.pk for entry in found]), False

    def get_urls(self):
        """The page that corrects an occupation in all services."""
        page = path("<int:pk>/popraw/", self.admin_site.admin_view(self.replace), name="services_occupation_replace")
        return [page, *super().get_urls()]

    def links_of(self, obj):
        """The one act for an occupation that some service names."""
        used = obj.requirements.exists()
        page = reverse("admin:services_occupation_replace", args=[obj.pk])
        return [("Popraw kod we wszystkich usługach", page)] if used else []

    def replace(self, request, pk: int):
        """Put another occupation in place of this one in every service: show where, then do it at once."""
        entry = get_object_or_404(Occupation, pk=pk)
        form = ReplaceOccupationForm(request.POST or None, initial={"occupation": _proposed(request)})
        back = reverse("admin:services_occupation_change", args=[entry.pk])
        if request.method == "POST" and form.is_valid():
            try:
                changed = actions.replace_occupation(old=entry, new=form.cleaned_data["occupation"], by=request.user)
            except Refused as refused:
                form.add_error("occupation", refused.refusal.message)
            else:
                names = ", ".join(map(str, changed))
                self.message_user(request, f"Poprawiono zawód w usługach: {names}.", messages.SUCCESS)
                return HttpResponseRedirect(back)
        context = self.admin_site.each_context(request) | {
            "title": f"Popraw wszędzie: {entry}",
            "opts": self.opts,
            "list_title": capitalised(self.opts.verbose_name_plural),
            "original": entry,
            "form": form,
            "used_in": entry.requirements.select_related("service").order_by("service__name", "pk"),
        }
        status = 422 if form.is_bound and form.errors else 200
        return TemplateResponse(request, "admin/services/replace_occupation.html", context, status=status)

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
        return links((str(group), f"../../?grupa={group.code}") for group in _ancestors(obj))

    @admin.display(description="zawód szkolny")
    def school_text(self, obj) -> str:
        """Mark „S” of the classification."""
        return "tak" if obj.is_school_profession else "nie"

    @admin.display(description="wymagany przy usługach")
    def required_by(self, obj) -> str:
        """Services whose requirements name the occupation."""
        rows = obj.requirements.select_related("service").order_by("service__name", "pk")
        return links(
            (
                f"{row.service.name} ({row.get_kind_display()})",
                reverse("admin:services_service_change", args=[row.service_id]),
            )
            for row in rows
        )


def _proposed(request) -> str:
    """Return the occupation whose code the address proposes, as it is typed."""
    code = request.GET.get("na", "")
    entry = Occupation.objects.current().filter(code=code).first() if code.isdecimal() and len(code) == 6 else None
    return str(entry) if entry else ""


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
    groups = Occupation.objects.current().filter(code__in=codes).order_by("code")
    return [("wszystkie grupy", "?poziom=1"), *((str(group), f"?grupa={group.code}") for group in groups)]

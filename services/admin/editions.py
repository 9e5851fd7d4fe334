"""Editions of the classification in the panel: bringing one in, comparing, switching on, codes to check."""

from django.contrib import admin, messages
from django.core.paginator import Paginator
from django.db.models import Count, Subquery
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST, require_safe

from cus.tables import MEDIA_TYPES, Kind, Page, write
from cus.text.numbers import number
from cus.text.plural import plural
from cus.ui.panel.model_admin import ReadOnlyModelAdmin, capitalised
from cus.workflow import Refused, StaleEdit
from services import actions
from services.admin.parts import badge
from services.editions import example, held
from services.editions.comparison import Change, ChangeKind, compare, counted
from services.editions.entries import LEVELS, entries_of
from services.editions.notes import replacement_of
from services.editions.reading import edition_before, preview, read_edition
from services.editions.succession import codes_to_check
from services.forms.editions import ChangesFilterForm, EditionFileForm, SwitchForm
from services.models import OccupationEdition

PAGE_SIZE = 50
FAULTS_SHOWN = 200
STATES = {"current": ("done", "bieżące"), "planned": ("now", "będzie bieżące"), "past": ("idle", "dawne")}
NOT_SWITCHED = ("warn", "niewłączone")
EXPIRED = "Podgląd wygasł albo plik już wczytano. Wybierz plik jeszcze raz."


def state_of(edition: OccupationEdition, current: int | None) -> str:
    """Return current, planned, past, or an empty text for an edition that is not switched on.

    ``current`` is the key of the edition in force.
    """
    if edition.valid_from is None:
        return ""
    if edition.pk == current:
        return "current"
    return "planned" if edition.valid_from > timezone.localdate() else "past"


@admin.register(OccupationEdition)
class OccupationEditionAdmin(ReadOnlyModelAdmin):
    """Editions of the classification."""

    order = 40
    purpose = "Wydania klasyfikacji zawodów i specjalności: wczytanie, porównanie i włączenie nowego."
    count_forms = "wydanie,wydania,wydań"
    list_display = ["name", "state_on", "legal_basis", "entry_count", "state_badge"]
    fieldsets = [
        (
            "Wydanie klasyfikacji",
            {
                "fields": [
                    *(
                        "name",
                        "code",
                        "state_on",
                        "legal_basis",
                        "entry_count",
                        "valid_from",
                        "previous",
                        "state_badge",
                    )
                ],
                "description": "Rozporządzenie o klasyfikacji zawodów i specjalności w jednym z jego stanów.",
            },
        )
    ]
    readonly_fields = ["entry_count", "state_badge"]

    def get_queryset(self, request):
        """With the number of entries and the edition that is current now."""
        in_force = OccupationEdition.objects.in_force().values("pk")
        editions = super().get_queryset(request)
        return editions.annotate(entries_counted=Count("entries"), in_force=Subquery(in_force))

    def get_urls(self):
        """Pages of the way from a file to an edition in force."""
        pages = {
            "import": ("wczytaj/", self.import_file),
            "import_confirm": ("wczytaj/zapisz/", self.import_confirm),
            "example": ("wczytaj/przyklad/", self.example_file),
            "to_check": ("do-sprawdzenia/", self.to_check),
            "compare": ("<int:pk>/porownanie/", self.compare),
            "compare_export": ("<int:pk>/porownanie/pobierz/", self.compare_export),
            "switch": ("<int:pk>/wlacz/", self.switch),
            "withdraw": ("<int:pk>/wylacz/", self.withdraw),
        }
        own = [
            path(route, self.admin_site.admin_view(view), name=f"services_occupationedition_{name}")
            for name, (route, view) in pages.items()
        ]
        return [*own, *super().get_urls()]

    def changelist_view(self, request, extra_context=None):
        """With the note on what replaced the current edition, and how many codes wait for a look."""
        current = OccupationEdition.objects.current()
        note = {"replacement": replacement_of(current), "current": current, "to_check": len(codes_to_check())}
        return super().changelist_view(request, note | (extra_context or {}))

    def links_of(self, obj):
        """Comparison and switching."""
        links = [("Porównanie", address("compare", obj))]
        return links if obj.valid_from else [*links, ("Włącz to wydanie", address("switch", obj))]

    def notices_of(self, obj):
        """What replaced the edition."""
        replaced = replacement_of(obj)
        if replaced is None:
            return []
        said = f"Od {replaced.in_force:%d.%m.%Y} zamiast tego wydania obowiązuje rozporządzenie {replaced.act}."
        if obj != OccupationEdition.objects.current():
            return [said]
        return [f"{said} Jego załącznika nie ma w aplikacji; jak go wczytać, mówi lista wydań."]

    def waiting(self) -> dict:
        """What the panel's first page says is waiting."""
        return {"codes_to_check": len(codes_to_check())}

    @admin.display(description="pozycji")
    def entry_count(self, obj) -> str:
        """How many groups and occupations the edition has."""
        return number(obj.entries_counted)

    @admin.display(description="stan", ordering="valid_from")
    def state_badge(self, obj) -> str:
        """State as a word and a colour, with its day."""
        kind, word = STATES.get(state_of(obj, obj.in_force), NOT_SWITCHED)
        return badge(kind, f"{word}, od {obj.valid_from:%d.%m.%Y}" if obj.valid_from else word)

    def import_file(self, request):
        """Choose a file; a right one is shown before it is written, a wrong one with its faults."""
        sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
        form = EditionFileForm(*sent)
        faults = ()
        if form.is_valid():
            before = edition_before(form.details.code)
            reading = read_edition(form.content, before=before)
            if reading.entries:
                return self._preview(request, form, reading, before)
            faults = reading.faults
        context = {"form": form, "faults": faults[:FAULTS_SHOWN], "fault_count": len(faults)}
        status = 422 if form.is_bound else 200
        return self._page(request, "import", "Wczytaj wydanie klasyfikacji", context, status=status)

    def _preview(self, request, form: EditionFileForm, reading, before):
        word = held.hold(request.user, held.Held(form.details, reading.entries))
        context = {
            "details": form.details,
            "word": word,
            "total": len(reading.entries),
            "preview": preview(reading.entries, before),
        }
        return self._page(request, "preview", "Podgląd wydania", context)

    @method_decorator(require_POST)
    def import_confirm(self, request):
        """Write what the preview showed: everything or nothing."""
        word = request.POST.get("podglad", "")
        found = held.find(request.user, word)
        if found is None:
            messages.warning(request, EXPIRED)
            return redirect(address("import"))
        try:
            edition, written = actions.import_edition(details=found.details, entries=found.entries, by=request.user)
        except Refused as refused:
            messages.error(request, f"Niczego nie wczytano. {refused.refusal.message}")
            return redirect(address("import"))
        held.drop(request.user, word)
        request.panel_saved = edition, "wczytano wydanie" if written else "wczytano to samo wydanie bez zmian"
        total = len(found.entries)
        said = f"{number(total)} {plural(total, 'pozycja', 'pozycje', 'pozycji')}"
        if written:
            messages.success(request, f"Wczytano wydanie „{edition}”: {said}. Porównaj je i włącz z datą.")
        else:
            messages.success(
                request, f"Wydanie „{edition}” jest już wczytane z tą samą treścią. Nic się nie zmieniło."
            )
        return redirect(address("compare", edition))

    @method_decorator(require_safe)
    def example_file(self, request):
        """A file with headings and a few rows, to be filled in."""
        asked = request.GET.get("format", "xlsx")
        kind = Kind(asked) if asked in set(Kind) else Kind.XLSX
        return _download(kind, example.page(), f"wzor-wydania-klasyfikacji.{kind}")

    @method_decorator(require_safe)
    def compare(self, request, pk: int):
        """Differences from the current edition; of the current one, from the edition before."""
        edition = get_object_or_404(OccupationEdition.objects.select_related("previous"), pk=pk)
        before, after, changes = _changes(edition)
        form = _filter_form(request, changes)
        shown = _narrowed(changes, form)
        context = {
            "edition": edition,
            "before": before,
            "after": after,
            "counts": [(kind.label, total) for kind, total in counted(changes).items()],
            "form": form,
            "page": Paginator(shown, PAGE_SIZE).get_page(request.GET.get("strona")),
            "query": request.GET.urlencode(),
            "to_check": len(codes_to_check(edition)) if edition.valid_from is None else 0,
            "state": self._state(edition),
            "refusal_to_withdraw": actions.refusal_to_withdraw(edition) if edition.valid_from else None,
        }
        return self._page(request, "compare", f"Porównanie: {edition}", context, row=edition)

    def _state(self, edition: OccupationEdition) -> tuple[str, str]:
        current = OccupationEdition.objects.current()
        return STATES.get(state_of(edition, current.pk if current else None), NOT_SWITCHED)

    @method_decorator(require_safe)
    def compare_export(self, request, pk: int):
        """The differences that are shown, as a table."""
        edition = get_object_or_404(OccupationEdition.objects.select_related("previous"), pk=pk)
        _, _, changes = _changes(edition)
        asked = request.GET.get("format", "csv")
        kind = Kind(asked) if asked in set(Kind) else Kind.CSV
        shown = _narrowed(changes, _filter_form(request, changes))
        return _download(kind, _table(shown), f"porownanie-{edition.code}.{kind}")

    def switch(self, request, pk: int):
        """Make the edition current from a day on, seeing first which codes will have to be checked."""
        edition = get_object_or_404(OccupationEdition, pk=pk)
        current = OccupationEdition.objects.current()
        initial = {
            "valid_from": timezone.localdate(),
            "version": edition.version,
            "current": current.pk if current else None,
        }
        form = SwitchForm(request.POST or None, initial=initial)
        if form.is_valid():
            try:
                edition = actions.switch_edition(
                    edition=edition,
                    valid_from=form.cleaned_data["valid_from"],
                    version=form.cleaned_data["version"],
                    current_seen=form.cleaned_data["current"],
                    by=request.user,
                )
            except StaleEdit as stale:
                form.add_error(None, stale.refusal.message)
            except Refused as refused:
                form.add_error(refused.refusal.field or None, refused.refusal.message)
            else:
                return self._switched(request, edition)
        context = {"edition": edition, "current": current, "form": form, "to_check": codes_to_check(edition)}
        status = 422 if request.method == "POST" else 200
        return self._page(request, "switch", f"Włącz: {edition}", context, row=edition, status=status)

    def _switched(self, request, edition: OccupationEdition):
        request.panel_saved = edition, f"włączono wydanie od {edition.valid_from:%d.%m.%Y}"
        at_once = edition.valid_from <= timezone.localdate()
        when = "Jest już bieżące." if at_once else "Do tego dnia bieżące zostaje dotychczasowe."
        self.message_user(request, f"Włączono „{edition}” od {edition.valid_from:%d.%m.%Y}. {when}", messages.SUCCESS)
        if at_once and codes_to_check():
            return HttpResponseRedirect(address("to_check"))
        return HttpResponseRedirect(reverse("admin:services_occupationedition_changelist"))

    @method_decorator(require_POST)
    def withdraw(self, request, pk: int):
        """Take a switch back."""
        edition = get_object_or_404(OccupationEdition, pk=pk)
        version = request.POST.get("version", "")
        edition = actions.withdraw_switch(
            edition=edition, version=int(version) if version.isdecimal() else 0, by=request.user
        )
        request.panel_saved = edition, "wyłączono wydanie"
        self.message_user(request, f"Wyłączono wydanie „{edition}”.", messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:services_occupationedition_changelist"))

    @method_decorator(require_safe)
    def to_check(self, request):
        """Codes that services keep and the current edition does not have, with what to put in their place."""
        context = {"found": codes_to_check(), "current": OccupationEdition.objects.current()}
        return self._page(request, "to_check", "Kody do sprawdzenia po zmianie wydania", context)

    def _page(self, request, name: str, title: str, context: dict, *, row=None, status: int = 200):
        common = self.admin_site.each_context(request) | {
            "title": title,
            "opts": self.opts,
            "list_title": capitalised(self.opts.verbose_name_plural),
            "original": row,
        }
        template = f"admin/services/occupationedition/{name}.html"
        return TemplateResponse(request, template, common | context, status=status)


def address(name: str, edition: OccupationEdition | None = None) -> str:
    """Return the address of a page of editions."""
    return reverse(f"admin:services_occupationedition_{name}", args=[edition.pk] if edition else [])


def _changes(edition: OccupationEdition) -> tuple[OccupationEdition | None, OccupationEdition, list[Change]]:
    """Return the earlier edition, the later one, and the differences; an edition stands against the current one."""
    current = OccupationEdition.objects.current()
    before, after = (edition.previous if edition == current else current), edition
    if current and state_of(edition, current.pk) == "past":
        before, after = edition, current
    return before, after, compare(entries_of(before), entries_of(after)) if before else []


def _filter_form(request, changes: list[Change]) -> ChangesFilterForm:
    kinds = [(kind.value, f"{kind.label} ({total})") for kind, total in counted(changes).items()]
    return ChangesFilterForm(request.GET, kinds=kinds, levels=list(LEVELS.items()))


def _narrowed(changes: list[Change], form: ChangesFilterForm) -> list[Change]:
    kind, level, asked = form.chosen("rodzaj"), form.chosen("poziom"), form.chosen("q")
    return [
        change
        for change in changes
        if (not kind or ChangeKind(kind) in change.kinds)
        and (not level or int(level) in {one.level for one in (change.old, change.new) if one})
        and (not asked or change.speaks_of(asked))
    ]


def _table(changes: list[Change]) -> Page:
    headings = ["zmiana", "dawny kod", "dawna nazwa", "dawna grupa", "nowy kod", "nowa nazwa", "nowa grupa"]
    rows = [
        [change.words]
        + [
            text
            for one in (change.old, change.new)
            for text in ([one.code, one.title, one.parent] if one else [""] * 3)
        ]
        for change in changes
    ]
    return Page("porównanie", headings, rows)


def _download(kind: Kind, page: Page, name: str) -> HttpResponse:
    response = HttpResponse(write(kind, [page]), content_type=MEDIA_TYPES[kind])
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response

"""Bringing figures in: a file, its preview, columns of a table that nobody knows yet."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.importing.actions import ImportRefused
from cus.workflow import Refused
from diagnosis.actions.figure_imports import accept_figures, choose_for_import, drop_figure_file, keep_figure_file
from diagnosis.actions.figure_mappings import save_mapping
from diagnosis.figures.bdl import NOT_BDL, Asked, read_bdl
from diagnosis.figures.bring import Choices, brought_by
from diagnosis.figures.enums import SourceKind
from diagnosis.figures.mapped import Mapping, proposed, tables_in
from diagnosis.figures.own import offered, own_areas
from diagnosis.figures.plan import FigurePlan, plan_of
from diagnosis.forms.figure_imports import BdlSettingsForm, FigureFileForm, MappingForm
from diagnosis.models import FigureImport, TableMapping

# Areas offered to tick; others are named in words.
MOST_OFFERED = 24
MOST_SHOWN = 50
MOST_FAULTS = 100


def _own(request, key) -> FigureImport:
    """Return the file that this person brought; somebody else's does not exist for them."""
    return get_object_or_404(FigureImport.objects.filter(owner=request.user), key=key)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Act.DIAGNOSIS_EDIT)
def figures_import(request):
    """Choose a file; an export of the data bank goes to its preview, any other table to its columns."""
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = FigureFileForm(*sent)
    if form.is_valid():
        name, content = form.cleaned_data["file"]
        choices = Choices()
        if any(fault.message == NOT_BDL for fault in read_bdl(content, name, Asked()).faults):
            choices = Choices(kind=SourceKind.TABLE)
        kept = keep_figure_file(name=name, content=content, choices=choices, by=request.user)
        page = "figures_columns" if choices.kind == SourceKind.TABLE else "figures_preview"
        return redirect(f"diagnosis:{page}", kept.key)
    waiting = FigureImport.objects.filter(owner=request.user).only("key", "name", "created_at").first()
    context = {"form": form, "waiting": waiting, "own": own_areas()}
    return render(request, "diagnosis/figures/import.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Act.DIAGNOSIS_EDIT, see=_own)
def figures_preview(request, key):
    """What will come in; posted, it is written, unless something changed in between."""
    kept = _own(request, key)
    if request.method != "POST":
        return _preview(request, kept)
    try:
        done = accept_figures(kept=kept, fingerprint=request.POST.get("odcisk", ""), by=request.user)
    except ImportRefused as refused:
        messages.error(request, refused.refusal.message)
        return _preview(request, kept, status=refused.refusal.status)
    messages.success(
        request, f"Wczytano. Nowe wartości: {done.new}, zmienione: {done.changed}, bez zmian: {done.same}."
    )
    return redirect("diagnosis:indicators")


def _preview(request, kept: FigureImport, *, form=None, status: int = 200):
    choices, own = Choices.from_json(kept.choices), own_areas()
    brought = brought_by(bytes(kept.content), kept.name, choices)
    plan = plan_of(brought, own, choices.areas)
    offers = offered(brought.areas, own, most=MOST_OFFERED)
    if form is None:
        form = BdlSettingsForm(offered=offers, areas=brought.areas, choices=choices)
    context = {
        "kept": kept,
        "plan": plan,
        "form": form,
        "own": own,
        "is_table": choices.kind == SourceKind.TABLE,
        "foreign_only": bool(brought.areas) and all(own.code_of(code) is None for code in brought.areas),
        "faults": plan.faults[:MOST_FAULTS],
        "more_faults": max(len(plan.faults) - MOST_FAULTS, 0),
        "changed": plan.changed[:MOST_SHOWN],
        "more_changed": max(len(plan.changed) - MOST_SHOWN, 0),
        "left_out": list(plan.left_out.values())[:MOST_SHOWN],
        "more_left_out": max(len(plan.left_out) - MOST_SHOWN, 0),
        "years": _years_said(plan),
    }
    return render(request, "diagnosis/figures/preview.html", context, status=status)


def _years_said(plan: FigurePlan) -> str:
    years = plan.years
    if not years:
        return ""
    if len(years) > 2 and years == list(range(years[0], years[-1] + 1)):
        return f"{years[0]}–{years[-1]}"
    return ", ".join(map(str, years))


@require_POST
@requires(Act.DIAGNOSIS_EDIT, see=_own)
def figures_settings(request, key):
    """Keep what the person says beside the file, and show the preview again."""
    kept = _own(request, key)
    choices, own = Choices.from_json(kept.choices), own_areas()
    brought = brought_by(bytes(kept.content), kept.name, choices)
    offers = offered(brought.areas, own, most=MOST_OFFERED)
    form = BdlSettingsForm(request.POST, offered=offers, areas=brought.areas, choices=choices)
    if not form.is_valid():
        return _preview(request, kept, form=form, status=422)
    chosen = form.choices()
    if choices.kind == SourceKind.TABLE:
        chosen = Choices(choices.kind, chosen.areas, as_of=choices.as_of, mapping=choices.mapping)
    choose_for_import(kept=kept, choices=chosen, by=request.user)
    return redirect("diagnosis:figures_preview", key)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Act.DIAGNOSIS_EDIT, see=_own)
def figures_columns(request, key):
    """Point at the columns of a table; a saved way of reading may be taken, and this one saved."""
    kept = _own(request, key)
    choices = Choices.from_json(kept.choices)
    sheets = tables_in(bytes(kept.content))
    taken = TableMapping.objects.filter(name=request.GET.get("sposob", "")).first()
    mapping = Mapping.from_json(taken.columns if taken else choices.mapping)
    wanted = request.GET.get("arkusz") or mapping.sheet
    sheet = next((one for one in sheets if one.name == wanted), sheets[0])
    if not (taken or choices.mapping) or (request.GET.get("arkusz") and not taken):
        mapping = proposed(sheet)
    data = request.POST if request.method == "POST" else None
    form = MappingForm(data, sheet=sheet, mapping=mapping, gminas=own_areas().gminas, as_of=choices.day)
    if form.is_valid():
        return _columns_chosen(request, kept, form)
    context = {
        "kept": kept,
        "form": form,
        "sheet": sheet,
        "sheets": [one.name for one in sheets] if len(sheets) > 1 else [],
        "saved": TableMapping.objects.all(),
        "taken": taken,
        "sample": [
            [row.cells[cell.column].text if cell.column in row.cells else "" for cell in sheet.header]
            for row in sheet.rows[:5]
        ],
    }
    return render(request, "diagnosis/figures/columns.html", context, status=422 if form.is_bound else 200)


def _columns_chosen(request, kept: FigureImport, form: MappingForm):
    mapping, day = form.mapping(), form.cleaned_data["as_of"]
    choices = Choices(SourceKind.TABLE, as_of=day.isoformat(), mapping=mapping.as_json())
    try:
        if name := form.cleaned_data["save_as"]:
            save_mapping(name=name, mapping=mapping, by=request.user)
        choose_for_import(kept=kept, choices=choices, by=request.user)
    except Refused as refused:
        messages.error(request, refused.refusal.message)
    return redirect("diagnosis:figures_preview", kept.key)


@require_POST
@requires(Act.DIAGNOSIS_EDIT, see=_own)
def figures_drop(request, key):
    """Give the file up."""
    drop_figure_file(kept=_own(request, key), by=request.user)
    messages.success(request, "Porzucono plik. We wskaźnikach niczego nie zmieniono.")
    return redirect("diagnosis:figures_import")

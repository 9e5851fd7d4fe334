"""Pages of the centre's profile."""

from contextlib import nullcontext

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.centre import actions
from cus.centre.forms import CentreForm, NewGminaForm, ServedGminaForm, UnitForm
from cus.centre.models import Centre, CentreGmina, CentreUnit, Gmina
from cus.centre.policies import VARIANT_CONDITIONS, gaps_of, refusal_to_edit, refusal_to_remove_unit
from cus.centre.tree import tree_of
from cus.drafts.keeping import keeping
from cus.workflow import StaleEdit

FOUND_AT_MOST = 20


def _gmina(request, pk: int) -> CentreGmina:
    """Return a served gmina: whoever is signed in may read the profile."""
    return get_object_or_404(CentreGmina.objects.select_related("gmina", "centre"), pk=pk)


def _unit(request, pk: int) -> CentreUnit:
    """Return a unit of the centre: whoever is signed in may read the profile."""
    return get_object_or_404(CentreUnit.objects.select_related("centre"), pk=pk)


@require_GET
@requires(Act.READ_PUBLISHED)
def detail(request):
    """The profile, to read; with what it still lacks."""
    centre = Centre.objects.for_page().first()
    context = {
        "centre": centre,
        "gminas": list(centre.served_gminas.all()) if centre else [],
        "units": tree_of(centre.units.all()) if centre else [],
        "variant_condition": VARIANT_CONDITIONS[centre.variant] if centre else "",
        "gaps": gaps_of(centre) if centre else [],
        "refusal_to_edit": refusal_to_edit(request.user),
    }
    return render(request, "centre/detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Act.CENTRE_PROFILE)
def edit(request):
    """Name, way of creation, address, contact."""
    centre = Centre.objects.current() or Centre()
    kept = keeping(request, "centre.profile", centre)
    form = CentreForm(kept.data, instance=centre)
    context = {"form": form, "conditions": [(kind.label, text) for kind, text in VARIANT_CONDITIONS.items()]}
    return _saved(
        request,
        form,
        lambda: actions.save_profile(centre=form.instance, version=form.version, by=request.user),
        done="Zapisano dane centrum.",
        template="centre/edit.html",
        context=context,
        kept=kept,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Act.CENTRE_PROFILE)
def gmina_add(request):
    """Find a gmina in the register (``?q=``) and add it to those served."""
    served = CentreGmina(centre=get_object_or_404(Centre))
    query = request.GET.get("q", "")[:100]
    taken = CentreGmina.objects.filter(centre=served.centre).values("gmina")
    found = list(Gmina.objects.usable().exclude(pk__in=taken).search(query)[:FOUND_AT_MOST])
    chosen = request.POST.get("gmina", "")
    if chosen and chosen not in {gmina.pk for gmina in found}:
        found += Gmina.objects.usable().filter(pk=chosen[:7])
    initial = {"gmina": found[0].pk} if len(found) == 1 else {}
    form = NewGminaForm(request.POST or None, instance=served, found=found, initial=initial)
    return _saved(
        request,
        form,
        lambda: actions.save_gmina(served=form.instance, version=0, by=request.user),
        done=lambda: f"Dodano gminę {form.instance.gmina.name}.",
        template="centre/gmina_add.html",
        context={"form": form, "query": query, "found": found, "too_many": len(found) >= FOUND_AT_MOST},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Act.CENTRE_PROFILE, see=_gmina)
def gmina_edit(request, pk: int):
    """Founder, date of joining, councillors, BIP of a served gmina."""
    served = _gmina(request, pk)
    kept = keeping(request, "centre.gmina", served)
    form = ServedGminaForm(kept.data, instance=served)
    return _saved(
        request,
        form,
        lambda: actions.save_gmina(served=form.instance, version=form.version, by=request.user),
        done=f"Zapisano: gmina {served.gmina.name}.",
        template="centre/gmina_edit.html",
        context={"form": form, "served": served},
        kept=kept,
    )


@require_POST
@requires(Act.CENTRE_PROFILE, see=_gmina)
def gmina_remove(request, pk: int):
    """Take a gmina off the list."""
    served = _gmina(request, pk)
    actions.remove_gmina(served=served, by=request.user)
    messages.success(request, f"Gminy {served.gmina.name} nie ma już na liście obsługiwanych.")
    return redirect("centre:detail")


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Act.CENTRE_PROFILE)
def unit_add(request):
    """Add a unit, or a part of the unit given by ``?czesc=``."""
    unit = CentreUnit(centre=get_object_or_404(Centre))
    parent = request.GET.get("czesc", "")
    kept = keeping(request, "centre.unit_new")
    form = UnitForm(kept.data, instance=unit, initial={"parent": parent} if parent.isdigit() else None)
    return _saved(
        request,
        form,
        lambda: actions.save_unit(unit=form.instance, version=0, by=request.user),
        done=lambda: f"Dodano jednostkę „{form.instance.name}”.",
        template="centre/unit.html",
        context={"form": form, "unit": None, "refusal_to_remove": None},
        kept=kept,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Act.CENTRE_PROFILE, see=_unit)
def unit_edit(request, pk: int):
    """Change a unit or move it elsewhere in the structure."""
    unit = _unit(request, pk)
    context = {"unit": unit, "name": unit.name, "refusal_to_remove": refusal_to_remove_unit(unit)}
    kept = keeping(request, "centre.unit", unit)
    form = UnitForm(kept.data, instance=unit)
    return _saved(
        request,
        form,
        lambda: actions.save_unit(unit=form.instance, version=form.version, by=request.user),
        done=lambda: f"Zapisano jednostkę „{form.instance.name}”.",
        template="centre/unit.html",
        context=context | {"form": form},
        kept=kept,
    )


@require_POST
@requires(Act.CENTRE_PROFILE, see=_unit)
def unit_remove(request, pk: int):
    """Take a unit out of the structure."""
    unit = _unit(request, pk)
    actions.remove_unit(unit=unit, by=request.user)
    messages.success(request, f"Usunięto jednostkę „{unit.name}”.")
    return redirect("centre:detail")


def _saved(request, form, save, *, done, template: str, context: dict, kept=None):
    """Save a posted form and go back to the profile, or show the form again with what is wrong."""
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                with kept.saving() if kept else nullcontext():
                    save()
            except StaleEdit as stale:
                form.show_stale(stale.current)
                status = stale.refusal.status
            else:
                messages.success(request, done() if callable(done) else done)
                return redirect("centre:detail")
    if kept:
        context = context | {"kept": kept.shown(form)}
    return render(request, template, context, status=status)

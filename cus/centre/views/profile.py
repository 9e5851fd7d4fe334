"""Pages of the centre's profile: data, conditions, gminas, units, addresses, resolutions."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.centre import actions
from cus.centre.conditions import check_variant, facts_of
from cus.centre.enums import Area, CentreVariant
from cus.centre.forms import CentreForm, NewGminaForm, ServedGminaForm
from cus.centre.models import Centre, CentreGmina, Gmina, Resolution
from cus.centre.policies import VARIANT_CONDITIONS, gaps_of, refusal_to_edit, refusal_to_remove
from cus.centre.terms import graces
from cus.centre.tree import tree_of
from cus.centre.views.saving import saved
from cus.drafts.keeping import keeping

FOUND_AT_MOST = 20


def _gmina(request, pk: int) -> CentreGmina:
    """Return a served gmina: whoever is signed in may read the profile."""
    return get_object_or_404(CentreGmina.objects.select_related("gmina", "centre"), pk=pk)


def _resolution(request, pk: int) -> Resolution:
    """Return a resolution: a public act."""
    found = Resolution.objects.visible_to(request.user).select_related("gmina__gmina")
    return get_object_or_404(found, pk=pk)


def _page(request, template: str, **context):
    """Show a page of the room."""
    centre = Centre.objects.for_page().first()
    common = {"centre": centre, "refusal_to_edit": refusal_to_edit(request.user)}
    given = {name: found(centre) if callable(found) else found for name, found in context.items()}
    return render(request, template, common | given)


@require_safe
@requires(Act.READ_PUBLISHED)
def detail(request):
    """The profile, to read; with what it still lacks."""
    today = timezone.localdate()
    centre = Centre.objects.current()
    asked = check_variant(centre.variant, facts_of(centre, today)) if centre else []
    return _page(
        request,
        "centre/detail.html",
        graces=lambda centre: graces(centre, today) if centre else [],
        areas=lambda centre: [Area(number).label for number in sorted(centre.areas)] if centre else [],
        former=lambda centre: list(centre.former_heads.all()) if centre else [],
        gaps=lambda centre: gaps_of(centre) if centre else [],
        conditions=asked,
        all_met=all(one.verdict.met for one in asked),
    )


@require_safe
@requires(Act.READ_PUBLISHED)
def conditions(request):
    """The conditions of the chosen way of creation, and of the other ways."""
    today = timezone.localdate()

    def variants(centre: Centre | None) -> list:
        if centre is None:
            return []
        facts = facts_of(centre, today)
        order = sorted(CentreVariant, key=lambda kind: kind != centre.variant)
        return [(kind.label, VARIANT_CONDITIONS[kind], check_variant(kind, facts)) for kind in order]

    return _page(request, "centre/conditions.html", variants=variants)


@require_safe
@requires(Act.READ_PUBLISHED)
def gminas(request):
    """Gminas that the centre serves and served."""
    today = timezone.localdate()

    def rows(centre: Centre | None) -> list:
        graced = {grace.served: grace for grace in graces(centre, today)} if centre else {}
        found = centre.served_gminas.all() if centre else []
        return [(served, served.is_served_on(today), graced.get(served)) for served in found]

    return _page(request, "centre/gminas.html", rows=rows)


@require_safe
@requires(Act.READ_PUBLISHED)
def units(request):
    """Units inside the centre, as a tree."""
    return _page(
        request,
        "centre/units.html",
        today=timezone.localdate(),
        units=lambda centre: tree_of(centre.units.all()) if centre else [],
    )


@require_safe
@requires(Act.READ_PUBLISHED)
def addresses(request):
    """Bank accounts and addresses of BIP."""
    today = timezone.localdate()

    def accounts(centre: Centre | None) -> list:
        found = centre.bank_accounts.all() if centre else []
        return [(account, account.is_valid_on(today)) for account in found]

    return _page(request, "centre/addresses.html", accounts=accounts)


@require_safe
@requires(Act.READ_PUBLISHED)
def resolutions(request):
    """Resolutions about the centre and agreements of gminas."""
    today = timezone.localdate()

    def rows(centre: Centre | None) -> list:
        found = centre.resolutions.select_related("gmina__gmina") if centre else Resolution.objects.none()
        in_force = set(found.in_force(today).values_list("pk", flat=True)) if centre else set()
        return [(one, one.pk in in_force) for one in found]

    return _page(request, "centre/resolutions.html", rows=rows)


@require_safe
@requires(Act.READ_PUBLISHED, see=_resolution)
def resolution(request, pk: int):
    """One resolution with its text and scans."""
    return _page(request, "centre/resolution.html", resolution=_resolution(request, pk))


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Act.CENTRE_PROFILE)
def edit(request):
    """Name, way of creation, address, contact."""
    centre = Centre.objects.current() or Centre()
    kept = keeping(request, "centre.profile", centre)
    form = CentreForm(kept.data, instance=centre)
    return saved(
        request,
        form,
        lambda: actions.save_profile(
            centre=form.instance,
            version=form.version,
            by=request.user,
            former_until=form.cleaned_data.get("former_until"),
        ),
        done="Zapisano dane centrum.",
        back=reverse("centre:detail"),
        template="centre/edit.html",
        context={"conditions": [(kind.label, text) for kind, text in VARIANT_CONDITIONS.items()]},
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
    return saved(
        request,
        form,
        lambda: actions.save_gmina(served=form.instance, version=0, by=request.user),
        done=lambda: f"Dodano gminę {form.instance.gmina.name}.",
        back=reverse("centre:gminas"),
        template="centre/gmina_add.html",
        context={"query": query, "found": found, "too_many": len(found) >= FOUND_AT_MOST},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Act.CENTRE_PROFILE, see=_gmina)
def gmina_edit(request, pk: int):
    """Founder, dates of joining and leaving, organ, councillors, BIP of a served gmina."""
    served = _gmina(request, pk)
    kept = keeping(request, "centre.gmina", served)
    form = ServedGminaForm(kept.data, instance=served)
    return saved(
        request,
        form,
        lambda: actions.save_gmina(served=form.instance, version=form.version, by=request.user),
        done=f"Zapisano: gmina {served.gmina.name}.",
        back=reverse("centre:gminas"),
        template="centre/gmina_edit.html",
        context={"served": served, "refusal_to_remove": refusal_to_remove(served)},
        kept=kept,
    )


@require_POST
@requires(Act.CENTRE_PROFILE, see=_gmina)
def gmina_remove(request, pk: int):
    """Take a gmina off the list."""
    served = _gmina(request, pk)
    actions.remove_row(row=served, by=request.user)
    messages.success(request, f"Gminy {served.gmina.name} nie ma już na liście obsługiwanych.")
    return redirect("centre:gminas")

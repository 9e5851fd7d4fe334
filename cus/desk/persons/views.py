"""Personal data: register, retention, the list of one person's data, erasure."""

import csv
import io
import json
from dataclasses import asdict
from itertools import groupby

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.centre.letterhead import letterhead
from cus.desk.persons import actions
from cus.desk.persons.documents import person_document, person_paper, when_of
from cus.desk.persons.forms import ErasureForm, PersonForm, RetentionForm
from cus.desk.persons.register_paper import register_document, register_paper
from cus.documents.render import render_pdf
from cus.documents.responses import pdf_response
from cus.privacy import register
from cus.privacy.enums import Keep
from cus.privacy.matching import Wanted
from cus.privacy.models import Erasure, RetentionClass
from cus.privacy.retention import would_remove
from cus.privacy.transit import carried, carry
from cus.text.cells import safe_cell
from cus.text.plural import plural
from cus.workflow import Refusal, Refused, StaleEdit

PAGE = 50
ASKED = "person_report"
COLUMNS = ("czego dotyczy", "pole", "treść", "kiedy", "cel", "podstawa", "klasa przechowywania", "dlaczego zostaje")
LOST = Refusal("Pytanie wygasło. Wpisz jeszcze raz, kogo szukać.")


@require_safe
@requires(Act.CENTRE_PROFILE)
def index(request):
    """The register of personal data and how long each class is kept."""
    periods, groups, fields = _register()
    context = {
        "groups": groups,
        "classes": periods,
        "fields": fields,
        "undecided": sum(1 for _, kept, _ in periods if kept.period_months is None),
        "may_report": request.user.may(Act.PERSON_DATA),
    }
    return render(request, "desk/persons/register.html", context)


@require_safe
@requires(Act.CENTRE_PROFILE)
def register_print(request):
    """The register as PDF, for the inspector of data protection."""
    periods, groups, _ = _register()
    paper = register_paper(periods=periods, groups=groups, letterhead=letterhead(), made_on=timezone.localdate())
    return pdf_response(render_pdf(register_document(paper)), name="rejestr-danych-osobowych")


def _register() -> tuple[list, list, int]:
    """Return classes with their periods, fields by the kind of row, and how many fields there are."""
    entries = sorted(register.everything(), key=_place_in_register)
    groups = [
        (members[0].model_label, _by_purpose(members))
        for _, group in groupby(entries, key=lambda entry: entry.model)
        for members in [list(group)]
    ]
    known = {kept.code: kept for kept in RetentionClass.objects.all()}
    classes = [(keep, known.get(keep) or RetentionClass(code=keep)) for keep in Keep]
    periods = [(keep, kept, years_of(kept.period_months) if kept.period_months else "") for keep, kept in classes]
    return periods, groups, len(entries)


def _place_in_register(entry) -> tuple[bool, str]:
    """What people write into the application first, then its own tables and those of libraries."""
    return entry.purpose.keep in (Keep.LOGS, Keep.ACCOUNTS), entry.model


def _by_purpose(entries: list) -> list[dict]:
    """Join fields of one model that are kept for the same reason about the same people."""
    joined: dict[tuple, dict] = {}
    for entry in entries:
        key = (entry.whose, entry.purpose, entry.free_text, entry.stays)
        line = joined.setdefault(key, {"entry": entry, "labels": []})
        line["labels"].append(entry.label)
    return list(joined.values())


@require_http_methods(["GET", "POST"])
@requires(Act.CENTRE_PROFILE)
def retention(request, code: str):
    """Say how long a class is kept."""
    if code not in Keep.values:
        raise Http404
    kept = RetentionClass.objects.filter(code=code).first() or RetentionClass(code=code)
    form, status = RetentionForm(request.POST or None, instance=kept), 200
    if request.method == "POST":
        status = 422
        try:
            if form.is_valid():
                told = _effect_of(Keep(code), form.cleaned_data["period_months"])
                if "try" in request.POST:
                    context = {"form": form, "keep": Keep(code), "tried": told}
                    return render(request, "desk/persons/retention.html", context)
                values = {name: form.cleaned_data[name] for name in form.Meta.fields}
                actions.save_retention(by=request.user, code=code, seen=form.version, values=values)
                messages.success(request, f"Zapisano okres przechowywania: {Keep(code).label}. {told}")
                return redirect("desk:personal_register")
        except StaleEdit as error:
            form.show_stale(error.current)
            status = 409
        except ValidationError as error:
            form.add_error(None, error.messages)
    return render(request, "desk/persons/retention.html", {"form": form, "keep": Keep(code)}, status=status)


def _effect_of(keep: Keep, months: int | None) -> str:
    """Say what the nightly job would erase with this period, without erasing it."""
    if months is None:
        return "Bez okresu zadanie nocne niczego z tej klasy nie usuwa."
    rows = would_remove(keep, months)
    if rows is None:
        return "Z tej klasy zadanie nocne samo niczego nie usuwa: okres mówi, kiedy ją przejrzeć."
    if not rows:
        return f"{years_of(months)}: najbliższej nocy nic nie zostanie usunięte."
    words = plural(rows, "wiersza", "wierszy", "wierszy")
    return f"{years_of(months)}: najbliższej nocy znikną dane osób z {rows} {words}. Tego nie da się cofnąć."


def years_of(months: int) -> str:
    """Write a period twice, so that nobody takes months for years: „60 miesięcy (5 lat)”."""
    years, rest = divmod(months, 12)
    parts = [f"{years} {plural(years, 'rok', 'lata', 'lat')}"] if years else []
    parts += [f"{rest} {plural(rest, 'miesiąc', 'miesiące', 'miesięcy')}"] if rest else []
    whole = f"{months} {plural(months, 'miesiąc', 'miesiące', 'miesięcy')}"
    return f"{whole} ({' i '.join(parts)})" if years else whole


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@requires(Act.PERSON_DATA)
def report(request):
    """Ask for one person; answer with every place, its purpose, and what may be erased."""
    form = PersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        wanted = form.wanted()
        found = actions.read_person(by=request.user, wanted=wanted, what="wykaz danych osoby")
        return render(request, "desk/persons/found.html", _found(request, wanted, found))
    return render(request, "desk/persons/report.html", {"form": form}, status=422 if form.errors else 200)


def _found(request, wanted: Wanted, found, **more) -> dict:
    return {
        "report": found,
        "lines": [(one, when_of(one.live, one.past)) for one in found.occurrences],
        "asked": carry(json.dumps(asdict(wanted)), person=request.user.pk, field=ASKED),
        "named": shown_name(wanted),
    } | more


def shown_name(wanted: Wanted) -> str:
    """Say who was asked for; of a PESEL only the last digits."""
    pesel = f"PESEL •••••••{wanted.pesel[-4:]}" if wanted.pesel else ""
    return ", ".join(part for part in (wanted.name, wanted.email, wanted.phone, pesel) if part)


def _wanted(request) -> Wanted:
    """Return the question that the page carries.

    Raises:
        Refused: it was lost, or is somebody else's.
    """
    text = carried(request.POST.get("asked", ""), person=request.user.pk, field=ASKED)
    if not text:
        raise Refused(LOST)
    return Wanted(**json.loads(text))


@never_cache
@require_POST
@requires(Act.PERSON_DATA)
def document(request):
    """The list as PDF, to hand to the person."""
    wanted = _wanted(request)
    found = actions.read_person(by=request.user, wanted=wanted, what="wykaz danych osoby, PDF")
    paper = person_paper(found, asked=shown_name(wanted), letterhead=letterhead(), made_on=timezone.localdate())
    return pdf_response(render_pdf(person_document(paper)), name="wykaz-danych-osoby")


@never_cache
@require_POST
@requires(Act.PERSON_DATA)
def table(request):
    """The list as CSV."""
    wanted = _wanted(request)
    found = actions.read_person(by=request.user, wanted=wanted, what="wykaz danych osoby, CSV")
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(COLUMNS)
    for one in found.occurrences:
        purpose = one.entry.purpose
        when = when_of(one.live, one.past)
        cells = (one.subject, one.entry.label, one.excerpt, when, purpose.why, purpose.basis, purpose.keep.label)
        writer.writerow([safe_cell(cell) for cell in (*cells, one.stays)])
    response = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="wykaz-danych-osoby.csv"'
    return response


@never_cache
@sensitive_post_parameters()
@require_POST
@requires(Act.PERSON_DATA)
def erase(request):
    """Say what will be replaced and what stays; with the word typed, order it."""
    wanted, chosen = _wanted(request), request.POST.getlist("place")
    confirming = "confirmation" in request.POST
    form = ErasureForm(request.POST if confirming else None)
    problem, status = "", 200
    if confirming and form.is_valid():
        try:
            reason = form.cleaned_data["reason"]
            actions.order_erasure(by=request.user, wanted=wanted, chosen=chosen, reason=reason)
            messages.success(request, "Zlecono usunięcie. Zwykle trwa kilka sekund; poniżej widać, kiedy się skończy.")
            return redirect("desk:personal_erasures")
        except Refused as error:
            problem, status = error.refusal.message, error.refusal.status
    elif confirming:
        status = 422
    found = actions.read_person(by=request.user, wanted=wanted, what="przegląd przed usunięciem danych osoby")
    going = {one.place for one in (*found.erasable, *found.sealed) if one.place in chosen}
    if not going:
        more = {"problem": "Zaznacz, co usunąć."}
        return render(request, "desk/persons/found.html", _found(request, wanted, found, **more), status=422)
    one_word = len((wanted.name or "").split()) == 1
    context = _found(request, wanted, found, form=form, chosen=going, problem=problem, one_word=one_word)
    return render(request, "desk/persons/erase.html", context, status=status)


@require_safe
@requires(Act.PERSON_DATA)
def erasure_list(request):
    """Erasures that were ordered and done; nobody can be told from them."""
    erasures = Erasure.objects.select_related("author")
    page = Paginator(erasures, PAGE).get_page(request.GET.get("strona"))
    lines = [(one, len(one.plan.get("places", [])), len(one.plan.get("keys", []))) for one in page]
    return render(request, "desk/persons/erasures.html", {"page": page, "lines": lines})

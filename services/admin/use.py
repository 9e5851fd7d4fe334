"""Where a service and an occupation are used, as the panel shows it."""

from django.core.exceptions import ValidationError
from django.http import HttpResponseNotAllowed
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from services.conditions import phrase, sentence
from services.enums import CONDITION_KINDS, RequirementKind, ServiceState
from services.models import Occupation, ServiceRequirement
from services.occupations import resolve
from services.occupations.search import search
from services.policies import refusal_of_transition
from services.reach import uses_of
from services.requirements import rows_of_group

LONGEST = 200
PROPOSED = 8


class ShowsUse:
    """The panel of services: where each is used, and which of them name an occupation."""

    def get_urls(self):
        """The page that finds services by an occupation."""
        view = self.admin_site.admin_view(self.by_occupation)
        return [path("zawod/", view, name="services_service_by_occupation"), *super().get_urls()]

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Show above the form the state of the service, what may be done with it and where it is used."""
        service = self.get_object(request, object_id) if object_id else None
        own = {"show_activate": service is None or service.state == ServiceState.DRAFT}
        if service is not None:
            own |= {
                "uses": uses_of(service, request.user),
                "refusal_to_activate": refusal_of_transition(request.user, service, "activate"),
                "refusal_to_retire": refusal_of_transition(request.user, service, "retire"),
            }
        return super().changeform_view(request, object_id, form_url, own | (extra_context or {}))

    def by_occupation(self, request):
        """Services that require an occupation, apart from those that name it only as an example.

        With ``co=popraw`` an occupation that was found leads on to the page that replaces it everywhere.
        """
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET"])
        text = request.GET.get("zawod", "").strip()[:LONGEST]
        entry, problem = occupation_meant(text)
        if entry and request.GET.get("co") == "popraw":
            return redirect(reverse("admin:services_occupation_replace", args=[entry.pk]))
        rows = _rows_naming(entry) if entry else []
        context = self.admin_site.each_context(request) | {
            "title": "Usługi wymagające zawodu",
            "opts": self.opts,
            "text": text,
            "entry": entry,
            "problem": problem,
            "proposed": _proposed(text) if problem else [],
            "wants": request.GET.get("co", ""),
            "required": [row for row in rows if row.kind == RequirementKind.REQUIRED_OCCUPATION],
            "examples": [row for row in rows if row.kind == RequirementKind.EXAMPLE_OCCUPATION],
        }
        return TemplateResponse(request, "admin/services/by_occupation.html", context)


def occupation_meant(text: str) -> tuple[Occupation | None, str]:
    """Return the occupation that ``text`` names, or why there is none; two empty answers for an empty text."""
    if not text:
        return None, ""
    try:
        return resolve(text), ""
    except ValidationError as fault:
        # Services keep codes of an edition that is no longer current.
        kept = Occupation.objects.filter(code=text, requirements__isnull=False).order_by("-edition__state_on").first()
        return kept, "" if kept else " ".join(fault.messages)


def _proposed(text: str) -> list:
    occupations = Occupation.objects.current().filter(level=Occupation.OCCUPATION_LEVEL)
    return search(occupations, text).found[:PROPOSED]


def _rows_naming(entry: Occupation) -> list[ServiceRequirement]:
    """Return the rows that name the code, each with the sentence of its whole requirement in ``said``."""
    rows = ServiceRequirement.objects.filter(occupation__code=entry.code).select_related("service", "occupation")
    found = list(rows.prefetch_related("service__requirements__occupation").order_by("service__name", "pk"))
    for row in found:
        conditions = rows_of_group(row.service.requirements.all(), row)
        row.said = sentence(conditions) if row.kind in CONDITION_KINDS else phrase(conditions[0])
    return found

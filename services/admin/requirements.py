"""Requirements of a service edited in place, and how the catalogue will say them."""

from django.http import HttpResponseNotAllowed
from django.template.response import TemplateResponse
from django.urls import path, reverse

from cus.ui.panel.model_admin import RowsInline
from services.forms.requirements import RequirementForm, RequirementFormSet, Said, said_of
from services.models import ServiceRequirement
from services.requirements import groups_of

PREFIX = "requirements"
# Empty rows for a browser without JavaScript, which cannot add its own.
SPARE_ROWS = 3


class RequirementInline(RowsInline):
    """Qualification requirements edited in place."""

    model = ServiceRequirement
    form = RequirementForm
    formset = RequirementFormSet
    template = "admin/services/requirements.html"
    verbose_name_plural = "Wymagania kwalifikacyjne"

    def get_queryset(self, request):
        """With the occupation, whose code and title are shown."""
        return super().get_queryset(request).select_related("occupation")

    def get_extra(self, request, obj=None, **kwargs) -> int:
        """Empty rows only when they are asked for; the page's script adds its own."""
        return SPARE_ROWS if "wiersze" in request.GET else 0


class PreviewsRequirements:
    """The panel of services: says the requirements in Polish, as saved and as they stand in the form."""

    def get_urls(self):
        """The address that says what stands in the form."""
        view = self.admin_site.admin_view(self.preview)
        return [path("wymagania/", view, name="services_service_preview"), *super().get_urls()]

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Show above the rows what the saved ones say."""
        service = self.get_object(request, object_id) if object_id else None
        own = {
            "said": Said(groups_of(service) if service else [], 0),
            "preview_url": reverse("admin:services_service_preview"),
        }
        return super().changeform_view(request, object_id, form_url, own | (extra_context or {}))

    def preview(self, request):
        """Say the posted rows; nothing is written."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        return TemplateResponse(request, "admin/services/_said.html", {"said": said_of(request.POST, PREFIX)})

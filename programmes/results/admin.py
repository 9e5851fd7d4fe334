"""Topics of complaints in the administrator's panel."""

from django.contrib import admin
from django.db.models import Exists, OuterRef
from django.utils.html import format_html

from cus.ui.panel.model_admin import HouseModelAdmin, PanelForm
from programmes.results.actions.complaint_topics import save_topic
from programmes.results.complaining.enums import OTHER_TOPIC
from programmes.results.models import Complaint, ComplaintTopic
from programmes.results.models.complaint_topics import OTHER_STAYS


class ComplaintTopicForm(PanelForm):
    """A topic as the administrator edits it."""

    class Meta:
        model = ComplaintTopic
        fields = ["name", "position", "is_retired"]

    def clean(self) -> dict:
        """„Inne” keeps its name and its place in use; the constraint sees no code in a form."""
        data = super().clean()
        if self.instance.code == OTHER_TOPIC:
            for name in {"name", "is_retired"} & set(self.changed_data):
                self.add_error(name, OTHER_STAYS)
        return data


@admin.register(ComplaintTopic)
class ComplaintTopicAdmin(HouseModelAdmin):
    """What complaints concern: added, renamed, ordered and retired."""

    purpose = "Czego dotyczą skargi i nieprawidłowości. Tematu się nie usuwa, tylko wycofuje."
    new_title = "Nowy temat skarg"
    search_label = "Temat"
    count_forms = "temat,tematy,tematów"
    form = ComplaintTopicForm
    list_display = ["name", "position", "state_badge", "is_used"]
    search_fields = ["name"]
    fieldsets = [
        (
            "Temat",
            {
                "fields": ["name", "position", "is_retired"],
                "description": "Lista centrum: żaden przepis nie wymienia tematów skarg.",
            },
        )
    ]

    def get_queryset(self, request):
        """With whether an entry of the register has it."""
        used = Exists(Complaint.objects.filter(topic=OuterRef("code")))
        return super().get_queryset(request).annotate(used=used)

    def save_model(self, request, obj, form, change) -> None:
        """Save through the action."""
        save_topic(by=request.user, topic=obj, seen=form.version)

    def save_related(self, request, form, formsets, change) -> None:
        """A topic has no rows of its own."""

    @admin.display(description="stan", ordering="is_retired")
    def state_badge(self, obj) -> str:
        """State as a word and a colour."""
        kind, word = ("idle", "wycofany") if obj.is_retired else ("done", "czynny")
        return format_html('<span class="state {}">{}</span>', kind, word)

    @admin.display(description="w rejestrze")
    def is_used(self, obj) -> str:
        """Whether the register has entries of this topic."""
        return "użyty" if obj.used else "nieużyty"

"""The model admin of the panel: our words, our frame, no vendor scripts; writes go to actions."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse

from cus.ui.fields import field_for
from cus.ui.forms import PaperForm
from cus.ui.panel.history import address_of


class PanelForm(PaperForm):
    """A form of the panel: a stale one shows what was saved meanwhile, keeping what was typed.

    The action compares the version again under its lock.
    """

    def clean(self) -> dict:
        """Refuse a form opened before somebody else saved the row."""
        data = super().clean()
        read = data.get("version")
        current = self._meta.model.objects.filter(pk=self.instance.pk).first() if self.instance.pk else None
        if current is not None and read is not None and read != current.version:
            self.show_stale(current)
            self.add_error(
                None,
                "Nie zapisano: ktoś zmienił te dane po otwarciu formularza. Poniżej wybierz, co ma zostać.",
            )
        return data


class HouseFields:
    """Fields as everywhere in the application: no pop-up windows, no vendor scripts."""

    @property
    def media(self) -> forms.Media:
        """Pages of the panel work without the vendor's scripts."""
        return forms.Media()

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Return our field; relations and choices keep Django's, with a plain widget."""
        if db_field.choices or db_field.is_relation:
            field = super().formfield_for_dbfield(db_field, request, **kwargs)
            if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
                field.widget = field.widget.widget
            return field
        return field_for(db_field, **kwargs)


class HouseModelAdmin(HouseFields, admin.ModelAdmin):
    """A model in the panel.

    ``purpose`` is one sentence for the panel's first page, ``order`` its place there; ``new_title`` heads the page of a new row.
    Rows are never deleted here: they are retired or switched off, so that history keeps its sense.
    """

    purpose = ""
    order = 50
    new_title = "Nowa pozycja"
    search_label = "Szukaj"
    list_per_page = 50
    list_max_show_all = 0
    show_full_result_count = False
    view_on_site = False
    empty_value_display = "–"
    show_facets = admin.ShowFacets.NEVER
    actions_on_top = True

    def has_delete_permission(self, request, obj=None) -> bool:
        """Nothing is deleted in the panel."""
        return False

    def links_of(self, obj) -> list[tuple[str, str]]:
        """Return further pages of a row as (label, address)."""
        return []

    def notices_of(self, obj) -> list[str]:
        """Return lasting remarks shown above the form of a row."""
        return []

    # The row's own history answers „who changed what”; the vendor's second log is not written. That the
    # administrator did something goes to the access log, from the site (``cus.admin``).
    def log_addition(self, request, obj, message) -> None:
        """Say what was added."""
        request.panel_saved = obj, "dodano"

    def log_change(self, request, obj, message) -> None:
        """Say which fields were changed, never to what."""
        changed = [part["changed"] for part in message if isinstance(part, dict) and "changed" in part]
        fields = [str(name) for part in changed for name in part.get("fields", [])]
        request.panel_saved = obj, f"zmieniono: {', '.join(fields)}" if fields else "zapisano"

    def changelist_view(self, request, extra_context=None):
        """List, under the plural name."""
        opts = self.opts
        own = {
            "title": capitalised(opts.verbose_name_plural),
            "purpose": self.purpose,
            "new_title": self.new_title,
            "search_label": self.search_label,
        }
        return super().changelist_view(request, own | (extra_context or {}))

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Form of a row, under the row's own name."""
        obj = self.get_object(request, unquote(object_id)) if object_id else None
        own = {
            "title": str(obj) if obj else self.new_title,
            "subtitle": None,
            "row_links": self.links_of(obj) if obj else [],
            "row_notices": self.notices_of(obj) if obj else [],
            "has_history": bool(address_of(obj)),
            "show_save_and_add_another": False,
            "list_title": capitalised(self.opts.verbose_name_plural),
            "kept": None,
        }
        return super().changeform_view(request, object_id, form_url, own | (extra_context or {}))

    def response_add(self, request, obj, post_url_continue=None):
        """Say what was saved and go on as asked."""
        return self._respond(request, obj, f"Dodano: {obj}.")

    def response_change(self, request, obj):
        """Say what was saved and go on as asked."""
        return self._respond(request, obj, f"Zapisano zmiany: {obj}.")

    def _respond(self, request, obj, message: str) -> HttpResponseRedirect:
        self.message_user(request, message, messages.SUCCESS)
        info = self.opts.app_label, self.opts.model_name
        if "_continue" in request.POST or IS_POPUP_VAR in request.POST:
            spare = "?wiersze=1" if request.POST.get("_continue") == "wiersze" else ""
            return HttpResponseRedirect(reverse("admin:{}_{}_change".format(*info), args=[obj.pk]) + spare)
        return HttpResponseRedirect(reverse("admin:{}_{}_changelist".format(*info)))

    def history_view(self, request, object_id, extra_context=None):
        """Lead to the page where history is read; a row without history has none."""
        address = address_of(self.get_object(request, unquote(object_id)))
        if not address:
            raise Http404
        return redirect(address)


class ReadOnlyModelAdmin(HouseModelAdmin):
    """A dictionary that comes with the application and is only read."""

    def has_add_permission(self, request) -> bool:
        """Rows come from the reference data."""
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        """Rows come from the reference data."""
        return False


class RowsInline(HouseFields, admin.TabularInline):
    """Rows edited in place; ``template`` says how."""

    extra = 0
    can_delete = True
    verbose_name_plural = ""

    def has_delete_permission(self, request, obj=None) -> bool:
        """A row may be taken out together with saving its owner."""
        return self.has_change_permission(request, obj)


def capitalised(text: str) -> str:
    """Return the text with its first letter in upper case."""
    text = str(text)
    return text[:1].upper() + text[1:]

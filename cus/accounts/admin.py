"""Accounts in the administrator's panel."""

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from cus.accounts import actions
from cus.accounts.enums import Role
from cus.accounts.models import User
from cus.accounts.policies import refusal_to_invite, refusal_to_save
from cus.accounts.sign_in.panel import SecondFactorPanel
from cus.text.dates import short_day
from cus.ui.panel.model_admin import HouseModelAdmin, PanelForm


class UserForm(PanelForm):
    """An account: who, with which roles, until when."""

    roles = forms.MultipleChoiceField(
        label="role",
        choices=Role.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="Jedna osoba może mieć kilka ról. Bez roli można się zalogować, ale niczego nie widać.",
    )

    def __init__(self, *args, by: User | None = None, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.by = by

    def clean_email(self) -> str:
        """One account for one address, whatever its letter case."""
        email = self.cleaned_data["email"].lower()
        if User.objects.filter(email__iexact=email).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError("Konto z tym adresem już jest.")
        return email

    def _post_clean(self) -> None:
        super()._post_clean()
        refusal = refusal_to_save(self.by, self.instance) if self.by and self.instance.pk else None
        if refusal and not self.errors:
            self.add_error(refusal.field or None, refusal.message)


class RoleFilter(admin.SimpleListFilter):
    """People who hold a role."""

    title = "rola"
    parameter_name = "rola"

    def lookups(self, request, model_admin):
        """All roles."""
        return Role.choices

    def queryset(self, request, queryset):
        """Accounts with the chosen role."""
        return queryset.filter(roles__contains=[self.value()]) if self.value() in Role.values else queryset


class ActiveFilter(admin.SimpleListFilter):
    """Switched on or off."""

    title = "konto"
    parameter_name = "czynne"

    def lookups(self, request, model_admin):
        """Two answers."""
        return [("tak", "czynne"), ("nie", "wyłączone")]

    def queryset(self, request, queryset):
        """Accounts by their switch."""
        known = {"tak": True, "nie": False}
        return queryset.filter(is_active=known[self.value()]) if self.value() in known else queryset


@admin.register(User)
class UserAdmin(SecondFactorPanel, HouseModelAdmin):
    """Accounts and roles."""

    purpose = "Kto się loguje, z jakimi rolami i do kiedy. Kont się nie usuwa, tylko wyłącza."
    new_title = "Nowe konto"
    search_label = "Nazwisko, imię albo adres e-mail"
    count_forms = "konto,konta,kont"
    form = UserForm
    list_display = ["full_name", "email", "role_text", "state_badge", "last_seen"]
    list_filter = [RoleFilter, ActiveFilter]
    search_fields = ["last_name", "first_name", "email"]
    fieldsets = [
        (
            "Osoba",
            {
                "fields": ["first_name", "last_name", "greeting", "position"],
                "description": "Tyle danych, ile trzeba do pracy w centrum (art. 5 ust. 1 lit. c RODO).",
            },
        ),
        (
            "Logowanie",
            {
                "fields": ["email", "is_active", "active_until"],
                "description": "Konta się nie usuwa, tylko wyłącza: historia musi mówić, kto co zrobił.",
            },
        ),
        (
            "Uprawnienia",
            {
                "fields": ["roles"],
                "description": "Tylko osoby upoważnione, na polecenie administratora danych (art. 29 RODO).",
            },
        ),
    ]

    def get_form(self, request, obj=None, change=False, **kwargs):
        """Tell the form who is saving, so that the refusal stands at the field."""
        base = super().get_form(request, obj, change=change, **kwargs)

        class BoundForm(base):
            def __init__(self, *args, **options) -> None:
                super().__init__(*args, by=request.user, **options)

        return BoundForm

    def save_model(self, request, obj, form, change) -> None:
        """Save through the action."""
        actions.save_user(person=obj, by=request.user, version=form.version)

    def response_add(self, request, obj, post_url_continue=None):
        """Go on to the account: a person without an invitation cannot sign in."""
        self.message_user(request, f"Założono konto: {obj}. Teraz zaproś tę osobę, żeby ustawiła hasło.")
        return redirect(reverse("admin:accounts_user_change", args=[obj.pk]))

    def save_related(self, request, form, formsets, change) -> None:
        """An account has no rows of its own."""

    def notices_of(self, obj):
        """Say when the person cannot sign in yet."""
        if not obj.is_usable:
            return ["To konto jest nieczynne: osoba się nie zaloguje, a jej sesje są zakończone."]
        if not obj.has_usable_password() and not obj.invitations.open().exists():
            return ["Ta osoba nie ma jeszcze hasła. Zaproś ją: formularz zaproszenia jest niżej."]
        return []

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Show beside the form how the person was invited and what they were authorised to."""
        person = self.get_object(request, unquote(object_id)) if object_id else None
        own = {}
        if person is not None:
            own = {
                "standing": person.invitations.standing().select_related("created_by").first(),
                "refusal_to_invite": refusal_to_invite(request.user, person),
                "authorisations": person.authorisations.valid_on(timezone.localdate()),
            }
        return super().changeform_view(request, object_id, form_url, own | (extra_context or {}))

    @admin.display(description="osoba", ordering="last_name")
    def full_name(self, obj) -> str:
        """Last name first, as in a list."""
        return f"{obj.last_name} {obj.first_name}".strip()

    @admin.display(description="role")
    def role_text(self, obj) -> str:
        """Roles in their fixed order."""
        return obj.role_names or "bez roli"

    @admin.display(description="konto", ordering="is_active")
    def state_badge(self, obj) -> str:
        """Usable today, or why not."""
        kind, word = (
            ("done", "czynne") if obj.is_usable else ("idle", "wyłączone" if not obj.is_active else "po terminie")
        )
        until = (
            format_html('<span class="small d-block">do {}</span>', short_day(obj.active_until))
            if obj.active_until
            else ""
        )
        return format_html('<span class="state {}">{}</span>{}', kind, word, until)

    @admin.display(description="ostatnie logowanie", ordering="last_login", empty_value="nigdy")
    def last_seen(self, obj) -> str | None:
        """The day of the last sign-in."""
        return short_day(obj.last_login) if obj.last_login else None

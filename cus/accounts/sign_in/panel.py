"""The administrator's panel: taking off a second factor that somebody has lost."""

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.http import Http404
from django.shortcuts import redirect
from django.urls import path, reverse

from cus.accounts.acts import Act
from cus.accounts.sign_in import actions
from cus.accounts.sign_in.second_factor import has_second_factor, is_required_of
from cus.workflow import Refused


class SecondFactorPanel:
    """Part of the admin class of accounts; every POST there needs a fresh identity."""

    fresh_act = Act.USERS_ADMIN

    def get_urls(self):
        """Add the address of the button."""
        reset = path(
            "<path:object_id>/zdejmij-drugi-skladnik/",
            self.admin_site.admin_view(self.second_factor_view),
            name="accounts_user_second_factor",
        )
        return [reset, *super().get_urls()]

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        """Tell the page whether there is a second factor, and why it may not be taken off."""
        if obj is not None:
            context["second_factor"] = {
                "has": has_second_factor(obj),
                "required": is_required_of(obj),
                "refusal": actions.refusal_to_reset(request.user, obj),
            }
        return super().render_change_form(request, context, add, change, form_url, obj)

    def second_factor_view(self, request, object_id):
        """Take it off (POST), say so, go back to the account."""
        person = self.get_object(request, unquote(object_id))
        if person is None:
            raise Http404
        if request.method == "POST":
            try:
                actions.reset_second_factor(person=person, by=request.user)
                messages.success(request, "Zdjęto drugi składnik i wylogowano tę osobę. Powiadomiono ją listem.")
            except Refused as error:
                messages.error(request, error.refusal.message)
        return redirect(reverse("admin:accounts_user_change", args=[person.pk]))

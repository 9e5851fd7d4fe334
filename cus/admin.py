"""The administrator's panel: our own site, entered only by the administrator."""

from http import HTTPStatus

from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from cus.accounts.acts import Act, refusal_without
from cus.accounts.sign_in.confirming import confirmation
from cus.audit import log
from cus.audit.enums import AccessKind
from cus.ui.panel.model_admin import capitalised
from cus.workflow import refuse_if

# Only what the house itself describes is shown; vendors' own models stay out of the panel.
HOUSE_APPS = {"accounts", "centre", "services", "partners", "diagnosis", "programmes", "results"}

APP_ORDER = ["services", "accounts", "centre", "partners", "diagnosis", "programmes", "results"]


class CusAdminSite(admin.AdminSite):
    """Django's admin with our names, our sign-in and our refusals."""

    site_header = "Panel administratora"
    site_title = "Panel administratora"
    index_title = "Panel administratora"
    enable_nav_sidebar = False
    final_catch_all_view = False
    site_url = None

    def __init__(self, name: str = "admin") -> None:
        super().__init__(name)
        self.disable_action("delete_selected")

    def register(self, model_or_iterable, admin_class=None, **options) -> None:
        """Register models of the house; those of vendors are passed over."""
        models = model_or_iterable if isinstance(model_or_iterable, list | tuple) else [model_or_iterable]
        ours = [model for model in models if model._meta.app_label in HOUSE_APPS and not _is_event(model)]
        if ours:
            super().register(ours, admin_class, **options)

    def has_permission(self, request) -> bool:
        """Only the administrator, on a usable account."""
        return request.user.is_authenticated and request.user.is_staff

    def admin_view(self, view, cacheable=False):
        """Tell a signed-in person without the role why; only a stranger is sent to sign in.

        An admin class with ``fresh_act`` asks who one is before anything is posted to it.
        """
        guarded = super().admin_view(view, cacheable)
        fresh_act = getattr(getattr(view, "__self__", None), "fresh_act", None)

        def tell(request, *args, **kwargs):
            question = None
            if request.user.is_authenticated:
                refuse_if(refusal_without(request.user, Act.USERS_ADMIN))
                question = confirmation(request, fresh_act) if fresh_act else None
            response = question or guarded(request, *args, **kwargs)
            if question is None:
                _log_act(request, response)
            return response

        return tell

    @method_decorator(never_cache)
    def login(self, request, extra_context=None):
        """Sign in on the application's own page, with its limits and second factor."""
        if request.user.is_authenticated:
            return redirect("admin:index")
        return redirect_to_login(request.GET.get("next") or reverse("admin:index"), reverse("account_login"))

    login.login_required = False

    def logout(self, request, extra_context=None):
        """Sign out as everywhere in the application."""
        return redirect("account_logout")

    def password_change(self, request, extra_context=None) -> HttpResponseRedirect:
        """Change the password as everywhere in the application."""
        return redirect("account_change_password")

    def index(self, request, extra_context=None):
        """First page: the dictionaries, and what waits for the administrator."""
        return super().index(request, self._waiting() | (extra_context or {}))

    def app_index(self, request, app_label, extra_context=None):
        """Show the whole panel: it is short, and parts of it have no page of their own."""
        return redirect("admin:index")

    def _waiting(self) -> dict:
        """Count what the models' own admin classes say is waiting."""
        waiting: dict = {}
        for model_admin in self._registry.values():
            waiting |= getattr(model_admin, "waiting", dict)()
        return waiting

    def get_app_list(self, request, app_label=None) -> list[dict]:
        """Put the catalogue first; add to each model the sentence that says what it is for."""
        apps = super().get_app_list(request, app_label)
        apps.sort(
            key=lambda app: APP_ORDER.index(app["app_label"]) if app["app_label"] in APP_ORDER else len(APP_ORDER)
        )
        for app in apps:
            for model in app["models"]:
                model_admin = self._registry[model["model"]]
                model["title"] = capitalised(model["model"]._meta.verbose_name_plural)
                model["purpose"] = getattr(model_admin, "purpose", "")
                model["new_title"] = getattr(model_admin, "new_title", "")
            app["models"].sort(key=lambda model: self._registry[model["model"]].order)
        return apps


def _log_act(request, response) -> None:
    """Write an act of the panel into the access log, unless the action that was called did it itself."""
    done = request.method == "POST" and response.status_code == HTTPStatus.FOUND
    if not done or not request.user.is_authenticated or log.recorded(request, AccessKind.ADMINISTRATIVE):
        return
    row, what = getattr(request, "panel_saved", (None, "czynność w panelu administratora"))
    log.record(AccessKind.ADMINISTRATIVE, request=request, subject=row, what=what)


def _is_event(model) -> bool:
    """History is read through the row it belongs to, not as a table of its own."""
    return hasattr(model, "pgh_tracked_model")

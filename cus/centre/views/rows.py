"""Adding, changing and removing one row of the profile: the same three views for each kind."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.contrib import messages
from django.db import models
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.centre import actions
from cus.centre.forms import (
    AccountForm,
    FormerHeadForm,
    HoldingForm,
    PostForm,
    ResolutionForm,
    SignatoryForm,
    UnitForm,
)
from cus.centre.models import (
    BankAccount,
    Centre,
    CentreUnit,
    FormerHead,
    Post,
    PostHolding,
    Resolution,
    Signatory,
)
from cus.centre.policies import refusal_to_remove
from cus.centre.views.saving import saved
from cus.drafts.keeping import keeping
from cus.text.typography import quotable


@dataclass(frozen=True)
class Kind:
    """One kind of rows: ``name`` begins its addresses and drafts, ``page`` is the list it stands on.

    ``parent`` is the model of the row above, whose number stands in the address of a new row;
    ``asked`` are parameters of the address that fill a new form.
    """

    model: type[models.Model]
    form: type
    name: str
    page: str
    page_title: str
    new: str
    added: str
    removed: str
    confirm: str = ""
    parent: str = ""
    asked: dict[str, str] = field(default_factory=dict)
    after: Callable[[models.Model], str] | None = None

    def find(self, request, pk: int) -> models.Model:
        """Return the row; whoever is signed in may read the profile."""
        return get_object_or_404(self.model, pk=pk)

    def find_parent(self, request, pk: int) -> models.Model:
        """Return the row above."""
        return get_object_or_404(self.parent_model, pk=pk)

    @property
    def parent_model(self) -> type[models.Model]:
        """The model of the row above."""
        return self.model._meta.get_field(self.parent).related_model

    def back(self, row: models.Model) -> str:
        """Where to go when the row is saved."""
        return self.after(row) if self.after and row.pk else reverse(self.page)

    @property
    def add(self):
        """The view that adds a row."""
        if self.parent:
            return requires(Act.CENTRE_PROFILE, see=self.find_parent)(self._add)
        return requires(Act.CENTRE_PROFILE)(self._add)

    @property
    def edit(self):
        """The view that changes a row."""
        return requires(Act.CENTRE_PROFILE, see=self.find)(self._edit)

    @property
    def remove(self):
        """The view that removes a row."""
        return require_POST(requires(Act.CENTRE_PROFILE, see=self.find)(self._remove))

    def _new_row(self, request, pk: int | None) -> models.Model:
        if self.parent:
            return self.model(**{self.parent: self.find_parent(request, pk)})
        return self.model(centre=get_object_or_404(Centre))

    def _add(self, request, pk: int | None = None):
        row = self._new_row(request, pk)
        kept = keeping(request, f"centre.{self.name}_new", key=str(pk) if pk else None)
        asked = {name: request.GET.get(param, "") for name, param in self.asked.items()}
        form = self.form(kept.data, instance=row, initial={n: v for n, v in asked.items() if v.isdigit()} or None)
        return saved(
            request,
            form,
            lambda: actions.save_row(row=form.instance, version=0, by=request.user),
            done=lambda: self.added.format(quotable(str(form.instance))),
            back=reverse(self.page),
            template="centre/row.html",
            context=self._context(None) | {"title": self.new},
            kept=kept,
        )

    def _edit(self, request, pk: int):
        row = self.find(request, pk)
        context = self._context(row) | {"title": str(row), "refusal_to_remove": refusal_to_remove(row)}
        kept = keeping(request, f"centre.{self.name}", row)
        form = self.form(kept.data, instance=row)
        return saved(
            request,
            form,
            lambda: actions.save_row(row=form.instance, version=form.version, by=request.user),
            done=lambda: f"Zapisano: {quotable(str(form.instance))}.",
            back=self.back(row),
            template="centre/row.html",
            context=context,
            kept=kept,
        )

    def _remove(self, request, pk: int):
        row = self.find(request, pk)
        name = quotable(str(row))
        actions.remove_row(row=row, by=request.user)
        messages.success(request, self.removed.format(name))
        return redirect(self.page)

    def _context(self, row: models.Model | None) -> dict:
        return {
            "row": row,
            "kind": self,
            "back": self.back(row) if row else reverse(self.page),
            "remove_url": reverse(f"centre:{self.name}_remove", args=[row.pk]) if row else "",
            "refusal_to_remove": None,
        }


def methods(view):
    """Forms are read and sent."""
    return require_http_methods(["GET", "HEAD", "POST"])(view)


UNIT = Kind(
    model=CentreUnit,
    form=UnitForm,
    name="unit",
    page="centre:units",
    page_title="Jednostki",
    new="Nowa jednostka",
    added="Dodano jednostkę „{}”.",
    removed="Usunięto jednostkę „{}”.",
    asked={"parent": "czesc"},
)
POST = Kind(
    model=Post,
    form=PostForm,
    name="post",
    page="centre:posts",
    page_title="Stanowiska",
    new="Nowe stanowisko",
    added="Dodano stanowisko: {}.",
    removed="Usunięto stanowisko: {}.",
)
HOLDING = Kind(
    model=PostHolding,
    form=HoldingForm,
    name="holding",
    page="centre:posts",
    page_title="Stanowiska",
    new="Nowa osoba na stanowisku",
    added="Dodano: {}.",
    removed="Usunięto wpis: {}.",
    confirm="Tylko gdy wpisano ją omyłkowo; kto odszedł, ma ostatni dzień.",
    parent="post",
)
SIGNATORY = Kind(
    model=Signatory,
    form=SignatoryForm,
    name="signatory",
    page="centre:signatories",
    page_title="Podpisy",
    new="Nowa osoba podpisująca",
    added="Dodano: {}.",
    removed="Usunięto wpis: {}.",
    confirm="Tylko gdy wpisano ją omyłkowo; kto już nie podpisuje, ma ostatni dzień.",
)
ACCOUNT = Kind(
    model=BankAccount,
    form=AccountForm,
    name="account",
    page="centre:addresses",
    page_title="Konta i BIP",
    new="Nowy rachunek",
    added="Dodano rachunek {}.",
    removed="Usunięto rachunek {}.",
    confirm="Tylko gdy wpisano go omyłkowo; zamknięty rachunek ma ostatni dzień.",
)
RESOLUTION = Kind(
    model=Resolution,
    form=ResolutionForm,
    name="resolution",
    page="centre:resolutions",
    page_title="Uchwały",
    new="Nowa uchwała",
    added="Dodano: {}. Otwórz ją, żeby dodać treść albo skan.",
    removed="Usunięto: {}.",
    after=lambda row: row.get_absolute_url(),
)
FORMER_HEAD = Kind(
    model=FormerHead,
    form=FormerHeadForm,
    name="former_head",
    page="centre:detail",
    page_title="Dane centrum",
    new="Dawna nazwa i adres",
    added="Dodano dawną nazwę: {}.",
    removed="Usunięto dawną nazwę: {}.",
)
KINDS = (UNIT, POST, HOLDING, SIGNATORY, ACCOUNT, RESOLUTION, FORMER_HEAD)

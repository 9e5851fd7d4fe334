"""Filters of the history and of the access log."""

import datetime as dt

from django import forms
from django.db.models import Q, QuerySet
from django.utils import timezone

from cus.accounts.models import User
from cus.audit.enums import AccessKind
from cus.audit.kept import Kept, kept_by_slug, kept_of
from cus.audit.models import AccessEntry
from cus.audit.reading import KINDS, Scope, Wanted, kinds_for_choice
from cus.ui.fields import DateField


class PersonChoice(forms.ModelChoiceField):
    """A person; one who is not on the list finds nothing instead of an error."""

    def label_from_instance(self, person: User) -> str:
        """Last name first, as the list is sorted."""
        return f"{person.last_name} {person.first_name}".strip()


class DaysForm(forms.Form):
    """A range of days, both ends included."""

    od = DateField(label="od dnia", required=False)
    do = DateField(label="do dnia", required=False)

    def clean(self) -> dict:
        """Refuse a range that ends before it begins."""
        data = super().clean()
        if data.get("od") and data.get("do") and data["do"] < data["od"]:
            self.add_error("do", "Ostatni dzień jest przed pierwszym. Popraw jeden z nich.")
        return data

    def bounds(self) -> tuple[dt.datetime | None, dt.datetime | None]:
        """Return the first moment of the range and the first one after it."""
        since, until = self.cleaned_data.get("od"), self.cleaned_data.get("do")
        return _midnight(since), _midnight(until + dt.timedelta(days=1)) if until else None


def _midnight(day: dt.date | None) -> dt.datetime | None:
    return timezone.make_aware(dt.datetime.combine(day, dt.time())) if day else None


class HistoryFilter(DaysForm):
    """What to look for in history: whose, when, of what kind; ``scope`` is what the reader may read."""

    osoba = PersonChoice(label="kto", queryset=User.objects.none(), required=False, empty_label="wszyscy")
    rodzaj = forms.ChoiceField(label="co zrobiono", required=False)
    obiekt = forms.ChoiceField(label="czego dotyczy", required=False)
    field_order = ["osoba", "obiekt", "rodzaj", "od", "do"]

    def __init__(self, *args, scope: Scope, subject: tuple[Kept, int] | None = None, **kwargs) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.scope, self.subject = scope, subject
        self.fields["rodzaj"].choices = [("", "wszystko"), *KINDS.items()]
        kinds = [(kept.slug, kept.name) for kept in kinds_for_choice(scope)]
        self.fields["obiekt"].choices = [("", "wszystko"), *kinds]
        if scope.domains:
            self.fields["osoba"].queryset = User.objects.all()
        else:
            del self.fields["osoba"]
        if subject is not None:
            del self.fields["obiekt"]

    def wanted(self) -> Wanted:
        """Return what is looked for; wrong values are no limit, the form shows what is wrong."""
        if not self.is_bound or not self.is_valid():
            return Wanted(self.scope, subject=self.subject)
        data = self.cleaned_data
        since, before = self.bounds()
        return Wanted(
            self.scope,
            person=data["osoba"].pk if data.get("osoba") else None,
            since=since,
            before=before,
            kind=data["rodzaj"],
            kept=kept_by_slug(data.get("obiekt") or ""),
            subject=self.subject,
        )


class AccessFilter(DaysForm):
    """What to look for in the access log."""

    q = forms.CharField(label="słowo", required=False, max_length=100)
    osoba = PersonChoice(label="kto", queryset=User.objects.none(), required=False, empty_label="wszyscy")
    rodzaj = forms.ChoiceField(label="rodzaj", required=False, choices=[("", "wszystko"), *AccessKind.choices])
    field_order = ["q", "osoba", "rodzaj", "od", "do"]

    def __init__(self, *args, others: bool, **kwargs) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        if others:
            self.fields["osoba"].queryset = User.objects.all()
        else:
            del self.fields["osoba"]

    def narrowed(self, entries: QuerySet[AccessEntry]) -> QuerySet[AccessEntry]:
        """Return the entries that were asked for."""
        if not self.is_bound or not self.is_valid():
            return entries
        data, (since, before) = self.cleaned_data, self.bounds()
        if data["q"]:
            entries = entries.filter(
                Q(label__icontains=data["q"]) | Q(what__icontains=data["q"]) | Q(request_id=data["q"]) | _ip(data["q"])
            )
        if data.get("osoba"):
            entries = entries.filter(user=data["osoba"])
        if data["rodzaj"]:
            entries = entries.filter(kind=data["rodzaj"])
        if since:
            entries = entries.filter(at__gte=since)
        if before:
            entries = entries.filter(at__lt=before)
        return entries


def _ip(text: str) -> Q:
    try:
        return Q(ip=forms.GenericIPAddressField().clean(text))
    except forms.ValidationError:
        return Q(pk__in=[])


def noun_of(label: str) -> str:
    """Return how an object of the access log is called, from its model's label."""
    from django.apps import apps

    try:
        model = apps.get_model(label)
    except (LookupError, ValueError):
        return ""
    kept = kept_of(model)
    return kept.name if kept else str(model._meta.verbose_name)

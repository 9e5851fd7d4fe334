"""Filters of the register of agreements."""

from django import forms
from django.db.models import Q
from django.utils import timezone

from cus.ui.fields import DateField
from partners.enums import AgreementState, PartyRole
from partners.querysets import AgreementQuerySet

UNDIVIDED, PAST_TERM = "niepodzielone", "po-terminie"


class AgreementFilter(forms.Form):
    """Filters; ``narrowed(agreements)`` applies them after ``is_valid()``."""

    q = forms.CharField(label="numer albo strona", required=False)
    stan = forms.ChoiceField(
        label="stan",
        required=False,
        choices=[
            ("", "każdy"),
            *AgreementState.choices,
            (PAST_TERM, "po terminie, nieodnotowany koniec"),
            (UNDIVIDED, "zadania czekają na podział"),
        ],
    )
    rola = forms.ChoiceField(label="ma stronę w roli", required=False, choices=[("", "każdej"), *PartyRole.choices])
    gmina = forms.ChoiceField(label="gmina", required=False)
    dzien = DateField(label="obowiązuje w dniu", required=False)

    def __init__(self, *args, gminas, **kwargs) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["gmina"].choices = [("", "każda"), *((str(gmina.pk), gmina.name) for gmina in gminas)]

    def narrowed(self, agreements: AgreementQuerySet) -> AgreementQuerySet:
        """Return the agreements that pass."""
        asked = self.cleaned_data
        for word in asked["q"].split():
            party = Q(parties__partner__name__unaccent__icontains=word)
            agreements = agreements.filter(pk__in=agreements.model.objects.filter(Q(number__icontains=word) | party))
        if asked["stan"] == PAST_TERM:
            agreements = agreements.past_term(timezone.localdate())
        elif asked["stan"] == UNDIVIDED:
            agreements = agreements.telling_undivided().filter(is_undivided=True)
        elif asked["stan"]:
            agreements = agreements.filter(state=asked["stan"])
        if asked["rola"]:
            agreements = agreements.filter(pk__in=agreements.model.objects.filter(parties__role=asked["rola"]))
        if asked["gmina"]:
            agreements = agreements.filter(gminas=asked["gmina"])
        return agreements.in_force_on(asked["dzien"]) if asked["dzien"] else agreements

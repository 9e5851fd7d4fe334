"""Filters of the check list."""

from collections.abc import Iterable

from django import forms

from programmes.gaps.finding import LEVELS, Finding
from programmes.models import ProgrammeItem

WHOLE = "program"


class GapsForm(forms.Form):
    """How heavy, and which service; „program” means what is about no service."""

    poziom = forms.ChoiceField(
        label="waga", choices=[("", "każda"), *((level, word) for level, word in LEVELS.items())], required=False
    )
    usluga = forms.ChoiceField(label="usługa", required=False)
    chwila = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, items: Iterable[ProgrammeItem], kept: str = "", **kwargs) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.initial["chwila"] = kept
        if not kept:
            del self.fields["chwila"]
        services = [(str(item.pk), item.service_name) for item in items]
        self.fields["usluga"].choices = [("", "każda"), (WHOLE, "cały program"), *services]

    def narrowed(self, findings: list[Finding]) -> list[Finding]:
        """Return the findings that the filters leave; all of them when a filter is not one of the list."""
        if not (self.is_bound and self.is_valid()):
            return findings
        level, service = self.cleaned_data["poziom"], self.cleaned_data["usluga"]
        if level:
            findings = [finding for finding in findings if finding.level == level]
        if service:
            wanted = None if service == WHOLE else int(service)
            findings = [finding for finding in findings if finding.item == wanted]
        return findings

"""Questions asked of the registry and of agreements."""

import datetime

from django.db import models
from django.db.models import Q

from cus.accounts.acts import Act
from cus.text.search import fold, stems
from partners.enums import UNSIGNED, AgreementState, PartnerState, PowerState


class PartnerQuerySet(models.QuerySet):
    """Partner cards."""

    def visible_to(self, user) -> "PartnerQuerySet":
        """Cards are working papers of the staff."""
        return self if user.may(Act.READ_DRAFTS) else self.none()

    def active(self) -> "PartnerQuerySet":
        """Cards that are not archived."""
        return self.filter(state=PartnerState.ACTIVE)

    def archived(self) -> "PartnerQuerySet":
        """Cards put aside."""
        return self.filter(state=PartnerState.ARCHIVED)

    def search(self, text: str) -> "PartnerQuerySet":
        """Cards whose name or activity holds every word of ``text``.

        Tolerates inflection, missing diacritics and small slips („kola gospodyn”, „stowarzyszene”).
        """
        words = stems(text)
        if not words:
            return self.filter(name__unaccent__icontains=text.strip()) if text.strip() else self
        found = self
        for word in words:
            found = found.filter(Q(search_text__contains=word) | Q(search_text__trigram_word_similar=word))
        return found

    def offering(self, slug: str) -> "PartnerQuerySet":
        """Cards that offer the catalogue service with that ``slug``."""
        offers = self.model.offers.rel.related_model.objects.filter(partner=models.OuterRef("pk"), service__slug=slug)
        return self.filter(models.Exists(offers))

    def for_list(self) -> "PartnerQuerySet":
        """With what a list row shows: the number of services offered."""
        return self.annotate(offer_count=models.Count("offers", distinct=True)).defer(
            "resources_staff", "resources_infrastructure", "other_information", "actions_taken", "search_text"
        )


class AgreementQuerySet(models.QuerySet):
    """Cooperation agreements."""

    def visible_to(self, user) -> "AgreementQuerySet":
        """Drafts only for the staff; signed ones for everybody who reads what is in force."""
        if user.may(Act.READ_DRAFTS):
            return self
        if user.may(Act.READ_PUBLISHED):
            return self.exclude(state__in=UNSIGNED)
        return self.none()

    def in_force_on(self, day: datetime.date) -> "AgreementQuerySet":
        """Those that bound their parties on ``day``."""
        return (
            self.exclude(state__in=UNSIGNED)
            .filter(concluded_on__lte=day)
            .filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day))
        )

    def past_term(self, day: datetime.date) -> "AgreementQuerySet":
        """Signed ones whose last day passed before ``day`` and whose end nobody has recorded."""
        return self.filter(state=AgreementState.SIGNED, ends_on__lt=day)

    def telling_undivided(self) -> "AgreementQuerySet":
        """With ``is_undivided``: signed, and a task waits for a party, since the one that answered for it left."""
        tasks = self.model.tasks.rel.related_model.objects
        waits = tasks.filter(agreement=models.OuterRef("pk"), responsible__isnull=True)
        return self.annotate(is_undivided=models.Exists(waits) & Q(state=AgreementState.SIGNED))

    def waiting(self, day: datetime.date) -> "AgreementQuerySet":
        """Those that somebody has to do something about on ``day``."""
        late = Q(state=AgreementState.SIGNED, ends_on__lt=day)
        return self.telling_undivided().filter(Q(state__in=UNSIGNED) | late | Q(is_undivided=True)).order_by("pk")

    def for_list(self) -> "AgreementQuerySet":
        """With what a list row shows."""
        newest_first = [models.F("concluded_on").desc(nulls_first=True), "-pk"]
        return self.annotate(
            party_count=models.Count("parties", filter=Q(parties__withdrew_on__isnull=True), distinct=True)
        ).order_by(*newest_first)


class PartyQuerySet(models.QuerySet):
    """Parties of agreements."""

    def present(self) -> "PartyQuerySet":
        """Those that have not withdrawn."""
        return self.filter(withdrew_on__isnull=True)

    def on(self, day: datetime.date) -> "PartyQuerySet":
        """Those that were parties on ``day``: joined then or before, not yet withdrawn."""
        return self.filter(joined_on__lte=day).filter(Q(withdrew_on__isnull=True) | Q(withdrew_on__gt=day))


class PowerQuerySet(models.QuerySet):
    """Powers of attorney."""

    def visible_to(self, user) -> "PowerQuerySet":
        """They tell of private people: only for the staff."""
        return self if user.may(Act.READ_DRAFTS) else self.none()

    def valid_on(self, day: datetime.date) -> "PowerQuerySet":
        """Those by which the attorney could act on ``day``."""
        return (
            self.exclude(state=PowerState.DRAFT)
            .filter(granted_on__lte=day)
            .filter(Q(valid_until__isnull=True) | Q(valid_until__gte=day))
            .filter(Q(revoked_on__isnull=True) | Q(revoked_on__gt=day))
        )

    def of_person(self, text: str) -> "PowerQuerySet":
        """Those whose attorney's name holds every word of ``text``, whatever its case and diacritics."""
        found = self
        for word in fold(text).split():
            found = found.filter(attorney_name__unaccent__icontains=word)
        return found

    def for_list(self) -> "PowerQuerySet":
        """Without what no list shows."""
        return self.defer("attorney_address", "attorney_pesel", "scope", "grantor_signatories")

"""Questions asked of the registry and of agreements."""

import datetime
import re

from dateutil.relativedelta import relativedelta
from django.apps import apps
from django.db import models
from django.db.models import OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.db.models.lookups import Exact

from cus.accounts.acts import Act
from cus.text.search import fold, stems
from partners.enums import (
    UNSIGNED,
    AgreementState,
    AnnexState,
    ConfirmationInterval,
    PartnerState,
    PowerState,
    TemplateState,
)
from partners.validators import KRS_DIGITS, digits_of, tidy_delivery_address

FEWEST_DIGITS = 5
# What a row of the list shows; the rest of a card is long.
LISTED = (
    *("name", "state", "legal_form", "phones", "email", "works_for_social_employment", "is_local_government_unit"),
    *("is_other_administration", "is_ngo", "social_economy_status", "updated_at", "filled_rows"),
    *("confirmed_on", "confirm_every"),
)


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
        """Cards whose name, former name or activity holds every word of ``text``, or whose number it is.

        Tolerates inflection, missing diacritics and small slips („kola gospodyn”, „stowarzyszene”). A
        number is NIP, REGON or KRS, written with spaces or hyphens, or its beginning; or an address of
        electronic delivery.
        """
        number = number_in(text)
        if number:
            found = Q(nip__startswith=number) | Q(regon__startswith=number) | Q(krs__startswith=number)
            return self.filter(found | Q(krs=number.zfill(KRS_DIGITS)))
        if tidy_delivery_address(text).startswith("AE:PL"):
            return self.filter(electronic_delivery_address__startswith=tidy_delivery_address(text))
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

    def to_confirm(self, today: datetime.date) -> "PartnerQuerySet":
        """Cards never confirmed, or whose interval has passed since; as ``partners.freshness`` reckons."""
        return self.filter(Q(confirmed_on__isnull=True) | self._overdue(today))

    def confirmed(self, today: datetime.date) -> "PartnerQuerySet":
        """Cards confirmed lately enough."""
        return self.filter(confirmed_on__isnull=False).exclude(self._overdue(today))

    def _overdue(self, today: datetime.date) -> Q:
        usual = Coalesce(Subquery(_upkeep(self.model).values("confirm_every")[:1]), Value(ConfirmationInterval.YEAR))
        passed = Q()
        for months in ConfirmationInterval.values:
            before = Q(confirmed_on__lte=today - relativedelta(months=months))
            own = Q(confirm_every=months) | (Q(confirm_every__isnull=True) & Exact(usual, Value(months)))
            passed |= before & own
        return passed

    def for_list(self) -> "PartnerQuerySet":
        """With what a list row shows: the number of services offered and the centre's interval in months."""
        offers = self.model.offers.rel.related_model.objects.filter(partner=OuterRef("pk")).order_by()
        counted = offers.values("partner").annotate(n=models.Count("pk")).values("n")
        return self.annotate(
            offer_count=Coalesce(Subquery(counted), Value(0)),
            usual_interval=Coalesce(Subquery(_upkeep(self.model).values("confirm_every")[:1]), Value(12)),
        ).only(*LISTED)


def _upkeep(model: type[models.Model]) -> models.QuerySet:
    return apps.get_model(model._meta.app_label, "RegistryUpkeep").objects.all()


def number_in(text: str) -> str:
    """Return the digits of an identifier that ``text`` is, or begins to be; empty when it is something else."""
    digits = digits_of(re.sub(r"(?i)\b(nip|regon|krs)\b[:.]?", "", text))
    return digits if len(digits) >= FEWEST_DIGITS and digits.isascii() and digits.isdigit() else ""


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


class TemplateQuerySet(models.QuerySet):
    """Versions of the agreement template."""

    def visible_to(self, user) -> "TemplateQuerySet":
        """Published ones for everybody who reads what is in force; the draft for the staff and who publishes it."""
        if user.may(Act.READ_DRAFTS) or user.may(Act.TEMPLATE_PUBLISH):
            return self
        return self.published() if user.may(Act.READ_PUBLISHED) else self.none()

    def published(self) -> "TemplateQuerySet":
        """Those that nobody changes any more, whatever day they are in force from."""
        return self.filter(state=TemplateState.PUBLISHED)

    def in_force_on(self, day: datetime.date) -> "TemplateQuerySet":
        """Published for ``day`` or before it, the one in force first."""
        return self.published().filter(published_on__lte=day).order_by("-published_on", "-number")


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


class MemberQuerySet(models.QuerySet):
    """Members of committees."""

    def present(self) -> "MemberQuerySet":
        """Those that have not left."""
        return self.filter(left_on__isnull=True)

    def on(self, day: datetime.date) -> "MemberQuerySet":
        """Those that were members on ``day``."""
        return self.filter(joined_on__lte=day).filter(Q(left_on__isnull=True) | Q(left_on__gt=day))


class DecisionQuerySet(models.QuerySet):
    """Decisions of committees."""

    def to_do(self) -> "DecisionQuerySet":
        """Carried ones that somebody has still to carry out, the most pressing first."""
        waiting = self.filter(votes_for__gt=models.F("votes_against"), responsible__isnull=False, done_on__isnull=True)
        return waiting.exclude(meeting__agreement__state=AgreementState.ENDED).order_by("due_on", "pk")


class MeetingQuerySet(models.QuerySet):
    """Meetings of committees."""

    def visible_to(self, user) -> "MeetingQuerySet":
        """Minutes are working papers of the staff."""
        return self if user.may(Act.READ_DRAFTS) else self.none()


class AnnexQuerySet(models.QuerySet):
    """Annexes of agreements."""

    def visible_to(self, user) -> "AnnexQuerySet":
        """Drafts only for the staff; signed ones for everybody who reads what is in force."""
        if user.may(Act.READ_DRAFTS):
            return self
        return self.filter(state=AnnexState.SIGNED) if user.may(Act.READ_PUBLISHED) else self.none()


class CheckQuerySet(models.QuerySet):
    """Self-checks of partnerships."""

    def visible_to(self, user) -> "CheckQuerySet":
        """They are working papers of the staff."""
        return self if user.may(Act.READ_DRAFTS) else self.none()

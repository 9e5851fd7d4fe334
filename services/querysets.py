"""Questions asked of the catalogue."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import OuterRef, Q

from cus.accounts.acts import Act
from cus.text.search import fold, stems
from services.enums import ServiceState


class ServiceQuerySet(models.QuerySet):
    """Services, in the catalogue's own words."""

    def visible_to(self, user) -> "ServiceQuerySet":
        """Everybody reads active services; drafts and retired ones only who works with the catalogue."""
        if user.may(Act.CATALOGUE_PROPOSE):
            return self
        return self.active()

    def active(self) -> "ServiceQuerySet":
        """Services that may enter a programme."""
        return self.filter(state=ServiceState.ACTIVE)

    def for_needs(self) -> "ServiceQuerySet":
        """Services that a need may name: active ones, and drafts that somebody has proposed."""
        return self.exclude(state=ServiceState.RETIRED)

    def proposals(self) -> "ServiceQuerySet":
        """Services whose areas, regime, recipients and unit are still to be confirmed."""
        return self.filter(confirmed_at__isnull=True)

    def search(self, text: str) -> "ServiceQuerySet":
        """Services whose name, other names, package or recipients hold every word of ``text``.

        Tolerates inflection and missing diacritics („opiekuncze uslugi”); when nothing holds the words as
        they were typed, small slips too („wytchneniowa”), first in the words that no service holds. Asks the
        database once which do: an index answers that, while likeness is measured row by row.
        """
        words = stems(text)
        if not words:
            return self.filter(search_text__contains=fold(text)) if text.strip() else self
        holding = [Q(search_text__contains=word) for word in words]
        similar = [Q(search_text__trigram_word_similar=word) for word in words]
        known = self._known(holding)
        exact = self.filter(*holding)
        if all(known) and exact.exists():
            return exact
        slips = self.filter(*(held for held, is_known in zip(holding, known, strict=True) if is_known)).filter(
            *(like for like, is_known in zip(similar, known, strict=True) if not is_known)
        )
        if not all(known) and slips.exists():
            return slips
        return self.filter(*(held | like for held, like in zip(holding, similar, strict=True)))

    def _known(self, holding: list[Q]) -> list[bool]:
        """Say of each word whether any service holds it, in one question."""
        found = self.order_by()
        parts = [found.filter(held).values_list(models.Value(at))[:1] for at, held in enumerate(holding)]
        known = {at for (at,) in parts[0].union(*parts[1:], all=True)}
        return [at in known for at in range(len(holding))]

    def naming_occupation(self, code: str) -> "ServiceQuerySet | None":
        """Services whose requirements name the occupation of the six-digit ``code``; None for any other text.

        A code of an earlier edition is found under its successor too: services keep their codes.
        """
        code = code.replace(" ", "")
        if not (code.isdigit() and len(code) == 6):
            return None
        named = Q(requirements__occupation__code=code)
        return self.filter(named | Q(requirements__occupation__successions__new__code=code)).distinct()

    def for_list(self) -> "ServiceQuerySet":
        """With what a list row shows; ``area_names`` are the areas in the order of the Act."""
        links = self.model._meta.get_field("area_links").related_model.objects.filter(service=OuterRef("pk"))
        names = ArraySubquery(links.order_by("area_id").values("area__name"))
        return self.annotate(area_names=names).only(
            "slug", "name", "synonyms", "recipients", "legal_regime", "unit", "state", "confirmed_at"
        )

    def for_page(self) -> "ServiceQuerySet":
        """With what the page of one service shows."""
        return self.select_related("confirmed_by", "proposed_by").prefetch_related(
            "area_links__area", "requirements__occupation__edition"
        )

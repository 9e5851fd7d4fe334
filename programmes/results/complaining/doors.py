"""The rooms of complaints and of what changed on the hub of results."""

from cus.accounts.acts import Act
from cus.text.plural import plural
from programmes.models import Programme
from programmes.results import rooms


def enter() -> None:
    """Enter the rooms."""
    about = "Co zgłoszono, co wyjaśnił wykonawca, co ustaliło centrum i co poprawiono."
    rooms.register(
        rooms.Room(
            "Skargi i nieprawidłowości", "results:programme_complaints", 40, about, act=Act.READ_DRAFTS, tells=_told
        )
    )
    rooms.register(
        rooms.Room(
            "Skargi i nieprawidłowości",
            "results:complaint_list",
            40,
            f"Rejestr całego centrum. {about}",
            act=Act.READ_DRAFTS,
            of_centre=True,
            tells=_told,
        )
    )
    rooms.register(
        rooms.Room(
            "Co się zmieniło",
            "results:impact",
            45,
            "Zmiany, które usługi przyniosły grupom mieszkańców, i skąd o nich wiadomo.",
            tells=_changes,
        )
    )


def _told(programme: Programme | None) -> rooms.Told:
    from django.db.models import Count, Q
    from django.utils import timezone

    from programmes.results.complaining.enums import UNCLOSED
    from programmes.results.complaining.querysets import late_on
    from programmes.results.models import Complaint

    found = Complaint.objects.filter(programme=programme) if programme else Complaint.objects.all()
    counts = found.aggregate(
        total=Count("pk"),
        unclosed=Count("pk", filter=Q(state__in=UNCLOSED)),
        late=Count("pk", filter=late_on(timezone.localdate())),
    )
    if counts["late"]:
        return rooms.Told(f"po terminie: {counts['late']}", "stop")
    if counts["unclosed"]:
        return rooms.Told(f"w toku: {counts['unclosed']}", "now")
    return rooms.Told(f"zamknięte: {counts['total']}", "done") if counts["total"] else rooms.Told("bez wpisów")


def _changes(programme: Programme | None) -> rooms.Told:
    from programmes.results.models import ImpactNote

    count = ImpactNote.objects.filter(programme=programme).count()
    if not count:
        return rooms.Told("jeszcze bez notatek")
    return rooms.Told(f"{count} {plural(count, 'notatka', 'notatki', 'notatek')}", "done")

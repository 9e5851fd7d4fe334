"""Figures of delivery written by hand: one row, a sheet of a period, a correction, a removal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db import IntegrityError, transaction

from cus.accounts.acts import Act, refusal_without
from cus.workflow import Refusal, Refused, StaleEdit, refuse_if
from programmes.models import Programme, ServiceContract
from programmes.results.enums import FigureSource
from programmes.results.figures import has_amounts
from programmes.results.givers import Giver
from programmes.results.models import DeliveryFigure
from programmes.results.periods import Span

MEASURES = ("people", "places", "turns", "quantity", "quantity_unit", "refusals", "cost")
VALUES = (*MEASURES, "note")
TAKEN = "Ta usługa, ten wykonawca i ten okres mają już swoje liczby. Otwórz je i popraw."
OVERLAP = (
    "Część tych dni ma już godziny, turnusy, odmowy albo koszt: {other}. Nie da się ich zsumować. "
    "Zostaw tu same osoby i miejsca albo popraw tamten okres."
)
WHY = "Napisz, dlaczego zmieniasz te liczby. Powód zobaczy każdy, kto czyta historię."
EMPTY = "Wpisz choć jedną liczbę; zero też jest liczbą. Żeby usunąć ten wiersz, użyj przycisku „Usuń”."
ONLY_PEOPLE = "Dla całego programu wpisuje się tylko liczbę różnych osób."


@dataclass(frozen=True)
class Subject:
    """Of what figures speak: a service (``None``: the whole programme), a provider, a period, a contract."""

    service_id: int | None
    giver: Giver
    span: Span
    contract: ServiceContract | None = None


@dataclass(frozen=True)
class SheetLine:
    """One line of a sheet: of what, the values, the row that stood there and the version that was seen."""

    key: str
    subject: Subject
    values: Mapping[str, object]
    figure: DeliveryFigure | None = None
    version: int = 0


class SheetRefused(Refused):
    """Nothing of the sheet was written; ``refusals`` by the key of the line, ``current`` rows that others saved."""

    def __init__(self, refusals: Mapping[str, Refusal], current: Mapping[str, DeliveryFigure]) -> None:
        stale = Refusal("Ktoś zmienił część tych liczb po otwarciu arkusza.")
        super().__init__(next(iter(refusals.values()), stale))
        self.refusals, self.current = refusals, current


@dataclass
class SheetSaved:
    """Rows that were entered and changed."""

    new: list[DeliveryFigure] = field(default_factory=list)
    changed: list[DeliveryFigure] = field(default_factory=list)


@transaction.atomic
def add_figure(
    *,
    by,
    programme: Programme,
    subject: Subject,
    values: Mapping[str, object],
    token: UUID | None = None,
    source: str = FigureSource.TYPED,
) -> DeliveryFigure:
    """Enter figures; ``values`` by the names of :data:`VALUES`, a missing one is „not given”.

    Raises:
        Refused: wrong role, nothing entered, the place is taken, or amounts of one day would be counted twice.
    """
    refuse_if(refusal_without(by, Act.DELIVERY_ENTER))
    lock(programme)
    if standing_at(programme, subject):
        refuse_if(Refusal(TAKEN, field="period"))
    row = DeliveryFigure(
        programme=programme,
        service_id=subject.service_id,
        partner_id=subject.giver.partner_id,
        own_unit_id=subject.giver.own_unit_id,
        contract=subject.contract,
        period_kind=subject.span.kind,
        starts_on=subject.span.starts_on,
        ends_on=subject.span.ends_on,
        source=source,
        created_by=by,
        token=token,
    )
    _set(row, values)
    refuse_if(refusal_of(row))
    _save(row)
    return row


@transaction.atomic
def correct_figure(
    *,
    by,
    figure: DeliveryFigure,
    values: Mapping[str, object],
    version: int,
    reason: str,
    source: str | None = None,
) -> DeliveryFigure:
    """Change figures with a ``reason``, which history keeps beside what changed; the same values change nothing.

    Raises:
        Refused: wrong role, no reason, nothing left, or amounts of one day would be counted twice.
        StaleEdit: somebody changed them meanwhile.
    """
    refuse_if(refusal_without(by, Act.DELIVERY_ENTER))
    lock(figure.programme)
    row = _locked(figure)
    if row.version != version:
        raise StaleEdit(row)
    if _same(row, values):
        return row
    if not reason.strip():
        refuse_if(Refusal(WHY, field="correction"))
    _set(row, values)
    row.correction, row.version = reason.strip(), row.version + 1
    row.source = source or row.source
    refuse_if(refusal_of(row))
    _save(row)
    return row


@transaction.atomic
def delete_figure(*, by, figure: DeliveryFigure, version: int) -> None:
    """Remove figures; history keeps them.

    Raises:
        Refused: wrong role, or they are gone already.
        StaleEdit: somebody changed them meanwhile.
    """
    refuse_if(refusal_without(by, Act.DELIVERY_ENTER))
    lock(figure.programme)
    row = _locked(figure)
    if row.version != version:
        raise StaleEdit(row)
    row.delete()


@transaction.atomic
def save_sheet(*, by, programme: Programme, lines: Sequence[SheetLine], reason: str = "") -> SheetSaved:
    """Save a sheet of one period: every line that says something and differs from what stands there, or none.

    The same sheet sent twice changes nothing the second time.

    Raises:
        Refused: wrong role.
        SheetRefused: something in some lines; carries each line's reason and what others saved.
    """
    refuse_if(refusal_without(by, Act.DELIVERY_ENTER))
    lock(programme)
    done, refusals, current = SheetSaved(), {}, {}
    for line in lines:
        try:
            with transaction.atomic():
                _save_line(by, programme, line, reason, done)
        except StaleEdit as stale:
            current[line.key] = stale.current
        except Refused as refused:
            refusals[line.key] = refused.refusal
    if refusals or current:
        raise SheetRefused(refusals, current)
    return done


def _save_line(by, programme: Programme, line: SheetLine, reason: str, done: SheetSaved) -> None:
    standing = standing_at(programme, line.subject)
    values = dict(line.values) | {"note": standing.note if standing else ""}
    said = any(values[name] not in (None, "") for name in MEASURES)
    if standing is None:
        if line.figure is not None and said:
            refuse_if(Refusal("Ktoś usunął te liczby po otwarciu arkusza. Otwórz arkusz jeszcze raz."))
        if said:
            done.new.append(add_figure(by=by, programme=programme, subject=line.subject, values=values))
        return
    if _same(standing, values):
        return
    if line.figure is None and not said:
        return
    if line.version != standing.version:
        raise StaleEdit(standing)
    done.changed.append(correct_figure(by=by, figure=standing, values=values, version=standing.version, reason=reason))


def lock(programme: Programme) -> None:
    """Let changes of one programme's figures follow one another."""
    Programme.objects.select_for_update(of=("self",)).get(pk=programme.pk)


def standing_at(programme: Programme, subject: Subject) -> DeliveryFigure | None:
    """The row of this service, provider and period."""
    return DeliveryFigure.objects.filter(
        programme=programme,
        service_id=subject.service_id,
        partner_id=subject.giver.partner_id,
        own_unit_id=subject.giver.own_unit_id,
        period_kind=subject.span.kind,
        starts_on=subject.span.starts_on,
    ).first()


def refusal_of(row: DeliveryFigure) -> Refusal | None:
    """Say why a row cannot stand: it is empty, or its amounts would be counted twice."""
    if row.service_id is None and (has_amounts(row) or row.places is not None):
        return Refusal(ONLY_PEOPLE)
    if row.people is None and row.places is None and not has_amounts(row):
        return Refusal(EMPTY, field="people")
    other = overlapping(row) if has_amounts(row) else None
    return Refusal(OVERLAP.format(other=other.span.label), field="period") if other else None


def overlapping(row: DeliveryFigure) -> DeliveryFigure | None:
    """A row of the same service and provider whose amounts speak of some of the same days."""
    others = DeliveryFigure.objects.filter(
        programme=row.programme_id,
        service=row.service_id,
        partner=row.partner_id,
        own_unit=row.own_unit_id,
        starts_on__lte=row.ends_on,
        ends_on__gte=row.starts_on,
    ).exclude(pk=row.pk)
    return next((other for other in others.order_by("starts_on", "pk") if has_amounts(other)), None)


def _locked(figure: DeliveryFigure) -> DeliveryFigure:
    row = DeliveryFigure.objects.select_for_update(of=("self",)).filter(pk=figure.pk).first()
    if row is None:
        refuse_if(Refusal("Ktoś już usunął te liczby."))
    return row


def _set(row: DeliveryFigure, values: Mapping[str, object]) -> None:
    for name in VALUES:
        if name in values:
            setattr(row, name, values[name])
    # A unit without a number says nothing.
    row.quantity_unit = row.quantity_unit or "" if row.quantity is not None else ""


def _same(row: DeliveryFigure, values: Mapping[str, object]) -> bool:
    given = dict(values)
    if given.get("quantity") is None and "quantity_unit" in given:
        given["quantity_unit"] = ""
    return all(getattr(row, name) == given[name] for name in VALUES if name in given)


def _save(row: DeliveryFigure) -> None:
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        text = str(error)
        if "delivery_quantity_has_unit" in text:
            raise Refused(
                Refusal("Wybierz, czego dotyczy liczba: godziny, posiłki, przejazdy…", field="quantity_unit")
            ) from error
        if "delivery_cost_not_negative" in text:
            raise Refused(Refusal("Koszt nie może być ujemny.", field="cost")) from error
        raise Refused(
            Refusal("Tych liczb nie da się zapisać razem z już wpisanymi. Otwórz stronę ponownie.")
        ) from error

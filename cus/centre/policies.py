"""Why a change of the centre's profile cannot be made; and what the profile still lacks."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from cus.accounts.acts import Act, refusal_without
from cus.attachments.models import Attachment
from cus.centre.enums import AGREEMENTS_OF_GMINAS, ORGANS, SINGLE_POSTS, CentreVariant, GminaKind
from cus.centre.models import (
    BankAccount,
    Centre,
    CentreGmina,
    CentreUnit,
    FormerHead,
    Gmina,
    Post,
    PostHolding,
    Resolution,
    Signatory,
)
from cus.centre.qualifications import conditions_of
from cus.text.dates import short_day
from cus.workflow import Refusal

# What the Act demands of each way of creating a centre (art. 9, 10 and 16), in our words.
VARIANT_CONDITIONS = {
    CentreVariant.A: (
        "Centrum powstaje z przekształcenia ośrodka pomocy społecznej jednej gminy. Przejmuje wszystkie zadania "
        "ośrodka i dodaje usługi z co najmniej dwóch zakresów, których ośrodek dotąd nie realizował (art. 9 i 10)."
    ),
    CentreVariant.B: (
        "Co najmniej dwie gminy zawierają porozumienie, a jedna z nich tworzy centrum obok ośrodków pomocy "
        "społecznej. Porozumienie przekazuje usługi z co najmniej trzech zakresów. Diagnoza, plan organizowania "
        "społeczności i sprawozdanie powstają osobno dla każdej gminy (art. 9–11)."
    ),
    CentreVariant.C1: (
        "Miasto powyżej 100 000 mieszkańców przekształca ośrodek pomocy społecznej. Warunki jak przy jednej gminie: "
        "wszystkie zadania ośrodka i usługi z co najmniej dwóch nowych zakresów (art. 9 ust. 3 i art. 10)."
    ),
    CentreVariant.C2: (
        "Miasto powyżej 100 000 mieszkańców tworzy centrum obok ośrodka pomocy społecznej. Centrum realizuje usługi "
        "z co najmniej trzech zakresów i żadnych innych zadań (art. 9 ust. 3, art. 10 i 16)."
    ),
}


@dataclass(frozen=True, slots=True)
class Gap:
    """Something the profile lacks: what, and the address part of the page where it is mended."""

    text: str
    url_name: str = "centre:edit"


def refusal_to_edit(user) -> Refusal | None:
    """The director and the administrator keep the profile."""
    return refusal_without(user, Act.CENTRE_PROFILE)


def refusal_of_gmina(gmina: Gmina) -> Refusal | None:
    """A demo gmina is accepted only in demo mode."""
    if gmina.is_demo and not settings.DEMO_MODE:
        return Refusal("To gmina wymyślona na potrzeby pokazu. Wybierz gminę z rejestru TERYT.", field="gmina")
    return None


def refusal_of_served(served: CentreGmina) -> Refusal | None:
    """The organ must fit the kind of the gmina; a gmina joins a centre that already is."""
    if served.organ and served.organ not in ORGANS[GminaKind(served.gmina.kind)]:
        return Refusal(
            f"W gminie tego rodzaju ({served.gmina.get_kind_display()}) nie ma takiego organu. Wybierz inny.",
            field="organ",
        )
    created = served.centre.created_on
    if created and served.joined_on and served.joined_on < created:
        return Refusal(
            f"Centrum powstało {short_day(created)}. Gmina nie mogła przystąpić wcześniej.", field="joined_on"
        )
    return refusal_of_gmina(served.gmina)


def refusal_of_parent(unit: CentreUnit) -> Refusal | None:
    """A unit is not a part of itself, nor of one of its own parts."""
    above = unit.parent
    while above is not None:
        if above.pk is not None and above.pk == unit.pk:
            return Refusal("Jednostka nie może być częścią samej siebie ani swojej części.", field="parent")
        above = above.parent
    return None


def refusal_to_remove_unit(unit: CentreUnit) -> Refusal | None:
    """A unit with parts goes after its parts; one with posts after them."""
    if unit.parts.exists():
        return Refusal("Ta jednostka ma części. Najpierw usuń je albo przenieś do innej jednostki.")
    if unit.posts.exists():
        return Refusal("Do tej jednostki należą stanowiska. Najpierw przenieś je albo usuń.")
    return None


def refusal_to_remove_gmina(served: CentreGmina) -> Refusal | None:
    """A gmina whose resolutions are entered is ended, not removed."""
    if served.resolutions.exists():
        return Refusal("Są wpisane uchwały tej gminy. Jeśli gmina wystąpiła z porozumienia, wpisz jej ostatni dzień.")
    return None


def refusal_of_post(post: Post) -> Refusal | None:
    """One post of a kind where the Act knows one; a post that somebody holds does not change its kind."""
    same = Post.objects.filter(centre=post.centre, kind=post.kind, abolished_on__isnull=True).exclude(pk=post.pk)
    if post.kind in SINGLE_POSTS and post.abolished_on is None and same.exists():
        return Refusal(
            f"Stanowisko „{post.get_kind_display()}” jest w centrum jedno i już je wpisano. Dopisz tam osobę.",
            field="kind",
        )
    if post.pk is None:
        return None
    before = Post.objects.get(pk=post.pk)
    if before.kind != post.kind and post.holdings.exists():
        return Refusal("Na tym stanowisku są już osoby. Załóż nowe stanowisko zamiast zmieniać rodzaj.", field="kind")
    if post.abolished_on:
        later = post.holdings.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=post.abolished_on)).first()
        if later:
            return Refusal(
                f"W tym dniu stanowisko zajmuje {later.person_name}. Najpierw wpisz ostatni dzień tej osoby.",
                field="abolished_on",
            )
    return None


def refusal_to_remove_post(post: Post) -> Refusal | None:
    """A post with people is abolished, not removed."""
    if post.holdings.exists():
        return Refusal("Na tym stanowisku były osoby. Wpisz dzień, z którym je zniesiono, zamiast usuwać.")
    return None


def refusal_of_holding(holding: PostHolding) -> Refusal | None:
    """One person on a post at a time, on a post that is there; signatures end no later than the post."""
    if holding.valid_to and holding.valid_to < holding.valid_from:
        return Refusal("Ostatni dzień nie może być wcześniejszy niż pierwszy.", field="valid_to")
    other = _overlapping(PostHolding.objects.filter(post=holding.post).exclude(pk=holding.pk), holding)
    if other:
        until = f"do {short_day(other.valid_to)}" if other.valid_to else "bez ostatniego dnia"
        return Refusal(
            f"W tych dniach stanowisko „{holding.post}” zajmuje już {other.person_name} "
            f"(od {short_day(other.valid_from)}, {until}). Popraw daty albo najpierw wpisz ostatni dzień tej osoby.",
            field="valid_from",
        )
    abolished = holding.post.abolished_on
    if abolished and (holding.valid_to is None or holding.valid_to >= abolished):
        return Refusal(f"Stanowisko zniesiono z dniem {short_day(abolished)}.", field="valid_to")
    return _refusal_over_signatures(holding) if holding.pk else None


def _overlapping(rows: models.QuerySet, row) -> models.Model | None:
    """Return a row of ``rows`` that shares a day with ``row``."""
    found = rows.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=row.valid_from))
    return (found.filter(valid_from__lte=row.valid_to) if row.valid_to else found).first()


def _refusal_over_signatures(holding: PostHolding) -> Refusal | None:
    if holding.signatures.filter(valid_from__lt=holding.valid_from).exists():
        return Refusal(
            "Ta osoba podpisywała z tytułu stanowiska już wcześniej. Popraw najpierw podpisy.", field="valid_from"
        )
    later = holding.signatures.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=holding.valid_to))
    if holding.valid_to and later.exists():
        return Refusal(
            "Ta osoba ma podpisywać za centrum jeszcze po tym dniu. Najpierw wpisz ostatni dzień na stronie „Podpisy”.",
            field="valid_to",
        )
    return None


def refusal_to_remove_holding(holding: PostHolding) -> Refusal | None:
    """Whoever signs by the post is not removed from it."""
    if holding.signatures.exists():
        return Refusal("Z tego stanowiska wynika prawo podpisu. Najpierw usuń wpis na stronie „Podpisy”.")
    return None


def refusal_of_signatory(signatory: Signatory) -> Refusal | None:
    """A name or a post; by a post only on the days on which the person holds it."""
    if signatory.valid_to and signatory.valid_to < signatory.valid_from:
        return Refusal("Ostatni dzień nie może być wcześniejszy niż pierwszy.", field="valid_to")
    holding = signatory.holding
    if holding is None:
        return None if signatory.person_name else Refusal("Wpisz osobę albo wybierz stanowisko.", field="person_name")
    if signatory.valid_from < holding.valid_from:
        return Refusal(
            f"{holding.person_name} jest na stanowisku dopiero od {short_day(holding.valid_from)}.", field="valid_from"
        )
    if holding.valid_to and (signatory.valid_to is None or signatory.valid_to > holding.valid_to):
        return Refusal(
            f"{holding.person_name} jest na stanowisku do {short_day(holding.valid_to)}. Podpisywać może najpóźniej do tego dnia.",
            field="valid_to",
        )
    return None


def refusal_of_resolution(resolution: Resolution) -> Refusal | None:
    """A resolution of a council has a number; an agreement of gminas may have none."""
    if resolution.kind not in AGREEMENTS_OF_GMINAS and not resolution.number:
        return Refusal("Wpisz numer uchwały.", field="number")
    if resolution.adopted_on > timezone.localdate():
        return Refusal("Data uchwały nie może być z przyszłości.", field="adopted_on")
    return None


def refusal_to_remove_resolution(resolution: Resolution) -> Refusal | None:
    """Files go first, so that none is left without its act."""
    if Attachment.objects.of(resolution).exists():
        return Refusal("Do tej uchwały dodano pliki. Najpierw je usuń.")
    return None


def refusal_of_former_head(head: FormerHead) -> Refusal | None:
    """What was, ended already."""
    if head.valid_until > timezone.localdate():
        return Refusal("Wpisz dzień, który już minął, albo dzisiejszy.", field="valid_until")
    return None


def refusal_of_check(kind: str, condition: str, checked_on: datetime.date) -> Refusal | None:
    """A condition of the post, checked by today."""
    if condition not in {one.code for one in conditions_of(kind)}:
        return Refusal("Ustawa nie stawia takiego warunku na tym stanowisku.")
    if checked_on > timezone.localdate():
        return Refusal("Dzień sprawdzenia nie może być z przyszłości.", field="checked_on")
    return None


# Rules of rows, asked under the lock of the centre; and of their removal.
OF_ROW: dict[type[models.Model], Callable] = {
    CentreGmina: refusal_of_served,
    CentreUnit: refusal_of_parent,
    Post: refusal_of_post,
    PostHolding: refusal_of_holding,
    Signatory: refusal_of_signatory,
    Resolution: refusal_of_resolution,
    FormerHead: refusal_of_former_head,
    BankAccount: lambda account: None,
}
TO_REMOVE: dict[type[models.Model], Callable] = {
    CentreGmina: refusal_to_remove_gmina,
    CentreUnit: refusal_to_remove_unit,
    Post: refusal_to_remove_post,
    PostHolding: refusal_to_remove_holding,
    Resolution: refusal_to_remove_resolution,
}


def refusal_of_row(row: models.Model) -> Refusal | None:
    """Why the row cannot stand as it is."""
    return OF_ROW[type(row)](row)


def refusal_to_remove(row: models.Model) -> Refusal | None:
    """Why the row cannot be removed."""
    return TO_REMOVE.get(type(row), lambda removed: None)(row)


def gaps_of(centre: Centre) -> list[Gap]:
    """Return what is still missing in the profile, in the order of the page."""
    gminas = list(centre.served_gminas.all())
    gaps = []
    if not centre.created_on:
        gaps.append(Gap("Data utworzenia centrum – od niej liczy się rok z art. 76."))
    if not centre.address:
        gaps.append(Gap("Adres – trafia do nagłówka dokumentów."))
    if not centre.bip_url:
        gaps.append(Gap("Adres BIP centrum – tam publikuje się program."))
    return gaps + _gaps_of_gminas(centre, gminas) + _gaps_of_people(centre)


def _gaps_of_gminas(centre: Centre, gminas: list[CentreGmina]) -> list[Gap]:
    gaps = []
    if not gminas:
        gaps.append(Gap("Obsługiwana gmina – bez niej nie zacznie się diagnoza.", "centre:gmina_add"))
    elif sum(served.is_founder for served in gminas) != 1:
        gaps.append(Gap("Gmina tworząca – zaznacz dokładnie jedną.", "centre:gminas"))
    if centre.variant == CentreVariant.B and len(gminas) == 1:
        gaps.append(Gap("Druga gmina – ten sposób utworzenia wymaga co najmniej dwóch.", "centre:gmina_add"))
    if centre.variant != CentreVariant.B and len(gminas) > 1:
        gaps.append(Gap("Sposób utworzenia – przy kilku gminach powinien to być wariant z porozumieniem."))
    gaps += [
        Gap(f"Liczba radnych: {served.gmina.name} – potrzebna do wyniku głosowania.", "centre:gminas")
        for served in gminas
        if not served.councillors
    ]
    return gaps


def _gaps_of_people(centre: Centre) -> list[Gap]:
    today = timezone.localdate()
    gaps = []
    if not PostHolding.objects.valid_on(today).filter(post__centre=centre, post__kind="director").exists():
        gaps.append(Gap("Dyrektor – kto nim jest i od kiedy.", "centre:posts"))
    if not centre.signatories.valid_on(today).exists():
        gaps.append(Gap("Kto podpisuje za centrum – trafia do porozumień.", "centre:signatories"))
    return gaps

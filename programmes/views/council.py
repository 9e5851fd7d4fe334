"""The way of a version: its page, and the stages after the director's decision."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.drafts.keeping import keeping
from cus.drafts.saving import save_or_explain
from cus.workflow import refuse_if
from programmes import actions
from programmes.consulting import consultations_of, work_of
from programmes.enums import Outcome
from programmes.forms import council as forms
from programmes.models import CouncilResolution
from programmes.policies import refusal_of
from programmes.views.fetching import seen_version, version_for
from programmes.views.stages import Stage, page_of
from programmes.way import next_acts, way_of

revoke = page_of(
    Stage(
        transition="revoke",
        form=forms.RevocationForm,
        act=actions.revoke,
        title="Cofnij zatwierdzenie",
        done="Zatwierdzenie cofnięto.",
        button="Cofnij zatwierdzenie",
        lead="Program wróci do autorów i znów będzie można go zmieniać. Zatwierdzona treść i jej PDF zostaną w archiwum.",
    )
)
change = page_of(
    Stage(
        transition="change",
        form=forms.ChangeForm,
        act=actions.change,
        title="Zmiana programu",
        done="Oto nowa wersja: ma tę samą treść. Popraw ją i złóż do dyrektora.",
        button="Utwórz nową wersję",
        lead="Program zmienia uchwała tej samej rangi: nowa wersja przejdzie całą drogę od początku. Dotychczasowa zostaje bez zmian, a jeśli obowiązuje, obowiązuje do uchylenia.",
    )
)
withdraw = page_of(
    Stage(
        transition="withdraw",
        form=forms.WithdrawalForm,
        act=actions.withdraw,
        title="Wycofaj wersję programu",
        done="Wersję wycofano.",
        button="Wycofaj wersję",
        lead="Wycofanej wersji nikt już nie zmieni i nie trafi ona do rady. Jej treść i dziennik zostają.",
        danger=True,
    )
)
send_to_mayor = page_of(
    Stage(
        transition="send_to_mayor",
        form=forms.MayorForm,
        act=actions.send_to_mayor,
        title="Wyślij wójtowi",
        done="Odnotowano przekazanie wójtowi.",
        button="Odnotuj wysłanie",
        lead="Od tej chwili zatwierdzenia nie można już cofnąć.",
    )
)
mayor_return = page_of(
    Stage(
        transition="mayor_return",
        form=forms.MayorReturnForm,
        act=actions.mayor_return,
        title="Zwrot od wójta",
        done="Odnotowano zwrot. Oto nowa wersja do poprawy: ma tę samą treść.",
        button="Odnotuj zwrot i utwórz nową wersję",
        lead="Zwrócona wersja zostaje bez zmian. Jej treść przejdzie do nowej, którą poprawisz i złożysz do dyrektora.",
        asked="for_remarks",
    )
)
adopt = page_of(
    Stage(
        transition="adopt",
        form=forms.AdoptionForm,
        act=actions.adopt,
        title="Uchwała rady gminy",
        done="Odnotowano uchwałę.",
    )
)
adopt_next = page_of(
    Stage(
        transition="adopt_next",
        form=forms.AdoptionForm,
        act=actions.adopt_next,
        title="Uchwała rady następnej gminy",
        done="Odnotowano uchwałę.",
        lead="Wspólny program przyjmuje rada każdej gminy; każda uchwała ma swój numer, ogłoszenie i dzień wejścia w życie.",
    )
)
adopt_amended = page_of(
    Stage(
        transition="adopt_amended",
        form=forms.AdoptionForm,
        act=actions.adopt_amended,
        title="Uchwała ze zmianami",
        done="Odnotowano uchwałę. Treść jest zamrożona, PDF powstaje.",
        lead="Zapisz dopiero wtedy, gdy w treści są wszystkie zmiany z sesji: potem nikt już w niej nic nie zmieni. Dyrektor nie zatwierdza jej drugi raz.",
    )
)
reject = page_of(
    Stage(
        transition="reject",
        form=forms.RejectionForm,
        act=actions.reject,
        title="Rada odrzuciła projekt",
        done="Odnotowano odrzucenie.",
        button="Odnotuj odrzucenie",
        danger=True,
    )
)
undo_rejection = page_of(
    Stage(
        transition="undo_rejection",
        form=forms.UndoForm,
        act=actions.undo_rejection,
        title="Cofnij zapis odrzucenia",
        done="Cofnięto zapis odrzucenia. Decyzję rady można odnotować jeszcze raz.",
        button="Cofnij zapis odrzucenia",
        lead="Tylko dla pomyłki: rada nie odrzuciła tej wersji albo zapisano to z błędem. Wersja znów będzie u wójta i będzie można odnotować, co rada naprawdę zdecydowała.",
    )
)
amend = page_of(
    Stage(
        transition="amend",
        form=forms.AmendmentForm,
        act=actions.amend,
        title="Zmiany na sesji",
        done="Odnotowano zmiany na sesji. W tej nowej wersji wpisz poprawki rady, a potem odnotuj uchwałę ze zmianami.",
        button="Odnotuj i utwórz wersję ze zmianami",
        lead="Wersja, którą dostała rada, zostaje bez zmian. Jej treść przejdzie do nowej, w której wpiszesz poprawki z sesji.",
    )
)
send_to_voivode = page_of(
    Stage(
        transition="send_to_voivode",
        form=forms.VoivodeForm,
        act=actions.send_to_voivode,
        title="Przekazanie wojewodzie",
        done="Odnotowano przekazanie wojewodzie.",
    )
)
publish = page_of(
    Stage(
        transition="publish",
        form=forms.PublicationForm,
        act=actions.publish,
        title="Ogłoszenie w dzienniku urzędowym",
        done="Odnotowano ogłoszenie.",
    )
)
bip = page_of(
    Stage(
        transition="bip",
        form=forms.BipForm,
        act=actions.record_bip,
        title="Publikacja w BIP",
        done="Odnotowano publikację w BIP.",
        lead="Zapis dla tego samego biuletynu zastępuje poprzedni.",
        asked="where",
    )
)
annul = page_of(
    Stage(
        transition="annul",
        form=forms.AnnulmentForm,
        act=actions.annul,
        title="Rozstrzygnięcie nadzorcze",
        done="Odnotowano rozstrzygnięcie nadzorcze.",
    )
)
repeal = page_of(
    Stage(
        transition="repeal",
        form=forms.RepealForm,
        act=actions.repeal,
        title="Uchylenie programu",
        done="Odnotowano uchylenie.",
        button="Odnotuj uchylenie",
        danger=True,
    )
)


@require_safe
@requires(Act.READ_PUBLISHED, see=seen_version)
def way(request, pk: int):
    """The whole way: what was decided and published, where and when, and what comes next."""
    version = version_for(request.user, pk)
    staff = request.user.may(Act.READ_DRAFTS)
    consulted = consultations_of(version, request.user)
    context = {
        "version": version,
        "way": way_of(version),
        "consulted": consulted if staff else [one for one in consulted if one.held],
        "work": work_of(version, consulted, request.user) if staff else None,
        "acts": next_acts(request.user, version) if staff else None,
        "correct_refusal": refusal_of("correct", user=request.user, version=version),
        "bip_refusal": refusal_of("bip", user=request.user, version=version),
        "staff": staff,
    }
    return render(request, "programmes/council/way.html", context)


def _seen_resolution(request, pk: int, row_pk: int) -> CouncilResolution:
    """Return the adopted resolution of a version that this person may see; otherwise 404."""
    return get_object_or_404(CouncilResolution, version=seen_version(request, pk), outcome=Outcome.ADOPTED, pk=row_pk)


@require_http_methods(["GET", "POST"])
@requires(Act.PROGRAMME_COUNCIL, see=_seen_resolution)
def correct(request, pk: int, row_pk: int):
    """Correct what was mistyped about an adopted resolution."""
    version = version_for(request.user, pk)
    row = _seen_resolution(request, pk, row_pk)
    refuse_if(refusal_of("correct", user=request.user, version=version))
    kept = keeping(request, "programmes.correct", row)
    form, status = forms.CorrectionForm(kept.data, instance=row), 200
    if kept.sent:
        made, status = save_or_explain(
            form,
            lambda: actions.correct_resolution(
                by=request.user,
                resolution=row,
                seen=form.version,
                values=form.values(),
                comment=form.cleaned_data["comment"],
            ),
            kept,
        )
        if made is not None:
            messages.success(request, "Poprawiono dane uchwały.")
            return redirect("programmes:way", pk)
    context = {
        "version": version,
        "form": form,
        "title": "Popraw dane uchwały",
        "kept": kept.shown(form),
        "button": "Zapisz poprawkę",
        "lead": "Poprzednie dane zostają w historii, a poprawka z jej powodem – w dzienniku programu.",
        "danger": False,
    }
    return render(request, "programmes/stage.html", context, status=status)

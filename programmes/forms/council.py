"""What is asked about the mayor, the councils, the voivode, the journal and the two bulletins."""

from django import forms
from django.utils import timezone

from cus.text.organs import organ_later
from cus.ui.fields import DateField, IntegerField, LongTextField, TextField, WebAddressField
from cus.ui.forms import PaperForm, PlainPaperForm, Row
from programmes.consulting import remarks_wait
from programmes.enums import AnnulmentScope, BipPlace
from programmes.models import CouncilResolution, ProgrammeVersion
from programmes.models.council import VOTES
from programmes.resolutions import adopted_of, alive, councils, councils_left, not_sent, unannounced

WHOSE = Row("Gmina", "której rada zdecydowała", "gmina")
WHICH = Row("Uchwała", "której z uchwał to dotyczy", "resolution")


class StageForm(PlainPaperForm):
    """The facts of one stage of ``version``; a choice of one thing is not asked about."""

    def __init__(self, *args, version: ProgrammeVersion, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.version = version

    def values(self) -> dict:
        """What the action takes."""
        return dict(self.cleaned_data)


class ReasonForm(StageForm):
    """A comment without which the act cannot be made."""

    comment = LongTextField(label="komentarz")


class RevocationForm(ReasonForm):
    """Why an approval is taken back."""

    rows = [Row("Powód cofnięcia", "trafi do dziennika programu; przeczytają go autorzy", "comment")]


class WithdrawalForm(ReasonForm):
    """Why a version goes no further."""

    rows = [Row("Powód wycofania", "trafi do dziennika programu", "comment")]


class UndoForm(ReasonForm):
    """Why a record is taken back."""

    rows = [
        Row("Na czym polegała pomyłka", "trafi do dziennika programu razem z treścią cofniętego zapisu", "comment")
    ]


class ChangeForm(ReasonForm):
    """Why the programme is to be changed."""

    rows = [Row("Powód zmiany", "trafi do dziennika programu", "comment")]


class MayorForm(StageForm):
    """The day on which the mayor got it."""

    sent_to_mayor_on = DateField(label="dzień przekazania")
    rows = [Row(organ_later("Przekazano wójtowi"), "data pisma", "sent_to_mayor_on")]

    def __init__(self, *args, **kwargs) -> None:
        kwargs["initial"] = {"sent_to_mayor_on": timezone.localdate()} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)

    def values(self) -> dict:
        """What the action takes."""
        return {"sent_on": self.cleaned_data["sent_to_mayor_on"]}


class MayorReturnForm(ReasonForm):
    """When and why the mayor sent it back; while accepted remarks wait, whether it came back for them."""

    returned_on = DateField(label="dzień zwrotu")
    for_remarks = forms.BooleanField(label="zwrot służy wprowadzeniu przyjętych uwag", required=False)
    rows = [
        Row(organ_later("Zwrócono od wójta"), "data pisma", "returned_on"),
        Row("Uwagi z konsultacji", "przyjęte uwagi czekają na zmianę w programie", "for_remarks"),
        Row(organ_later("Uwagi wójta"), "trafią do nowej wersji i do dziennika programu", "comment"),
    ]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if not remarks_wait(self.version):
            del self.fields["for_remarks"]


class OfGminaForm(StageForm):
    """What one council did; with several gminas it asks which."""

    gmina = forms.ModelChoiceField(None, label="gmina")

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        left = [council.gmina for council in councils_left(self.version)]
        if len(left) < 2:
            del self.fields["gmina"]
        else:
            self.fields["gmina"].queryset = type(left[0]).objects.filter(pk__in=[gmina.pk for gmina in left])
            self.fields["gmina"].empty_label = "nie wybrano"
            self.fields["gmina"].label_from_instance = lambda gmina: gmina.name


class VotesMixin(forms.Form):
    """The vote, as the minutes give it."""

    votes_for = IntegerField(label="za", min_value=0, max_value=999, required=False)
    votes_against = IntegerField(label="przeciw", min_value=0, max_value=999, required=False)
    votes_abstaining = IntegerField(label="wstrzymało się", min_value=0, max_value=999, required=False)
    votes_not_cast = IntegerField(label="obecni, nie głosowali", min_value=0, max_value=999, required=False)

    def values(self) -> dict:
        """What the action takes, the vote together."""
        votes = {name: self.cleaned_data[name] for name in VOTES}
        rest = {name: value for name, value in self.cleaned_data.items() if name not in VOTES}
        return rest | {"votes": votes}


VOTE = Row("Głosowanie", "według protokołu sesji; liczba radnych jest w danych centrum", *VOTES)


class AdoptionForm(VotesMixin, OfGminaForm):
    """The council's resolution."""

    resolution_number = TextField(label="numer uchwały", max_length=60)
    resolution_date = DateField(label="data uchwały")
    rows = [
        WHOSE,
        Row("Uchwała rady gminy", "art. 4 ust. 1–2", "resolution_number", "resolution_date"),
        VOTE,
    ]


class RejectionForm(VotesMixin, OfGminaForm):
    """The council refused."""

    decided_on = DateField(label="data sesji")
    comment = LongTextField(label="powód")
    rows = [
        WHOSE,
        Row("Sesja", "dzień, w którym rada odrzuciła projekt", "decided_on"),
        VOTE,
        Row("Dlaczego", "co powiedziano na sesji; trafi do dziennika programu", "comment"),
    ]


class AmendmentForm(OfGminaForm):
    """The council changed the draft."""

    decided_on = DateField(label="data sesji")
    comment = LongTextField(label="co zmieniono")
    rows = [
        WHOSE,
        Row("Sesja", "dzień, w którym rada zmieniła projekt", "decided_on"),
        Row("Co zmieniono", "poprawki przyjęte na sesji; wpiszesz je potem w nowej wersji", "comment"),
    ]


class OfResolutionForm(StageForm):
    """What became of a resolution; with several it asks which."""

    resolution = forms.ModelChoiceField(None, label="uchwała")

    @staticmethod
    def wanted(rows: list[CouncilResolution]) -> list[CouncilResolution]:
        """Those that the question may be about."""
        return alive(rows)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        left = self.wanted(adopted_of(self.version))
        if len(left) < 2:
            del self.fields["resolution"]
        else:
            rows = CouncilResolution.objects.filter(pk__in=[row.pk for row in left])
            self.fields["resolution"].queryset = rows.select_related("gmina")
            self.fields["resolution"].empty_label = "nie wybrano"
            self.fields["resolution"].label_from_instance = lambda row: (
                f"gmina {row.gmina.name}: {row}" if row.gmina else str(row)
            )


class VoivodeForm(OfResolutionForm):
    """The day on which the voivode got it."""

    wanted = staticmethod(not_sent)
    sent_on = DateField(label="dzień przekazania")
    rows = [WHICH, Row("Przekazano wojewodzie", "w ciągu 7 dni od podjęcia uchwały", "sent_on")]


class PublicationForm(OfResolutionForm):
    """The announcement in the official journal of the voivodeship."""

    wanted = staticmethod(unannounced)
    journal_reference = TextField(label="rok i pozycja", max_length=120)
    journal_date = DateField(label="data ogłoszenia")
    effective_on = DateField(label="wchodzi w życie", required=False, help_text="Puste: 15 dni po ogłoszeniu.")
    rows = [
        WHICH,
        Row(
            "Dziennik urzędowy województwa",
            "program jest aktem prawa miejscowego",
            "journal_reference",
            "journal_date",
        ),
        Row("Wejście w życie", "po 14 dniach od ogłoszenia", "effective_on"),
    ]


class AnnulmentForm(OfResolutionForm):
    """What the supervising authority decided."""

    scope = forms.ChoiceField(label="zakres", choices=AnnulmentScope.choices, widget=forms.RadioSelect)
    decided_on = DateField(label="data")
    reference = TextField(label="znak", max_length=120)
    what = LongTextField(label="co unieważniono", required=False)
    rows = [
        WHICH,
        Row("Rozstrzygnięcie nadzorcze", "wojewody albo sądu administracyjnego", "reference", "decided_on"),
        Row("Zakres unieważnienia", "unieważniona w całości uchwała przestaje być programem", "scope"),
        Row("Co unieważniono", "przy unieważnieniu w części: które postanowienia", "what"),
    ]

    def clean(self) -> dict:
        """A part is named."""
        data = super().clean()
        if data.get("scope") == AnnulmentScope.PART and not data.get("what"):
            self.add_error("what", "Napisz, które postanowienia unieważniono.")
        return data


class RepealForm(OfResolutionForm):
    """The resolution that ends the programme."""

    number = TextField(label="numer uchwały", max_length=60)
    decided_on = DateField(label="data uchwały")
    repealed_on = DateField(label="traci moc z dniem")
    rows = [
        WHICH,
        Row("Uchwała uchylająca", "tej samej rady", "number", "decided_on"),
        Row("Koniec obowiązywania", "może być późniejszy niż data uchwały", "repealed_on"),
    ]


class BipForm(StageForm):
    """A publication in one of the two bulletins."""

    where = forms.ChoiceField(label="biuletyn")
    published_on = DateField(label="dzień publikacji")
    url = WebAddressField(label="adres strony", max_length=500)
    rows = [
        Row("Biuletyn", "program jest w dwóch: urzędu gminy i centrum (art. 5 ust. 5)", "where"),
        Row("Publikacja", "adres strony z programem, nie samego biuletynu", "published_on", "url", wide=["url"]),
    ]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        served = councils(self.version)
        places = [(f"{BipPlace.GMINA}:{one.gmina_id}", f"BIP urzędu gminy {one.gmina.name}") for one in served]
        places = places or [(BipPlace.GMINA.value, str(BipPlace.GMINA.label))]
        self.fields["where"].choices = [*places, (BipPlace.CENTRE.value, str(BipPlace.CENTRE.label))]
        self.gminas = {str(one.gmina_id): one.gmina for one in served}

    def values(self) -> dict:
        """What the action takes."""
        place, _, pk = self.cleaned_data["where"].partition(":")
        return {
            "place": place,
            "gmina": self.gminas.get(pk),
            "published_on": self.cleaned_data["published_on"],
            "url": self.cleaned_data["url"],
        }


class CorrectionForm(PaperForm):
    """What was mistyped about an adopted resolution."""

    version_field = "edit_version"
    comment = LongTextField(label="powód poprawki")
    rows = [
        Row("Uchwała rady gminy", "art. 4 ust. 1–2", "number", "decided_on"),
        Row("Głosowanie", "według protokołu sesji", *VOTES, "councillors"),
        Row("Przekazano wojewodzie", "", "sent_to_voivode_on"),
        Row("Dziennik urzędowy województwa", "", "journal_reference", "journal_date"),
        Row("Wejście w życie", "puste: 15 dni po ogłoszeniu", "effective_on"),
        Row("Dlaczego poprawiasz", "trafi do dziennika programu", "comment"),
    ]

    class Meta:
        model = CouncilResolution
        fields = [
            "number",
            "decided_on",
            *VOTES,
            "councillors",
            "sent_to_voivode_on",
            "journal_reference",
            "journal_date",
            "effective_on",
        ]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["number"].required = True
        if not self.instance.journal_date:
            # An announcement is a stage of its own: it is recorded by its own act.
            for name in ("journal_reference", "journal_date", "effective_on"):
                del self.fields[name]
        else:
            self.fields["journal_date"].required = self.fields["journal_reference"].required = True
        if not self.instance.sent_to_voivode_on:
            del self.fields["sent_to_voivode_on"]
        else:
            self.fields["sent_to_voivode_on"].required = True

    def validate_constraints(self) -> None:
        """The action says it at the field."""

    def values(self) -> dict:
        """What the action saves."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields if name in self.cleaned_data}

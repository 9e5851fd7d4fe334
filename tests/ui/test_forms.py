"""Paper forms: what is read, what is refused, what is shown after somebody else's save."""

import datetime as dt
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django import forms
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.template import Context, Template

from cus.ui.fields import DateField, DecimalField, IntegerField, LongTextField, YesNoField
from cus.ui.forms import PaperForm, PlainPaperForm, Row, TextField
from cus.ui.gallery import SampleForm
from cus.ui.summary import heading_for, summarise
from partners.models import Partner

pytestmark = pytest.mark.django_db


class CardForm(PaperForm):
    """A few rows of the partner card."""

    rows = [Row("Potencjalny partner", "pełna nazwa", "name"), Row("Kontakt", "", "address", "email")]

    class Meta:
        model = Partner
        fields = ["name", "address", "email", "is_ngo", "resources_staff", "confirmed_on"]


def rendered(form) -> str:
    return Template("{% error_summary form %}{% paper_form form %}").render(Context({"form": form}))


@pytest.mark.parametrize(
    ("fields", "heading"),
    [
        (0, "Nie zapisano"),
        (1, "Jedno pole wymaga poprawy"),
        (2, "2 pola wymagają poprawy"),
        (5, "5 pól wymaga poprawy"),
        (12, "12 pól wymaga poprawy"),
        (22, "22 pola wymagają poprawy"),
    ],
)
def test_the_summary_counts_fields_in_polish(fields, heading):
    assert heading_for(fields) == heading


def test_model_fields_become_ours():
    form = CardForm()

    assert isinstance(form.fields["is_ngo"], YesNoField)
    assert isinstance(form.fields["resources_staff"], LongTextField)
    assert isinstance(form.fields["confirmed_on"], DateField)
    assert isinstance(form.fields["name"], TextField)


def test_the_browser_is_never_told_to_cut_pasted_text():
    assert "maxlength" not in rendered(CardForm())


def test_a_row_that_names_an_unknown_field_is_refused_at_start():
    with pytest.raises(ImproperlyConfigured, match="nazwa"):
        type("Broken", (CardForm,), {"rows": [Row("Nazwa", "", "nazwa")], "__module__": __name__})


def test_fields_without_a_row_follow_in_rows_of_their_own():
    page = rendered(CardForm())

    assert page.index("Potencjalny partner") < page.index("Kontakt") < page.index("Organizacja pozarządowa")
    assert 'name="resources_staff"' in page


def test_the_version_travels_hidden_and_comes_back():
    form = CardForm({"name": "Kalina", "version": "3"}, instance=Partner(pk=1, version=3))

    assert form.is_valid(), form.errors
    assert form.version == 3
    assert 'type="hidden" name="version"' in rendered(form)


def test_an_existing_card_without_its_version_is_refused():
    form = CardForm({"name": "Kalina"}, instance=Partner(pk=1, version=3))

    assert not form.is_valid()
    assert "Formularz przyszedł niepełny" in rendered(form)


def test_an_error_is_linked_described_and_the_text_kept():
    page = rendered(CardForm({"name": "", "email": "kalina", "confirmed_on": "31.02.2026"}))

    assert "3 pola wymagają poprawy" in page
    assert 'href="#id_email"' in page
    assert 'aria-describedby="id_email_error"' in page
    assert 'aria-invalid="true"' in page
    assert 'value="31.02.2026"' in page
    assert "Potencjalny partner: " in page


def test_the_summary_is_empty_for_a_form_not_sent():
    assert not summarise(CardForm(), None)
    assert "summary" not in rendered(CardForm())


def test_after_somebody_elses_save_both_texts_are_shown_and_saving_again_works():
    mine = {"name": "Kalina z Podlesia", "address": "Podlesie 14", "is_ngo": "true", "version": "3"}
    form = CardForm(mine, instance=Partner(pk=1, version=3))
    assert form.is_valid(), form.errors

    form.show_stale(Partner(pk=1, version=4, name="Kalina", address="Podlesie 14", is_ngo=False))

    assert set(form.stale) == {"name", "is_ngo"}
    page = rendered(form)
    assert "Ktoś zmienił te dane po otwarciu formularza" in page
    assert '<p class="text">Kalina</p>' in page
    assert 'value="Kalina z Podlesia"' in page
    assert 'name="version" value="4"' in page


def test_a_stale_edit_with_equal_texts_says_so():
    form = CardForm({"name": "Kalina", "version": "3"}, instance=Partner(pk=1, version=3))
    assert form.is_valid()

    form.show_stale(Partner(pk=1, version=4, name="Kalina"))

    assert form.stale == {}
    assert "taka sama jak twoja" in rendered(form)


@pytest.mark.parametrize(("typed", "value"), [("true", True), ("false", False), ("", None)])
def test_yes_no_has_a_third_answer(typed, value):
    assert YesNoField(required=False).clean(typed) is value


def test_a_required_yes_no_has_no_third_answer():
    field = YesNoField()

    assert [label for _, label in field.widget.choices] == ["Tak", "Nie"]
    with pytest.raises(forms.ValidationError, match="Zaznacz"):
        field.clean("")


def test_numbers_and_dates_are_shown_as_they_are_written_here():
    page = rendered(
        SampleForm(initial={"fee": Decimal("1234.5"), "people": 86, "since": dt.date(2026, 11, 22), "is_ngo": False})
    )

    assert 'value="1\u00a0234,50"' in page
    assert 'value="22.11.2026"' in page


def test_unchanged_numbers_are_not_a_change():
    assert not DecimalField(max_digits=9, decimal_places=2).has_changed(Decimal("1234.50"), "1 234,5")
    assert not IntegerField().has_changed(1140, "1 140")


@pytest.mark.parametrize("typed", ["1,5", "dwa", "1e3"])
def test_a_whole_number_is_whole(typed):
    with pytest.raises(forms.ValidationError, match="całkowitą"):
        IntegerField().clean(typed)


def test_a_year_out_of_reach_is_asked_about():
    with pytest.raises(forms.ValidationError, match="Sprawdź rok"):
        DateField().clean("22.11.0202")


def test_line_ends_and_invisible_characters_are_tidied():
    assert LongTextField().clean("a\r\nb\u200bc") == "a\nbc"


def test_a_refusal_stands_beside_the_button_it_disables():
    context = Context({"refusal": SimpleNamespace(message="Najpierw uzupełnij pkt 11.")})
    refused = Template('{% act_button "/x/" "Wyślij" refusal %}').render(context)
    allowed = Template('{% act_button "/x/" "Wyślij" None %}').render(Context())

    assert "disabled" in refused
    assert "Najpierw uzupełnij pkt 11." in refused
    assert "<form" not in refused
    assert 'method="post"' in allowed


def test_an_unknown_state_is_refused():
    with pytest.raises(ValueError, match="zielony"):
        Template('{% state "zielony" "gotowe" %}').render(Context())


def test_an_empty_field_is_answered_with_how_to_mend_it():
    class Asking(PlainPaperForm):
        word, day, number = TextField(), DateField(), IntegerField()
        answer = forms.ChoiceField(choices=[("a", "A")])
        own = TextField(error_messages={"required": "Wpisz numer dokumentu."})

    told = {name: texts[0] for name, texts in Asking({}).errors.items()}

    assert told["word"] == "Wpisz coś tutaj: to pole nie może być puste."
    assert told["day"].startswith("Wpisz dzień")
    assert told["number"] == "Wpisz liczbę."
    assert told["answer"] == "Wybierz jedną z odpowiedzi."
    assert told["own"] == "Wpisz numer dokumentu."


@pytest.mark.parametrize(("typed", "told"), [("-5", "nie mniejszą niż 0"), ("11", "nie większą niż 10")])
def test_a_number_out_of_its_limits_is_told_how_to_mend(typed, told):
    for field in (IntegerField(min_value=0, max_value=10), DecimalField(min_value=0, max_value=10)):
        with pytest.raises(ValidationError, match=told):
            field.clean(typed)

"""The agreement template: edited row by row, tried on an agreement, published from a day, brought back."""

import datetime as dt

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from cus.workflow import Refused, StaleEdit
from partners import actions
from partners.models import AgreementTemplate, AgreementTemplateRow
from partners.wording import text_hash
from tests.factories.partners import AgreementFactory, PartyFactory, published_template

pytestmark = pytest.mark.django_db


@pytest.fixture
def first():
    """The version of the reference data."""
    return AgreementTemplate.objects.get(number=1)


@pytest.fixture
def draft(first, organiser):
    return actions.start_template(by=organiser, source=first)


def text_of(answer) -> str:
    return answer.content.decode().replace("\xa0", " ")


def row_form(row, **changes) -> dict:
    return {
        "text": row.text,
        "kind": row.kind,
        "condition": row.condition,
        "key": row.key,
        "version": row.version,
    } | changes


def change(draft, organiser, key="inicjatywy", text="Nowa treść pierwszego punktu dla gmin: {gminy}.") -> None:
    row = draft.rows.get(key=key)
    values = {"text": text, "kind": row.kind, "condition": row.condition, "key": row.key}
    actions.save_template_row(by=organiser, row=row, seen=row.version, values=values)
    draft.refresh_from_db()


def publish(draft, director, day=None) -> AgreementTemplate:
    draft.refresh_from_db()
    return actions.publish_template(
        by=director, template=draft, seen=draft.version, published_on=day or timezone.localdate(), note="Krócej."
    )


# --- a draft -------------------------------------------------------------------------------------


def test_a_new_version_begins_as_a_copy_and_only_one_draft_is_open(first, organiser, client_for):
    client = client_for(organiser)

    answer = client.post(f"/porozumienia/wzor/{first.pk}/nowa-wersja/", follow=True)

    draft = AgreementTemplate.objects.get(number=2)
    assert answer.status_code == 200
    assert (draft.is_draft, draft.based_on, draft.created_by) == (True, first, organiser)
    assert text_hash(draft.title, draft.rows.all()) == text_hash(first.title, first.rows.all())
    assert client.post(f"/porozumienia/wzor/{first.pk}/nowa-wersja/").status_code == 409


def test_a_row_is_changed_in_the_browser(draft, organiser, client_for):
    row = draft.rows.get(key="rownosc")

    answer = client_for(organiser).post(
        f"/porozumienia/wzor/wiersze/{row.pk}/", row_form(row, text="równości, por. pkt {pkt:otwartosc},")
    )

    row.refresh_from_db()
    assert answer.status_code == 302
    assert row.text == "równości, por. pkt {pkt:otwartosc},"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Gminy: {gmina}", "Nie ma pola {gmina}. Można użyć: {gminy}"),
        ("{pkt:nigdzie}", "Oznaczenia punktów: inicjatywy, kadry"),
    ],
)
def test_an_unknown_field_is_refused_at_the_text_with_the_list_and_the_text_stays(
    text, words, draft, organiser, client_for
):
    row = draft.rows.get(key="inicjatywy")

    answer = client_for(organiser).post(f"/porozumienia/wzor/wiersze/{row.pk}/", row_form(row, text=text))

    row.refresh_from_db()
    assert answer.status_code == 422
    assert words in answer.context["form"].errors["text"][0]
    assert text in text_of(answer)
    assert row.text != text


def test_a_row_is_added_moved_and_removed(draft, organiser, client_for):
    client, page = client_for(organiser), f"/porozumienia/wzor/{draft.pk}/"
    values = {"text": "Nowy punkt.", "kind": "point", "condition": "with_coordinator", "key": "Łączność"}

    client.post(f"{page}nowy-wiersz/?po=2", values)
    row = draft.rows.get(key="lacznosc")
    assert row.position == 3
    client.post(f"/porozumienia/wzor/wiersze/{row.pk}/przesun/", {"kierunek": "gora"})
    assert list(draft.rows.values_list("key", flat=True)[:3]) == ["wstep", "lacznosc", "inicjatywy"]
    client.post(f"/porozumienia/wzor/wiersze/{row.pk}/usun/")

    assert list(draft.rows.values_list("position", flat=True)) == list(range(1, 24))
    assert not draft.rows.filter(key="lacznosc").exists()


def test_a_mark_of_another_row_is_refused_and_an_empty_one_is_given(draft, organiser, client_for):
    client, page = client_for(organiser), f"/porozumienia/wzor/{draft.pk}/nowy-wiersz/"
    values = {"text": "Treść.", "kind": "point", "condition": "always"}

    taken = client.post(page, values | {"key": "komitet"})
    given = client.post(page, values | {"key": ""})

    assert "Inny wiersz ma już oznaczenie „komitet”" in taken.context["form"].errors["key"][0]
    assert (given.status_code, draft.rows.last().key) == (302, "wiersz-1")


def test_somebody_quicker_is_not_overwritten(draft, organiser, director, client_for):
    row = draft.rows.get(key="inicjatywy")
    change(draft, director, text="Tekst dyrektora.")

    answer = client_for(organiser).post(
        f"/porozumienia/wzor/wiersze/{row.pk}/", row_form(row, text="Tekst organizatora.")
    )

    assert answer.status_code == 409
    assert "Tekst dyrektora." in text_of(answer)
    assert "Tekst organizatora." in text_of(answer)
    assert draft.rows.get(key="inicjatywy").text == "Tekst dyrektora."


@pytest.mark.parametrize("person", ["worker", "administrator", "reader"])
def test_others_do_not_edit_a_draft(person, draft, request, client_for):
    row = draft.rows.first()

    answer = client_for(request.getfixturevalue(person)).post(
        f"/porozumienia/wzor/wiersze/{row.pk}/", row_form(row, text="X")
    )

    assert answer.status_code == (404 if person == "reader" else 403)


# --- preview ---------------------------------------------------------------------------------------


def test_the_preview_shows_both_texts_of_a_real_agreement_and_what_drops_out(draft, organiser, client_for):
    agreement = AgreementFactory(number="9/2026")
    PartyFactory(agreement=agreement, partner=None, role="other")
    change(draft, organiser)

    answer = client_for(organiser).get(f"/porozumienia/wzor/{draft.pk}/podglad/", {"porozumienie": agreement.pk})

    changes = {(one.after or one.before).row.key: one for one in answer.context["changes"]}
    assert changes["inicjatywy"].kind == "changed"
    assert "Strony będą razem" in changes["inicjatywy"].before.text
    assert changes["inicjatywy"].after.text.startswith("Nowa treść pierwszego punktu dla gmin: …")
    assert changes["otwartosc"].after.number == "3"
    assert {"kadry", "edukacja", "zatrudnienie"} <= {(one.after).row.key for one in answer.context["left_out"]}
    assert "Wypada z tego porozumienia" in text_of(answer)
    agreement.refresh_from_db()
    assert agreement.template.number == 1


def test_a_faulty_draft_can_be_tried_but_not_published(draft, organiser, director, client_for):
    AgreementFactory(number="9/2026")
    actions.remove_template_row(by=organiser, row=draft.rows.get(key="otwartosc"))

    page = client_for(organiser).get(f"/porozumienia/wzor/{draft.pk}/")
    tried = client_for(organiser).get(f"/porozumienia/wzor/{draft.pk}/podglad/")

    assert "Odesłanie {pkt:otwartosc} nie prowadzi do żadnego punktu" in text_of(page)
    assert "[brak: otwartosc]" in text_of(tried)
    with pytest.raises(Refused, match="popraw to, co wypisano"):
        publish(draft, director)


def test_an_agreement_that_one_may_not_see_is_not_shown_in_the_preview(draft, administrator, client_for):
    hidden = AgreementFactory(number="tajne/2026")
    client, page = client_for(administrator), f"/porozumienia/wzor/{draft.pk}/podglad/"

    assert client.get(page, {"porozumienie": hidden.pk}).status_code == 404
    assert "tajne/2026" not in text_of(client.get(page))


# --- publishing and roll-back ------------------------------------------------------------------------


def test_publishing_is_done_by_the_director_and_asks_who_it_is(draft, organiser, director, client_for):
    page = f"/porozumienia/wzor/{draft.pk}/ogloszenie/"
    sent = {"published_on": timezone.localdate().strftime("%d.%m.%Y"), "note": "Krócej.", "seen": draft.version}

    assert client_for(organiser).post(page, sent).status_code == 403
    asked = client_for(director, confirmed=False).post(page, sent)
    assert "Potwierdź, że to ty" in text_of(asked)
    assert AgreementTemplate.objects.get(pk=draft.pk).is_draft
    assert client_for(director).post(page, sent).status_code == 302
    draft.refresh_from_db()
    assert (draft.state, draft.published_by, draft.note) == ("published", director, "Krócej.")
    assert draft.rows_sha256 == text_hash(draft.title, draft.rows.all())


def test_a_draft_changed_since_it_was_read_is_not_published(draft, organiser, director):
    seen = draft.version
    change(draft, organiser)

    with pytest.raises(StaleEdit):
        actions.publish_template(
            by=director, template=draft, seen=seen, published_on=timezone.localdate(), note="Nie to, co czytano."
        )


def test_a_version_is_in_force_from_its_day_and_not_before(draft, director):
    today = timezone.localdate()
    with pytest.raises(Refused, match="najwcześniej od dziś"):
        publish(draft, director, today - dt.timedelta(days=1))

    publish(draft, director, today + dt.timedelta(days=7))

    in_force = AgreementTemplate.objects.in_force_on
    assert [in_force(today + dt.timedelta(days=days)).first().number for days in (0, 6, 7, 30)] == [1, 1, 2, 2]


def test_nobody_changes_a_published_version_not_even_by_sql(first, organiser):
    row = first.rows.first()
    with pytest.raises(Refused, match="Ogłoszonej wersji wzoru nie można zmieniać"):
        actions.save_template_row(by=organiser, row=row, seen=1, values={"text": "Inaczej."})

    attempts = [
        lambda: AgreementTemplateRow.objects.filter(pk=row.pk).update(text="Inaczej."),
        lambda: AgreementTemplateRow.objects.filter(pk=row.pk).delete(),
        lambda: AgreementTemplateRow.objects.create(template=first, position=99, kind="point", key="x", text="Nowy."),
        lambda: AgreementTemplate.objects.filter(pk=first.pk).update(rows_sha256="0" * 64),
        lambda: AgreementTemplate.objects.filter(pk=first.pk).update(state="draft"),
        lambda: AgreementTemplate.objects.filter(pk=first.pk).delete(),
    ]
    for attempt in attempts:
        with pytest.raises(DatabaseError), transaction.atomic():
            attempt()
    assert text_hash(first.title, AgreementTemplate.objects.get(pk=first.pk).rows.all()) == first.rows_sha256


def test_rolling_back_publishes_a_new_version_with_the_older_text(draft, first, organiser, director, client_for):
    change(draft, organiser)
    publish(draft, director)

    answer = client_for(director).post(
        f"/porozumienia/wzor/{first.pk}/przywrocenie/",
        {"published_on": timezone.localdate().strftime("%d.%m.%Y")},
        follow=True,
    )

    third = AgreementTemplate.objects.get(number=3)
    assert "Ma teraz numer 3" in text_of(answer)
    assert third.rows_sha256 == first.rows_sha256 != AgreementTemplate.objects.get(number=2).rows_sha256
    assert AgreementTemplate.objects.in_force_on(timezone.localdate()).first() == third
    assert (third.published_by, third.note) == (director, "Przywrócono treść wersji 1.")


def test_the_comparison_of_two_versions_shows_only_what_differs_and_who(draft, organiser, director, client_for):
    change(draft, organiser)
    publish(draft, director)

    answer = client_for(organiser).get(f"/porozumienia/wzor/{draft.pk}/porownanie/")

    assert [change.after.row.key for change in answer.context["changes"]] == ["inicjatywy"]
    assert str(director) in text_of(answer)
    assert "Bez zmian: 22 wiersze." in text_of(answer)


# --- agreements ----------------------------------------------------------------------------------------


def test_a_draft_agreement_keeps_its_template_until_it_is_moved(draft, organiser, worker, director, client_for):
    agreement = AgreementFactory(number="9/2026")
    clause = [{"text": "Własne postanowienie."}]
    actions.save_agreement(by=worker, agreement=agreement, seen=1, values={}, clauses=clause)
    change(draft, organiser)
    publish(draft, director)
    client, page = client_for(worker), f"/porozumienia/{agreement.pk}/"

    before = text_of(client.get(page))
    moved = text_of(client.post(f"{page}nowy-wzor/", follow=True))

    assert "stoi na wzorze w wersji 1, a obowiązuje wersja 2" in before
    assert "Strony będą razem" in before
    assert "Nowa treść pierwszego punktu" in moved
    assert "Własne postanowienie." in moved
    assert "stoi na wzorze" not in moved
    assert client.post(f"{page}nowy-wzor/").status_code == 409


def test_an_agreement_signed_before_keeps_its_text_and_cannot_be_moved(draft, organiser, director, client_for):
    agreement = AgreementFactory(number="9/2026")
    PartyFactory(agreement=agreement, partner=None, role="other")
    PartyFactory(agreement=agreement)
    actions.sign_agreement(
        by=organiser, agreement=agreement, concluded_on=timezone.localdate(), signature_manner="paper"
    )
    change(draft, organiser)
    publish(draft, director)
    client, page = client_for(organiser), f"/porozumienia/{agreement.pk}/"

    text = text_of(client.get(page))

    assert "Strony będą razem" in text
    assert "Nowa treść pierwszego punktu" not in text
    assert "Przenieś na nowy wzór" not in text
    assert client.post(f"{page}nowy-wzor/").status_code == 409
    agreement.refresh_from_db()
    assert agreement.template.number == 1


def test_a_new_agreement_begins_with_the_version_in_force_and_its_facts_fill_the_fields(worker):
    published_template(
        text="{centrum}; {numer}; {realizatorzy}; {zatrudnienie-socjalne}", published_on=timezone.localdate()
    )
    provider = PartyFactory(agreement__number="1/x").partner

    made = actions.create_agreement(
        by=worker, values={"number": "5/2026"}, parties=[{"partner": provider, "role": "provider"}]
    )

    from partners.points import resolve
    from partners.printing import facts_of

    text = resolve(made.template.rows.all(), facts_of(made, centre="CUS Brzozowa Górka")).points[0].text
    assert text == f"CUS Brzozowa Górka; 5/2026; {provider.name}; ………………"

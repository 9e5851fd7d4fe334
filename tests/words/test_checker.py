"""The word check finds a planted English word wherever a person would meet it, and nothing else."""

import pytest

from tests.words.checker import check_text, check_words

PAGE = """<!doctype html><html lang="pl"><head><title>{title}</title></head><body>
<h1>Fiszka partnera</h1>
<p title="{tooltip}">Koło Gospodyń Wiejskich „Kalina” wydaje 40 posiłków dziennie.</p>
<label for="nip">Numer NIP</label>
<input id="nip" placeholder="{placeholder}" aria-label="{aria}" aria-describedby="nip-error">
<p id="nip-error">{error}</p>
<input type="submit" value="{button}"><select><option>{option}</option></select>
<img alt="{alt}" src="/static/logo.svg">
</body></html>"""
POLISH = {
    "title": "Partnerzy – CUS Brzozowa Górka",
    "tooltip": "Zmieniono 21 listopada 2026 r.",
    "placeholder": "dziesięć cyfr",
    "aria": "Numer NIP",
    "error": "Cyfra kontrolna się nie zgadza.",
    "button": "Zapisz fiszkę",
    "option": "podmiot z art. 3 ust. 3",
    "alt": "Znak centrum",
}


def test_a_polish_page_passes():
    assert check_words(PAGE.format(**POLISH)) == []


@pytest.mark.parametrize("place", POLISH)
@pytest.mark.parametrize("planted", ["Save", "Required", "draft", "unsaved"])
def test_a_planted_english_word_is_found_in_every_place(place, planted):
    page = PAGE.format(**POLISH | {place: f"{POLISH[place]} {planted}"})

    assert check_words(page) == [planted]


@pytest.mark.parametrize(
    "text",
    [
        "Napisz na adres hanna.wierzba@przyklad.example albo wejdź na https://bip.przyklad.example/cus.",
        "Skrót SHA-256: 3f9a0c1d77b2e4aa51c0de9988776655",
        "Porozumienie nr 4/2026, kod 9901033, fiszka.pdf, AE:PL-99999-00041-POKAZ-02",
        "Rola koordynująco-doradcza, CUS-u, e-mail, społeczno-kulturalny",
        "GMINA CZERSK, POWIAT CHOJNICKI, CENTRUM USŁUG SPOŁECZNYCH",
        "{gminy} {pkt:kadry}",
        "Do\u00adstęp\u00adność, 1\u00a0140 osób, 2 489 370,50 zł",
    ],
)
def test_addresses_numbers_abbreviations_and_hyphens_pass(text):
    assert check_text(text) == []


def test_a_misspelt_word_and_a_word_without_diacritics_are_found():
    assert check_text("Uslugi spoleczne dla miezkańców") == ["Uslugi", "spoleczne", "miezkańców"]


def test_a_name_in_lower_case_is_not_excused_by_the_dictionary():
    assert check_text("Mickiewicz mieszkał w Wilnie") == []
    assert check_text("mickiewicz") == ["mickiewicz"]


def test_what_nobody_sees_is_not_read():
    html = """<script src="/static/app.js">var saved = true</script><style>.unsaved{}</style>
    <p>Wersja <code>unsaved-changes</code></p><p lang="en">Unsaved changes</p><input value="unsaved">"""

    assert check_words(html) == []


def test_the_fixture_names_the_unknown_word(assert_polish):
    assert_polish(PAGE.format(**POLISH))
    with pytest.raises(AssertionError, match="Edited"):
        assert_polish(PAGE.format(**POLISH | {"error": "Edited."}))

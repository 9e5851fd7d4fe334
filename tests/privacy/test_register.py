"""The register of personal data is complete, honest and readable."""

from django.apps import apps

from cus.privacy import register
from cus.privacy.enums import Keep, Whose
from cus.privacy.register import PersonalField


def test_every_field_of_every_model_is_decided() -> None:
    assert list(register.undecided()) == []


def test_no_field_is_decided_twice_and_none_is_gone() -> None:
    assert register.contradictory() == []


def test_a_new_field_fails_until_somebody_decides(monkeypatch) -> None:
    monkeypatch.setattr(
        register, "_fields", {k: v for k, v in register._fields.items() if k != ("partners.partner", "phones")}
    )
    monkeypatch.setattr(register, "_none", register._none - {("partners.partner", "state")})

    assert list(register.undecided()) == ["partners.partner.phones", "partners.partner.state"]


def test_each_entry_says_whose_why_on_what_basis_and_how_long() -> None:
    entries = register.everything()

    assert len(entries) > 60
    for entry in entries:
        assert entry.whose in Whose
        assert entry.purpose.keep in Keep
        assert entry.purpose.why.endswith(".")
        assert "RODO" in entry.purpose.basis or "ustawa" in entry.purpose.basis
        assert entry.label


def test_sealed_fields_are_entered_as_the_attorneys() -> None:
    sealed = {entry.field: entry for entry in register.personal_fields(apps.get_model("partners.PowerOfAttorney"))}

    assert isinstance(sealed["attorney_pesel"], PersonalField)
    assert sealed["attorney_pesel"].whose == Whose.ATTORNEYS

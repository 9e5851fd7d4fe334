"""Reference data: areas, gminas, occupations, the handbook's services, the agreement template.

Running it again changes only what differs from the files. What a centre changed itself (a service, a
published template) is never overwritten.
"""

import datetime as dt
from collections.abc import Iterable

from django.conf import settings
from django.db import models, transaction

from cus.centre.models import Gmina
from cus.desk.loaders.files import read_csv, read_json
from cus.desk.loaders.handbook import load_services
from partners.enums import TemplateState
from partners.models import AgreementTemplate, AgreementTemplateRow
from partners.wording import text_hash
from programmes.models import IncomeCriterion
from programmes.results.models import ComplaintTopic
from services.models import (
    Occupation,
    OccupationEdition,
    QualityFactor,
    ServiceArea,
)

BATCH = 2_000


@transaction.atomic
def load_reference() -> dict[str, int]:
    """Load every reference file; return how many rows of each kind were written.

    Demo gminas come too, but only in demo mode.
    """
    return {
        "zakresy": load_areas(),
        "czynniki jakości": load_quality_factors(),
        "gminy": load_gminas(),
        "zawody": load_occupations(),
        "usługi": load_services(),
        "wzory porozumień": load_agreement_template(),
        "kryteria dochodowe": load_income_criteria(),
        "tematy skarg": load_complaint_topics(),
    }


def write_differences(model: type[models.Model], rows: Iterable[models.Model], *, key: str, fields: list[str]) -> int:
    """Upsert those of ``rows`` whose ``fields`` differ from the table; return how many were written."""
    present = {values[0]: values[1:] for values in model.objects.values_list(key, *fields)}
    changed = [row for row in rows if present.get(getattr(row, key)) != tuple(getattr(row, field) for field in fields)]
    model.objects.bulk_create(
        changed, batch_size=BATCH, update_conflicts=True, unique_fields=[key], update_fields=fields
    )
    return len(changed)


def load_areas() -> int:
    """The 14 areas of art. 2 ust. 1, under their statutory numbers."""
    rows = [ServiceArea(**area) for area in read_json("reference/areas.json")["areas"]]
    return write_differences(ServiceArea, rows, key="number", fields=["code", "name"])


def load_income_criteria() -> int:
    """Income criteria of social assistance; a day that the centre has entered stays as it entered it."""
    present = set(IncomeCriterion.objects.values_list("valid_from", flat=True))
    rows = [
        IncomeCriterion(**row)
        for row in read_json("reference/income-criteria.json")["criteria"]
        if dt.date.fromisoformat(row["valid_from"]) not in present
    ]
    IncomeCriterion.objects.bulk_create(rows)
    return len(rows)


def load_complaint_topics() -> int:
    """Topics with which the register of complaints begins; a topic that is there stays as the centre has it."""
    present = set(ComplaintTopic.objects.values_list("code", flat=True))
    rows = [ComplaintTopic(**row) for row in read_json("reference/complaint-topics.json")["topics"]]
    return len(ComplaintTopic.objects.bulk_create(row for row in rows if row.code not in present))


def load_quality_factors() -> int:
    """The five quality factors in their rank."""
    rows = [QualityFactor(**factor) for factor in read_json("reference/quality-factors.json")["factors"]]
    return write_differences(QualityFactor, rows, key="rank", fields=["code", "name", "description"])


def load_gminas() -> int:
    """The gminas of the TERYT register and, in demo mode, the invented ones with codes 99xxxxx."""
    rows = read_csv("reference/gminas-2026.csv")
    if settings.DEMO_MODE:
        rows += read_csv("demo/gminas.csv")
    gminas = [Gmina(**row | {"kind": int(row["kind"])}) for row in rows]
    return write_differences(Gmina, gminas, key="teryt", fields=["name", "kind", "powiat", "voivodeship"])


def load_occupations() -> int:
    """One edition of the classification of occupations, group level after group level.

    The level is the length of the code and the parent its leading digits, as in the published tables.
    """
    fixture = read_json("reference/occupations.json")
    edition_row = fixture["edition"]
    edition, _created = OccupationEdition.objects.get_or_create(code=edition_row["code"], defaults=edition_row)
    present = {
        values[0]: values[1:]
        for values in edition.entries.values_list(
            "code", "title", "is_school_profession", "is_residual", "variant_title"
        )
    }
    wanted = [_occupation(edition, row) for row in read_csv(f"reference/{fixture['entries']}")]
    changed = [entry for entry in wanted if present.get(entry.code) != _compared(entry)]
    ids = dict(edition.entries.values_list("code", "pk"))
    for level in range(1, Occupation.OCCUPATION_LEVEL + 1):
        group = [entry for entry in changed if entry.level == level]
        for entry in group:
            entry.parent_id = ids.get(_parent_code(entry.code))
        Occupation.objects.bulk_create(
            group,
            batch_size=BATCH,
            update_conflicts=True,
            unique_fields=["edition", "code"],
            update_fields=["title", "parent", "is_school_profession", "is_residual", "variant_title", "search_text"],
        )
        ids |= {entry.code: entry.pk for entry in group}
    return len(changed)


def _occupation(edition: OccupationEdition, row: dict[str, str]) -> Occupation:
    return Occupation(
        edition=edition,
        code=row["code"],
        title=row["title"],
        level=min(len(row["code"]), Occupation.OCCUPATION_LEVEL),
        is_school_profession=bool(row["school"]),
        is_residual=bool(row["residual"]),
        variant_title=row["variant_title"],
    )


def _compared(entry: Occupation) -> tuple:
    return (entry.title, entry.is_school_profession, entry.is_residual, entry.variant_title)


def _parent_code(code: str) -> str:
    """Leading digits that name the group above: four for an occupation, one less for a group."""
    return code[:4] if len(code) > Occupation.OCCUPATION_LEVEL else code[:-1]


def load_agreement_template() -> int:
    """Version 1 of the cooperation agreement, unless a template of that number is there."""
    fixture = read_json("reference/agreement-template.json")
    template, created = AgreementTemplate.objects.get_or_create(
        number=fixture["template"]["number"], defaults={"title": fixture["template"]["title"]}
    )
    if not created:
        return 0
    AgreementTemplateRow.objects.bulk_create(
        AgreementTemplateRow(
            template=template,
            position=row["position"],
            kind=row["kind"],
            key=row["key"],
            text=row["text"],
            condition=row["condition"],
        )
        for row in fixture["rows"]
    )
    # Rows come first: nobody, not even this loader, adds one to a published version.
    template.state, template.published_on = TemplateState.PUBLISHED, fixture["template"]["published_on"]
    template.rows_sha256 = text_hash(template.title, template.rows.all())
    template.save()
    return 1

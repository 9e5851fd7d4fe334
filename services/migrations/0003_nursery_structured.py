"""Existing requirements take their places in groups; the nursery's four descriptions become conditions."""

from django.db import migrations

CONDITIONS = ("required_occupation", "qualification")
FIRST_AID = {
    "kind": "certificate",
    "topic": "szkolenie z udzielania dziecku pierwszej pomocy",
    "max_age_months": 24,
}
SECONDARY = {"kind": "education", "education": "secondary"}
NURSERY = {
    1: [
        [
            {
                "kind": "licence",
                "names": [
                    "pielęgniarka",
                    "położna",
                    "opiekunka dziecięca",
                    "nauczyciel wychowania przedszkolnego",
                    "nauczyciel edukacji wczesnoszkolnej",
                    "pedagog opiekuńczo-wychowawczy",
                    "pedagog społeczno-wychowawczy",
                    "pedagog wczesnej edukacji",
                    "terapeuta pedagogiczny",
                    "nauczyciel z kwalifikacjami do terapii pedagogicznej",
                ],
            }
        ]
    ],
    2: [
        [
            {
                "kind": "studies",
                "studies": "any",
                "names": [
                    "wczesne wspomaganie rozwoju",
                    "wspomaganie rozwoju dzieci w ramach pomocy psychologiczno-pedagogicznej w żłobkach i przedszkolach",
                    "edukacja prorozwojowa",
                    "pedagogika małego dziecka",
                    "wychowanie przedszkolne",
                    "psychologia dziecięca",
                    "psychologia wspierania rozwoju i kształcenia",
                    "psychologia wychowawcza",
                ],
            }
        ]
    ],
    3: [
        [
            FIRST_AID,
            {"kind": "studies", "studies": "higher", "topic": "opiekę nad małym dzieckiem lub jego rozwój"},
            {"kind": "course", "topic": "szkolenie aktualizujące i uzupełniające", "hours": 80},
        ]
    ],
    4: [
        [
            FIRST_AID,
            SECONDARY,
            {"kind": "experience", "topic": "w pracy z dziećmi w wieku do lat 3", "months": 12},
        ],
        [
            FIRST_AID,
            SECONDARY,
            {
                "kind": "course",
                "topic": "szkolenie opiekuna w żłobku lub klubie dziecięcym",
                "hours": 280,
                "practical_hours": 80,
                "guided_by": "opiekuna",
                "before_employment": True,
            },
        ],
    ],
}
MARK = "Opiekun w żłobku, możliwość "
CURRICULUM = "Szkolenie 280-godzinne obejmuje: "
NOT_REQUIRED = "Możliwość, nie wymóg: "


def group(apps, schema_editor):
    """Number the groups; any of the required occupations stays enough, every other row stays a must."""
    requirement = apps.get_model("services", "ServiceRequirement")
    requirement.objects.filter(kind="qualification", text__startswith=NOT_REQUIRED).update(kind="recommendation")
    services = requirement.objects.order_by().values_list("service", flat=True).distinct()
    for service in services:
        _number(requirement.objects.filter(service=service).order_by("position", "pk"))
        _structure(requirement, service)


def _number(rows) -> None:
    groups, alternatives = {}, {}
    for row in rows:
        if row.kind not in CONDITIONS:
            continue
        is_occupation = row.kind == "required_occupation"
        whose = (row.subject, "occupation" if is_occupation else row.pk)
        row.group = groups.setdefault(whose, len(groups) + 1)
        row.alternative = alternatives[whose] = alternatives.get(whose, 0) + 1
        row.save(update_fields=["group", "alternative"])


def _structure(requirement, service) -> None:
    """Replace the nursery's paragraphs by conditions; a service whose wording was changed is left alone."""
    found = requirement.objects.filter(service=service, kind="qualification", text__startswith=MARK)
    old = {int(row.text[len(MARK)]): row for row in found if row.text[len(MARK)] in "1234"}
    if sorted(old) != [1, 2, 3, 4]:
        return
    number, position = old[1].group, old[1].position
    curriculum = requirement.objects.filter(service=service, text__startswith=CURRICULUM).first()
    added = 0
    for path, alternatives in NURSERY.items():
        for rows in alternatives:
            added += 1
            for values in rows:
                row = requirement(
                    service_id=service,
                    position=position,
                    group=number,
                    alternative=added,
                    subject="person",
                    legal_basis=old[path].legal_basis,
                    **values,
                )
                if curriculum and values.get("hours") == 280:
                    row.text = curriculum.text.removeprefix("Szkolenie 280-godzinne ").rstrip(".")
                row.save()
                position += 1
    for row in [*old.values(), *([curriculum] if curriculum else [])]:
        row.delete()


def in_words(apps, schema_editor):
    """Say typed conditions in words again; groups are given up with their columns."""
    requirement = apps.get_model("services", "ServiceRequirement")
    typed = requirement.objects.filter(
        kind__in=["education", "studies", "course", "experience", "certificate", "licence", "recommendation"]
    )
    for row in typed:
        said = [row.get_kind_display(), row.get_education_display(), row.get_studies_display(), row.topic]
        said += [", ".join(row.names), f"{row.hours} godz." if row.hours else ""]
        said += [f"{row.months} mies." if row.months else "", row.text]
        row.kind, row.text = "qualification", ": ".join(filter(None, said))
        row.save(update_fields=["kind", "text"])


class Migration(migrations.Migration):
    """Groups and conditions for the rows that are there."""

    dependencies = [("services", "0002_grouped_requirements")]

    operations = [migrations.RunPython(group, in_words)]

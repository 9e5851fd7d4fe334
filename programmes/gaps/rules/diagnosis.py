"""A programme takes account of the diagnosis, which goes to the mayor and the council first."""

from collections.abc import Iterator

from cus.centre.models import Centre
from cus.text.dates import day
from cus.text.organs import organ
from diagnosis.querysets import PUBLISHED_STAGES
from programmes.gaps.finding import thing
from programmes.gaps.rule import Gap, Rule


def _not_handed_over(ground) -> Iterator[Gap]:
    diagnosis = ground.version.diagnosis
    if diagnosis is not None and diagnosis.stage not in PUBLISHED_STAGES:
        yield Gap(
            organ("diagnozy nie przekazano jeszcze wójtowi i radzie (art. 5 ust. 2, art. 21 ust. 5)"),
            diagnosis.get_absolute_url(),
            objects=(thing(diagnosis),),
            values=(("etap diagnozy", str(diagnosis.get_stage_display())),),
        )


def _missing(ground) -> Iterator[Gap]:
    if ground.version.diagnosis_id is not None:
        return
    centre = Centre.objects.current()
    until = centre.grace_ends_on if centre else None
    why = ("powód", ground.version.no_diagnosis_note or "nie podano")
    if until is None:
        yield Gap("program bez diagnozy, a nie wiadomo, kiedy utworzono centrum", values=(why,))
    elif ground.today <= until:
        yield Gap(f"program bez diagnozy; wolno tak do {day(until)} r.", values=(why,))
    else:
        yield Gap(f"program bez diagnozy, a rok na to minął {day(until)} r.", values=(why,))


DIAGNOSIS = Rule(
    code="diagnosis",
    title="Diagnoza nieprzekazana",
    source="art. 5 ust. 2, art. 21 ust. 5",
    looks_at="etap diagnozy, z której powstał program",
    do="Otwórz diagnozę",
    is_open=True,
    of_version=_not_handed_over,
)
NO_DIAGNOSIS = Rule(
    code="no_diagnosis",
    title="Program bez diagnozy",
    source="art. 5 ust. 2, art. 76 i 77",
    looks_at="diagnozę programu i dzień, do którego centrum może jej nie mieć",
    do="Otwórz program",
    door="programmes:detail",
    is_open=True,
    of_version=_missing,
)

"""What is planned around the services: stages within the period, agreements that a task or a joint programme needs."""

from collections.abc import Iterator

from cus.text.dates import day
from programmes.contents import contents_of
from programmes.gaps.rule import PRACTICE, Gap, Rule
from programmes.rooms import point_url


def _stages(ground) -> Iterator[Gap]:
    version = ground.version
    if not (version.period_start and version.period_end):
        return
    start, end = version.period_start.isoformat(), version.period_end.isoformat()
    period = f"{day(version.period_start)} – {day(version.period_end)}"
    for row in contents_of(version)["stages"]:
        days = [row[name] for name in ("starts_on", "ends_on") if row[name]]
        if any(not start <= one <= end for one in days):
            yield Gap(
                f"etap „{row['name']}” wychodzi poza okres programu",
                point_url(version, 10),
                values=(("etap", " – ".join(days)), ("okres", period)),
            )


def _powiat(item, ground) -> Iterator[Gap]:
    if not item.is_powiat_task or (item.powiat_agreement_number and item.powiat_agreement_date):
        return
    if not ground.only_cities:
        yield Gap("zadanie powiatu bez numeru i daty porozumienia z powiatem")


def _joint(ground) -> Iterator[Gap]:
    for row in contents_of(ground.version)["joint_gminas"]:
        if not (row["agreement_number"] and row["agreement_date"]):
            yield Gap(
                f"program wspólny z gminą {row['gmina_name']} bez numeru i daty porozumienia",
                point_url(ground.version, 1),
            )


STAGE_OUTSIDE = Rule(
    code="stage_outside",
    title="Etap poza okresem programu",
    source=PRACTICE,
    looks_at="daty etapów i okres realizacji",
    do="Popraw etap albo okres",
    of_version=_stages,
)
POWIAT = Rule(
    code="powiat_agreement",
    title="Zadanie powiatu bez porozumienia",
    source="art. 3 ust. 2–3",
    looks_at="usługi oznaczone jako zadanie powiatu i ich porozumienia",
    do="Wpisz numer i datę porozumienia",
    of_item=_powiat,
)
JOINT = Rule(
    code="joint_agreement",
    title="Program wspólny bez porozumienia",
    source=PRACTICE,
    looks_at="gminy, z którymi program jest wspólny",
    do="Wpisz numer i datę porozumienia",
    of_version=_joint,
)

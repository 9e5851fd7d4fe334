"""Measure the speed of the application as ratios to what the same machine can do at best.

Usage: python -m tests.bench [--size small|full]

Builds its own database and its own data (seeded, Polish), measures floors and pages in one go and
prints one JSON object a line. Seconds and megabytes are reported, ratios are judged.
"""

import argparse
import json
import logging
import os
import resource
import sys
import time

os.environ["DJANGO_SETTINGS_MODULE"] = "cus.settings.test"
os.environ["DATABASE_ROLE"] = "owner"

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

SIZES = {"small": (60, 30, 15), "full": (1000, 400, 41)}
GOALS = {
    "partner-list": 12,
    "service-list": 12,
    "programme-detail": 12,
    "programme-builder": 20,
    "programme-builder-queries": 15,
    "programme-decision": 20,
    "programme-decision-queries": 20,
    "occupation-search": 1.5,
    "occupation-search-page": 12,
    "occupation-tree": 12,
    "occupation-import": 3,
    "need-save": 6,
    "sheet-of-100": 25,
    "sheet-of-100-queries": 12,
    "sheet-row-save": 6,
    "card-pdf": 1.5,
    "cards-in-one-pdf": 1.15,
    "diagnosis-report-pdf": 1.15,
    "programme-document-pdf": 1.15,
    "services-of-5000": 12,
    "services-of-5000-queries": 8,
    "partners-of-20000": 12,
    "partners-of-20000-queries": 8,
    "partners-of-20000-to-300": 1.3,
    "service-search": 1.5,
    "service-search-page": 12,
    "import-500-services": 3,
    "import-3000-partners": 5,
}


def say(bench: str, value: float, *, unit: str = "x floor", n: int, **more) -> None:
    """Print one measurement."""
    line = {
        "bench": bench,
        "value": round(value, 3),
        "unit": unit,
        "goal": GOALS.get(bench),
        "better": "lower",
        "n": n,
    }
    print(json.dumps(line | more, ensure_ascii=False), flush=True)  # noqa: T201


def main() -> None:
    """Make the data, measure, drop the database."""
    parser = argparse.ArgumentParser(description="speed as ratios")
    parser.add_argument("--size", choices=SIZES, default="full")
    size = parser.parse_args().size
    logging.disable(logging.WARNING)
    settings.ALLOWED_HOSTS = ["testserver"]
    settings.ROOT_URLCONF = "tests.bench.urls"
    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        call_command("load_reference", verbosity=0)
        _measure(size)
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


def _measure(size: str) -> None:
    from tests.bench.cases import builder_of, cases, decision_of, page_queries, sheet_of, signed_in
    from tests.bench.catalogue import catalogue_cases, list_queries, make_services
    from tests.bench.data import build
    from tests.bench.exchange import exchange_cases
    from tests.bench.floor import make_floor_table, median_seconds
    from tests.bench.sheet import sheet_queries, whole_sheet

    partners, services, repeats = SIZES[size]
    begun = time.perf_counter()
    make_floor_table()
    world = build(partners=partners, services=services)
    say("data", time.perf_counter() - begun, unit="s", n=1, cores=os.cpu_count(), size=size)
    client = signed_in(world)

    def measure(case) -> None:
        times = min(repeats, case.most or repeats)
        floor = median_seconds(case.floor, repeats=times, warm=case.warm)
        ours = median_seconds(case.work, repeats=times, warm=case.warm)
        say(case.name, ours / floor, n=times, floor_ms=round(floor * 1000, 2), ms=round(ours * 1000, 2))

    for case in cases(world, client):
        measure(case)
    say("programme-builder-queries", page_queries(client, builder_of(world)), unit="queries", n=1)
    say("programme-decision-queries", page_queries(client, decision_of(world)), unit="queries", n=1)
    sheet = whole_sheet()
    for case in sheet_of(client, sheet):
        measure(case)
    say("sheet-of-100-queries", sheet_queries(client, sheet), unit="queries", n=1)
    make_services(world.organiser)
    for case in catalogue_cases(client):
        measure(case)
    for case in exchange_cases(world.worker):
        measure(case)
    _measure_registry(client, world.worker, repeats)
    say("services-of-5000-queries", list_queries(client), unit="queries", n=1)
    say("memory", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, unit="MB", n=1)


def _measure_registry(client, by, repeats: int) -> None:
    from tests.bench import registry
    from tests.bench.cases import getting
    from tests.bench.floor import median_seconds

    page, floor = registry.opening(client), getting(client, "/floor/page/")
    registry.grow(registry.FEW, by=by)
    small = median_seconds(page, repeats=repeats, warm=3)
    registry.grow(registry.MANY, by=by)
    least, large = median_seconds(floor, repeats=repeats, warm=3), median_seconds(page, repeats=repeats, warm=3)
    searched = median_seconds(registry.opening(client, q="kola gospodyn kalina"), repeats=repeats, warm=3)
    say("partners-of-20000", large / least, n=repeats, floor_ms=round(least * 1000, 2), ms=round(large * 1000, 2))
    say("partners-of-20000-to-300", large / small, unit="x itself", n=repeats, ms=round(small * 1000, 2))
    say("partners-of-20000-search", searched / least, n=repeats, ms=round(searched * 1000, 2))
    say("partners-of-20000-queries", registry.queries(client), unit="queries", n=1)


if __name__ == "__main__":
    sys.exit(main())

"""Which old backups stay."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from cus.backup.keeping import moment_of, name_at, outlived
from cus.backup.settings import Keep

RULE = Keep(daily=7, weekly=5, monthly=12)
NIGHT = dt.datetime(2026, 1, 1, 1, 30, tzinfo=dt.UTC)


def nights(number: int) -> list[str]:
    """One backup a night."""
    return [name_at(NIGHT + dt.timedelta(days=day)) for day in range(number)]


def test_the_name_tells_the_moment():
    assert moment_of(name_at(NIGHT)) == NIGHT
    assert moment_of("cus-20260101T013000Z.tar.age.part") is None


def test_after_two_years_of_nights_a_week_five_weeks_and_a_year_of_months_stay():
    names = nights(730)

    kept = sorted(set(names) - set(outlived(names, RULE)))

    assert kept[-7:] == names[-7:]
    assert 7 + 5 + 12 - 3 <= len(kept) <= 7 + 5 + 12
    assert moment_of(kept[0]) > NIGHT + dt.timedelta(days=730 - 370)


def test_several_backups_of_a_day_count_as_one_and_the_newest_stays():
    morning, noon, evening = (name_at(NIGHT + dt.timedelta(hours=hours)) for hours in (0, 6, 12))

    assert outlived([evening, morning, noon], RULE) == [morning, noon]


def test_an_office_without_new_backups_loses_none_of_the_old_ones():
    assert outlived(nights(7), RULE) == []


def test_other_files_are_never_named():
    assert outlived(["umowy.zip", "cus-stara.tar.age"], Keep(0, 0, 0)) == []


@settings(max_examples=500, deadline=None)
@given(
    st.lists(st.integers(0, 60_000), unique=True, min_size=1, max_size=60),
    st.integers(0, 9),
    st.integers(0, 9),
    st.integers(0, 9),
)
def test_the_newest_stays_and_removing_twice_removes_no_more(hours, daily, weekly, monthly):
    names = [name_at(NIGHT + dt.timedelta(hours=hour)) for hour in hours]
    rule = Keep(daily, weekly, monthly)

    gone = outlived(names, rule)

    kept = set(names) - set(gone)
    assert max(names) in kept
    assert outlived(kept, rule) == []
    assert len(kept) <= max(1, daily + weekly + monthly)

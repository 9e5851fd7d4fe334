#!/usr/bin/env bash
# make soak: the long variants of the tests (marked soak), at most an hour.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/install.sh test
export PATH="$PWD/.venv/bin:$PATH" SOAK=1
python -m cus.database start --when-needed --cluster tests
status=0
timeout --kill-after=30 "${SOAK_SECONDS:-3600}" pytest -n 2 --dist worksteal -m soak "$@" || status=$?
python -m cus.database stop --when-needed --cluster tests
# pytest says 5 when nothing is marked.
[ $status != 5 ] || { echo "No test is marked soak."; status=0; }
exit $status

#!/usr/bin/env bash
# make test: the whole suite on two cores, in a real browser and a real database. A third process works
# while the other two wait for the browser.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/install.sh test
export PATH="$PWD/.venv/bin:$PATH"
python - <<'BROWSER'
import sys
from tests.plugins.chromium import chromium_path
import pytest
try:
    chromium_path()
except pytest.fail.Exception as missing:
    sys.exit(str(missing))
BROWSER
# The server is started once, before the workers; each worker has a test database of its own.
python -m cus.database start --when-needed --cluster tests
status=0
timeout --kill-after=30 "${TEST_SECONDS:-1800}" pytest -n "${TEST_PROCESSES:-3}" --dist worksteal "$@" || status=$?
python -m cus.database stop --when-needed --cluster tests
[ $status != 124 ] || echo "The suite took longer than ${TEST_SECONDS:-1800} s and was stopped." >&2
exit $status

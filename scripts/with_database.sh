#!/usr/bin/env bash
# scripts/with_database.sh COMMAND …: run a command of the test environment, the tests' server started.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/install.sh test
export PATH="$PWD/.venv/bin:$PATH" DJANGO_SETTINGS_MODULE=${DJANGO_SETTINGS_MODULE:-cus.settings.test}
python -m cus.database start --when-needed --cluster tests
exec "$@"

#!/usr/bin/env bash
# make check: everything that can be said of the code without running it. Goes on after a fault, so
# that one run shows all of them.
set -uo pipefail
cd "$(dirname "$0")/.."
scripts/install.sh dev || exit 1
export PATH="$PWD/.venv/bin:$PATH"
faults=()

check() {
    local name=$1 output
    shift
    if output=$("$@" 2>&1); then
        printf '  %-12s ok\n' "$name"
    else
        printf '  %-12s FAULT\n%s\n' "$name" "$output"
        faults+=("$name")
    fi
}

production() {
    SECRET_KEY=$(python -c 'import secrets; print(secrets.token_urlsafe(50))') \
        PERSONAL_DATA_KEYS=$(python -c 'import base64, secrets; print(base64.b64encode(secrets.token_bytes(32)).decode())') \
        ALLOWED_HOSTS=cus.example.pl \
        DJANGO_SETTINGS_MODULE=cus.settings.production python manage.py check --deploy --fail-level WARNING
}

migrations() {
    python -m cus.database start --when-needed --cluster tests || return 1
    DJANGO_SETTINGS_MODULE=cus.settings.test python manage.py makemigrations --check --dry-run
}

check lint ruff check .
check format ruff format --check .
check templates djlint templates --lint --quiet
check layers lint-imports
check types mypy
check migrations migrations
check production production

[ ${#faults[@]} = 0 ] || { echo "Faults: ${faults[*]}" >&2; exit 1; }

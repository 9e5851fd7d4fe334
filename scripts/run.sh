#!/usr/bin/env bash
# make run: database, web and worker on this machine; Ctrl-C stops all of it. Rows are kept.
set -euo pipefail
cd "$(dirname "$0")/.."
export PORT=${PORT:-8000}
export DJANGO_SETTINGS_MODULE=${DJANGO_SETTINGS_MODULE:-cus.settings.local}
scripts/install.sh run
export PATH="$PWD/.venv/bin:$PATH"

if (exec 3<>"/dev/tcp/127.0.0.1/$PORT") 2>/dev/null; then
    echo "Port $PORT is taken. Stop what uses it, or type: make run PORT=8001" >&2
    exit 1
fi

ours=()
stop_all() {
    trap - EXIT INT TERM HUP
    [ ${#ours[@]} = 0 ] || kill -TERM "${ours[@]}" 2>/dev/null || true
    [ ${#ours[@]} = 0 ] || wait "${ours[@]}" 2>/dev/null || true
    python -m cus.database stop --when-needed || true
}
trap stop_all EXIT
trap 'echo; echo "Stopping."; exit 0' INT TERM HUP

python -m cus.database start --when-needed
mkdir -p .static
python manage.py prepare_database --verbosity 0

DATABASE_CHECKED=1 gunicorn --config python:cus.gunicorn cus.wsgi &
ours+=($!)
python manage.py procrastinate worker &
ours+=($!)
accounts=$(python scripts/load.py)

until (exec 3<>"/dev/tcp/127.0.0.1/$PORT") 2>/dev/null; do
    kill -0 "${ours[@]}" 2>/dev/null || exit 1
    sleep 0.1
done
echo
echo "  http://127.0.0.1:$PORT/"
[ -z "$accounts" ] || sed 's/^/  /' <<<"$accounts"
echo "  Ctrl-C stops it; the rows are kept."
echo

# When either ends by itself, so does the whole.
wait -n "${ours[@]}" || true
echo "Web or worker ended by itself; see above." >&2
exit 1

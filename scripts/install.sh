#!/usr/bin/env bash
# scripts/install.sh run|test|dev: install what is missing on this machine, and nothing twice.
#
# System packages come through apt-get when we are root or may use sudo; otherwise the exact command
# to type is printed. Python packages go into .venv with the hashes of the lock, and only when the
# lock has changed. PYTHON names the interpreter; else it is the distribution's, else the first python3.
set -euo pipefail
cd "$(dirname "$0")/.."
purpose=${1:?run, test or dev}

# A distribution builds its Python with profiles of use; one compiled at home runs everything a sixth slower.
distributed() { /usr/bin/python3 -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }
python=${PYTHON:-$(distributed && echo /usr/bin/python3 || echo python3)}

fail() { echo "$*" >&2; exit 1; }

apt_get() {
    if [ "$(id -u)" = 0 ]; then
        DEBIAN_FRONTEND=noninteractive apt-get "$@" </dev/null
    else
        sudo DEBIAN_FRONTEND=noninteractive apt-get "$@"
    fi
}

may_install() {
    command -v apt-get >/dev/null || return 1
    [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null || { [ -t 0 ] && command -v sudo >/dev/null; }
}

install_packages() {
    may_install || fail "Missing on this machine: $*. Type: sudo apt-get update && sudo apt-get install -y --no-install-recommends $*"
    echo "Installing system packages: $*"
    # An old package list names files that the mirror no longer has: refresh it before giving up.
    apt_get install -y -qq --no-install-recommends "$@" >/dev/null 2>&1 ||
        { apt_get update -qq && apt_get install -y -qq --no-install-recommends "$@" >/dev/null; } ||
        fail "Could not install: $*"
}

library() { ldconfig -p 2>/dev/null | grep -q "$1" || /sbin/ldconfig -p 2>/dev/null | grep -q "$1"; }

missing=()
command -v "$python" >/dev/null || missing+=(python3 python3-venv)
[ -x .venv/bin/python ] || "$python" -c 'import ensurepip, venv' 2>/dev/null || missing+=(python3-venv)
# WeasyPrint lays text out with Pango.
library libpango-1.0.so.0 || missing+=(libpango-1.0-0)
library libpangoft2-1.0.so.0 || missing+=(libpangoft2-1.0-0)
library libharfbuzz-subset.so.0 || missing+=(libharfbuzz-subset0)
if [ "$purpose" = test ]; then
    [ -n "${CHROMIUM:-}" ] || command -v chromium >/dev/null || command -v chromium-browser >/dev/null ||
        command -v google-chrome >/dev/null || missing+=(chromium)
    # Playwright drives the browser from a Node that needs it; a bare Debian has none.
    library libatomic.so.1 || missing+=(libatomic1)
    # The words of the interface are looked up in a Polish dictionary.
    [ -e /usr/share/dict/polish ] || missing+=(wpolish)
fi
[ ${#missing[@]} = 0 ] || install_packages "${missing[@]}"

# A linked environment is somebody else's: it is used as it is.
[ ! -L .venv ] || exit 0

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || fail "Python 3.11 or newer is needed; $python is $("$python" -V)."
.venv/bin/python -c '' 2>/dev/null || { rm -rf .venv; "$python" -m venv .venv; }

lock_sum() { sha256sum "$1" | cut -d' ' -f1; }

is_installed() { [ "$(cat ".venv/$1.sha256" 2>/dev/null)" = "$(lock_sum "$1")" ]; }

install_lock() {
    is_installed "$1" && return
    echo "Installing Python packages of $1"
    .venv/bin/python -m pip install -qq --disable-pip-version-check --no-input --require-hashes -r "$1"
    lock_sum "$1" >".venv/$1.sha256"
}

if [ "$purpose" = run ]; then
    install_lock requirements.txt
else
    # The larger lock holds every package of the smaller one, in the same version.
    is_installed requirements-dev.txt || rm -f .venv/requirements.txt.sha256
    install_lock requirements-dev.txt
    lock_sum requirements.txt >.venv/requirements.txt.sha256
fi

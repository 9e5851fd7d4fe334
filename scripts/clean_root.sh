#!/usr/bin/env bash
# make clean-root: prove the two commands of the README in a bare Debian 12.
#
# Builds a root with nothing but python3, git, make and ca-certificates, clones the committed tree into
# it and there: make run until a signed-in page answers, then again (rows kept), then make test.
# Run as root. The network is shared with this machine, and so is how packages are reached:
#   DEBOOTSTRAP_MIRROR  where debootstrap takes Debian from (default: its own)
#   CLEAN_ROOT          the directory to build in (default: a new one under /var/tmp, removed at the end)
#   CLEAN_ROOT_BIND     more files and directories of this machine to show inside, read-only
#   CLEAN_ROOT_STEPS    "run test" (default), or one of them
# Variables PIP_*, *_PROXY, *_CERT_*, *_CA_* go in as they are, and the files they name with them.
set -euo pipefail
cd "$(dirname "$0")/.."
source=$PWD
[ "$(id -u)" = 0 ] || { echo "debootstrap needs root." >&2; exit 1; }
command -v debootstrap >/dev/null || { echo "Missing: apt-get install debootstrap" >&2; exit 1; }
root=${CLEAN_ROOT:-$(mktemp -d /var/tmp/cus-clean-root.XXXXXX)}
steps=${CLEAN_ROOT_STEPS:-run test}
port=${PORT:-8000}
mounted=()
running=

stop_run() { # what Ctrl-C does, to the process that make started
    local make
    [ -n "$running" ] || return 0
    make=$(pgrep -P "$running" make || echo "$running")
    pkill -TERM -P "$make" || true
    wait "$running" || true
    running=
}

leave() {
    trap - EXIT
    stop_run
    for ((i = ${#mounted[@]} - 1; i >= 0; i--)); do umount -l "${mounted[i]}" || true; done
    if [ -n "${CLEAN_ROOT:-}" ]; then
        echo "Kept: $root"
    elif ! grep -q " $root/" /proc/mounts; then
        rm -rf --one-file-system "$root"
    fi
}
trap leave EXIT
trap 'exit 130' INT TERM

show() { # show PATH: the machine's file or directory at the same place inside, read-only
    [ -e "$1" ] || return 0
    if [ -d "$1" ]; then mkdir -p "$root$1"; else mkdir -p "$root$(dirname "$1")"; [ -e "$root$1" ] || touch "$root$1"; fi
    mount --bind "$1" "$root$1"
    mount -o remount,bind,ro "$root$1" 2>/dev/null || true
    mounted+=("$root$1")
}

inside() { # inside COMMAND …: in the root, with the machine's way to packages and nothing else of its environment
    env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C TERM=dumb \
        PORT="$port" "${passed[@]}" chroot "$root" "$@"
}

passed=()
while IFS='=' read -r -d '' name value; do
    case $name in
        PIP_* | *_PROXY | *_proxy | SSL_CERT_FILE | SSL_CERT_DIR | REQUESTS_CA_BUNDLE | CURL_CA_BUNDLE)
            passed+=("$name=$value") ;;
    esac
done < <(env -0)

if [ ! -x "$root/usr/bin/git" ]; then
    echo "Building a bare Debian 12 in $root"
    debootstrap --variant=minbase --include=python3,git,make,ca-certificates bookworm "$root" \
        ${DEBOOTSTRAP_MIRROR:+"$DEBOOTSTRAP_MIRROR"} >"$root.log" 2>&1 || { tail -20 "$root.log" >&2; exit 1; }
    rm -f "$root.log"
fi
mount -t proc proc "$root/proc"; mounted+=("$root/proc")
for device in /dev /dev/shm; do
    mkdir -p "$root$device"; mount --bind "$device" "$root$device"; mounted+=("$root$device")
done
for path in /etc/resolv.conf /etc/hosts /etc/pip.conf /etc/xdg/pip /etc/ssl/certs /etc/apt/auth.conf.d ${CLEAN_ROOT_BIND:-}; do
    show "$path"
done
cp -n /etc/apt/apt.conf.d/* "$root/etc/apt/apt.conf.d/" 2>/dev/null || true
for setting in "${passed[@]}"; do
    case ${setting#*=} in /*) [ "${setting#*=}" = /etc/ssl/certs ] || show "${setting#*=}" ;; esac
done

rm -rf "$root/srv/cus"
git clone --quiet --no-hardlinks "$source" "$root/srv/cus"
chmod 700 "$root/srv/cus" # a clone that the database's own user cannot enter

answers() { # a page that only a signed-in person sees
    inside /srv/cus/.venv/bin/python /srv/cus/scripts/signed_in.py "http://127.0.0.1:$port"
}

run_once() {
    local began=$SECONDS
    : >"$root/run.log"
    inside make -C /srv/cus run >"$root/run.log" 2>&1 </dev/null &
    running=$!
    until grep -q "127.0.0.1:$port/" "$root/run.log"; do
        kill -0 $running 2>/dev/null || { cat "$root/run.log" >&2; echo "make run ended." >&2; exit 1; }
        [ $((SECONDS - began)) -lt 900 ] || { cat "$root/run.log" >&2; echo "make run is not up after 900 s." >&2; exit 1; }
        sleep 0.2
    done
    echo "make run: up after $((SECONDS - began)) s"
    answers || { tail -30 "$root/run.log" >&2; exit 1; }
    stop_run
}

case " $steps " in *" run "*) run_once; run_once ;; esac
case " $steps " in *" test "*) inside make -C /srv/cus test </dev/null ;; esac
echo "A bare Debian 12 runs it."

#!/usr/bin/env bash
# Write requirements.txt and requirements-dev.txt anew: every version pinned with its hashes, no
# address of any registry, so that each machine takes the packages from where it is told to.
set -euo pipefail
cd "$(dirname "$0")/.."
compile() {
    .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-emit-find-links --no-annotate \
        --custom-compile-command "make lock" "$@" pyproject.toml
}
compile --output-file requirements.txt
compile --extra test --extra dev --constraint requirements.txt --output-file requirements-dev.txt
if grep -nE '://|--find-links|--index' requirements.txt requirements-dev.txt; then
    echo "A lock names where packages come from; it must not." >&2
    exit 1
fi

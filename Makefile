# Two commands are enough to begin with: `make run` and `make test`. `make help` lists the rest.
.DEFAULT_GOAL := help
.PHONY: help run test soak check fmt bench pictures lock stop clean-root

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: ## install what is missing, start database, web and worker on http://127.0.0.1:8000 (PORT=…)
	@scripts/run.sh

test: ## install what is missing, run the whole suite, browser tests too (ARGS="tests/database -x")
	@scripts/test.sh $(ARGS)

soak: ## the long tests: kills, fuzz, growth (up to 60 minutes)
	@scripts/soak.sh $(ARGS)

check: ## lint, format, templates, layers, types, migrations, settings of production
	@scripts/check.sh

fmt: ## format the Python code and mend what can be mended by a machine
	@scripts/install.sh dev
	@.venv/bin/ruff check --fix --quiet . || true
	@.venv/bin/ruff format .

bench: ## speed as a ratio to what it could be at best (SIZE=small ends within two minutes)
	@scripts/with_database.sh python -m tests.bench $(if $(SIZE),--size $(SIZE))

pictures: ## every screen and document page as PNG in .pictures/
	@scripts/with_database.sh python scripts/pictures.py $(ARGS)

lock: ## write the locks anew from pyproject.toml
	@scripts/install.sh dev
	@scripts/lock.sh

stop: ## stop the embedded databases of this checkout
	@.venv/bin/python -m cus.database stop
	@.venv/bin/python -m cus.database stop --cluster tests

clean-root: ## prove `make run` and `make test` in a bare Debian 12 (root, debootstrap)
	@scripts/clean_root.sh

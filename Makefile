# Every command of the project. `make help` lists them.
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
PY := $(VENV)/bin/python
PYTEST_ARGS ?=
# What never asks a plugin, and what is about plugins or takes a browser.
ASK_NO_PLUGIN := house settings bench ledger interchange/test_broken.py plugins browser

.DEFAULT_GOAL := help
.PHONY: help install run test test-suite test-core lint format bench messages clean

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(VENV)/.base: requirements/base.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed: make PYTHON=python3.12 …"; exit 1; }
	@test -x $(PY) || $(PYTHON) -m venv $(VENV)
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/base.txt
	@touch $@

$(VENV)/.dev: $(VENV)/.base requirements/dev.txt
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

install: $(VENV)/.dev ## Make the virtual environment with everything for development

run: $(VENV)/.base ## Serve the site with the sample plan at http://127.0.0.1:8000 (PORT=8000)
	@$(PY) manage.py prepare --port $(PORT)
	@$(PY) manage.py runserver --noreload 127.0.0.1:$(PORT)

test: test-suite test-core ## Run the whole suite, then the core's tests without any plugin

test-suite: $(VENV)/.dev
	$(PY) -m pytest -n auto --dist loadgroup $(PYTEST_ARGS)

test-core: $(VENV)/.dev
	OGP_PLUGINS= OGP_TEST_AGAIN=1 $(PY) -m pytest -n auto --dist loadgroup -m "not postgresql and not redis and not html" $(addprefix --ignore=tests/,$(ASK_NO_PLUGIN)) $(PYTEST_ARGS)

lint: $(VENV)/.dev ## Check format, types, imports, templates and migrations
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy .
	$(VENV)/bin/lint-imports
	git ls-files -z -- 'site/templates/*.html' 'site/templates/**/*.html' | xargs -0 $(VENV)/bin/djade --check --target-version 5.2
	$(PY) manage.py makemigrations --check --dry-run
	OGP_SECRET_KEY=$$($(PY) -c 'import secrets; print(secrets.token_urlsafe(48))') \
		OGP_ALLOWED_HOSTS=example.org OGP_BASE_URL=https://example.org \
		DJANGO_SETTINGS_MODULE=ogp_cms.settings.production \
		$(PY) manage.py check --deploy --fail-level WARNING

format: $(VENV)/.dev ## Put code and templates into shape
	$(VENV)/bin/ruff format .
	$(VENV)/bin/ruff check --fix .
	git ls-files -z -- 'site/templates/*.html' 'site/templates/**/*.html' | xargs -0 $(VENV)/bin/djade --target-version 5.2 || true

bench: $(VENV)/.dev ## Measure import, rates and pages, each beside its baseline
	$(PY) -m tests.bench

messages: $(VENV)/.dev ## Bring the catalogues under locale/ up to date (needs GNU gettext)
	$(PY) manage.py messages

clean: ## Remove what runs and tools have written (the database too)
	rm -rf var .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

# Mijn Buurt. `make run` starts the site, `make test` tests it; both need Python 3.11 and nothing
# else. Packages go into .venv, everything that the site writes into DATA_DIR (default: var/).

PORT ?= 8000
DEMO ?= 1
# The first of these that runs and is new enough.
PYTHON ?= python3 python3.13 python3.12 python3.11 python
BIN := .venv/bin
MANAGE := $(BIN)/python manage.py

.DEFAULT_GOAL := run
.PHONY: run test lint e2e bench bench-reporters messages requirements screenshots clean

## Start the site with demo content; `make run DEMO=` starts an empty one.
run: .venv/run.stamp
	@PORT="$(PORT)" DEMO="$(DEMO)" BASE_URL="$${BASE_URL:-http://127.0.0.1:$(PORT)}" \
		$(MANAGE) serve --prepare

## Run the tests. ARGS="-k outbox" picks some.
test: .venv/dev.stamp
	$(BIN)/python -m pytest -n 2 --dist worksteal $(ARGS)

## Run every linter.
lint: .venv/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/curlylint --parse-only templates
	PYTHONPATH=site:. $(BIN)/lint-imports --no-cache
	$(BIN)/mypy
	DJANGO_SETTINGS_MODULE=mijnbuurt.settings.test $(MANAGE) makemigrations --check --dry-run
	DJANGO_SETTINGS_MODULE=mijnbuurt.settings.production BASE_URL=https://buurt.example.org \
		ALLOWED_HOSTS=buurt.example.org EMAIL_URL=smtp://127.0.0.1:25 \
		DEFAULT_FROM_EMAIL=info@example.org SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(50))') \
		$(MANAGE) check --deploy --fail-level WARNING

## Walk through the site in a browser (needs Chromium).
e2e: .venv/dev.stamp
	$(BIN)/python -m pytest tests/e2e -m e2e -n 2 --dist loadfile $(ARGS)

## Measure pages, search, agenda and calendar files on large sites. PARTS=bench.agenda picks one; it
## and bench.search fill the empty database of DATABASE_URL, if there is one.
PARTS ?= bench bench.search bench.agenda
bench: .venv/run.stamp
	@failed=0; for part in $(PARTS); do \
		PYTHONPATH=site:. $(BIN)/python -m $$part || failed=1; \
	done; exit $$failed

## Ten reporters send twenty photos at once, while a resident reads.
bench-reporters: .venv/run.stamp
	PYTHONPATH=site:. $(BIN)/python -m bench.reporters

## Make the pictures of the README and the guide anew, from a demo site that runs on PORT (needs Chromium).
screenshots: .venv/dev.stamp
	$(BIN)/python tools/screenshots.py http://127.0.0.1:$(PORT)

## Collect the texts for translators (needs GNU gettext).
messages: .venv/run.stamp
	@command -v xgettext >/dev/null || { echo "make messages needs GNU gettext."; exit 1; }
	mkdir -p site/locale
	$(MANAGE) makemessages -a --no-obsolete --no-wrap --add-location=file \
		-i .venv -i var -i tests

## Compile the requirement files from pyproject.toml (needs uv).
COMPILE = uv pip compile pyproject.toml -q --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-annotate --no-header
requirements:
	@command -v uv >/dev/null || { echo "make requirements needs uv."; exit 1; }
	$(COMPILE) --extra postgres -o requirements/run.txt
	$(COMPILE) --extra postgres --extra redis --extra s3 -o requirements/production.txt
	$(COMPILE) --extra postgres --extra dev -o requirements/dev.txt

clean:
	rm -rf .venv

# Packages are installed again only when the list of them changed.
.venv/%.stamp: requirements/%.txt .venv/made.stamp
	@echo "Installing the packages of $<..."
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r $< \
		|| { echo "The packages could not be installed: is there a network?"; exit 1; }
	@touch $@

.venv/made.stamp:
	@$(BIN)/python -m pip --version >/dev/null 2>&1 && touch $@ && exit 0; \
	for name in $(PYTHON); do \
		"$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
		"$$name" -c 'import ensurepip, venv' 2>/dev/null \
			|| { echo "The venv module of $$name is missing (on Debian: apt install python3-venv)."; exit 1; }; \
		"$$name" -m venv .venv && touch $@ && exit 0; exit 1; \
	done; echo "Python 3.11 or later is needed and was not found; name it: make PYTHON=..."; exit 1

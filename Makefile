# make demo: from five articles to their conflicts. make test: the suite on SQLite and PostgreSQL. make serve: the admin
# and the API on http://127.0.0.1:8000. Each makes what it needs, and is safe to run twice.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Where a newer Python stands beside python3, the suite runs on Django 6.1 too.
NEWER := $(shell for python in python3.14 python3.13 python3.12 $(HOME)/.pyenv/versions/3.1[234]*/bin/python3; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 12))' 2>/dev/null && echo "$$python" && break; done)
PYTEST := -m pytest -q --numprocesses=2

.PHONY: demo serve test test-here test-newer check lock clean

demo: $(VENV)/installed
	CLAIMSDB_DEBUG=1 $(BIN)/python manage.py demo

serve: $(VENV)/installed
	CLAIMSDB_DEBUG=1 $(BIN)/python manage.py migrate --verbosity 0
	CLAIMSDB_DEBUG=1 $(BIN)/python manage.py worker --with-parent & worker=$$!; trap 'kill $$worker' EXIT INT TERM; \
		CLAIMSDB_DEBUG=1 $(BIN)/python manage.py runserver 127.0.0.1:8000

test: test-here test-newer

test-here: $(VENV)/tested
	$(BIN)/python $(PYTEST)
	$(BIN)/python -m tests.postgres $(BIN)/python $(PYTEST)

ifeq ($(NEWER),)
test-newer:
	@echo "SKIPPED: the suite on Django 6.1, which wants Python 3.12 or newer, and none was found beside $(PYTHON)."
else
test-newer: $(VENV)-newer/tested
	$(VENV)-newer/bin/python -m tests.postgres $(VENV)-newer/bin/python $(PYTEST)
endif

check: $(VENV)/tested
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	CLAIMSDB_DEBUG=0 $(BIN)/python manage.py makemigrations --check --dry-run
	CLAIMSDB_DEBUG=0 $(BIN)/python manage.py check --deploy --fail-level WARNING

# The lock is made by uv for every Python from 3.11 up, with hashes; pip alone installs it.
lock:
	uv pip compile -q --universal --fork-strategy requires-python --python-version 3.11 --generate-hashes --no-header \
		--upgrade pyproject.toml -o requirements.txt
	uv pip compile -q --universal --fork-strategy requires-python --python-version 3.11 --generate-hashes --no-header \
		--constraint requirements.txt pyproject.toml --group dev -o requirements-dev.txt

clean:
	rm -rf $(VENV) $(VENV)-newer var

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "claimsdb needs Python 3.11 or newer: make PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { apt-get update -qq && apt-get install -y -qq python3-venv; } \
		|| { echo "Python's venv is missing: run apt-get install python3-venv as root, then this again"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

$(VENV)/installed: requirements.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/tested: requirements-dev.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@ $(VENV)/installed

$(VENV)-newer/tested: requirements-dev.txt
	@test -x $(VENV)-newer/bin/python || $(NEWER) -m venv $(VENV)-newer
	$(VENV)-newer/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

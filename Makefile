# `make site` builds the site, `make test` runs every test; both set up what they need, once.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: site test serve check accessibility snapshots lock format clean

site: .venv/site
	$(BIN)/readacross build

serve: .venv/site
	$(BIN)/readacross serve

check: .venv/site
	$(BIN)/readacross check

test: .venv/test .venv/lighthouse
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m tests.side_by_side
	$(BIN)/pytest -m timed

# Writes what the Accessibility page says of the tests, and its data, from a run of them.
accessibility: .venv/test
	ACCESSIBILITY_RECORD=yes $(BIN)/pytest -m access

# Takes the pictures anew that pages are held to; look at them before they are committed.
snapshots: .venv/test
	rm -rf tests/cases/snapshots snapshot-differences
	SNAPSHOTS=yes $(BIN)/pytest tests/browser/test_snapshots.py

format: .venv/test
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

.venv/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Readacross needs Python 3.11 or newer; name one with: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv .venv
	@touch $@

.venv/site: .venv/made requirements.txt pyproject.toml
	$(PIP) install --require-hashes -r requirements.txt
	$(PIP) install --no-deps --no-build-isolation --no-index -e .
	@touch $@

.venv/test: .venv/site requirements-dev.txt
	$(PIP) install --require-hashes -r requirements-dev.txt
	@touch $@

# Lighthouse is npm's; without npm its tests are left out, and say so (in CI they fail).
# Debian's npm 9.2 cannot read a lock that pins what a package asks for as "latest", so it fetches one that can.
NPM := npx --yes npm@10.9.2
.venv/lighthouse: .venv/made tests/browser/lighthouse/package-lock.json
	@if command -v npm >/dev/null; then (cd tests/browser/lighthouse && $(NPM) ci --silent) && touch $@; fi

# Only for maintainers of the program: makes the lock files anew from pyproject.toml and package.json. Needs npm.
# Versions stay as they are but those of UPGRADE: make lock UPGRADE="mkdocs-material lxml"
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate \
	$(addprefix --upgrade-package=,$(UPGRADE))
lock: .venv/test
	$(LOCK) --extra build pyproject.toml -o requirements.txt
	$(LOCK) --extra build --extra dev --extra train pyproject.toml -o requirements-dev.txt
	cd tests/browser/lighthouse && $(NPM) install --package-lock-only

# What is generated in docs/ is what .gitignore leaves out of it, but for a page that was added all the same.
clean:
	rm -rf site .readacross
	git clean -dfqX docs

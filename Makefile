# Each target sets up what it needs: Python 3.11 or later is all that has to be there.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/stamp
DATA ?= ../shared
PAGES := src/whence/show/static

.PHONY: help demo test lint bench browser desk clean

help:
	@echo "make demo    build the example case, print its summary, write its dossier (demo/)"
	@echo "make test    run every test"
	@echo "make lint    ruff, mypy --strict, and the contract of the stages"
	@echo "make desk    build the desk's pages anew and see that the same bytes come out (needs Node.js)"
	@echo "make bench   print each figure beside what it has to reach (DATA=$(DATA))"
	@echo "make clean   remove the environment and all that was made"

# A machine where venv lacks pip (Debian without python3-venv, as root) gets the package once.
$(STAMP): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "whence needs Python 3.11 or later; found $$($(PYTHON) --version). Try make PYTHON=python3.11"; exit 1; }
	@test -x $(BIN)/pip || $(PYTHON) -m venv $(VENV) || { \
	  test "$$(id -u)" = 0 && command -v apt-get >/dev/null && apt-get update -qq \
	  && apt-get install -y -qq python3-venv && $(PYTHON) -m venv --clear $(VENV); }
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

demo: $(STAMP)
	@mkdir -p demo
	@rm -f demo/skerrin.whence demo/skerrin.whence-*
	@$(BIN)/whence build examples/skerrin/*.txt examples/skerrin/*.html -o demo/skerrin.whence
	@$(BIN)/whence dossier demo/skerrin.whence -o demo/skerrin.html
	@echo "The dossier: demo/skerrin.html"

test: $(STAMP) browser
	$(BIN)/python -m pytest

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check src tests bench
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(STAMP)
	$(BIN)/python bench/run.py $(DATA)

# The dossier's tests drive a real browser. It is installed where that is allowed; elsewhere they skip and say so.
browser: $(STAMP)
	@command -v chromium >/dev/null || command -v google-chrome >/dev/null || { \
	  test "$$(id -u)" = 0 && command -v apt-get >/dev/null \
	  && apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null; \
	} || echo "no chromium here and no right to install it: tests of the dossier in a browser are skipped"

# The desk's pages are committed as built. With Node.js they are built again and must come out the same; CI has to have it.
desk:
	@if command -v npm >/dev/null; then \
	  old=$$(mktemp -d) && cp $(PAGES)/desk.js $(PAGES)/desk.css "$$old" \
	  && (cd frontend && npm ci --silent --no-audit --no-fund && npm run --silent build) \
	  && cmp "$$old/desk.js" $(PAGES)/desk.js && cmp "$$old/desk.css" $(PAGES)/desk.css \
	  || { echo "the desk's built pages are not those of frontend/src: commit what 'npm run build' writes"; exit 1; }; \
	elif test "$$CI" = true; then echo "CI needs npm to build the desk's pages again"; exit 1; \
	else echo "no npm here: that the desk's pages are those of frontend/src is not checked"; fi

clean:
	rm -rf $(VENV) demo build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

# Two commands do everything: "make run" and "make test".
PORT ?= 8501
HOST ?= localhost
# How many processes "make serve" runs; if more than one, they run behind nginx.
PROCESSES ?= 1
VENV := .venv
BIN := $(VENV)/bin

# The first of these Pythons that is 3.11 or newer; PYTHON=... chooses another.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 /usr/bin/python3 python; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo "$$p"; break; }; done)

SECONDS := 60
# Tests run in parallel; those of one group share their setup. The slowest tests are listed.
SPREAD := --dist loadgroup --durations 20 --durations-min 1
# Browser tests have their own event loop, so they run separately from all others. They often
# wait for a server, so two cores have room for a third worker.
BROWSER := tests/browser tests/faults
# While pip installs or mypy reads, the other core installs Chromium and lints.
MAKEFLAGS += --jobs=2
# Keep what Python compiles, including the tests, even if the environment forbids it.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: run serve test test-quick test-deploy fuzz audit shots design bench bench-load bench-scale bench-finder bench-overstatements bench-reader measures packages check lint types clean chromium

run: $(VENV)/run.stamp
	$(BIN)/streamlit run streamlit_app.py --server.address $(HOST) --server.port $(PORT)

serve: $(VENV)/run.stamp
ifeq ($(PROCESSES),1)
	$(BIN)/python -m deploy.server --host $(HOST) --port $(PORT)
else
	$(BIN)/python -m deploy.processes --host $(HOST) --port $(PORT) --processes $(PROCESSES)
endif

test: $(VENV)/dev.stamp lint types chromium $(VENV)/shell.stamp
	$(BIN)/python -m touchstone check
	$(BIN)/python -m pytest -n 2 $(SPREAD) $(addprefix --ignore ,$(BROWSER))
	$(BIN)/python -m pytest -n 3 $(SPREAD) $(BROWSER)

test-quick: $(VENV)/dev.stamp lint types
	$(BIN)/python -m pytest -n 2 $(SPREAD) -m "not slow" $(addprefix --ignore ,$(BROWSER))

test-deploy: $(VENV)/dev.stamp chromium
	@sh tests/install_program.sh "the tests of several replicas" nginx NGINX nginx /usr/sbin/nginx
	$(BIN)/python -m pytest -m deploy tests/deploy

fuzz: $(VENV)/dev.stamp
	$(BIN)/python -m tests.fuzz --seconds $(SECONDS) $(if $(SEED),--seed $(SEED)) $(if $(CASE),--case "$(CASE)")

audit: $(VENV)/run.stamp $(VENV)/audit.stamp
	$(VENV)/audit/bin/python -m tests.audit $(BIN)/python

shots: $(VENV)/dev.stamp chromium
	$(BIN)/python -m tests.browser.shots $(VIEW)

check: $(VENV)/run.stamp
	$(BIN)/python -m touchstone check $(FOLDER)

design: $(VENV)/dev.stamp
	$(BIN)/python -m tests.design
	$(BIN)/python -m tests.handout_fonts

bench: $(VENV)/dev.stamp $(VENV)/nicegui.stamp chromium
	$(BIN)/python -m benchmarks.speed $(ARGS)

bench-load: $(VENV)/run.stamp
	$(BIN)/python -m benchmarks.load $(ARGS)

bench-finder: $(VENV)/run.stamp
	$(BIN)/python -m benchmarks.finder

bench-overstatements: $(VENV)/run.stamp
	$(BIN)/python -m benchmarks.overstatements

bench-reader: $(VENV)/run.stamp
	$(BIN)/python -m benchmarks.reader --report $(ARGS)

measures: $(VENV)/dev.stamp chromium
	$(BIN)/python -m benchmarks.screens $(ARGS)

packages: $(VENV)/run.stamp
	$(BIN)/python -m benchmarks.packages

bench-scale: $(VENV)/dev.stamp
	$(BIN)/python -m benchmarks.scale $(ARGS)

lint: $(VENV)/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: $(VENV)/dev.stamp
	$(BIN)/mypy

chromium:
	@sh tests/install_program.sh "the browser tests" chromium CHROMIUM chromium chromium-browser google-chrome

# The browser tests use the headless shell of Chromium if it can be installed; tried only once.
# One after the other, because apt-get runs only once at a time.
$(VENV)/shell.stamp: $(VENV)/python.stamp | chromium
	@sh tests/install_program.sh "quicker browser tests" chromium-headless-shell CHROMIUM chromium-headless-shell 2>/dev/null || true
	@touch $@

clean:
	rm -rf $(VENV)

$(VENV)/python.stamp:
	@[ -n "$(PYTHON)" ] || { echo "Touchstone needs Python 3.11 or newer. Install it, or run: make PYTHON=/path/to/python3" >&2; exit 1; }
	@"$(PYTHON)" -m venv $(VENV) || { echo "Python could not make an environment. On Debian or Ubuntu, install python3-venv." >&2; exit 1; }
	@touch $@

# Not compiled here, which would take half of the time: Python compiles a module on first import.
$(VENV)/run.stamp: requirements.txt $(VENV)/python.stamp
	$(BIN)/python -m pip install --disable-pip-version-check --quiet --no-compile -r requirements.txt
	@touch $@

$(VENV)/dev.stamp: requirements-dev.txt $(VENV)/run.stamp
	$(BIN)/python -m pip install --disable-pip-version-check --quiet --no-compile -r requirements-dev.txt
	@touch $@

$(VENV)/audit.stamp: tests/requirements-audit.txt $(VENV)/python.stamp
	$(BIN)/python -m venv $(VENV)/audit
	$(VENV)/audit/bin/python -m pip install --disable-pip-version-check --quiet -r tests/requirements-audit.txt
	@touch $@

$(VENV)/nicegui.stamp: benchmarks/speed/requirements-nicegui.txt $(VENV)/python.stamp
	$(BIN)/python -m venv $(VENV)/nicegui
	$(VENV)/nicegui/bin/python -m pip install --disable-pip-version-check --quiet -r benchmarks/speed/requirements-nicegui.txt
	@touch $@

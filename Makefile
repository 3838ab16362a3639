# Everything sets itself up: Python 3.11 and make are enough.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# One more than two cores have: one of them mostly waits for the simulator.
PARALLEL ?= 3

.PHONY: run test check coverage nightly fuzz bench train pictures lock clean

run: $(VENV)/.run
	@$(BIN)/megabackdoor

test: $(VENV)/.test
	$(BIN)/python -m pytest -n $(PARALLEL) --dist worksteal

nightly: $(VENV)/.test fuzz
	$(BIN)/python -m pytest -m durability -n 0 tests/durability
	$(BIN)/python -m pytest -m '(hypothesis or more_by_night) and not fuzz' -n $(PARALLEL) --hypothesis-profile nightly

coverage: $(VENV)/.test
	$(BIN)/python -m pytest -n $(PARALLEL) --dist worksteal --cov=core --cov=bot --cov-branch --cov-report=
	$(BIN)/python -m coverage report --include='core/*' --skip-covered --show-missing --fail-under=100
	$(BIN)/python -m coverage report --include='bot/*' --skip-covered --fail-under=90

bench: $(VENV)/.test
	$(BIN)/python -m tests.bench.bench
	$(BIN)/python -m tests.bench.peers

check: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n $(PARALLEL) tests/bot/test_catalogs.py tests/test_layers.py

fuzz: $(VENV)/.test
	$(BIN)/python -m tests.fuzz $(or $(UPDATES),100000)

train: $(VENV)/.test
	$(BIN)/python -m tests.understanding.train

pictures: $(VENV)/.test
	$(BIN)/python -m tests.readme_pictures

lock:
	$(PYTHON) -m venv $(VENV)/lock
	$(VENV)/lock/bin/python -m pip --quiet install uv
	$(VENV)/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-annotate --no-header --extra build pyproject.toml -o requirements.lock
	$(VENV)/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-annotate --no-header --extra build --extra dev -c requirements.lock pyproject.toml -o tests/requirements.lock

clean:
	rm -rf $(VENV) build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(VENV)/.run: requirements.lock pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(PIP) install --require-hashes -r requirements.lock
	@PYTHONWARNINGS=ignore $(PIP) install --no-deps --no-build-isolation --config-settings editable_mode=compat --editable .
	@# As pip does with a wheel: the process that reads documents writes no bytecode, nor may a service.
	@$(BIN)/python -m compileall -q bot core
	@touch $@

$(VENV)/.test: $(VENV)/.run tests/requirements.lock
	@$(PIP) install --require-hashes -r tests/requirements.lock
	@touch $@

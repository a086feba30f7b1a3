# The one door for people and for CI. Each target sets up what it needs.
PY := .venv/bin/python

.PHONY: run test check faults setup format requirements translations build clean

run: setup
	$(PY) -m fieldkit demo --lang ru --pictures pictures

test: setup
	$(PY) -m pytest -n 2 -m "not faults" tests

check: setup
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	.venv/bin/lint-imports
	$(PY) tools/ports_lint.py
	$(PY) -m pytest -n 2 -q -m "not faults and not slow" tests/unit tests/contract \
	  tests/ui/test_words.py

faults: setup
	$(PY) -m pytest -m faults --timeout=3600 tests

setup:
	@sh tools/setup.sh

format: setup
	$(PY) -m ruff format .
	$(PY) -m ruff check --fix .

# Pins every dependency with its hashes, for all platforms, naming no registry.
requirements: setup
	$(PY) -m pip install --quiet uv
	cd requirements && for f in main dev; do ../.venv/bin/uv pip compile --quiet --universal \
	  --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header \
	  $$f.in -o $$f.txt; done

# Brings the window's words (resources/i18n/window) in step with the texts in the code.
translations: setup
	$(PY) tools/translations.py

# The application as one folder, dist/fieldkit, which needs neither Python nor the checkout.
build: setup
	$(PY) -m PyInstaller --noconfirm --log-level WARN build.spec

clean:
	rm -rf .venv build dist pictures

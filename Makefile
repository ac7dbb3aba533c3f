# Two commands for a fresh machine with Python and pip: `make demo` and `make test`.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
OUT ?= out/demo

AXE := $(VENV)/axe/node_modules/axe-core/axe.min.js

.PHONY: demo test check corpus schemas notebooks bench clean

# The stamp names what is installed, so that `demo` does not wait for the tools of `test`.
$(VENV)/.installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[dev,corpus]"
	touch $@

demo: $(VENV)/.installed  ## Convert the sample corpus and compare its districts
	$(BIN)/konzeptminer convert corpus/*.pdf -o $(OUT)
	$(BIN)/konzeptminer compare corpus/*.pdf -o $(OUT)/report.html -o $(OUT)/report.xlsx

# What checks pages for barriers comes from npm; where that is not there, its tests are skipped and say so.
$(AXE): $(VENV)/.installed-dev
	npm install --silent --no-save --ignore-scripts --prefix $(VENV)/axe axe-core@4.10.3 || echo "axe-core: not installed"

test: $(VENV)/.installed-dev $(AXE) check  ## Check style, types and layers, and run all tests
	$(BIN)/python -m pytest

check: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

corpus: $(VENV)/.installed-dev  ## Typeset the sample corpus again (needs Pango, see corpus/README.md)
	$(BIN)/python corpus/typeset.py

schemas: $(VENV)/.installed  ## Write the JSON schemas again
	$(BIN)/konzeptminer schema --write schemas

notebooks: $(VENV)/.installed-dev  ## Run the notebooks and store what they give
	$(BIN)/python notebooks/run.py

bench: $(VENV)/.installed-dev  ## Speed and memory beside plain pdfplumber
	$(BIN)/python benchmarks/speed.py --long 500

clean:
	rm -rf $(VENV) out

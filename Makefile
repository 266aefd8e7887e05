# Two commands do all the set-up on a fresh machine: `make demo` and `make test`.
PYTHON ?= python3
BIN := .venv/bin
LANGUAGETOOL := .languagetool

.PHONY: demo test bench clean languagetool

demo: .venv/installed
	@$(BIN)/copylint check --engine harper samples/faulty-physio-knee-pain.txt || test $$? -eq 1  # 1: it has faults

test: .venv/tools languagetool
	$(BIN)/python -m pytest -n 2 --dist loadfile
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy --strict copylint

.venv/bin/python:
	@$(PYTHON) -m venv .venv || { rm -rf .venv; \
	  echo "copylint: $(PYTHON) makes no virtual environment; on Debian: apt-get install python3-venv" >&2; exit 1; }

.venv/installed: .venv/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check .
	@touch $@

.venv/tools: .venv/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . --group dev
	@touch .venv/installed $@

# A real LanguageTool for the live tests, where Java and Maven are there to bring it.
languagetool: .venv/tools
	@if command -v java >/dev/null && command -v mvn >/dev/null; then \
	  $(BIN)/copylint languagetool install --maven --dir $(LANGUAGETOOL); \
	else \
	  echo "copylint: no java or no mvn on PATH, so the tests against a live LanguageTool are skipped"; \
	fi

bench: .venv/tools
	$(BIN)/python benchmarks/speed.py

clean:
	rm -rf .venv $(LANGUAGETOOL) build dist *.egg-info

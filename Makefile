# Two commands matter: `make pack` and `make test`. Both prepare what is missing first, and do nothing twice.
# ARGS goes to the command behind: make pack ARGS="--group osoba-bez-pracy --stage diagnoza"

.DEFAULT_GOAL := help
.PHONY: help pack test check lint format lock wheel bench clean
.SILENT:

ARGS ?=
JOBS ?= 2
export PYTHON

help:
	echo "make pack    prepare this machine and build the form packs into output/"
	echo "make test    prepare what the tests need and run all of them"
	echo "make check   lint, types, message catalogues, generated pages and the fast tests"
	echo "make format  format the source;  make lock  renew the lock files;  make wheel  build the wheel into dist/"
	echo "make bench   measure speed against named peers into docs/benchmarks.md (some minutes, on a quiet machine)"

pack:
	sh tools/setup/run pack
	.venv/bin/swtools build $(ARGS)

test:
	sh tools/setup/run test
	.venv/bin/python tools/setup/audit.py
	.venv/bin/python -m pytest -n $(JOBS) --dist loadgroup $(ARGS)

check: lint
	.venv/bin/python -m pytest -n $(JOBS) --dist loadgroup -m "not slow" $(ARGS)

lint:
	sh tools/setup/run check
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/python tools/update_messages.py --check
	.venv/bin/python tools/topics_table.py --check

format:
	sh tools/setup/run check
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .

# Pins for Python 3.11 and newer on every platform, with hashes and without addresses. UV may name another uv.
UV ?= .venv/bin/uv
LOCK = $(UV) pip compile pyproject.toml --quiet --universal --python-version 3.11 --group build --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-annotate --custom-compile-command "make lock" $(ARGS)

lock:
	[ -x "$(UV)" ] || .venv/bin/python -m pip install --quiet uv==0.13.9
	$(LOCK) -o requirements.lock
	$(LOCK) --extra test -c requirements.lock -o requirements-test.lock

wheel:
	sh tools/setup/run pack
	.venv/bin/python -m hatchling build -t wheel -d dist

# AkvoFormPrint pins older packages than ours; it runs with ours.
bench:
	sh tools/setup/run test
	[ -d build/peers ] || .venv/bin/python -m pip install --quiet --no-deps --target build/peers typst==0.15.2 akvoformprint==0.1.0b8
	PYTHONPATH=benchmarks:build/peers .venv/bin/python benchmarks/run.py

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache build dist tests/checkers/*/node_modules

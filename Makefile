# Akkoord. `make` alone tells what there is. Needs Python 3.11 or newer, make and git.
PORT ?= 8000
AWS_PORT ?= 0
STAGE ?=
ONLY ?=
SINCE ?=
SEED ?=
# That of the system first: one that was compiled here by a version manager is half as quick.
PYTHON ?= $(shell for p in /usr/bin/python3 python3 python3.11 python3.12 python3.13 python3.14 python; do \
	$$p -c 'import sys, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
RUN := .venv/bin/python
DRILLS := tests/integration/drill tests/http/test_undoing.py tests/http/test_jumping_clock.py \
	tests/unit/test_tasks_any_order.py
SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help up test check bench drill screenshots reset package deploy office audit format install install-browser
MAKEFLAGS += --no-print-directory

help: ## This list
	@echo "Akkoord, the client portal of accountancy offices."
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' Makefile

up: install ## Run everything on http://127.0.0.1:8000 (PORT= changes it); Ctrl-C ends it
	@exec $(RUN) -m scripts.up --port $(PORT) --aws-port $(AWS_PORT)

test: install-browser ## Everything that decides whether a change is good; ONLY=http, SINCE=main, SEED=
	@exec $(RUN) -m scripts.checks all --only "$(ONLY)" --since "$(SINCE)" --seed "$(SEED)"

check: install ## What needs no portal: types, lint, rules and the web; ONLY=, SINCE=, SEED=
	@exec $(RUN) -m scripts.checks short --only "$(ONLY)" --since "$(SINCE)" --seed "$(SEED)"

bench: install ## Benchmarks as JSON lines; ONLY=list runs one group
	@exec $(RUN) -m tests.bench $(ONLY)

drill: install ## 200 kills, faults, jumps and races at random moments; SEED= repeats them, ROUNDS= for more
	@DRILL_ROUNDS=$(or $(ROUNDS),20) exec $(RUN) -m pytest $(DRILLS) $(if $(SEED),--randomly-seed=$(SEED))

screenshots: install-browser ## Every screen into build/screens
	@rm -rf build/screens
	@exec $(RUN) -m pytest -q tests/e2e -n2 --pictures build/screens

reset: install ## Empty the local state
	@exec $(RUN) -m scripts.reset

package: install ## The deployable zip and template into build/package
	@exec $(RUN) -m scripts.package

deploy: install ## Package and deploy to AWS: make deploy STAGE=production
	@test -n "$(STAGE)" || { echo "Say which stage: make deploy STAGE=production"; exit 1; }
	@exec $(RUN) -m scripts.deploy $(STAGE)

office: install ## Make an office and its first owner: on the laptop, or STAGE=production
	@exec $(RUN) -m scripts.office open $(if $(STAGE),--stage $(STAGE))

audit: package ## Known weaknesses in what we depend on, and whether AWS still takes this Python
	@.venv/bin/cfn-lint --regions eu-west-1 -- build/package/template.json
	@$(RUN) -m pip_audit --requirement requirements.txt --requirement requirements-dev.txt
	@PATH="$(CURDIR)/.tools/bin:$$PATH" npm --prefix web audit

format: install ## Put all code in its agreed shape
	@$(RUN) -m ruff check --fix --quiet . ; $(RUN) -m ruff format --quiet .
	@test ! -f web/package.json || PATH="$(CURDIR)/.tools/bin:$$PATH" npm --prefix web run --if-present format

install:
	@test -n "$(PYTHON)" || { echo "Akkoord needs Python 3.11 or newer: install it and try again."; exit 1; }
	@$(PYTHON) -m scripts.install

install-browser:
	@test -n "$(PYTHON)" || { echo "Akkoord needs Python 3.11 or newer: install it and try again."; exit 1; }
	@$(PYTHON) -m scripts.install browser

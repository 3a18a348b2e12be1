# Every target is one readable line or two; `make help` lists them.
export PYTHONPATH := site:.
export PORT ?= 8000
PYTHON := .venv/bin/python
WORKERS ?= 2

.DEFAULT_GOAL := help
.PHONY: help python run test storm bench lighthouse lint format messages lock worker clean

help: ## What there is to make
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 20

python:
	@command -v python3 >/dev/null || { echo "Python 3.11 or newer is needed: install it (on Debian: apt install python3 python3-venv)."; exit 1; }

run: python ## The running site with demonstration content, from nothing (PORT=8000)
	@exec python3 site/devtools/run.py

test: python ## The whole test suite, from nothing
	@python3 site/devtools/prepare.py requirements-dev.txt
	$(PYTHON) -m pytest -n $(WORKERS) $(ARGS)
ifdef TEST_POSTGRESQL_URL
	TEST_DATABASE_URL=$(TEST_POSTGRESQL_URL) $(PYTHON) -m pytest -n $(WORKERS) $(ARGS)
else
	@echo "PostgreSQL: not tried, because TEST_POSTGRESQL_URL is not set (.ci/run starts one and sets it)."
endif

storm: python ## Long runs: everything is killed and Stripe answers badly (STORM=refunds or kills; minutes)
	@python3 site/devtools/prepare.py requirements-dev.txt
	$(PYTHON) -m tests.storm $(STORM)

bench: python ## What the site bears, measured (BENCH=webhooks, ledger, step or enumeration; minutes)
	@python3 site/devtools/prepare.py requirements-dev.txt
	$(PYTHON) -m tests.bench $(BENCH)

screenshots: python ## Every page in every state as pictures, in build/screenshots (SHOTS="project phone"; minutes)
	@python3 site/devtools/prepare.py requirements-dev.txt
	$(PYTHON) -m tests.screenshots $(SHOTS)

lighthouse: python ## What a phone is sent and what Lighthouse says of it; fails where a goal is missed (minutes)
	@python3 site/devtools/lighthouse/run.py

lint: python ## What CI checks besides tests
	@python3 site/devtools/prepare.py requirements-dev.txt
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	.venv/bin/lint-imports
	$(PYTHON) -m mypy home projects donations newsletter site/config site/demo site/devtools site/stripe_standin
	.venv/bin/djlint templates --lint --quiet
	$(PYTHON) manage.py makemigrations --check --dry-run --settings config.settings.test
	$(PYTHON) site/devtools/messages.py check

format: ## Formats the Python code
	$(PYTHON) -m ruff check --fix . ; $(PYTHON) -m ruff format .

messages: ## Collects texts for translation into locale/ (needs gettext), then compiles
	$(PYTHON) manage.py makemessages -l en -e html,txt,py --no-location --no-wrap -i node_modules -i build -i var -i .venv -i tests
	$(PYTHON) site/devtools/messages.py tidy
	$(PYTHON) site/devtools/messages.py compile

lock: ## Pins requirements.in and requirements-dev.in anew (needs uv)
	uv pip compile --python-version 3.11.2 --no-emit-index-url --custom-compile-command "make lock" -q requirements.in -o requirements.txt
	uv pip compile --python-version 3.11.2 --no-emit-index-url --custom-compile-command "make lock" -q requirements-dev.in -o requirements-dev.txt

worker: ## Events, refunds and mails, and all regular work on its schedule
	$(PYTHON) manage.py worker

clean: ## Removes all that was made; the data in var/ too
	rm -rf .venv node_modules build var

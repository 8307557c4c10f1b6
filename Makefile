SHELL := /bin/bash

PREFIX ?= /usr/local
DESTDIR ?=

SWIFT ?= swift
CC := cc
SWIFT_FILES := Sources Tests Package.swift
C_FILES := $(shell find Sources Tests -name '*.c')
C_HEADERS := $(addprefix -I,$(wildcard Sources/*/include Tests/*/include Tests/Benchmarks/Baselines/Sources/*/include))

# What comes from Homebrew is where no compiler looks by itself.
ifeq ($(shell uname),Darwin)
  BREW := $(shell brew --prefix 2>/dev/null || echo /usr/local)
  C_HEADERS += -I$(BREW)/include
  LIBRARIES := -Xcc -I$(BREW)/include -Xlinker -L$(BREW)/lib
  RELEASE := -c release $(LIBRARIES)
  STRIP := strip -x
else
  STRIP := strip
  # Without -no-pie the loader moves forty thousand pointers before the program begins. Loading the
  # library of C++, which Swift needs, takes half a millisecond of each start, and those of ncurses and
  # YAML a third of one: where there are static ones, the linker finds them first.
  RELEASE := -c release --static-swift-stdlib -Xlinker -no-pie -Xlinker -L$(CURDIR)/.build/archives
endif

PROGRAM := .build/release/leitner
BASELINE := .build/baselines/release/hello
PLAIN_BASELINE := .build/baselines/plain/release/hello
MANUAL := .build/manual/leitner.1
COMPLETIONS := .build/completions/leitner .build/completions/_leitner .build/completions/leitner.fish
SOURCES := Package.swift $(shell find Sources -type f)
DECKS := $(shell cd Data 2>/dev/null && find . -name '*.md')

BIN := $(DESTDIR)$(PREFIX)/bin
SHARE := $(DESTDIR)$(PREFIX)/share
INSTALLED := $(BIN)/leitner $(SHARE)/man/man1/leitner.1 \
  $(SHARE)/bash-completion/completions/leitner $(SHARE)/zsh/site-functions/_leitner \
  $(SHARE)/fish/vendor_completions.d/leitner.fish

# Foundation, linked statically, brings a warning about its own use of mktemp. That line alone is
# left out; the exit code stays that of the command before.
WITHOUT_MKTEMP := | { grep -v "warning: the use of .mktemp. is dangerous" || true; }

.PHONY: help run build test soak fuzz lint format bench screenshots install uninstall clean
.DELETE_ON_ERROR:

help:
	@echo 'make run        builds the program and opens it on the bundled decks'
	@echo 'make build      builds the program: $(PROGRAM)'
	@echo 'make test       runs every test'
	@echo 'make soak       runs them at their full length, which takes long'
	@echo '                (both take FILTER=, a part of the tests by name)'
	@echo 'make fuzz       feeds every reader with made-up input, FUZZ_SECONDS=10 for each'
	@echo '                (FUZZ_TARGET= for one of those in Tests/Fuzz/Corpus)'
	@echo 'make lint       checks the form of the code'
	@echo 'make format     puts the code into that form'
	@echo 'make bench      measures what a learner waits for against bare programs and Anki'
	@echo '                (BENCH="answer search" a part, FULL=1 up to a million cards, MARKDOWN=1)'
	@echo 'make screenshots  draws the pictures in the README from the real program'
	@echo 'make install    to PREFIX=$(PREFIX), with decks, manual page and completions'
	@echo 'make uninstall  takes that away again'
	@echo 'make clean      removes what was built'

run: $(PROGRAM)
	@exec $(PROGRAM) --decks Data

build: $(PROGRAM)
	@echo '$(PROGRAM)'

# Debian's ncurses is in two parts; a text of this form is an archive to the linker, too.
.build/archives:
	@mkdir -p $@
	@archive() { $(CC) -print-file-name=$$1; }; \
	  for name in libstdc++.a libutf8proc.a libyaml.a; do \
	    if [ -e "$$(archive $$name)" ]; then ln -sf "$$(archive $$name)" $@/; fi; \
	  done; \
	  if [ -e "$$(archive libncursesw.a)" ] && [ -e "$$(archive libtinfo.a)" ]; then \
	    echo "GROUP ( $$(archive libncursesw.a) $$(archive libtinfo.a) )" >$@/libncursesw.a; \
	  fi

# Swift leaves a program alone that would come out the same, so make has to be told.
$(PROGRAM): $(SOURCES) | .build/packages .build/archives
	@set -o pipefail; $(SWIFT) build $(RELEASE) --product leitner 2>&1 $(WITHOUT_MKTEMP)
	@touch $@

# Runs the tests and says at the very end which failed: the lines above it number thousands.
tests = mkdir -p .build; set -o pipefail; \
  $(1) 2>&1 | tee .build/tests.log || \
  { echo; echo 'Failed:'; grep -a '✘ Test .* recorded an issue' .build/tests.log; exit 1; }

# The tests drive the program itself; it is a dependency of theirs and is built with them.
test: | .build/packages-for-tests
	@$(call tests,$(SWIFT) test $(LIBRARIES) --disable-xctest $(if $(FILTER),--filter '$(FILTER)'))

# The same tests at their full length, every cut and byte, and hundreds of kills: optimized, which
# is how the program is installed.
soak: export LEITNER_SOAK = 1
soak: | .build/packages-for-tests
	@$(call tests,$(SWIFT) test $(LIBRARIES) -c release -Xswiftc -enable-testing \
	  --scratch-path .build/soak --disable-xctest $(if $(FILTER),--filter '$(FILTER)'))

FUZZ_SECONDS ?= 10
fuzz: | .build/packages
	@SWIFT='$(SWIFT)' FUZZ_FLAGS='$(LIBRARIES)' Tests/Fuzz/fuzz.sh $(FUZZ_SECONDS) $(FUZZ_TARGET)

lint: | .build/packages
	$(SWIFT) format lint --strict --recursive $(SWIFT_FILES)
	$(CC) -std=gnu11 -Wall -Wextra -Werror -fsyntax-only $(C_HEADERS) $(C_FILES)

format:
	$(SWIFT) format --in-place --recursive $(SWIFT_FILES)

bench: $(PROGRAM) $(BASELINE) $(PLAIN_BASELINE)
	@python3 Tests/Benchmarks/bench.py $(BENCH) $(if $(FULL),--full) $(if $(MARKDOWN),--markdown)

# A learner of fixed habits studies some days first, so that there is something to see.
SHOOT := python3 Tests/Screenshots/screenshot.py $(PROGRAM) Data
screenshots: $(PROGRAM) | .build/packages-for-tests
	$(SHOOT) Tests/Screenshots/today.svg --days 12
	$(SHOOT) Tests/Screenshots/review.svg --days 12 Enter Space
	$(SHOOT) Tests/Screenshots/review.zh.svg --language zh --days 12 Enter Space
	$(SHOOT) Tests/Screenshots/browse.svg --days 12 --size 120x30 Down Down Down Down Down Down Down Right

BASELINES := $(shell find Tests/Benchmarks/Baselines -type f)
$(BASELINE): $(BASELINES) | .build/packages .build/archives
	@set -o pipefail; $(SWIFT) build $(RELEASE) --package-path Tests/Benchmarks/Baselines \
	  --scratch-path .build/baselines 2>&1 $(WITHOUT_MKTEMP)
	@touch $@

# The same as `swift build` makes it, without what is done above for a short start.
$(PLAIN_BASELINE): $(BASELINES) | .build/packages
	@$(SWIFT) build -c release $(LIBRARIES) --package-path Tests/Benchmarks/Baselines \
	  --scratch-path .build/baselines/plain --product hello
	@touch $@

$(MANUAL): $(PROGRAM)
	@mkdir -p $(@D)
	@$(PROGRAM) manual --date "$$(git log -1 --format=%cs 2>/dev/null || date +%F)" > $@

.build/completions/leitner: $(PROGRAM)
	@mkdir -p $(@D)
	@$(PROGRAM) --generate-completion-script bash > $@

.build/completions/_leitner: $(PROGRAM)
	@mkdir -p $(@D)
	@$(PROGRAM) --generate-completion-script zsh > $@

.build/completions/leitner.fish: $(PROGRAM)
	@mkdir -p $(@D)
	@$(PROGRAM) --generate-completion-script fish > $@

install: $(PROGRAM) $(MANUAL) $(COMPLETIONS)
	@install -d $(foreach file,$(INSTALLED),"$(dir $(file))")
	@install -m 755 $(PROGRAM) "$(BIN)/leitner"
	@$(STRIP) "$(BIN)/leitner"
	@install -m 644 $(MANUAL) "$(SHARE)/man/man1/leitner.1"
	@install -m 644 .build/completions/leitner "$(SHARE)/bash-completion/completions/leitner"
	@install -m 644 .build/completions/_leitner "$(SHARE)/zsh/site-functions/_leitner"
	@install -m 644 .build/completions/leitner.fish \
	  "$(SHARE)/fish/vendor_completions.d/leitner.fish"
	@for deck in $(DECKS); do \
	  install -d "$(SHARE)/leitner/decks/$$(dirname "$$deck")" && \
	  install -m 644 "Data/$$deck" "$(SHARE)/leitner/decks/$$deck" || exit 1; \
	done
	@echo 'Installed $(BIN)/leitner'

uninstall:
	@rm -f $(foreach file,$(INSTALLED),"$(file)")
	@rm -f $(foreach deck,$(DECKS),"$(SHARE)/leitner/decks/$(deck)")
	@if [ -d "$(SHARE)/leitner" ]; then find "$(SHARE)/leitner" -depth -type d -empty -delete; fi
	@echo 'Removed $(BIN)/leitner'

clean:
	rm -rf .build

.build/packages: .ci/packages
	@.ci/packages
	@mkdir -p $(@D) && touch $@

.build/packages-for-tests: .ci/packages
	@.ci/packages test
	@mkdir -p $(@D) && touch $@

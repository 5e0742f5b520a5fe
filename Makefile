# SPDX-License-Identifier: GPL-3.0-or-later
#
# amptools: the whole build in one file. GNU make 4 or newer.
#
# Everything that is made goes into $(BUILD), and nothing else does. What a line needs from outside
# (headers, tools) is installed by ./bootstrap, never by make: here a missing header is a message
# that names its package.
#
# Yours to set: CC AR CFLAGS CPPFLAGS LDFLAGS LDLIBS, PREFIX BINDIR MANDIR DATADIR DESTDIR, BUILD,
# V=1 (show the commands), SANITIZE=1 (address and undefined-behaviour sanitizers, in a build folder
# of their own), PROVEFLAGS.

CFLAGS ?= -O2 -g
PREFIX ?= /usr/local
BINDIR ?= $(PREFIX)/bin
MANDIR ?= $(PREFIX)/share/man
DATADIR ?= $(PREFIX)/share/amptools
BUILD ?= build$(if $(SANITIZE),/sanitize)
PROVE ?= prove
PROVEFLAGS ?= -j4

.SUFFIXES:
.DELETE_ON_ERROR:
.DEFAULT_GOAL := all

# ---- What there is ----

version := $(shell sed -n 's/^.define AMP_VERSION "\(.*\)"$$/\1/p' lib/base/options.h)
tables := $(sort $(wildcard lib/*/tables/*.csv lib/*/tables/*.css))
library_sources := $(sort $(wildcard lib/*/*.c))
program_sources := $(sort $(wildcard bin/*.c))
unit_sources := $(sort $(wildcard tests/unit/test_*.c))
pages := $(sort $(wildcard man/*.[157]))
readers := $(wildcard README.md NEWS.md COPYING)
examples := $(sort $(shell test ! -d examples || find examples -type f))

library := $(BUILD)/libamp.a
library_objects := $(library_sources:%.c=$(BUILD)/obj/%.o) $(BUILD)/obj/gen/tables.o
programs := $(program_sources:bin/%.c=$(BUILD)/bin/%)
units := $(unit_sources:tests/unit/%.c=$(BUILD)/unit/%)
program_objects := $(program_sources:%.c=$(BUILD)/obj/%.o)
unit_objects := $(unit_sources:%.c=$(BUILD)/obj/%.o)
page_objects := $(BUILD)/obj/tests/pages/every-block.o
objects := $(library_objects) $(program_objects) $(unit_objects) $(page_objects)

# Fuzzing: a file of tests/fuzz is a harness; program.c is one for each program. stream.c is one for
# each stream that the table in it names, and is told which when it starts.
fuzz_sources := $(sort $(wildcard tests/fuzz/*.c))
ifneq ($(fuzz_sources),)
fuzz_streams := $(shell sed -n 's/^    {"\([a-z_]*\)", read_.*/\1/p' tests/fuzz/stream.c)
program_replays := $(program_sources:bin/%.c=$(BUILD)/replay/program-%)
replays := $(program_replays) $(patsubst tests/fuzz/%.c,$(BUILD)/replay/%, \
    $(filter-out %/fuzz.c %/replay.c %/program.c,$(fuzz_sources)))
endif
harnesses := $(patsubst $(BUILD)/replay/%,%,$(filter-out %/stream,$(replays))) \
    $(fuzz_streams:%=stream-%)
replay_shared := $(patsubst %,$(BUILD)/replay/obj/%.o,fuzz $(if $(FUZZING),,replay))
replay_objects := $(replays:$(BUILD)/replay/%=$(BUILD)/replay/obj/%.o) $(replay_shared) \
    $(program_sources:bin/%.c=$(BUILD)/replay/obj/main-%.o)
objects += $(replay_objects)

# ---- Flags: the project's own come first, so the user's win ----

comma := ,
warnings := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes \
    -Wmissing-prototypes -Wvla -Wformat=2
sanitizers := $(if $(SANITIZE),-fsanitize=address$(comma)undefined -fno-sanitize-recover=all \
    -fno-omit-frame-pointer)
# The paths of this checkout stay out of the objects: the same sources give the same bytes wherever
# they are built.
prefix_maps = -ffile-prefix-map=$(abspath $(BUILD))=build -ffile-prefix-map=$(CURDIR)=.
# Doubles are doubles: the registers of the 387 hold more digits, and a multiplication that goes on
# into an addition rounds once less, so that results would hang on the compiler's choice of
# registers. lib/base/number.c refuses to be compiled otherwise.
is_i386 := $(shell echo __i386__ | $(CC) $(CPPFLAGS) $(CFLAGS) -E -P -xc - 2>/dev/null | grep -x 1)
arithmetic := -ffp-contract=off $(if $(is_i386),-msse2 -mfpmath=sse)
own_cppflags := -D_XOPEN_SOURCE=700 -D_FILE_OFFSET_BITS=64 -D_TIME_BITS=64 -Ilib
own_cflags = -std=c17 $(warnings) $(arithmetic) $(prefix_maps) $(sanitizers)
own_libs := -lcsv -lgsl -lgslcblas -lm -lutf8proc -lmd \
    $(if $(filter Darwin,$(shell uname -s)),-liconv)

compile = $(CC) $(own_cppflags) $(CPPFLAGS) $(own_cflags) $(CFLAGS) -MMD -MP -c
link = $(CC) $(sanitizers) $(CFLAGS) $(LDFLAGS)

# $(call quote,TEXT): TEXT as one word for the shell.
quote = '$(subst ','\'',$(1))'
# Through a name of its own, so that make -n does not run what is given it.
make_command = $(MAKE)
quiet := $(if $(V),,@)

# ---- Targets for people: each says after ## what 'make help' prints ----

.PHONY: all check counted coverage fault fuzz mutate replays report demo lint static portability \
    pages screenshots bench install uninstall dist clean help units

all: $(library) $(programs) ## build every program (the default)

# tests/lib/run knows how each kind of test is started. With SANITIZE=1 the tests of the code itself
# are run, not those of its surroundings.
code_tests := $(units) $(sort $(wildcard tests/cli/*.transcript)) $(wildcard tests/fuzz/replay.sh)
other_tests := $(sort $(wildcard tests/cli/*.pl tests/build/*.sh tests/build/*.pl tests/fault/injected.pl \
    tests/mutation/*.pl)) $(pages) $(wildcard README.md)
check: all units $(replays) ## run every test; SANITIZE=1: units and transcripts under the sanitizers
	@command -v $(firstword $(PROVE)) >/dev/null || { \
	    echo "make: $(PROVE) is missing: it is in the Debian package perl;" \
	        "'./bootstrap check' installs it" >&2; \
	    exit 1; \
	}
	$(quiet)AMP_BIN='$(abspath $(BUILD)/bin)' AMP_REPLAY='$(abspath $(BUILD)/replay)' \
	    AMP_HARNESSES='$(harnesses)' AMP_SANITIZE='$(SANITIZE)' \
	    $(PROVE) $(PROVEFLAGS) --exec tests/lib/run $(code_tests) $(if $(SANITIZE),,$(other_tests))

units: $(units)

replays: $(replays)

# clang has libFuzzer; the build is the same but for the compiler, so it is make again. Of the code
# libFuzzer is told where it went, and nothing of what it compared: that takes more time than the
# code. Undefined behaviour ends a run without a word; a replay with SANITIZE=1 says what it was.
FUZZ_CC ?= clang
fuzz_cflags := -O2 -g -fno-omit-frame-pointer -fsanitize=address,undefined \
    -fno-sanitize-recover=all -fsanitize-trap=undefined \
    -fsanitize-coverage=inline-8bit-counters,pc-table
FUZZ_SECONDS = $(if $(SECONDS),$(SECONDS),60)
fuzz: ## fuzz every harness for SECONDS (60) in all; HARNESS=NAME: that one alone
	$(quiet)$(MAKE) --no-print-directory BUILD='$(BUILD)/fuzz' CC='$(FUZZ_CC)' FUZZING=1 SANITIZE= \
	    CFLAGS='$(fuzz_cflags)' replays
	$(quiet)tests/fuzz/run '$(BUILD)/fuzz/replay' '$(FUZZ_SECONDS)' $(or $(HARNESS),$(harnesses))

fault: all $(BUILD)/fault/allocations.so ## let every allocation fail in turn, in every program (minutes)
	$(quiet)AMP_BIN='$(abspath $(BUILD)/bin)' AMP_FAULT='$(abspath $(BUILD)/fault/allocations.so)' \
	    perl tests/fault/allocations.pl

# clang counts lines and branches, so it is make again with other flags, and -O0: there the counters
# are not held back in registers. Processes side by side share them, and what one line adds another
# is subtracted from, so none may be lost: atomic. What an assert() checks cannot happen, so it is not
# counted. The corpus of the fuzzers is not run here: it reaches lines without saying what is right.
COVERAGE_CC ?= clang
coverage_cflags = -O0 -g -DNDEBUG -fprofile-update=atomic -fcoverage-mapping \
    -fprofile-instr-generate=$(abspath $(BUILD))/coverage/raw/%m%c.profraw \
    -mllvm -runtime-counter-relocation -Wno-unused-command-line-argument
coverage: ## say which lines and branches no test reaches; fails below the shares that are asked for
	$(quiet)$(MAKE) --no-print-directory BUILD='$(BUILD)/coverage' CC='$(COVERAGE_CC)' SANITIZE= \
	    CFLAGS='$(coverage_cflags)' counted
counted: all units
	$(quiet)AMP_BIN='$(abspath $(BUILD)/bin)' PROVE='$(PROVE)' PROVEFLAGS='$(PROVEFLAGS)' \
	    tests/coverage/run '$(BUILD)' $(filter-out tests/fuzz/%,$(code_tests)) \
	    $(filter-out tests/build/%,$(other_tests))

# Which tests can notice a change is found by what they run; those of the build itself are left out.
MUTATE_FILES = $(if $(FILES),$(FILES),$(filter lib/measure/% lib/csv/%,$(library_sources)))
mutate: ## change the code in small ways: does a test notice? SAMPLE=n, FILES=..., AGAIN=1 (survivors)
	$(quiet)MUTATE_COMPILE='$(CC) $(own_cppflags) $(CPPFLAGS) -std=c17' MUTATE_OUT='$(abspath $(BUILD))/mutation' \
	    MUTATE_LIBRARIES='$(own_libs) $(LDLIBS)' FILES='$(MUTATE_FILES)' SAMPLE='$(SAMPLE)' \
	    SEED='$(SEED)' AGAIN='$(AGAIN)' MAKEFLAGS= \
	    MUTATE_TESTS='$(filter-out %.sh tests/mutation/%,$(code_tests) $(other_tests))' tests/mutation/run

# The example team's data end on this day. Status 3 says that rows were set aside; two things in
# these data are wrong on purpose.
demo: all ## make the example team's week: print the report, keep all pages in BUILD/demo
	@mkdir -p '$(BUILD)/demo'
	@PATH='$(abspath $(BUILD)/bin)':"$$PATH" examples/weekly-report --as-of=2026-11-20 \
	    -o '$(BUILD)/demo' || test $$? -eq 3
	@echo
	@echo 'For a browser: $(BUILD)/demo/report-2026-W47.html, $(BUILD)/demo/team-2026-W47.html'
	@echo 'and a page for each person in $(BUILD)/demo/one-on-one-2026-W47.'

lint: ## check style, layout, scripts and manual; build with gcc and with clang, warnings are errors
	$(quiet)LINT_CPPFLAGS='$(own_cppflags)' LINT_BUILD='$(BUILD)' MAKE='$(make_command)' tests/lint/run

static: ## look for faults with four analysers; build twice and compare
	$(quiet)STATIC_CPPFLAGS='$(own_cppflags)' STATIC_BUILD='$(BUILD)' MAKE='$(make_command)' tests/static/run
	$(quiet)MAKE='$(make_command)' $(PROVE) --exec sh tests/static/reproducible.sh

portability: ## run every test with musl, and on a 32-bit Debian (as root); keeps both in BUILD/portability
	$(quiet)MAKE='$(make_command)' tests/portability/run '$(BUILD)/portability' PROVEFLAGS='$(PROVEFLAGS)'

# The pages in a browser: not part of check, because browsers are large. Without one, nothing is
# tested and that is said.
pages: all $(BUILD)/every-block ## check the HTML pages in a real browser, at two widths, light and dark
	$(quiet)AMP_BIN='$(abspath $(BUILD)/bin)' EVERY_BLOCK='$(abspath $(BUILD)/every-block)' $(PROVE) --exec perl tests/pages/run

screenshots: all ## make the pictures of the manual again (man/pages)
	$(quiet)AMP_BIN='$(abspath $(BUILD)/bin)' perl tests/pages/screenshots man/pages

bench: all ## measure speed and memory
	$(quiet)AMP_BIN='$(abspath $(BUILD)/bin)' BUILD='$(abspath $(BUILD))' CC='$(CC)' tests/bench/run

report: ## measure what tests/README.md states, and write it there (hours); ONLY='check bench': these
	$(quiet)MAKE='$(make_command)' BUILD='$(abspath $(BUILD))' CC='$(CC)' ONLY='$(ONLY)' perl tests/report/run

dist: ## make amptools-VERSION.tar.gz of the last commit
	$(quiet)git archive --prefix=amptools-$(version)/ HEAD | gzip -n -9 >amptools-$(version).tar.gz
	@echo amptools-$(version).tar.gz

clean: ## remove what was built
	rm -rf '$(BUILD)'

help: ## say what can be made
	@echo "amptools $(version): make [TARGET]"
	@awk -F ' ## ' '/^[a-z]+:.* ## / { sub(/:.*/, "", $$1); printf "    %-13s%s\n", $$1, $$2 }' Makefile

# ---- Install and uninstall ----

# Every file as SOURCE=DESTINATION. What install wrote and which folders it had to make stands in
# $(DATADIR)/installed, so that uninstall takes away just that, whatever version it was, and no
# folder that was there before.
to_install = $(foreach file,$(programs),$(file)=$(BINDIR)/$(notdir $(file))) \
    $(foreach page,$(pages),$(page)=$(MANDIR)/man$(subst .,,$(suffix $(page)))/$(notdir $(page))) \
    $(foreach file,$(readers) $(examples),$(file)=$(DATADIR)/$(file))

install: all ## install programs, manual and examples below PREFIX (DESTDIR is put in front)
	$(quiet)set -eu; umask 022; record='$(DESTDIR)$(DATADIR)/installed'; written=''; \
	folder() { \
	    test -d "$(DESTDIR)$$1" || { \
	        test "$$1" = / || folder "$$(dirname "$$1")"; \
	        mkdir -p "$(DESTDIR)$$1"; written="$$written $${1%/}/"; \
	    }; \
	}; \
	for pair in $(to_install); do \
	    from=$${pair%%=*}; to=$${pair#*=}; mode=644; test ! -x "$$from" || mode=755; \
	    folder "$$(dirname "$$to")"; \
	    install -m $$mode "$$from" "$(DESTDIR)$$to"; written="$$written $$to"; \
	done; \
	folder '$(DATADIR)'; \
	touch "$$record"; \
	{ cat "$$record"; printf '%s\n' $$written '$(DATADIR)/installed'; } | \
	    LC_ALL=C sort -u >"$$record.new"; \
	mv "$$record.new" "$$record"; \
	echo "installed amptools $(version) in $(DESTDIR)$(PREFIX)"

uninstall: ## take away what install wrote (same PREFIX and DESTDIR)
	$(quiet)set -eu; record='$(DESTDIR)$(DATADIR)/installed'; \
	test -f "$$record" || { echo "make: nothing to uninstall: there is no $$record" >&2; exit 1; }; \
	LC_ALL=C sort -r "$$record" | { \
	    while IFS= read -r path; do \
	        case $$path in \
	            */) rmdir "$(DESTDIR)$$path" 2>/dev/null || true ;; \
	            *) rm -f "$(DESTDIR)$$path" ;; \
	        esac; \
	    done; \
	}

# ---- Rules ----

# Two files that hold what the build depends on besides files: the commands, and which sources there
# are. They are made again when that changed, and what depends on it depends on them.
flags := $(strip $(compile) / $(link) $(AR) $(LDLIBS))
ifneq ($(flags),$(file <$(BUILD)/flags))
.PHONY: $(BUILD)/flags
endif
$(BUILD)/flags:
	@mkdir -p $(@D)
	@printf '%s\n' $(call quote,$(flags)) >$@

sources := $(library_sources) $(tables)
ifneq ($(sources),$(file <$(BUILD)/sources))
.PHONY: $(BUILD)/sources
endif
$(BUILD)/sources:
	@mkdir -p $(@D)
	@printf '%s\n' $(call quote,$(sources)) >$@

# Headers that are not ours, each with the Debian package that has it: asked for once per set of
# flags.
headers := csv.h=libcsv-dev gsl/gsl_cdf.h=libgsl-dev uthash.h=uthash-dev \
    utf8proc.h=libutf8proc-dev sha2.h=libmd-dev
unit_headers := cmocka.h=libcmocka-dev
$(BUILD)/have-headers: wanted := $(headers)
$(BUILD)/have-unit-headers: wanted := $(unit_headers)
$(BUILD)/have-headers: bootstrap_target := all
$(BUILD)/have-unit-headers: bootstrap_target := check
$(BUILD)/have-headers $(BUILD)/have-unit-headers: $(BUILD)/flags
	@command -v $(firstword $(CC)) >/dev/null || { \
	    echo "make: there is no C compiler '$(firstword $(CC))': Debian's is in the package gcc;" \
	        "'./bootstrap $(bootstrap_target)' installs it" >&2; \
	    exit 1; \
	}
	@missing=; for pair in $(wanted); do \
	    echo "#include <$${pair%=*}>" | $(CC) $(own_cppflags) $(CPPFLAGS) -E -xc - >/dev/null 2>&1 || \
	    missing="$$missing$${missing:+, }$${pair%=*} (Debian package $${pair#*=})"; \
	done; \
	test -z "$$missing" || { \
	    echo "make: missing: $$missing; './bootstrap $(bootstrap_target)' installs what is missing" >&2; \
	    exit 1; \
	}
	@touch $@

$(objects): $(BUILD)/flags | $(BUILD)/have-headers
$(unit_objects): | $(BUILD)/have-unit-headers

$(BUILD)/obj/%.o: %.c
	@mkdir -p $(@D)
	$(quiet)$(if $(V),,echo "  cc    $<";) $(compile) -o $@ $<

$(BUILD)/obj/gen/%.o: $(BUILD)/gen/%.c
	@mkdir -p $(@D)
	$(quiet)$(if $(V),,echo "  cc    $<";) $(compile) -o $@ $<

$(library): $(library_objects) $(BUILD)/sources
	@rm -f $@
	$(quiet)$(if $(V),,echo "  ar    $@";) $(AR) rcs $@ $(library_objects)

$(programs): $(BUILD)/bin/%: $(BUILD)/obj/bin/%.o $(library)
	@mkdir -p $(@D)
	$(quiet)$(if $(V),,echo "  link  $@";) $(link) -o $@ $^ $(own_libs) $(LDLIBS)

# The calls that a unit test lets fail go through tests/unit/failing.h.
failing_calls = nm -u $(BUILD)/obj/tests/unit/$(@F).o | sed -n 's/.* __real_/-Wl,--wrap=/p'
$(units): $(BUILD)/unit/%: $(BUILD)/obj/tests/unit/%.o $(library)
	@mkdir -p $(@D)
	$(quiet)$(if $(V),,echo "  link  $@";) \
	    $(link) -o $@ $^ $$($(failing_calls)) $(own_libs) -lcmocka $(LDLIBS)

$(BUILD)/every-block: $(BUILD)/obj/tests/pages/every-block.o $(library)
	$(quiet)$(if $(V),,echo "  link  $@";) $(link) -o $@ $^ $(own_libs) $(LDLIBS)

$(BUILD)/fault/%.so: tests/fault/%.c $(BUILD)/flags | $(BUILD)/have-headers
	@mkdir -p $(@D)
	$(quiet)$(if $(V),,echo "  so    $@";) $(filter-out -c,$(compile)) -fPIC -shared -o $@ $< $(LDFLAGS) -ldl

# A harness with replay.c, or (FUZZING=1) with libFuzzer. The calls named here go through
# tests/fuzz/fuzz.c; libcsv is linked into the fuzzers, so that its memory goes that way too.
wrapped := malloc calloc realloc free write close fsync exit iconv_open iconv_close \
    source_open source_read
fuzz_link = $(link) $(wrapped:%=-Wl$(comma)--wrap=%) $(if $(FUZZING),-fsanitize=fuzzer \
    $(unheard:%=-Wl$(comma)--defsym=__sanitizer_weak_hook_%=fuzz_unheard))
# What libFuzzer would hear of comparisons all the same, from AddressSanitizer.
unheard := memcmp strcmp strncmp strcasecmp strncasecmp strstr strcasestr memmem
fuzz_libs = $(if $(FUZZING),$(patsubst -lcsv,-l:libcsv.a,$(own_libs)),$(own_libs))
# What is looked at is the code, not the harness.
quiet_compile = $(quiet)$(if $(V),,echo "  cc    $<";) $(compile)
compile_harness = $(quiet_compile) \
    $(if $(FUZZING),-fno-sanitize=address -fno-sanitize-coverage=inline-8bit-counters$(comma)pc-table)

$(BUILD)/replay/obj/program-%.o: tests/fuzz/program.c
	@mkdir -p $(@D)
	$(compile_harness) -DFUZZ_PROGRAM='"$*"' -o $@ $<
$(BUILD)/replay/obj/main-%.o: bin/%.c
	@mkdir -p $(@D)
	$(quiet_compile) -Dmain=program_main -Wno-missing-prototypes -o $@ $<
$(BUILD)/replay/obj/%.o: tests/fuzz/%.c
	@mkdir -p $(@D)
	$(compile_harness) -o $@ $<

$(program_replays): $(BUILD)/replay/program-%: $(BUILD)/replay/obj/main-%.o
$(program_replays): wrapped += lexicon_new lexicon_free sentence_words_read \
    metrics_read metrics_free playbook_read playbook_free \
    goal_questions_new goal_questions_free recognition_rules_read decision_rules_read \
    wording_read wording_read_other wording_free template_fault
$(replays): $(BUILD)/replay/%: $(BUILD)/replay/obj/%.o $(replay_shared) $(library)
	$(quiet)$(if $(V),,echo "  link  $@";) \
	    $(fuzz_link) -o $@ $(filter %.o,$^) $(library) $(fuzz_libs) $(LDLIBS)

# The tables (maps, words, texts, the style of pages: data, not code) as C: their bytes as numbers,
# with a NUL behind them that the size does not count. lib/team/tables/crm-salesforce.csv is found
# by tables_find("team/crm-salesforce"), see lib/base/tables.h.
$(BUILD)/gen/tables.c: $(tables) $(BUILD)/sources Makefile
	@mkdir -p $(@D)
	@{ echo '/* Made by make from the tables of lib/, see the Makefile. */'; \
	    echo '#include "base/tables.h"'; \
	    number=0; entries=; \
	    for table in $(tables); do \
	        number=$$((number + 1)); \
	        echo "static const unsigned char table_$$number[] = {"; \
	        LC_ALL=C od -An -v -tu1 "$$table" | sed 's/[0-9][0-9]*/&,/g'; \
	        echo '0};'; \
	        name=$$(echo "$$table" | sed 's,^lib/,,; s,/tables/,/,; s,[.]cs[sv]$$,,'); \
	        entries="$$entries    {\"$$name\", table_$$number, sizeof(table_$$number) - 1},"; \
	    done; \
	    echo 'const struct table_file tables_all[] = {'; \
	    echo "$$entries    {NULL, NULL, 0}};"; \
	} >$@

-include $(objects:.o=.d)

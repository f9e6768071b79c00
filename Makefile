# vanban: official documents from data. `make help` lists the targets.

PREFIX  ?= /usr/local
DESTDIR ?=
BUILD   ?= build
VERSION  = 0.1.0

# Debian packages: to build, to test, and for the slow tests only.
PACKAGES = build-essential pkg-config libhpdf-dev libzip-dev libxlsxwriter-dev liblua5.4-dev \
           libharfbuzz-dev libutf8proc-dev libunibreak-dev libyajl-dev libexpat1-dev libdeflate-dev zlib1g-dev nettle-dev $(FONTS)
FONTS   := $(shell apt-cache show fonts-liberation2 >/dev/null 2>&1 && echo fonts-liberation2 || echo fonts-liberation) \
           fonts-dejavu-core
TEST_PACKAGES = libcmocka-dev lua5.4 python3 poppler-utils mupdf-tools qpdf
SLOW_PACKAGES = parallel python3-lxml python3-openpyxl libreoffice-writer-nogui libreoffice-calc-nogui imagemagick valgrind $(NODE)
NODE     = $(shell command -v npm >/dev/null || echo nodejs npm)

# The layers, lowest first. MODULES="base text" builds a part, to work on one layer at a time.
MODULES ?= base text data model script layout emit job cli

CC     ?= cc
PKGS    = libzip harfbuzz harfbuzz-subset libutf8proc yajl expat libdeflate zlib nettle
OPT    ?= -O3 -g
WARN    = -Wall -Wextra -Wconversion -Wshadow -Wswitch-enum -Wmissing-prototypes -Wstrict-prototypes \
          -Wvla -Werror
CFLAGS  = -std=c11 -D_GNU_SOURCE $(OPT) $(WARN) $(SANITIZE) -Iengine $(shell pkg-config --cflags lua5.4 $(PKGS))
# Lua's archive where there is one: nothing is called as often, and calls into a shared library cost a twentieth more.
LUA     = $(firstword $(wildcard $(shell pkg-config --variable=libdir lua5.4)/liblua5.4.a) -llua5.4)
LDLIBS  = $(LUA) $(shell pkg-config --libs $(PKGS)) -lhpdf -lxlsxwriter -lunibreak -lm
LDFLAGS = $(SANITIZE) -rdynamic

SOURCES := $(sort $(foreach m,$(MODULES),$(shell find engine/$(m) -name '*.c' ! -path 'engine/cli/main.c')))
OBJECTS := $(SOURCES:%.c=$(BUILD)/%.o)
LIBRARY := $(BUILD)/libvanban.a
TESTS   := $(sort $(foreach m,$(MODULES),$(wildcard tests/unit/test_$(m)_*.c)))
TEST_BINS := $(TESTS:tests/unit/%.c=$(BUILD)/unit/%)

.DEFAULT_GOAL := all
.PHONY: all help setup setup-test setup-slow demo test unit asan bench lint reference install clean test-slow

all: $(BUILD)/vanban  ## build the program
help:  ## this list
	@sed -n 's/^\([a-z-]*\):.*##/  \1\t/p' $(MAKEFILE_LIST)

$(BUILD)/vanban: $(BUILD)/engine/cli/main.o $(LIBRARY)
	$(CC) $(LDFLAGS) $^ $(LDLIBS) -o $@

$(LIBRARY): $(OBJECTS)
	@rm -f $@
	ar rcs $@ $^

$(BUILD)/%.o: %.c Makefile
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -DVANBAN_VERSION='"$(VERSION)"' -DVANBAN_SHARE='"$(PREFIX)/share/vanban"' -MMD -MP -c $< -o $@

$(BUILD)/unit/%: tests/unit/%.c $(LIBRARY)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -MMD -MP -MF $@.d $< $(LDFLAGS) $(LIBRARY) $(LDLIBS) -lcmocka -o $@

unit: $(TEST_BINS)

# --- what a machine needs -----------------------------------------------------------------------------------
# Installs what is missing where that is possible (root, or sudo without a password); else prints the one
# line to run and stops.
define install_missing
	@missing=$$(for p in $(1); do dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || echo $$p; done); \
	[ -z "$$missing" ] && exit 0; \
	line="apt-get install -y --no-install-recommends $$(echo $$missing)"; \
	if [ "$$(id -u)" = 0 ]; then as=; elif sudo -n true 2>/dev/null; then as=sudo; else as=none; fi; \
	if [ "$$as" != none ]; then \
	    echo "$$line"; $$as apt-get update -qq; \
	    DEBIAN_FRONTEND=noninteractive $$as $$line >/dev/null && exit 0; \
	fi; \
	echo "Cần cài các gói sau / these packages are needed:"; echo "    sudo $$line"; exit 1
endef

setup:  ## install the Debian packages that are missing to build
	$(call install_missing,$(PACKAGES))
setup-test:
	$(call install_missing,$(PACKAGES) $(TEST_PACKAGES))
setup-slow:
	$(call install_missing,$(PACKAGES) $(TEST_PACKAGES) $(SLOW_PACKAGES))

# The targets below call make anew after the set-up, since pkg-config may not have been there before it.
demo: setup  ## build, render all samples into build/demo/ and say where they are
	@$(MAKE) --no-print-directory all
	@$(BUILD)/vanban render -q -o $(BUILD)/demo samples/*.json
	@echo "Văn bản mẫu / the sample documents:"; ls $(BUILD)/demo/* | sed 's/^/    /'

test: setup-test  ## all quick tests
	@$(MAKE) --no-print-directory all unit
	@python3 tests/run.py --build $(BUILD)

asan: setup-test  ## all quick tests under the address and undefined-behaviour sanitizers
	@$(MAKE) --no-print-directory BUILD=build-asan OPT="-O1 -g" \
	    SANITIZE="-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer" all unit
	@ASAN_OPTIONS=detect_leaks=1 LSAN_OPTIONS=suppressions=$(CURDIR)/tests/tools/leaks.txt:print_suppressions=0 \
	    python3 tests/run.py --build build-asan

lint:  ## order of the layers, limits of size, static analysis where the tools are there
	@python3 tests/tools/layers.py
	@if command -v cppcheck >/dev/null; then cppcheck -q --std=c11 -Iengine --inline-suppr --error-exitcode=1 \
	    --enable=warning,portability --suppress=missingIncludeSystem \
	    --suppress=CastIntegerToAddressAtReturn engine; fi
	@if command -v luac5.4 >/dev/null; then find templates fonts -name '*.lua' -exec luac5.4 -p {} \; ; fi

$(BUILD)/bench: tests/bench/bench.c $(LIBRARY)
	$(CC) $(CFLAGS) $< $(LDFLAGS) $(LIBRARY) $(LDLIBS) -o $@

# Lays out documents of any length, for the slow tests.
$(BUILD)/linear: tests/bench/linear.c $(LIBRARY)
	$(CC) $(CFLAGS) $< $(LDFLAGS) $(LIBRARY) $(LDLIBS) -lcmocka -o $@

$(BUILD)/plain: tests/bench/plain.c
	$(CC) $(CFLAGS) $< $(LDFLAGS) -lxlsxwriter -o $@

# Programs that show what the same libraries cost at the limit; run beside ours where they are there.
FLOOR ?= ../shared/bench/floor

bench: setup  ## documents per second: each format in one process, and in batch; build/bench-batch.txt
	@$(MAKE) --no-print-directory all $(BUILD)/bench $(BUILD)/plain
	@$(BUILD)/bench . samples/an-ap.json
	@$(BUILD)/plain $(BUILD)/plain.xlsx
	@echo; python3 tests/bench/run.py --build $(BUILD) --floor $(FLOOR)

test-slow: setup-slow  ## comparisons with LibreOffice, validation against the schemas
	@$(MAKE) --no-print-directory all $(BUILD)/linear
	@/usr/bin/python3 tests/slow/run.py --build $(BUILD)

reference: all  ## write the pages of reference beside the templates anew
	@python3 tests/tools/reference.py --build $(BUILD)

install: all  ## PREFIX (default /usr/local), DESTDIR
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/vanban
	install -m 755 $(BUILD)/vanban $(DESTDIR)$(PREFIX)/bin/vanban
	cp -R templates fonts $(DESTDIR)$(PREFIX)/share/vanban/

clean:  ## remove what was built
	rm -rf build build-asan

-include $(OBJECTS:.o=.d) $(BUILD)/engine/cli/main.d $(TEST_BINS:=.d)

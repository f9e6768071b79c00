# vanban: official documents from data. `make help` lists the targets.

PREFIX  ?= /usr/local
DESTDIR ?=
BUILD   ?= build
VERSION  = 0.1.0

# Debian packages: to build, to test, and for the slow tests only.
PACKAGES = build-essential pkg-config libhpdf-dev libzip-dev libxlsxwriter-dev liblua5.4-dev \
           libharfbuzz-dev libutf8proc-dev libunibreak-dev libjansson-dev libdeflate-dev zlib1g-dev $(FONTS)
FONTS   := $(shell apt-cache show fonts-liberation2 >/dev/null 2>&1 && echo fonts-liberation2 || echo fonts-liberation)
TEST_PACKAGES = libcmocka-dev python3 poppler-utils mupdf-tools qpdf
SLOW_PACKAGES = python3-lxml python3-openpyxl libreoffice-writer-nogui libreoffice-calc-nogui imagemagick

# The layers, lowest first. MODULES="base text" builds a part, to work on one layer at a time.
MODULES ?= base text data model script layout emit job cli

CC     ?= cc
PKGS    = lua5.4 libzip harfbuzz harfbuzz-subset libutf8proc jansson libdeflate zlib
OPT    ?= -O2 -g
WARN    = -Wall -Wextra -Wconversion -Wshadow -Wswitch-enum -Wmissing-prototypes -Wstrict-prototypes \
          -Wvla -Werror
CFLAGS  = -std=c11 -D_GNU_SOURCE $(OPT) $(WARN) $(SANITIZE) -Iengine $(shell pkg-config --cflags $(PKGS))
LDLIBS  = $(shell pkg-config --libs $(PKGS)) -lhpdf -lxlsxwriter -lunibreak -lm
LDFLAGS = $(SANITIZE) -rdynamic

SOURCES := $(sort $(foreach m,$(MODULES),$(shell find engine/$(m) -name '*.c' ! -path 'engine/cli/main.c')))
OBJECTS := $(SOURCES:%.c=$(BUILD)/%.o)
LIBRARY := $(BUILD)/libvanban.a
TESTS   := $(sort $(foreach m,$(MODULES),$(wildcard tests/unit/test_$(m)_*.c)))
TEST_BINS := $(TESTS:tests/unit/%.c=$(BUILD)/unit/%)

.DEFAULT_GOAL := all
.PHONY: all help setup setup-test setup-slow demo test unit asan bench lint install clean test-slow fuzz

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
	$(CC) $(CFLAGS) -DVANBAN_VERSION='"$(VERSION)"' -DVANBAN_SHARE='"$(PREFIX)/share/vanban"' -MMD -c $< -o $@

$(BUILD)/unit/%: tests/unit/%.c $(LIBRARY)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -MMD -MF $@.d $< $(LDFLAGS) $(LIBRARY) $(LDLIBS) -lcmocka -o $@

unit: $(TEST_BINS)
	@for t in $^; do $$t || exit 1; done

clean:  ## remove what was built
	rm -rf build build-asan

-include $(OBJECTS:.o=.d) $(BUILD)/engine/cli/main.d

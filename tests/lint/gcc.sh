#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Programs and unit tests built by gcc, in a folder of its own, where a warning is an error.
set -eu
unset MAKEFLAGS MFLAGS
exec "${MAKE:-make}" --no-print-directory -k -j 2 BUILD="${LINT_BUILD:-build}/lint-gcc" \
    CC=gcc CFLAGS='-O2 -Werror' all units >/dev/null

#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# clang-tidy with the checks of .clang-tidy, on what is shipped; two files at a time.
set -eu
LINT_CPPFLAGS=${LINT_CPPFLAGS:--D_XOPEN_SOURCE=700 -Ilib}
# shellcheck disable=SC2086 # flags are split on purpose
tests/lint/files 'bin/*.c' 'lib/*.c' | xargs -P 2 -n 4 sh -c '
    clang-tidy --quiet "$@" -- '"$LINT_CPPFLAGS"' -std=c17 2>/dev/null || exit 1
' sh

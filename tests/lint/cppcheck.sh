#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# cppcheck on what is shipped. What it may not know are the headers of other libraries.
set -eu
LINT_CPPFLAGS=${LINT_CPPFLAGS:--D_XOPEN_SOURCE=700 -Ilib}
# shellcheck disable=SC2086 # flags are split on purpose
cppcheck --quiet -j 2 --std=c11 --enable=warning,performance,portability --inline-suppr \
    --error-exitcode=1 --suppress=missingIncludeSystem $LINT_CPPFLAGS bin lib

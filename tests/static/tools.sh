# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh
# The tools of tests/static/run, and their findings in one form. Each builds or reads everything anew,
# in a folder that is given: what is not compiled again is not looked at.

export LC_ALL=C # for plain quotes in messages
cppflags=${STATIC_CPPFLAGS:--D_XOPEN_SOURCE=700 -Ilib}
unset MAKEFLAGS MFLAGS

tool_gcc() {
    rm -rf "$1/gcc"
    mkdir -p "$1/gcc"
    "${MAKE:-make}" --no-print-directory -k -j 2 -O BUILD="$1/gcc" all CC=gcc \
        CFLAGS='-O2 -fanalyzer -fanalyzer-verbosity=0 -fdiagnostics-plain-output'
}

# With what scan-build leaves off and is for C.
tool_scan() {
    rm -rf "$1/scan" "$1/scan-report"
    mkdir -p "$1/scan" "$1/scan-report"
    scan-build --use-cc=clang -o "$1/scan-report" \
        -enable-checker security,nullability,valist,optin.portability,optin.performance \
        "${MAKE:-make}" --no-print-directory -k -j 2 -O BUILD="$1/scan" all
}

tool_tidy() {
    tests/lint/files 'bin/*.c' 'lib/*.c' | xargs -P 2 -n 4 sh -c '
        clang-tidy --quiet --checks="-*,bugprone-*,cert-*" --warnings-as-errors="-*" \
            "$@" -- '"$cppflags"' -std=c17' sh
}

tool_cppcheck() {
    # shellcheck disable=SC2086 # flags are split on purpose
    cppcheck --quiet -j 2 --std=c11 --enable=warning,style,performance,portability --inconclusive \
        --suppress=missingIncludeSystem --template='{file}:{line}:{column}: warning: {message} [{id}]' \
        $cppflags bin lib
}

# Warnings as TOOL, CHECK, FILE, LINE, MESSAGE, with tabs between; each place once.
findings() {
    sed -n "s,^$PWD/,,; s/^\([^: ][^: ]*\):\([0-9]*\):[0-9]*: \(warning\|error\): \(.*\) \[\([^]]*\)\]\$/$1	\5	\1	\2	\4/p" |
        LC_ALL=C sort -u
}

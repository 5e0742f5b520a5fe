#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A program file of more than 300 lines has something in it that belongs in lib; a file of lib ends
# at 400 lines, a function at 60.
set -eu

# shellcheck disable=SC2016 # awk's variables, not the shell's
tests/lint/files 'bin/*.c' 'lib/*.[ch]' | xargs awk '
    function check_file() {
        if (lines > limit) {
            printf "%s: %d lines, %d are allowed\n", file, lines, limit
            found = 1
        }
    }
    FNR == 1 {
        check_file()
        file = FILENAME
        limit = file ~ /^bin\// ? 300 : 400
    }
    { lines = FNR }
    /^[a-z_].*\(/ { name = $0; sub(/\(.*/, "", name) }
    /^\{/ { start = FNR }
    /^\}/ {
        if (start > 0 && FNR - start + 1 > 60) {
            printf "%s:%d: %s has %d lines, 60 are allowed\n", file, start, name, FNR - start + 1
            found = 1
        }
        start = 0
    }
    END { check_file(); exit found }
'

#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every file that can hold a comment says its licence in its first lines. Tables, prose, pictures and
# the licence itself cannot or need not.
set -eu

found=0
tests/lint/files | {
    while IFS= read -r file; do
        case $file in
            COPYING | *.png | *.md | *.csv | *.txt | */corpus/* | */data/*) continue ;;
        esac
        head -n 5 "$file" | grep -q 'SPDX-License-Identifier: GPL-3.0-or-later' || {
            echo "$file: no SPDX line"
            found=1
        }
    done
    exit $found
}

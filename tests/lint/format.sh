#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The layout of .clang-format, in every C file.
set -eu
tests/lint/files '*.[ch]' | {
    found=0
    while IFS= read -r file; do
        clang-format "$file" | cmp -s - "$file" || {
            echo "$file: not in the house's layout: clang-format -i $file"
            found=1
        }
    done
    exit $found
}

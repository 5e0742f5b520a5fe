#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Nothing that mandoc has to say about a manual page, but for references to pages that this machine
# may not have.
set -eu
found=0
for page in $(tests/lint/files 'man/*.[1-9]'); do
    complaints=$(mandoc -T lint "$page" | grep -v 'referenced manual not found' || true)
    test -z "$complaints" || { printf '%s\n' "$complaints"; found=1; }
done
exit $found

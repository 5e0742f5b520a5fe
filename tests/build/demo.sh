#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The first thing that anybody runs.
. tests/lib/tap.sh

build=$(dirname "${AMP_BIN:-$PWD/build/bin}")
said=$("${MAKE:-make}" --no-print-directory BUILD="$build" demo 2>"$scratch/errors")
status=$?
ok 'make demo ends well' same 0 "$status"
ok 'make demo prints the report of its week' contains "$said" '2026-W47'
ok 'make demo says where the pages for a browser are' contains "$said" "$build/demo/report-2026-W47.html"
pages=$(cd "$build/demo" && for page in report-2026-W47.html team-2026-W47.html one-on-one-2026-W47/one-on-one-hana-sekimoto.html; do
    head -n 1 "$page"
done)
ok 'and there they are' same '<!DOCTYPE html>
<!DOCTYPE html>
<!DOCTYPE html>' "$pages"
ok 'make demo writes nothing into examples/' same '' "$(find examples -newer "$scratch" -type f)"
ok 'what was set aside is said, one line each' same '' "$(grep -v -e '^[a-z -]*: ' -e '^make' "$scratch/errors")"
finish

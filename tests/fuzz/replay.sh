#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Gives every harness the inputs of its corpus once more: what fuzzing found stays found, without
# clang. A harness without a corpus is a fault.
set -eu
. tests/fuzz/harness.sh
log=$(mktemp)
trap 'rm -f "$log"' EXIT
number=0 failed=0
for name in ${AMP_HARNESSES:?make check says which there are}; do
    number=$((number + 1))
    export FUZZ_STREAM="${name#stream-}"
    if "$AMP_REPLAY/$(program_of "$name")" tests/fuzz/corpus/"$name"/* >"$log" 2>&1; then
        echo "ok $number - $name: $(grep -c '^ok' "$log") inputs"
    else
        failed=1
        echo "not ok $number - $name"
        tail -n 20 "$log" | sed 's/^/# /'
    fi
done
echo "1..$number"
exit "$failed"

#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# How the findings of static analysis are held against the file of reasons: nothing may pass that
# no row justifies, and no row may stay that justifies nothing.
. tests/lib/tap.sh

# Columns are parted by | here, by tabs there.
compare() {
    printf '%s\n' '# a comment' '' "$1" | tr '|' '\t' >"$scratch/justified"
    printf '%s' "${2:+$2
}" | tr '|' '\t' >"$scratch/findings"
    said=$(awk -v tools="${3:-gcc tidy}" -f tests/static/compare.awk "$scratch/justified" "$scratch/findings" 2>&1)
    status=$?
}
passes() {
    title=$1
    shift
    compare "$@"
    ok "$title" same '0 ' "$status $said"
}
fails() {
    title=$1 words=$2
    shift 2
    compare "$@"
    ok "$title" contains "$said" "$words"
    ok "$title: fails" same 1 "$status"
}

row='gcc|leak|lib/x.c|2|leak of y|it is freed by z'
both='gcc|leak|lib/x.c|3|leak of y
gcc|leak|lib/x.c|9|leak of y'
passes 'nothing found, nothing justified' '' ''
passes 'all that is found is justified' "$row" "$both"
passes 'a whole check' 'tidy|naming|*|*|*|an opinion' 'tidy|naming|lib/a.c|1|m
tidy|naming|lib/b.c|2|n'
passes 'a row of a tool that was not run' "$row" '' 'tidy'
fails 'a finding without a row' 'lib/x.c:3: leak of y [gcc: leak]' '' "$both"
fails 'another message' 'lib/x.c:4: leak of z' "$row" "$both
gcc|leak|lib/x.c|4|leak of z"
fails 'another file' 'lib/y.c:4: leak of y' "$row" "$both
gcc|leak|lib/y.c|4|leak of y"
fails 'another tool' 'lib/x.c:4: leak of y [tidy: leak]' "$row" "$both
tidy|leak|lib/x.c|4|leak of y"
fails 'one more of the same' 'justified:3: is found 3 times' "$row" "$both
gcc|leak|lib/x.c|4|leak of y"
fails 'one less of the same' 'justified:3: is found 1 times' "$row" 'gcc|leak|lib/x.c|3|leak of y'
fails 'a reason that nothing needs' 'justified:3: nothing is found any more that this justifies' "$row" ''
fails 'a whole check that finds nothing' 'justified:3: nothing is found any more' 'tidy|naming|*|*|*|an opinion' ''
fails 'a row without a reason' 'justified:3: not tool, check, file, times, message, reason' 'gcc|leak|lib/x.c|2|leak of y|' "$both"
fails 'a row twice' 'justified:4: a second row' "$row
$row" "$both"

# The forms in which the tools write, as one.
. tests/static/tools.sh
all=$(printf '%s\n' "$PWD/lib/a.c:3:4: warning: bad [x] thing [cert-y]" 'In file included from x:' 'lib/a.c:3:9: warning: bad [x] thing [cert-y]' \
    'lib/a.c:5:1: error: no such type [clang-diagnostic-error]' '    3 | code' 'lib/a.c:3:4: note: see [z]' "$PWD/lib/a.c:3:4: warning: bad [x] thing [cert-y]" |
    findings tidy | tr '\t' '|')
ok 'findings: each place once, errors too, nothing else' same 'tidy|cert-y|lib/a.c|3|bad [x] thing
tidy|clang-diagnostic-error|lib/a.c|5|no such type' "$all"
finish

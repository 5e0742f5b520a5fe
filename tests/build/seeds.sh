#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Random input can be had again: every test that draws numbers prints its seed, takes AMP_SEED in its
# place, and says how to repeat it when it fails.
. tests/lib/tap.sh

bin=${AMP_BIN:-build/bin}

# Files that match a pattern; none is no error.
files_with() { grep -lE "$@" || true; }

# What gives away a generator in C: the usual constants of one's own, or, but for headers that are
# handed one, drawing from scratch.h's.
own_draws='<< 13|6364136223846793005|1103515245|1664525|[^a-z_]rand\(\)|[^a-z_]random\(\)'
draws="random_below|$own_draws"
# shellcheck disable=SC2046 # names without blanks
own=$(grep -LE 'seed_or|random_begin' $(files_with "$draws" tests/unit/*.c; files_with "$own_draws" tests/unit/*.h) || true)
ok 'unit tests: what is drawn has its seed from seed_or()' same '' "$own"
drawing=$(files_with "$draws" tests/unit/*.c | grep -c .)
ok "and there are such tests: $drawing" test "$drawing" -ge 20
own=$(files_with '\bs?rand\b|1103515245' tests/*/*.pl tests/lib/*.pm | grep -v '/Chance\.pm$' || true)
ok 'Perl tests: what is drawn comes from Chance.pm' same '' "$own"

ok 'AMP_SEED is taken in C' contains "$(AMP_SEED=4711 CMOCKA_MESSAGE_OUTPUT=TAP "${bin%/*}/unit/test_base_decimal" 2>&1)" '# seed 4711'
draw() { perl -Itests/lib -MChance=seed_or,random -e 'seed_or(5); print random(1000) for 1 .. 5; print "\n"; exit shift' "$1" 2>"$scratch/said"; }
ok 'AMP_SEED is taken in Perl' contains "$(AMP_SEED=4711 draw 0)" '# seed 4711'
ok 'the same seed gives the same numbers' same "$(AMP_SEED=4711 draw 0)" "$(AMP_SEED=4711 draw 0)"
ok 'another one gives others' test "$(AMP_SEED=4711 draw 0 | tail -n 1)" != "$(AMP_SEED=4712 draw 0 | tail -n 1)"
draw 1 >/dev/null
ok 'a test that fails says how to repeat it' contains "$(cat "$scratch/said")" '# AMP_SEED=5 repeats this'
draw 0 >/dev/null
ok 'a test that does not says nothing' same '' "$(cat "$scratch/said")"
printf '#!/bin/sh\necho "1..1"; echo "not ok 1 - x"; exit 1\n' >"$scratch/test"
chmod +x "$scratch/test"
ok 'so does a unit test' contains "$(AMP_SEED=7 sh tests/lib/run "$scratch/test" 2>&1)" "# AMP_SEED=7 $scratch/test repeats this"
finish

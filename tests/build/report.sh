#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# make report, in a copy of its files and with a make of ours: figures come to their place, and a
# command that fails changes nothing.
# shellcheck disable=SC2317 # ok calls the functions
. tests/lib/tap.sh

LC_ALL=C
export LC_ALL
mkdir -p "$scratch/tests/fuzz" "$scratch/build/bench"
cp -R tests/report tests/lib "$scratch/tests"
readme=$scratch/tests/README.md
cat >"$readme" <<'END'
Before.
<!-- figures of check -->
old figures
<!-- end of figures of check -->
Between.
<!-- figures of fuzz -->
<!-- end of figures of fuzz -->
<!-- figures of bench -->
<!-- end of figures of bench -->
After.
END
cat >"$scratch/tests/fuzz/EXECUTIONS" <<'END'
# a comment
reader 2026-11-20 abc1234 1500 1 1500 0
number 2026-11-20 abc1234 40 1 40 0
reader 2026-11-21 abc1235 1000 1 1000 0
END
printf '# comment\nread to totals\t687.5\tMB/s\tby hand\n' >"$scratch/build/bench/figures"
cat >"$scratch/make" <<'END'
#!/bin/sh
echo "Files=1234, Tests=5678,  9 wallclock secs ( 1.00 usr + 2.00 cusr = 3.50 CPU)"
test "$*" != bench || test ! -e fail
END
chmod +x "$scratch/make"

# report NAMES STATUS: what it says goes to $scratch/said.
report() {
    MAKE=$scratch/make BUILD=$scratch/build ONLY=$1 sh -c "cd '$scratch' && perl tests/report/run" \
        >"$scratch/said" 2>&1
    same "$2" "$?"
}
has() { grep -qxF -e "$1" "$readme"; }
has_not() { ! has "$1"; }

ok 'a report of three commands' report 'check fuzz bench' 0
for row in '| test files | 1,234 |' '| tests, all passed | 5,678 |' '| processor time | 3.50 s |'; do
    ok "in the output of a command: $row" has "$row"
done
ok 'in a file' has '| read to totals (by hand) | 687.5 MB/s |'
ok 'inputs of a harness are added up' has '| reader (fuzz/EXECUTIONS) | 2,500 inputs in all |'
ok 'old figures go' has_not 'old figures'
for line in Before. Between. After.; do
    ok "what is around them stays: $line" has "$line"
done
ok 'command, day and machine are stated' \
    grep -q "^\`make check\`, $(date -u +%Y-%m-%d), on .* GiB, " "$readme"

cp "$readme" "$scratch/kept"
touch "$scratch/fail"
ok 'a command that fails ends it' report bench 1
ok 'and is named' contains "$(cat "$scratch/said")" 'make bench failed: see '
ok 'and changes nothing' cmp "$scratch/kept" "$readme"
ok 'a name that is none is refused' report nonsense 1
ok 'with the names that there are' contains "$(cat "$scratch/said")" "there is no 'nonsense': one of check, "
finish

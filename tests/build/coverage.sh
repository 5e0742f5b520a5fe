#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What 'make coverage' makes of counts: made-up ones here, so that it is seen to add up and to fail.
. tests/lib/tap.sh

mkdir -p "$scratch/lib" "$scratch/bin"
cat >"$scratch/lib/x.c" <<'END'
int f(int a)
{
    if (a > 1)
        return 1;
    if (a < 0)
        die("never",
            a);
    return 0;
}
END
echo 'int main(void) { return 0; }' >"$scratch/bin/p.c"

# counts LINE_4 LINES_6_7 WAYS_OF_3 WAYS_OF_5: what llvm-cov would say of how often they were run.
counts() {
    cat >"$scratch/lines.info" <<END
SF:./lib/x.c
DA:1,9
DA:2,9
DA:3,9
DA:4,$1
DA:5,9
DA:6,$2
DA:7,$2
DA:8,9
DA:9,9
end_of_record
SF:./bin/p.c
DA:1,1
END
    cat >"$scratch/branches.json" <<END
{"data": [{"files": [{"filename": "./lib/x.c", "branches": [
    [3, 9, 3, 14, $3, 0, 0, 4], [3, 9, 3, 14, 0, 2, 0, 0, 4], [5, 9, 5, 14, $4, 0, 0, 4]]}]}]}
END
    : >"$scratch/excused"
}
figures() { (cd "$scratch" && perl "$OLDPWD/tests/coverage/figures.pl" . excused 2>&1); }
figure() { sed -n "s/^$1	//p" "$scratch/figures"; }

counts 4 3 '5, 0' '3, 7'
said=$(figures)
ok 'all is reached: passes' same 0 $?
ok 'lines' same '100.00	%	9 of 9, make coverage' "$(figure 'lines of lib')"
ok 'a condition that two files hold is one' same '100.00	%	4 of 4, make coverage' "$(figure 'branches of lib')"
ok 'programs by themselves' same '100.00	%	1 of 1, make coverage' "$(figure 'lines of bin')"

counts 0 0 '0, 0' '0, 7'
said=$(figures)
status=$?
ok 'below what is asked for: fails' same 1 "$status"
ok 'a line that is not reached' contains "$said" 'lib/x.c:4: not reached: return 1;'
ok 'lines that follow each other are one' contains "$said" 'lib/x.c:6: not reached: die("never",
'
ok 'says what is too low: lines' contains "$said" 'coverage: lines of lib: 66.66 %, 100 % are asked for'
ok 'says what is too low: branches' contains "$said" 'coverage: branches of lib: 50 %, 95 % are asked for'
ok 'which ways were never gone' same 'lib/x.c:3:9: never true:     if (a > 1)
lib/x.c:5:9: never true:     if (a < 0)' "$(cat "$scratch/branches")"

counts 4 0 '5, 1' '3, 7'
printf 'lib/x.c\tdie("never",\tit never happens\n' >"$scratch/excused"
said=$(figures)
ok 'an excuse takes the lines away that follow' same '0 100.00	%	7 of 7, make coverage' "$? $(figure 'lines of lib')"
ok 'and they are counted' same '2	lines	tests/coverage/excused' "$(figure 'lines excused')"
counts 4 1 '5, 1' '3, 7'
printf 'lib/x.c\tdie("never",\tit never happens\n' >"$scratch/excused"
said=$(figures)
status=$?
ok 'an excuse for what is reached fails' same 1 "$status"
ok 'and is named' contains "$said" 'coverage: excused:1: lib/x.c has no such line, or tests reach it'
printf 'lib/x.c\tdie("never",\n' >"$scratch/excused"
ok 'an excuse without a reason is none' contains "$(figures)" "excused:1: not a file, a line's text and a reason"
finish

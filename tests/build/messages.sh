#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# messages.pl, on a program that is made up: it must miss no text, and believe no test that does not
# expect it.
. tests/lib/tap.sh

tree="$scratch/tree"
mkdir -p "$tree/lib/x" "$tree/bin" "$tree/tests/unit" "$tree/tests/cli" "$tree/tests/build"
: >"$tree/tests/build/not-messages"
cat >"$tree/lib/x/x.c" <<'END'
#include "no such file.h"
/* "no message at all" */
static const char *const columns[] = {"rep", "per_week"};
void
f(void)
{
    diag_fatal_at(place, "value '%s' is not "
                         "a count", cell);
    page_paragraph(page, count == 1 ? "one \"row\" is left" : "%zu rows are left", count);
    diag_say('"', "the sum of %" PRId64 " is %.2f %%");
}
END
cat >"$tree/tests/cli/x.transcript" <<'END'
=== a case
--- file one
3 rows are left
$ cat one >&2; x
--- stdout
<p>one &quot;row&quot; is
  left</p>
--- stderr
x: one:3: value 'a b' is not a count
END
cat >"$tree/tests/unit/test_x.c" <<'END'
static void
sums_are_told(void **state)
{
    assert_said("x: the sum of -7 is 0.25 %\n");
}
END
said() { (cd "$tree" && perl "$OLDPWD/tests/build/messages.pl"); }

text=$(said)
ok 'a message that no test expects: fails' same 1 "$(said >/dev/null; echo $?)"
ok 'what a case is given is not what it expects' contains "$text" "not ok 3 - lib/x/x.c:9: '%zu rows are left': no test expects it"
ok 'texts in pieces are one, and the case is named' contains "$text" "ok 1 - lib/x/x.c:7: 'value '%s' is not a count': tests/cli/x.transcript: a case"
ok 'a page may wrap and escape it' contains "$text" "ok 2 - lib/x/x.c:9: 'one \"row\" is left': tests/cli/x.transcript: a case"
ok 'numbers, and the function of a unit test' contains "$text" "ok 4 - lib/x/x.c:10: 'the sum of %d is %.2f %%': tests/unit/test_x.c: sums_are_told"
ok 'names, comments and includes are no messages' contains "$text" '
1..4'
printf 'lib/x/x.c\t%%zu rows are left\tnever more than one\n' >"$tree/tests/build/not-messages"
ok 'what is never said is named with a reason' same 0 "$(said >/dev/null; echo $?)"
printf 'lib/x/x.c\tgone long ago\tnever\n' >>"$tree/tests/build/not-messages"
ok 'and must be there' contains "$(said)" 'not ok 4 - tests/build/not-messages: there is no such text: lib/x/x.c	gone long ago'
finish

#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The runners of transcripts and of the manual's examples: a test that cannot fail is none, so here
# they are shown what they must refuse.
. tests/lib/tap.sh

file="$scratch/x.transcript"
transcript() {
    cat >"$file"
    said=$(perl tests/lib/transcript.pl "$file" 2>&1)
}
passes() {
    transcript
    ok "transcript: $1" contains "$said" 'ok 1 - case
1..1'
    ok "transcript: $1: passes" same 0 "$(printf '%s\n' "$said" | grep -c '^not ok')"
}
fails() {
    title=$1 words=$2
    transcript
    ok "transcript: $title" contains "$said" 'not ok 1 - case'
    ok "transcript: $title: says why" contains "$said" "$words"
}
refuses() {
    title=$1 words=$2
    transcript
    ok "transcript: $title" contains "$said" "$words"
}

passes 'what is expected' <<'END'
# comment
=== case
# comment
--- file folder/in.csv
a,b

--- file odd escaped
\xEF\xBB\xBFa\r
b\\\
--- stdin
from stdin
$ cat folder/in.csv - && od -An -tx1 odd &&
> echo message >&2; printf 'x' >out; exit 3
--- stdout
a,b
from stdin
 ef bb bf 61 0d 0a 62 5c
--- stderr
message
--- status 3
--- after out escaped
x\
--- absent other
END
passes 'a bare environment, a fresh folder, no standard input' <<'END'
=== case
$ env | sed 's/=.*//' | LC_ALL=C sort | tr '\n' ' '; ls -A; cat
--- stdout escaped
EXAMPLES PATH PWD ROOT SHARED \
END
passes 'death by a signal' <<'END'
=== case
$ kill -PIPE $$
--- status 141
END
fails 'another standard output' '#  one
# -two
# +three' <<'END'
=== case
$ echo one; echo three
--- stdout
one
two
END
fails 'standard error that nobody expects' '+oops' <<'END'
=== case
$ echo oops >&2
END
fails 'a missing line end' 'no line end' <<'END'
=== case
$ printf one
--- stdout
one
END
fails 'another status' 'status 0 wanted, got 1' <<'END'
=== case
$ exit 1
END
fails 'a file that holds something else' '+new' <<'END'
=== case
$ echo new >f
--- after f
old
END
fails 'a file that is not there' 'f is not there' <<'END'
=== case
$ :
--- after f
old
END
fails 'a file that should not be there' 'f is there' <<'END'
=== case
$ : >f
--- absent f
END
refuses 'skipped without what it requires' 'ok 1 - case # SKIP /no/such/file is not here' <<'END'
requires: /no/such/file
=== case
$ exit 1
END
refuses 'a case without a command' "no command in 'case'" <<'END'
=== case
--- file x
y
END
refuses 'a file without a case' 'no case' <<'END'
# nothing
END
refuses 'two cases with one name' "a second case is called 'case'" <<'END'
=== case
$ :
=== case
$ :
END
refuses 'an input behind the command' "'file' on the wrong side" <<'END'
=== case
$ :
--- file x
END
refuses 'an escape that is none' '\q in' <<'END'
=== case
$ :
--- stdout escaped
\q
END

transcript <<'END'
# kept
=== case
# kept too
--- file in
x
$ cat in; printf '=== \001 \\\n\n'; echo bad >&2; exit 2

=== other
$ echo fine
--- stdout
fine
END
ok 'transcript: --update' perl tests/lib/transcript.pl --update "$file"
ok 'transcript: what --update wrote passes' same 0 "$(perl tests/lib/transcript.pl "$file" | grep -c '^not ok')"
ok 'transcript: what --update wrote' same '# kept
=== case
# kept too
--- file in
x
$ cat in; printf '"'=== \\001 \\\\\\n\\n'"'; echo bad >&2; exit 2
--- stdout escaped
x
\x3D== \x01 \\
\n\
--- stderr
bad
--- status 2

=== other
$ echo fine
--- stdout
fine' "$(cat "$file")"

page="$scratch/x.1"
cat >"$page" <<'END'
.Sh EXIT STATUS
.Sh EXAMPLES
.Bd -literal
$ echo \-\- \(aqa \e b\(aq \e
 c
\-\- a \e b c
$ cat \*(Lt/dev/null; echo err \*(Gt&2
err
$ cat <<X
> \&.text
> X
\&.text
.Ed
END
ok 'examples: a page whose examples are right' perl tests/lib/examples.pl "$page"
ok 'examples: each is a test' contains "$(perl tests/lib/examples.pl "$page")" '1..5'
sed 's/^err$/other/' "$page" >"$scratch/y.1"
ok 'examples: another output' contains "$(perl tests/lib/examples.pl "$scratch/y.1")" '# -other
# +err'
ok 'examples: --update' perl tests/lib/examples.pl --update "$scratch/y.1"
ok 'examples: what --update wrote' cmp "$page" "$scratch/y.1"
sed '/EXIT STATUS/d; /^\$ cat <<X/,$d' "$page" >"$scratch/z.1"
said=$(perl tests/lib/examples.pl "$scratch/z.1")
ok 'examples: fewer than three' contains "$said" "not ok 1 - $scratch/z.1 has 3 examples or more"
ok 'examples: no EXIT STATUS' contains "$said" "not ok 2 - $scratch/z.1 has EXIT STATUS"
# shellcheck disable=SC2016 # Markdown's quotes, not the shell's
printf '```console\n$ echo a\nb\n```\n' >"$scratch/x.md"
ok 'examples: Markdown' contains "$(perl tests/lib/examples.pl "$scratch/x.md")" '+a'
finish

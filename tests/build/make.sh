#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What the Makefile promises: it builds out of the tree, makes again what changed and nothing else,
# keeps the user's flags apart from its own, compiles tables in, and says what is missing without
# installing it. Run on a small tree with this Makefile.
. tests/lib/tap.sh

unset MAKEFLAGS MFLAGS BUILD
tree="$scratch/tree"
mkdir -p "$tree/lib/base" "$tree/lib/team/tables" "$tree/bin" "$tree/tests/unit"
cp Makefile "$tree"
cp lib/base/tables.[ch] "$tree/lib/base"
printf '#include <stdlib.h>\n#define diag_fatal(...) exit(2)\n' >"$tree/lib/base/diag.h"
echo '#define AMP_VERSION "7.8.9"' >"$tree/lib/base/options.h"
printf 'a,b\n1,"\303\244"\n' >"$tree/lib/team/tables/letters.csv"
cat >"$tree/bin/lister.c" <<'END'
#include <stdio.h>

#include "base/options.h"
#include "base/tables.h"

int
main(void)
{
    for (const struct table_file *table = tables_all; table->name != NULL; table++) {
        printf("%s %zu %d\n%s", table->name, table->size, table->bytes[table->size], (const char *)table->bytes);
    }
    return 0;
}
END
cd "$tree" || exit 2
build() { "${MAKE:-make}" --no-print-directory "$@" 2>&1; }
# Which files a run of make compiles.
compiled() { build "$@" | sed -n 's/^  cc *//p' | LC_ALL=C sort | tr '\n' ' '; }

ok 'make -j' build -j
ok 'nothing but build/ is new' same 'Makefile bin build lib tests ' "$(find . ! -name . -prune | sed 's,^./,,' | LC_ALL=C sort | tr '\n' ' ')"
ok 'a second make has nothing to do' same '' "$(compiled)"
ok 'a table is compiled in, byte by byte, with a NUL behind it' same "$(printf 'team/letters 11 0\na,b\n1,"\303\244"\n')" "$(build/bin/lister)"

sleep 1 # so that times differ where file systems count whole seconds
echo '2,x' >>lib/team/tables/letters.csv
ok 'a table that changed is compiled again' same 'build/gen/tables.c ' "$(compiled)"
ok 'and is in the program' contains "$(build/bin/lister)" 'letters 15'
mkdir lib/base/tables
: >lib/base/tables/none.csv
ok 'a new table, even an empty one, is in the program' contains "$(build && build/bin/lister)" 'base/none 0 0'
rm -r lib/base/tables
ok 'a table that was removed is not' same 1 "$(build >/dev/null && build/bin/lister | grep -c '/')"
touch lib/base/options.h
ok 'a header that changed: what includes it is compiled again' same 'bin/lister.c ' "$(compiled)"
echo 'int unused_name(void);' >lib/base/extra.h
echo '#include "base/extra.h"
int unused_name(void) { return 1; }' >lib/base/extra.c
ok 'a new source is compiled' contains "$(compiled)" 'lib/base/extra.c'
rm lib/base/extra.c lib/base/extra.h
build >/dev/null
ok 'a source that was removed is out of the archive' same 0 "$(ar t build/libamp.a | grep -c extra)"

ok 'flags that changed: everything is compiled again' same 'bin/lister.c build/gen/tables.c lib/base/tables.c ' "$(compiled CFLAGS=-O0)"
said=$(build V=1 CFLAGS=-O0 CPPFLAGS="${CPPFLAGS-} -DWORD='two words'" LDFLAGS="${LDFLAGS-} -L/nowhere" LDLIBS=-lm BUILD="$scratch/elsewhere")
ok "the user's CFLAGS come last" contains "$said" ' -O0 -MMD'
ok "the project's warnings stay" contains "$said" '-Wconversion'
ok 'CPPFLAGS with blanks and quotes' contains "$said" "-DWORD='two words'"
ok 'LDFLAGS' contains "$said" ' -L/nowhere -o'
ok 'LDLIBS' contains "$said" '-lmd  -lm'
ok 'doubles are calculated as doubles on i386 too' contains "$(build -n V=1 CPPFLAGS=-D__i386__)" ' -msse2 -mfpmath=sse'
ok 'and no flag of i386 elsewhere' same 0 "$(build -n V=1 CPPFLAGS=-U__i386__ | grep -c mfpmath)"
ok 'BUILD may be anywhere' "$scratch/elsewhere/bin/lister"
build CFLAGS=-g BUILD="$scratch/one" >/dev/null
cp -R . "$scratch/copy"
(cd "$scratch/copy" && build CFLAGS=-g BUILD="$scratch/two" >/dev/null)
ok 'another folder, the same bytes' cmp "$scratch/one/bin/lister" "$scratch/two/bin/lister"

said=$(build CPPFLAGS=-nostdinc BUILD="$scratch/no-headers")
ok 'missing headers: each with its package' contains "$said" 'csv.h (Debian package libcsv-dev), gsl/gsl_cdf.h (Debian package libgsl-dev), uthash.h (Debian package uthash-dev)'
ok 'missing headers: what installs them' contains "$said" './bootstrap all'
ok 'missing headers: nothing is compiled' same '' "$(compiled CPPFLAGS=-nostdinc BUILD="$scratch/no-headers")"
ok 'no compiler: its package and what installs it' contains "$(build CC=no-such-cc BUILD="$scratch/no-cc")" "no C compiler 'no-such-cc': Debian's is in the package gcc; './bootstrap all'"
ok 'no prove: its package' contains "$(build check PROVE=no-such-prove)" 'Debian package perl'
ok 'make help names every target' same 'all check demo lint bench install uninstall dist clean help ' \
    "$(for target in all check demo lint bench install uninstall dist clean help; do build help | grep -q "^ *$target  *[a-z]" && printf '%s ' "$target"; done)"
ok 'make help says the version' contains "$(build help)" 'amptools 7.8.9'
ok 'make clean' build clean
ok 'make clean removes build/' test ! -e build
finish

#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The style checks of our own, on a tree with one fault at a time: each must find it, and nothing in
# a tree without faults.
. tests/lib/tap.sh

tree="$scratch/tree"
mkdir -p "$tree/tests" "$tree/bin" "$tree/lib/base" "$tree/lib/csv" "$tree/lib/team" "$tree/lib/measure" "$tree/lib/page"
cp -R tests/lint "$tree/tests"
cd "$tree" || exit 2

# Makes a C file out of lines.
source_file() {
    made=$1
    shift
    { echo '/* SPDX-License-Identifier: GPL-3.0-or-later */'; printf '%s\n' "$@"; } >"$made"
}

# A line repeated.
lines() { awk -v line="$2" -v count="$1" 'BEGIN { while (count-- > 0) print line }'; }

fine() {
    source_file bin/x.c '#include <stdio.h>' '#include "page/p.h"' '#include "measure/m.h"' '#include "csv/c.h"' '/* gets(), "strcpy(" and malloc( are words here */' \
        'static const char text[] = "sprintf(";' 'int is_alpha(int c);' 'int f(char c) { return isalpha((unsigned char)c) + is_alpha(c); }'
    source_file lib/base/hash.h '#include <uthash.h>'
    source_file lib/base/mem.c '#include "base/mem.h"' 'void *f(void) { return malloc(1); }'
    source_file lib/csv/c.c '#include <csv.h>' '#include "csv/c.h"' '#include "base/mem.h"'
    source_file lib/team/t.c '#include <stdio.h>' '#include "team/t.h"' '#include "csv/c.h"'
    source_file lib/measure/m.c '#include <gsl/gsl_cdf.h>' '#include <math.h>' '#include "base/day.h"'
    source_file lib/page/p.c '#include "base/text.h"'
}

# The check must pass on the tree without faults, then fail on this fault and name it.
finds() {
    title=$1 check=$2 words=$3 file=$4
    shift 4
    fine
    source_file "$file" "$@"
    said=$(sh "tests/lint/$check.sh" 2>&1)
    status=$?
    ok "$check: $title" contains "$said" "$words"
    ok "$check: $title: fails" test "$status" -ne 0
    rm "$file"
}

fine
for check in arrows banned sizes spdx; do
    ok "$check: nothing to say about a tree without faults" same '' "$(sh tests/lint/$check.sh 2>&1; test $? -eq 0 || echo failed)"
done

finds 'base includes csv' arrows 'lib/base/x.c:2: lib/base must not include "csv/c.h"' lib/base/x.c '#include "csv/c.h"'
finds 'csv includes team' arrows 'lib/csv must not include "team/t.h"' lib/csv/x.c '#include "team/t.h"'
finds 'page includes csv' arrows 'lib/page must not include "csv/c.h"' lib/page/x.h '#include "csv/c.h"'
finds 'team includes measure' arrows 'lib/team must not include "measure/m.h"' lib/team/x.c '#  include "measure/m.h"'
finds 'measure includes page' arrows 'lib/measure must not include "page/p.h"' lib/measure/x.c '#include "page/p.h"'
finds 'measure includes stdio' arrows 'lib/measure must not include <stdio.h>' lib/measure/x.c '#include <stdio.h>'
finds 'libcsv outside of csv' arrows '<csv.h> is for lib/csv/ alone' bin/y.c '#include <csv.h>'
finds 'uthash outside of base/hash.h' arrows '<uthash.h> is for lib/base/hash.h alone' lib/base/x.c '#include <uthash.h>'
finds 'GSL outside of measure' arrows '<gsl/gsl_math.h> is for lib/measure/ alone' lib/team/x.c '#include <gsl/gsl_math.h>'
finds 'an include without its folder' arrows '"x.h" is not written as' lib/base/x.c '#include "x.h"'
finds 'strcpy' banned 'bin/y.c:3: strcpy is banned' bin/y.c '/* two' 'lines */ void f(char *a) { strcpy(a, "x"); }'
finds 'sscanf behind a string' banned 'sscanf is banned' bin/y.c 'int f(void) { return g("\"") + sscanf ("x", "y"); }'
finds 'malloc outside of base/mem' banned 'malloc: memory comes from base/mem.h' lib/csv/x.c 'void *f(void) { return malloc(1); }'
finds 'isspace of a plain char' banned 'isspace of something that may be negative' lib/csv/x.c 'int f(char c) { return isspace(c); }'
finds 'a long program' sizes 'bin/y.c: 301 lines, 300 are allowed' bin/y.c "$(lines 300 '/**/')"
finds 'a long file' sizes 'lib/team/x.c: 401 lines, 400 are allowed' lib/team/x.c "$(lines 400 '/**/')"
finds 'a long function' sizes 'lib/team/x.c:4: long_one has 61 lines, 60 are allowed' lib/team/x.c 'int' 'long_one(void)' '{' "$(lines 59 '    ;')" '}'
fine
printf '#!/bin/sh\necho\n' >example
ok 'spdx: a script without its licence' contains "$(sh tests/lint/spdx.sh 2>&1)" 'example: no SPDX line'
mkdir -p build
printf 'x\n' >build/made
ok 'files: nothing that was built' same 0 "$(tests/lint/files | grep -c '^build/')"
ok 'run: names every check that failed, and goes on' contains "$(tests/lint/run spdx arrows 2>&1)" 'lint: arrows: ok
lint: failed: spdx'
finish

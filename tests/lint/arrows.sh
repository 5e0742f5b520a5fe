#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The arrows of the house: bin -> work -> page, team, measure -> csv -> base, and never back or across:
# work alone, beside bin, joins team (what columns mean), measure (numbers) and page (what people
# read). Each library that is not ours has one place that knows it.
set -eu

# shellcheck disable=SC2016 # awk's variables, not the shell's
tests/lint/files 'bin/*.[ch]' 'lib/*.[ch]' | xargs awk '
    BEGIN {
        # Who may include whom.
        may["bin"] = " base csv team measure work page "
        may["lib/base"] = " base "
        may["lib/csv"] = " base csv "
        may["lib/team"] = " base csv team "
        may["lib/measure"] = " base measure "
        may["lib/page"] = " base page "
        # What a program does in one of its modes: columns and calculations meet here, as in bin.
        may["lib/work"] = " base csv team measure work page "
        # Headers that only files whose path begins so may include.
        only["csv.h"] = "lib/csv/"
        only["uthash.h"] = "lib/base/hash.h"
        only["gsl"] = "lib/measure/"
        # Measure opens no file and prints nothing.
        split("stdio.h fcntl.h unistd.h sys/stat.h", input_output)
        for (i in input_output)
            never["lib/measure " input_output[i]] = 1
    }
    function bad(what) {
        printf "%s:%d: %s\n", FILENAME, FNR, what
        found = 1
    }
    /^[ \t]*#[ \t]*include/ {
        folder = FILENAME
        sub(/\/[^\/]*$/, "", folder)
        if (!(folder in may)) {
            bad("no arrows are known for " folder)
        } else if ($0 ~ /"/) {
            split($0, part, "\"")
            target = part[2]
            sub(/\/[^\/]*$/, "", target)
            if (part[2] !~ /^[a-z]+\/[a-z0-9_-]+\.h$/)
                bad("\"" part[2] "\" is not written as \"folder/name.h\"")
            else if (index(may[folder], " " target " ") == 0)
                bad(folder " must not include \"" part[2] "\"")
        } else {
            header = $0
            gsub(/.*<|>.*/, "", header)
            top = header
            sub(/\/.*/, "", top)
            if (top in only && index(FILENAME, only[top]) != 1)
                bad("<" header "> is for " only[top] " alone")
            if ((folder " " header) in never)
                bad(folder " must not include <" header ">")
        }
    }
    END { exit found }
'

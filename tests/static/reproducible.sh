#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Two builds of the same sources give the same bytes: in folders whose paths differ in length, at
# another time, in another zone and language, with another umask and order of compiling; programs
# with what debuggers read in them, the library, and the archive of `make dist`.
. tests/lib/tap.sh

unset MAKEFLAGS MFLAGS BUILD
first="$scratch/a" second="$scratch/a-much-longer-way/to-the-very-same-sources"

# The sources as they are, committed or not.
mkdir -p "$first" "$second"
tests/lint/files | tar -cf "$scratch/sources.tar" -T -
for folder in "$first" "$second"; do
    tar -xf "$scratch/sources.tar" -C "$folder"
done

make_in() {
    cd "$1" && shift && "${MAKE:-make}" --no-print-directory "$@"
}
# In surroundings of its own: umask, time zone, language; then what make is given.
builds() (
    umask "$1"
    shift
    export TZ="$1" LC_ALL="$2"
    shift 2
    make_in "$@"
)
elsewhere="$scratch/elsewhere-altogether"
ok 'a build' builds 022 UTC C "$first" -j2 all
ok 'another' builds 077 Asia/Kolkata C.UTF-8 "$second" -j3 all BUILD="$elsewhere"
for file in "$first"/build/bin/* "$first/build/libamp.a"; do
    name=${file#"$first/build/"}
    ok "$name is the same" cmp "$file" "$elsewhere/$name"
done
ok 'no path of this checkout is in a program' same '' "$(grep -l "$scratch" "$first"/build/bin/*)"

if git rev-parse --git-dir >/dev/null 2>&1; then
    for folder in "$first.git" "$second.git"; do
        git clone -q . "$folder"
    done
    builds 022 UTC C "$first.git" dist >/dev/null
    builds 077 Asia/Kolkata C.UTF-8 "$second.git" dist >/dev/null
    ok 'make dist' cmp "$first.git"/*.tar.gz "$second.git"/*.tar.gz
else
    echo '# make dist needs git: not compared'
fi
finish

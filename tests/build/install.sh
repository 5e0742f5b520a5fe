#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Installing puts everything where it was asked to, and uninstalling leaves nothing of it and takes
# nothing else.
. tests/lib/tap.sh

build=$(dirname "${AMP_BIN:-$PWD/build/bin}")
# With the flags of the make that runs this test, so that nothing is built anew.
run_make() { "${MAKE:-make}" --no-print-directory BUILD="$build" "$@"; }
files() { (cd "$1" && find . -type f | LC_ALL=C sort); }

mkdir "$scratch/staged dir"
staged="$scratch/staged dir/root"
ok 'install with DESTDIR' run_make install DESTDIR="$staged" PREFIX=/usr
for program in bin/*.c; do
    name=$(basename "$program" .c)
    ok "$name is installed and runs" "$staged/usr/bin/$name" --version
done
for page in man/*.[157]; do
    section=${page##*.}
    ok "$page is installed" cmp "$page" "$staged/usr/share/man/man$section/$(basename "$page")"
done
ok 'the weekly report is installed and can be run' test -x "$staged/usr/share/amptools/examples/weekly-report"
ok 'the licence is installed' cmp COPYING "$staged/usr/share/amptools/COPYING"
once=$(files "$staged")
ok 'install again' run_make install DESTDIR="$staged" PREFIX=/usr
ok 'installing again changes nothing' same "$once" "$(files "$staged")"
ok 'uninstall' run_make uninstall DESTDIR="$staged" PREFIX=/usr
ok 'nothing is left, not even a folder' same '' "$(ls -A "$scratch/staged dir")"

mkdir -p "$scratch/used/bin" "$scratch/used/share/man/man1" "$scratch/used/share/amptools/examples"
echo mine >"$scratch/used/bin/mine"
echo mine >"$scratch/used/share/amptools/examples/mine"
before=$(cd "$scratch" && find used | LC_ALL=C sort)
ok 'install where there is something already' run_make install PREFIX="$scratch/used" MANDIR="$scratch/pages"
ok 'MANDIR is respected' test -f "$scratch/pages/man7/amptools.7"
ok 'uninstall there' run_make uninstall PREFIX="$scratch/used" MANDIR="$scratch/pages"
ok 'what was there is there, files and empty folders, and nothing else' same "$before" "$(cd "$scratch" && find used | LC_ALL=C sort)"
ok 'MANDIR is gone' test ! -e "$scratch/pages"

second=$(run_make uninstall PREFIX="$scratch/used" 2>&1)
ok 'uninstalling what is not there is an error' contains "$second" 'nothing to uninstall'
finish

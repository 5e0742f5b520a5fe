#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# bootstrap on machines that are made up: each has one package manager, which writes down what it is
# asked to do, and tools that are there or not.
. tests/lib/tap.sh

tools='sh env cat grep dirname'
unset CC CPPFLAGS LDFLAGS

# A machine: its only folder of programs is $scratch/NAME/bin. Arguments: name, package manager (""
# for none), commands that are there already.
machine() {
    name=$1 manager=$2
    shift 2
    bin="$scratch/$name/bin"
    rm -rf "${scratch:?}/$name"
    mkdir -p "$bin"
    for tool in $tools; do
        ln -s "$(command -v "$tool")" "$bin/$tool"
    done
    cp bootstrap "$scratch/$name"
    for command in "$@"; do
        stub "$command" true
    done
    test -z "$manager" || stub "$manager" "echo \"\${0##*/} \$*\" >>'$scratch/$name/log'
        case \$1 in -Q | info | list) exit 1 ;; --prefix) echo /opt/brew ;; esac"
    stub dpkg-query false
    stub rpm false
    stub id 'echo 0'
    : >"$scratch/$name/log"
}

# A command of the machine, as a line of shell.
stub() {
    printf '#!/bin/sh\n%s\n' "$2" >"$bin/$1"
    chmod +x "$bin/$1"
}

gnu_make="case \$1 in --version) echo 'GNU Make 4.3' ;; *) echo \"made: \$*\" ;; esac"

# Runs bootstrap on the machine made last.
boot() { (cd "$scratch/$name" && PATH="$bin" sh ./bootstrap "$@" 2>&1); }
log() { cat "$scratch/$name/log"; }

machine bare apt-get
stub make "$gnu_make"
said=$(boot demo -j2)
ok 'apt: asks for what the build needs and only that' same 'apt-get update
apt-get install -y --no-install-recommends gcc libc6-dev libcsv-dev libgsl-dev uthash-dev libutf8proc-dev libmd-dev' "$(log)"
ok 'says what it does' contains "$said" 'bootstrap: env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends gcc libc6-dev'
ok 'hands its arguments to make' contains "$said" 'made: demo -j2'

machine check apt-get
stub make "$gnu_make"
boot check >/dev/null
ok 'check: the tests need more' contains "$(log)" ' libmd-dev libcmocka-dev perl'
ok 'check: GNU parallel, for the test that adds up in parallel' contains "$(log)" ' parallel'
ok 'check: strace, which makes calls to the system fail' contains "$(log)" ' strace'
machine mutate apt-get
stub make "$gnu_make"
boot mutate FILES=lib/csv/lines.c >/dev/null
ok 'mutate: what the tests need' contains "$(log)" ' libmd-dev libcmocka-dev perl'
machine lint apt-get
stub make "$gnu_make"
boot lint >/dev/null
ok 'lint: and the style checks more still' contains "$(log)" 'clang clang-tidy clang-format shellcheck mandoc git'
machine static apt-get
stub make "$gnu_make"
boot static >/dev/null
ok 'static: the analysers' contains "$(log)" 'libmd-dev perl clang clang-tidy clang-tools cppcheck git'
machine portability apt-get
stub make "$gnu_make"
boot portability >/dev/null
ok 'portability: the tests, and what makes other systems' contains "$(log)" 'parallel musl-tools dpkg-dev debootstrap'
machine bench apt-get
stub make "$gnu_make"
boot bench >/dev/null
ok 'bench: no tests, but what it compares with' contains "$(log)" 'libmd-dev gawk miller'

machine fuzz apt-get
stub make "$gnu_make"
boot fuzz >/dev/null
ok 'fuzz: clang and what it links' contains "$(log)" 'libmd-dev clang libclang-rt-dev'

machine coverage apt-get
stub make "$gnu_make"
boot coverage >/dev/null
ok 'coverage: the tests, clang and what counts for it' contains "$(log)" 'clang libclang-rt-dev llvm'

machine full apt-get cc prove
stub make "$gnu_make"
stub dpkg-query 'echo installed'
said=$(boot check)
ok 'nothing is installed if everything is there' same '' "$(log)"
ok 'and it says so' contains "$said" "everything needed for 'check' is there"
machine compiler apt-get cc
stub make "$gnu_make"
boot all >/dev/null
ok 'what the compiler finds is not installed, wherever it came from' same '' "$(log)"
machine other-compiler apt-get mycc
stub make "$gnu_make"
boot all CC=mycc >/dev/null
ok 'CC=... is the compiler that is asked' same '' "$(log)"
machine old apt-get
stub make "echo 'GNU Make 3.81'"
stub gmake "$gnu_make"
ok 'an old make is passed over' contains "$(boot all)" 'bootstrap: gmake all'

machine other-user apt-get sudo
stub make "$gnu_make"
stub id 'echo 1000'
stub sudo "echo \"sudo \$*\" >>'$scratch/other-user/log'"
boot all >/dev/null
ok 'sudo, if not root' contains "$(log)" 'sudo apt-get update'
machine helpless apt-get
stub id 'echo 1000'
said=$(boot all)
status=$?
ok 'neither root nor sudo: says what to run' contains "$said" 'not root, and there is no sudo: as root, run: apt-get update'
ok 'neither root nor sudo: exit status 2' same 2 "$status"

machine broken apt-get
stub apt-get 'exit 100'
said=$(boot all)
status=$?
ok 'a package manager that fails: exit status 2, and make is not run' same 2 "$status"
ok 'a package manager that fails: named' contains "$said" 'bootstrap: this failed: apt-get update'

for row in 'dnf:dnf install -y make gcc glibc-devel libcsv-devel' 'zypper:zypper --non-interactive install --no-recommends make gcc' 'brew:brew install make gcc libcsv gsl'; do
    machine "${row%%:*}" "${row%%:*}"
    boot all >/dev/null
    ok "${row%%:*}" contains "$(log)" "${row#*:}"
done
for manager in pacman apk; do
    machine "$manager" "$manager"
    said=$(boot all)
    ok "$manager: has no libcsv, and that is said" contains "$said" "no package of $manager has: libcsv"
done

machine unknown ''
said=$(boot all)
ok 'no package manager: what is missing' contains "$said" 'missing: make gcc libc6-dev'
said=$(boot)
status=$?
ok 'without arguments: usage' contains "$said" 'usage: ./bootstrap TARGET'
ok 'without arguments: exit status 2' same 2 "$status"
ok 'any shell will do: bootstrap is POSIX sh' same '#!/bin/sh' "$(head -n 1 bootstrap)"
finish

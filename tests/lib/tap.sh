# shellcheck shell=sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# TAP from shell: . tests/lib/tap.sh, then ok TITLE COMMAND... for each test, and finish. $scratch
# is a folder that goes away at the end.
set -u

tap_number=0
tap_failed=0
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
trap 'exit 130' INT TERM

# Passes if the command succeeds; shows what it printed if it does not.
ok() {
    tap_title=$1
    shift
    tap_number=$((tap_number + 1))
    if "$@" >"$scratch/.said" 2>&1; then
        echo "ok $tap_number - $tap_title"
    else
        tap_failed=1
        echo "not ok $tap_number - $tap_title"
        { printf '%s\n' "$*"; cat "$scratch/.said"; } | sed 's/^/# /'
    fi
}

# True if two texts are the same; else says how they differ.
same() {
    test "$1" = "$2" || {
        printf 'wanted:\n%s\ngot:\n%s\n' "$1" "$2"
        return 1
    }
}

# True if a text contains another.
contains() {
    case $1 in
        *"$2"*) ;;
        *)
            printf 'not in it: %s\nin:\n%s\n' "$2" "$1"
            return 1
            ;;
    esac
}

finish() {
    echo "1..$tap_number"
    exit "$tap_failed"
}

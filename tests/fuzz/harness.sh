# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh
# For the scripts that start harnesses.

# The program of a harness: one program serves all streams, and FUZZ_STREAM tells it which is meant.
program_of() {
    case $1 in
        stream-*) echo stream ;;
        *) echo "$1" ;;
    esac
}

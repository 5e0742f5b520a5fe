#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What shellcheck says about every shell script, whatever its name.
set -eu
tests/lint/files | while IFS= read -r file; do
    case $(head -n 1 "$file" | tr -d '\0') in
        '#!/bin/sh'* | '#!/bin/bash'* | '#!/usr/bin/env bash'*) printf '%s\n' "$file" ;;
    esac
done | xargs shellcheck -x

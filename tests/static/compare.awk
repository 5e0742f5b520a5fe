# SPDX-License-Identifier: GPL-3.0-or-later
# Holds findings (tool, check, file, line, message) against the justified ones (tool, check, file,
# times, message, reason). Prints what is not justified, and what is justified but is not found;
# then ends with status 1. tools: those that were run.

BEGIN {
    FS = "\t"
    count = split(tools, list, " ")
    for (i = 1; i <= count; i++)
        run[list[i]] = 1
}

# What a row stands for: `*` as file and message is the whole check.
function row_key(tool, check, file, message) { return tool FS check FS file FS message }

FILENAME == ARGV[1] {
    if ($0 ~ /^#/ || $0 == "")
        next
    if (NF != 6 || $6 == "" || !($3 == "*" ? $4 == "*" && $5 == "*" : $4 ~ /^[1-9][0-9]*$/ && $5 != "*")) {
        printf "%s:%d: not tool, check, file, times, message, reason\n", FILENAME, FNR
        failed = 1
        next
    }
    key = row_key($1, $2, $3, $5)
    if (key in times) {
        printf "%s:%d: a second row for this\n", FILENAME, FNR
        failed = 1
    }
    times[key] = $4
    where[key] = FILENAME ":" FNR
    tool[key] = $1
    next
}

{
    all = row_key($1, $2, "*", "*")
    key = row_key($1, $2, $3, $5)
    if (all in times)
        found[all]++
    else if (key in times)
        found[key]++
    else {
        printf "%s:%d: %s [%s: %s]\n", $3, $4, $5, $1, $2
        failed = 1
    }
}

END {
    for (key in times) {
        if (!(tool[key] in run))
            continue
        if (found[key] == 0)
            printf "%s: nothing is found any more that this justifies\n", where[key]
        else if (times[key] != "*" && found[key] != times[key])
            printf "%s: is found %d times\n", where[key], found[key]
        else
            continue
        failed = 1
    }
    exit failed
}

# SPDX-License-Identifier: GPL-3.0-or-later
#
# What crm-events --by=week does, as a short gawk program would: count and value added up per week, rep, event and unit. Good only for input
# without quotes. Output is sorted by the caller.

function monday(date,    part, day) {
    if (!(date in mondays)) {
        split(date, part, "-")
        day = int(mktime(part[1] " " part[2] " " part[3] " 12 0 0", 1) / 86400)
        mondays[date] = strftime("%Y-%m-%d", (day - (day + 3) % 7) * 86400, 1)
    }
    return mondays[date]
}

BEGIN {
    FS = OFS = ","
}

NR > 1 {
    key = monday($1) "," $2 "," $3 "," $6
    count[key] += $4
    if ($5 != "")
        value[key] += $5
}

END {
    for (key in count) {
        split(key, part, ",")
        print part[1], part[2], part[3], count[key], (key in value ? value[key] : ""), part[4]
    }
}

# SPDX-License-Identifier: GPL-3.0-or-later
#
# Events for the benchmark: `rows` rows (default 3 million, about 250 MB) of 500 people over 104 weeks in the order of time, the same for the
# same number every time. The generator is a linear congruential one (modulus 2^31 - 1, multiplier 48271), so any awk gives the same bytes.

function next_random(limit) {
    state = (state * 48271) % 2147483647
    return state % limit
}

# The civil date of a day counted from 1970-01-01.
function date_of(day,    era, in_era, year_in_era, in_year, month, year) {
    day += 719468
    era = int(day / 146097)
    in_era = day - era * 146097
    year_in_era = int((in_era - int(in_era / 1460) + int(in_era / 36524) - int(in_era / 146096)) / 365)
    in_year = in_era - (365 * year_in_era + int(year_in_era / 4) - int(year_in_era / 100))
    month = int((5 * in_year + 2) / 153)
    year = year_in_era + era * 400
    day = in_year - int((153 * month + 2) / 5) + 1
    month = month < 10 ? month + 3 : month - 9
    if (month <= 2)
        year++
    return sprintf("%04d-%02d-%02d", year, month, day)
}

BEGIN {
    state = 20261120
    if (!rows)
        rows = 3000000
    words = split("call call.connected email meeting meeting.qualified demo proposal opportunity win loss", word, " ")
    for (i = 0; i < 728; i++)
        dates[i] = date_of(19723 + i)
    print "date,rep,event,count,value,unit,account,ref,source,note"
    for (i = 0; i < rows; i++) {
        event = word[1 + next_random(words)]
        amount = event == "win" || event == "opportunity" ? 1000 + next_random(90000) ",EUR" : ","
        printf "%s,Person Number %03d,%s,%d,%s,Invented Customer %04d,006Q%09d,salesforce,\n", dates[int(i * 728 / rows)],
            next_random(500), event, 1 + next_random(3), amount, next_random(9999), i
    }
}

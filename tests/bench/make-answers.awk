# SPDX-License-Identifier: GPL-3.0-or-later
#
# Survey answers for the benchmark, one a row: `rows` of them (default a million) of 500 people to the sixteen pulse questions, asked again and again,
# the same for the same number every time.

function next_random(limit) {
    state = (state * 48271) % 2147483647
    return state % limit
}

BEGIN {
    state = 20261120
    if (!rows)
        rows = 1000000
    items = split("pay_1 pay_2 autonomy_1 autonomy_2 autonomy_3 mastery_1 mastery_2 mastery_3 purpose_1 purpose_2 purpose_3 " \
        "belonging_1 belonging_2 belonging_3 load_1 load_2", item, " ")
    print "rep,date,item,answer"
    for (i = 0; i < rows; i++) {
        time = int(i / (500 * items))
        printf "Person Number %03d,%04d-%02d-%02d,%s,%d\n", int(i / items) % 500, 2000 + int(time / 336), 1 + int(time / 28) % 12, 1 + time % 28,
            item[1 + i % items], 1 + next_random(7)
    }
}

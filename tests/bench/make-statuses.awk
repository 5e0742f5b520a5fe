# SPDX-License-Identifier: GPL-3.0-or-later
#
# What the other programs say of `people` people, for the benchmark of the pages: the roster, four goals, six sessions with promises, a
# row of one-on-ones, three words of thanks and six scores each, and the scores of 50 teams. Files are called `folder` and a name; the
# people are those of make-events.awk.

function next_random(limit) {
    state = (state * 48271) % 2147483647
    return state % limit
}

function one_of(list,    words, count) {
    count = split(list, words, " ")
    return words[1 + next_random(count)]
}

function day(    in_month) {
    in_month = 1 + next_random(26)
    return sprintf("2025-%02d-%02d", 11 + next_random(2), in_month)
}

BEGIN {
    state = 20261121
    print "rep,alias,manager,team" >(folder "roster.csv")
    print "rep,goal,metric,direction,target,unit,start,due,questions,actual,attainment,expected,projected,low,high,likelihood,status,as_of" >(folder "goals.csv")
    print "id,date,rep,coach,kind,skill,asked,told,effort,action,owner,due,closes,note" >(folder "log.csv")
    print "rep,coach,sessions,last,days_since,kept,open_actions,overdue_actions,follow_through,coach_overdue,next_due,status" >(folder "talks.csv")
    print "date,rep,driver,rule,what,evidence,message" >(folder "thanks.csv")
    print "rep,date,scale,items,answered,score,pomp,low,high,previous,change,verdict,flags" >(folder "scores.csv")
    print "group,date,scale,n,mean,low,high,verdict,shown" >(folder "groups.csv")
    scales = split("base_pay autonomy mastery purpose belonging load", scale, " ")
    for (i = 0; i < people; i++) {
        rep = sprintf("Person Number %03d", i)
        printf "%s,person.%03d@example.org,Manager %02d,Team %02d\n", rep, i, i % 25, i % 50 >(folder "roster.csv")
        for (j = 0; j < 4; j++) {
            actual = next_random(30)
            printf "%s,Win %d deals by the end of the year,win,reach,%d,count,2025-10-01,2025-12-31,%s,%d,%.3f,20,%d,%d,%d,0.5,%s,2025-12-26\n", rep, 30 + j, \
                30 + j, "Who is better off when this is met?", actual, actual / (30 + j), actual + 2, actual, actual + 4, \
                one_of("met on-track likely at-risk off-track unmeasured") >(folder "goals.csv")
        }
        for (j = 0; j < 6; j++)
            printf "c%d-%d,%s,%s,Manager %02d,one-on-one,discovery,8,2,%s,prepare the talk with customer %d,%s,%s,%s,\"a good talk, with plans\"\n", i, j, day(), \
                rep, i % 25, one_of("none tried adapted mastered"), j, one_of("rep coach"), day(), (j > 0 && next_random(2) ? "c" i "-" (j - 1) : "") >(folder "log.csv")
        printf "%s,Manager %02d,%d,2025-12-%02d,%d,0.75,2,1,0.5,1,2025-12-29,%s\n", rep, i % 25, 6, 10 + i % 16, 16 - i % 16, one_of("on-time due overdue") >(folder "talks.csv")
        for (j = 0; j < 3; j++)
            printf "2025-12-%02d,%s,mastery,%s,practice sessions,learning.practice %d,You practised this week: thank you.\n", 20 + next_random(7), rep, \
                one_of("practice help experiment milestone"), j + 1 >(folder "thanks.csv")
        for (j = 1; j <= scales; j++)
            printf "%s,2025-12-18,%s,3,3,4.5,%d,40,80,55,4,no-real-change,\n", rep, scale[j], 20 + next_random(70) >(folder "scores.csv")
    }
    for (i = 0; i < 50; i++)
        for (j = 1; j <= scales; j++)
            printf "Team %02d,2025-12-18,%s,10,%d,40,80,%s,yes\n", i, scale[j], 40 + next_random(40), one_of("no-real-change up down") >(folder "groups.csv")
}

# SPDX-License-Identifier: GPL-3.0-or-later
# Goals in sentences of every kind, for tests/bench/goals: GOALS rows of PEOPLE people.
BEGIN {
    count = split("Book 12 qualified meetings per week until the end of March|" \
        "Increase my win rate from 22% to 30% by the end of Q2|Grow pipeline|" \
        "Raise the proposal-to-close rate by 10 points by June|Make more calls|" \
        "Bring in $250k of new business by year-end|Cut no-shows to 3 a month|" \
        "Send 35 personalised emails per day so that nobody waits|Be a better listener|" \
        "Shorten the sales cycle from 75 to 55 days this year|Double my referrals by September|" \
        "Get 20 written proposals out of the door in Q1|Keep churn under 3% a quarter|" \
        "Complete the negotiation course within 6 weeks|Visit a couple of key accounts every week|" \
        "Win a dozen logos in the public sector by Christmas|Answer every lead within 10 minutes|" \
        "Make 40 calls a day by calling before nine, and send 20 emails|Sell 1.2 million in 2027|" \
        "Improve forecast accuracy to 90% by Q2", sentences, "|")
    print "rep,goal"
    for (i = 0; i < goals; i++) {
        text = sentences[i % count + 1]
        print "Rep " i % people (text ~ /,/ ? ",\"" text "\"" : "," text)
    }
}

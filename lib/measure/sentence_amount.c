/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The amounts of a sentence: numbers with everything that belongs to them (at least, a currency,
 * percent, weeks, a range). It finds all of them; which one is the target is decided later.
 * Invariant: amounts are in the order of the sentence and share no token.
 */
#include "base/mem.h"
#include "measure/sentence_number.h"
#include "measure/sentence_point.h"

/* "in four", "out of five", "of every ten" behind a bare number makes a share; "out of 5" with
   nothing counted behind it, and "/5", are the scale of a score. */
static const struct decimal one = {1, 0};

static void
read_out_of(const struct reading *reading, size_t *at, struct amount *amount)
{
    size_t here = *at;
    struct decimal of;
    bool in = reading_is(reading, here, "in"), slash = reading_is(reading, here, "/");
    bool out = reading_is(reading, here, "out") && reading_is(reading, here + 1, "of");
    bool of_many = reading_is(reading, here, "of") &&
                   reading->list.tokens[here + 1].kind == TOKEN_NUMBER && amount->value.whole > 1;
    bool every = (in || reading_is(reading, here, "of")) && reading_is(reading, here + 1, "every");

    if (!in && !slash && !out && !every && !of_many)
        return;
    here += out || every ? 2 : 1;
    here += out && reading_is(reading, here, "every");
    if (!sentence_number(reading, &here, &of) || of.whole < 1 || of.whole > 100 ||
        of.fraction != 0 || decimal_compare(amount->value, of) > 0)
        return;
    if (reading_has(reading, here, WORD_PERIOD) || reading_is(reading, here, "%") ||
        reading_is(reading, here, "/"))
        return;
    bool is_scale = of.whole == 5 || of.whole == 7 || of.whole == 10 || of.whole == 100;
    bool counted = reading_has(reading, here, WORD_METRIC) ||
                   reading_has(reading, here, WORD_CUSTOMER) ||
                   (reading->list.tokens[here].kind == TOKEN_WORD &&
                       (reading->list.tokens[here].classes & ~(UINT64_C(1) << WORD_GENERIC)) == 0);
    if (slash || (out && is_scale && !counted)) {
        if (!is_scale)
            return;
        amount->unit = UNIT_SCORE;
    } else {
        (void)decimal_convert(&amount->value, 100, (uint32_t)of.whole, SHARE_DECIMALS); /* <= 100 */
        amount->unit = UNIT_PERCENT;
        amount->is_share = true;
    }
    amount->is_bare = false;
    *at = here;
}

static enum goal_unit
unit_of(int value)
{
    static const enum goal_unit units[] = {UNIT_PERCENT, UNIT_POINTS, UNIT_TIMES, UNIT_SCORE};
    return units[value];
}

/* 1H27 is no hour. */
static bool
is_joined_to_number(const struct reading *reading, size_t at)
{
    const struct token *behind = &reading->list.tokens[at + 1];
    return behind->kind == TOKEN_NUMBER && behind->glued;
}

/* What stands behind the number: percent, points, x, a currency, a time. */
static void
read_unit(const struct reading *reading, size_t *at, struct amount *amount)
{
    size_t words = 0;
    const struct sense *sense = reading_sense(reading, *at, WORD_UNIT, &words);

    if (sense) {
        amount->unit = unit_of(sense->value);
        amount->is_often = amount->unit == UNIT_TIMES;
    } else if ((words = reading_words(reading, *at, WORD_CURRENCY)) > 0) {
        amount->unit = UNIT_MONEY;
    } else if (!is_joined_to_number(reading, *at) &&
               (sense = reading_sense(reading, *at, WORD_PERIOD, &words)) != NULL &&
               reading_words(reading, *at, WORD_CUSTOMER) <= words && /* 75 HR directors */
               sense->value != TIME_OTHER && sense->value != TIME_HALF) {
        amount->unit = UNIT_DAYS;
        amount->time_unit = (enum time_unit)sense->value;
    } else {
        return;
    }
    amount->is_bare = false;
    *at += words;
}

/* A number that is part of a name: right behind letters, before letters that are no unit, in a
   compound ("5-person"), behind a word like tier, or behind a name (Suite 365). */
static bool
is_name(const struct reading *reading, const struct amount *amount)
{
    const struct token *tokens = reading->list.tokens;
    size_t at = amount->begin, end = amount->end;
    const struct token *behind = &tokens[end];

    if (!amount->is_bare)
        return false;
    if (behind->glued && behind->kind == TOKEN_WORD)
        return true;
    if (at == 0)
        return false;
    if (tokens[at].glued && tokens[at - 1].kind == TOKEN_WORD)
        return true;
    if (reading_has(reading, at - 1, WORD_NUMBERED))
        return true;
    return at > 1 && tokens[at].kind == TOKEN_NUMBER && tokens[at - 1].capital &&
           tokens[at - 1].classes == 0 && behind->kind != TOKEN_WORD;
}

/* "from $1M in 2026 to $2M": the year begins no range, but in "2026 to 2027" it does. */
static bool
is_year_of_start(const struct reading *reading, const struct amount *amount)
{
    int year;
    size_t end;
    return reading_follows(reading, amount->begin, "in") &&
           point_read_year(reading, amount->begin, false, &year, &end) &&
           !point_read_year(reading, amount->end + 1, false, &year, &end);
}

/* "10-12", "10 to 12", "10 or 15", "between 10 and 12". The unit may stand behind the second. */
static void
read_range(const struct reading *reading, struct amount *amount)
{
    size_t at = amount->end;
    struct amount upper;
    bool to = reading_is(reading, at, "to");
    bool between = reading_follows(reading, amount->begin, "between");

    if (!to && !reading_is(reading, at, "-") && !reading_is(reading, at, "or") &&
        !(between && reading_is(reading, at, "and")))
        return;
    if (to && (reading_follows_class(reading, amount->begin, WORD_START) ||
                  is_year_of_start(reading, amount)))
        return;
    if (!sentence_amount(reading, at + 1, &upper) || upper.at_least || upper.at_most)
        return;
    if (amount->unit != upper.unit && !amount->is_bare)
        return;
    /* 5 to 10 million */
    size_t last = upper.end - 1;
    if (amount->is_bare || decimal_compare(amount->value, upper.value) < 0) {
        bool grows = decimal_compare(amount->value, upper.value) < 0;
        if (amount->unit == UNIT_MONEY || amount->is_bare)
            for (size_t i = at + 1; i <= last; i++)
                if (amount->value.whole < 1000 && reading_has(reading, i, WORD_SCALE) &&
                    !reading_has(reading, amount->end - 1, WORD_SCALE))
                    sentence_scale(reading, i, &amount->value);
        if (!grows && !to)
            return;
    }
    amount->is_to = to;
    amount->upper = upper.value;
    amount->unit = upper.unit;
    amount->time_unit = upper.time_unit;
    amount->is_often = upper.is_often;
    amount->is_bare = upper.is_bare;
    amount->end = upper.end;
}

static void
read_bound_behind(const struct reading *reading, struct amount *amount)
{
    size_t words;
    const struct sense *sense = reading_sense(reading, amount->end, WORD_BOUND_BEHIND, &words);
    const struct token *sign = &reading->list.tokens[amount->end];

    if (!sense || (sign->kind == TOKEN_SIGN && !sign->glued) ||
        sentence_amount(reading, amount->end + words, &(struct amount){0}))
        return; /* before another number it belongs to that */
    amount->at_least = amount->at_least || sense->value == BOUND_LEAST;
    amount->at_most = amount->at_most || sense->value == BOUND_MOST;
    amount->end += words;
}

static bool
read_value(const struct reading *reading, size_t *at, struct amount *amount)
{
    size_t words;

    if (sentence_half_a(reading, at, &amount->value)) {
        amount->is_bare = true;
        read_unit(reading, at, amount);
        return true;
    }
    if (sentence_fraction(reading, at, &amount->value)) {
        amount->unit = UNIT_PERCENT;
        amount->is_share = true;
        return true;
    }
    const struct sense *often = reading_sense(reading, *at, WORD_OFTEN, &words);
    if (often) {
        amount->value = often->number;
        amount->is_often = true;
        *at += words;
        return true;
    }
    if (!sentence_number(reading, at, &amount->value))
        return false;
    sentence_and_a_half(reading, at, &amount->value);
    amount->is_bare = amount->unit == UNIT_NONE;
    if (amount->is_bare)
        read_unit(reading, at, amount);
    else if (reading_has(reading, *at, WORD_CURRENCY))
        *at += reading_words(reading, *at, WORD_CURRENCY);
    if (amount->is_bare)
        read_out_of(reading, at, amount);
    return true;
}

/* "5 customers at most", "12 meetings or more": the tokens become the amount's. */
static void
read_bound_behind_noun(struct reading *reading, struct amount *amount)
{
    static const enum word_class nouns[] = {
        WORD_METRIC, WORD_CUSTOMER, WORD_DELIVERABLE, WORD_UNNAMED, WORD_STAFF};
    size_t noun = 0, words;
    for (size_t i = 0; i < sizeof nouns / sizeof nouns[0]; i++)
        if (reading_words(reading, amount->end, nouns[i]) > noun)
            noun = reading_words(reading, amount->end, nouns[i]);
    size_t at = amount->end + noun;
    const struct sense *sense = reading_sense(reading, at, WORD_BOUND_BEHIND, &words);
    if (!sense || noun == 0 || words < 2 ||
        sentence_amount(reading, at + words, &(struct amount){0}))
        return; /* "10 calls at least twice a week" */
    amount->at_least = amount->at_least || sense->value == BOUND_LEAST;
    amount->at_most = amount->at_most || sense->value == BOUND_MOST;
    for (size_t i = at; i < at + words; i++)
        reading->list.tokens[i].amount = (unsigned)reading->amount_count + 1;
}

/* "less than an hour", "by a week", "a day off": an article that counts a time, where it cannot be
   one in which something recurs. */
static bool
read_one_unit(const struct reading *reading, size_t at, struct amount *amount)
{
    size_t words;
    const struct sense *article = reading_sense(reading, at, WORD_ARTICLE, NULL);
    const struct sense *period = reading_sense(reading, at + 1, WORD_PERIOD, &words);

    if (!article || article->value != ARTICLE_A || !period || period->value == TIME_OTHER ||
        period->value == TIME_QUARTER || (period->value == TIME_HALF && words == 1))
        return false; /* by a quarter, by a half: shares */
    bool behind = reading_follows(reading, at, "by to");
    size_t end = at + 1 + words;
    if (!amount->at_most && !amount->at_least && !behind && !reading_is(reading, end, "off"))
        return false;
    amount->value = one;
    amount->unit = UNIT_DAYS;
    amount->time_unit = (enum time_unit)period->value;
    amount->end = end;
    return true;
}

bool
sentence_amount(const struct reading *reading, size_t at, struct amount *amount)
{
    size_t words;
    const struct sense *bound;

    *amount = (struct amount){.begin = at};
    for (int i = 0; i < 3 && (bound = reading_sense(reading, at, WORD_BOUND, &words)); i++) {
        amount->at_least = amount->at_least || bound->value == BOUND_LEAST;
        amount->at_most = amount->at_most || bound->value == BOUND_MOST;
        at += words;
    }
    if (reading_is(reading, at, "+") || reading_is(reading, at, "-")) {
        amount->has_sign_up = reading_is(reading, at, "+");
        amount->has_sign_down = !amount->has_sign_up && reading->list.tokens[at + 1].glued &&
                                (at == 0 || !reading->list.tokens[at].glued);
        if (!amount->has_sign_up && !amount->has_sign_down)
            return false;
        at++;
    }
    if (read_one_unit(reading, at, amount))
        return true;
    if (reading_has(reading, at, WORD_CURRENCY)) {
        amount->unit = UNIT_MONEY;
        at += reading_words(reading, at, WORD_CURRENCY);
    }
    if (!read_value(reading, &at, amount))
        return false;
    amount->end = at;
    return true;
}

static void
keep(struct reading *reading, struct amount amount)
{
    reading->amounts = mem_grow(reading->amounts, &reading->amount_capacity,
        reading->amount_count + 1, sizeof *reading->amounts);
    reading->amounts[reading->amount_count++] = amount;
    for (size_t i = amount.begin; i < amount.end; i++)
        reading->list.tokens[i].amount = (unsigned)reading->amount_count;
}

void
sentence_find_amounts(struct reading *reading)
{
    struct token *tokens = reading->list.tokens;
    struct amount amount;

    for (size_t at = 0; at < reading->list.count;) {
        size_t words = 0;
        /* "one-on-one", "1:1": a phrase with a number in it is a phrase. */
        if ((tokens[at].kind == TOKEN_NUMBER || reading_has(reading, at, WORD_NUMBER) ||
                reading_has(reading, at, WORD_SCALE)) &&
            ((reading_sense(reading, at, WORD_METRIC, &words) && words > 1) ||
                (reading_sense(reading, at, WORD_VAGUE, &words) && words > 1))) {
            at += words;
        } else if (tokens[at].mark == MARK_NONE && sentence_amount(reading, at, &amount)) {
            amount.is_name = is_name(reading, &amount);
            if (!amount.is_name) {
                read_range(reading, &amount);
                read_bound_behind(reading, &amount);
                read_bound_behind_noun(reading, &amount);
            }
            keep(reading, amount);
            at = amount.end;
        } else {
            at++;
        }
    }
}

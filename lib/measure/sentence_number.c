/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The numbers of a sentence: digits and number words with everything that belongs to them (at
 * least, a currency, million, percent, weeks). It finds all of them; which one is the target is
 * decided later.
 * Invariant: amounts are in the order of the sentence and share no token.
 */
#include "base/mem.h"
#include "measure/sentence_parts.h"

enum { AMOUNT_DECIMALS = 4, SHARE_DECIMALS = 2 };

static const struct decimal one = {1, 0};

static struct decimal
add(struct decimal a, struct decimal b)
{
    decimal_add(&a, b); /* number words alone never come near the limit */
    return a;
}

static bool
scale_by(const struct reading *reading, size_t at, struct decimal *value)
{
    const struct sense *scale = reading_sense(reading, at, WORD_SCALE, NULL);
    return scale && decimal_convert(value, (uint32_t)scale->number.whole, 1, 17);
}

/* A scale behind digits: "k" of 40k, million; a single letter that is itself joined to something
   else (K-12) is none. */
static void
read_scale(const struct reading *reading, size_t *at, struct decimal *value)
{
    const struct token *tokens = reading->list.tokens;
    while (reading_has(reading, *at, WORD_SCALE) &&
           !(tokens[*at].word_length == 1 && tokens[*at + 1].hyphened) &&
           scale_by(reading, *at, value))
        ++*at;
}

/* Number words: "two hundred and fifty thousand", "twenty-five", "a million". */
static bool
read_words(const struct reading *reading, size_t *at, struct decimal *value)
{
    struct decimal total = {0, 0}, current = {0, 0};
    size_t here = *at;
    bool any = false, hundred = false;

    if (reading_is(reading, here, "a") && reading_has(reading, here + 1, WORD_SCALE) &&
        reading->list.tokens[here + 1].word_length > 1)
        here++;
    for (;;) {
        const struct sense *number = reading_sense(reading, here, WORD_NUMBER, NULL);
        size_t words = reading_words(reading, here, WORD_SCALE);
        if (number && (!any || hundred || current.whole % 10 == 0) &&
            (current.whole == 0 || number->number.whole < 100)) {
            if (any && !hundred && (current.whole == 0 || number->number.whole >= 10))
                break;
            hundred = false;
            current = add(current, number->number);
            here += reading_words(reading, here, WORD_NUMBER);
        } else if (words > 0 && reading->list.tokens[here].word_length > 1) {
            const struct sense *scale = reading_sense(reading, here, WORD_SCALE, NULL);
            if (decimal_compare(current, (struct decimal){0, 0}) == 0)
                current = any && total.whole > 0 ? (struct decimal){0, 0} : one;
            if (!scale_by(reading, here, &current))
                break;
            hundred = scale->number.whole == 100;
            if (scale->number.whole > 100) {
                total = add(total, current);
                current = (struct decimal){0, 0};
                hundred = true;
            }
            here += words;
        } else if (hundred && any && reading_is(reading, here, "and") &&
                   reading_has(reading, here + 1, WORD_NUMBER) &&
                   !reading_has(reading, here + 2, WORD_METRIC)) {
            here++;
            continue;
        } else {
            break;
        }
        any = true;
    }
    *value = add(total, current);
    *at = here;
    return any;
}

static bool
read_core(const struct reading *reading, size_t *at, struct decimal *value)
{
    const struct token *token = &reading->list.tokens[*at];

    if (token->kind != TOKEN_NUMBER)
        return token->kind == TOKEN_WORD && read_words(reading, at, value);
    if (!token->readable || reading_has(reading, *at + 1, WORD_ENDING))
        return false;
    *value = token->value;
    ++*at;
    read_scale(reading, at, value);
    return true;
}

/* "and a half" behind a number. */
static void
read_and_a_half(const struct reading *reading, size_t *at, struct decimal *value)
{
    if (reading_is(reading, *at, "and") && reading_is(reading, *at + 1, "a") &&
        reading_is(reading, *at + 2, "half")) {
        *value = add(*value, (struct decimal){0, DECIMAL_ONE_FRACTION / 2});
        *at += 3;
        read_scale(reading, at, value);
    }
}

/* "half a million", "half an hour", "half a dozen". */
static bool
read_half_a(const struct reading *reading, size_t *at, struct decimal *value)
{
    if (!reading_is(reading, *at, "half") ||
        !(reading_is(reading, *at + 1, "a") || reading_is(reading, *at + 1, "an")) ||
        !(reading_has(reading, *at + 2, WORD_SCALE) || reading_has(reading, *at + 2, WORD_PERIOD)))
        return false;
    *value = (struct decimal){0, DECIMAL_ONE_FRACTION / 2};
    *at += 2;
    read_scale(reading, at, value);
    return true;
}

/* Half of, a third, two thirds, by a quarter: a share in percent. Quarters are also times: so a
   fraction needs "of" behind it or "by" before it, but for half of something. */
static bool
read_fraction(const struct reading *reading, size_t *at, struct decimal *value)
{
    size_t here = *at;
    const struct sense *many = reading_sense(reading, here, WORD_NUMBER, NULL);
    uint32_t times = 1;
    bool by = here > 0 && reading_is(reading, here - 1, "by");
    bool has_article = reading_is(reading, here, "a");

    if (many && many->number.whole < 10) {
        times = (uint32_t)many->number.whole;
        here++;
    } else if (has_article) {
        here++;
    }
    const struct sense *fraction = reading_sense(reading, here, WORD_FRACTION, NULL);
    if (!fraction)
        return false;
    bool is_half = fraction->number.whole == 50;
    bool of = reading_is(reading, here + 1, "of") && !reading_has(reading, here + 2, WORD_PERIOD) &&
              !reading_has(reading, here + 2, WORD_WHICH);
    bool is_plain = here == *at;
    if (is_plain && !is_half)
        return false;
    if (is_half && is_plain && here > 0 && reading_has(reading, here - 1, WORD_ORDINAL))
        return false;
    if (!of && !by && !(is_half && reading_has(reading, here + 1, WORD_ARTICLE)) && times == 1)
        return false;
    if (reading_has(reading, here, WORD_PERIOD) && !of && !by)
        return false;
    *value = fraction->number;
    decimal_convert(value, times, 1, SHARE_DECIMALS);
    if (fraction->number.whole == 33) /* 2/3 is 66.67, not twice 33.33 */
        *value = times == 1 ? *value : (struct decimal){100, 0};
    if (fraction->number.whole == 33 && times > 1)
        decimal_convert(value, times, 3, SHARE_DECIMALS);
    *at = here + 1;
    return true;
}

/* "in four", "out of five", "of every ten" behind a bare number makes a share; "out of 5" with
   nothing counted behind it, and "/5", are the scale of a score. */
static void
read_out_of(const struct reading *reading, size_t *at, struct amount *amount)
{
    size_t here = *at;
    struct decimal of;
    bool in = reading_is(reading, here, "in"), slash = reading_is(reading, here, "/");
    bool out = reading_is(reading, here, "out") && reading_is(reading, here + 1, "of");
    bool every = (in || reading_is(reading, here, "of")) && reading_is(reading, here + 1, "every");

    if (!in && !slash && !out && !every)
        return;
    here += out || every ? 2 : 1;
    here += out && reading_is(reading, here, "every");
    if (!read_core(reading, &here, &of) || of.whole < 1 || of.whole > 1000 || of.fraction != 0 ||
        decimal_compare(amount->value, of) > 0)
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
        if (!decimal_convert(&amount->value, 100, (uint32_t)of.whole, SHARE_DECIMALS))
            return;
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
    } else if ((sense = reading_sense(reading, *at, WORD_PERIOD, &words)) != NULL &&
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

/* "10-12", "10 to 12", "10 or 15", "between 10 and 12". The unit may stand behind the second. */
static void
read_range(const struct reading *reading, struct amount *amount)
{
    size_t at = amount->end;
    struct amount upper;
    bool to = reading_is(reading, at, "to");
    bool between = amount->begin > 0 && reading_is(reading, amount->begin - 1, "between");

    if (!to && !reading_is(reading, at, "-") && !reading_is(reading, at, "or") &&
        !(between && reading_is(reading, at, "and")))
        return;
    if (amount->begin > 0 && reading_has(reading, amount->begin - 1, WORD_START))
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
                    scale_by(reading, i, &amount->value);
        if (!grows && !to)
            return;
    }
    amount->is_range = true;
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

    if (read_fraction(reading, at, &amount->value)) {
        amount->unit = UNIT_PERCENT;
        amount->is_share = true;
        return true;
    }
    if (read_half_a(reading, at, &amount->value)) {
        amount->is_bare = true;
        read_unit(reading, at, amount);
        return true;
    }
    const struct sense *often = reading_sense(reading, *at, WORD_OFTEN, &words);
    if (often) {
        amount->value = often->number;
        amount->is_often = true;
        *at += words;
        return true;
    }
    if (!read_core(reading, at, &amount->value))
        return false;
    read_and_a_half(reading, at, &amount->value);
    amount->is_bare = amount->unit == UNIT_NONE;
    if (amount->is_bare)
        read_unit(reading, at, amount);
    else if (reading_has(reading, *at, WORD_CURRENCY))
        *at += reading_words(reading, *at, WORD_CURRENCY);
    if (amount->is_bare)
        read_out_of(reading, at, amount);
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
        if ((tokens[at].kind == TOKEN_NUMBER || reading_has(reading, at, WORD_NUMBER)) &&
            reading_sense(reading, at, WORD_METRIC, &words) && words > 1) {
            at += words;
        } else if (tokens[at].mark == MARK_NONE && sentence_amount(reading, at, &amount)) {
            amount.is_name = is_name(reading, &amount);
            if (!amount.is_name) {
                read_range(reading, &amount);
                read_bound_behind(reading, &amount);
            }
            keep(reading, amount);
            at = amount.end;
        } else {
            at++;
        }
    }
}

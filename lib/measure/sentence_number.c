/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The values of numbers as sentences write them: digits with a scale, number words, fractions.
 */
#include "measure/sentence_number.h"

/* Longer numbers are no numbers of people. */
enum { NUMBER_WORDS_MOST = 24 };

static const struct decimal one = {1, 0};

static struct decimal
add(struct decimal a, struct decimal b)
{
    decimal_add(&a, b); /* number words alone never come near the limit */
    return a;
}

bool
sentence_scale(const struct reading *reading, size_t at, struct decimal *value)
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
           sentence_scale(reading, *at, value))
        ++*at;
}

/* Number words: "two hundred and fifty thousand", "twenty-five", "a million". */
static bool
read_words(const struct reading *reading, size_t *at, struct decimal *value)
{
    struct decimal total = {0, 0}, current = {0, 0};
    size_t here = *at;
    bool any = false, hundred = false;

    if (reading_is(reading, here, "a") && reading_has(reading, here + 1, WORD_SCALE))
        here++;
    while (here < *at + NUMBER_WORDS_MOST) {
        const struct sense *number = reading_sense(reading, here, WORD_NUMBER, NULL);
        size_t words = reading_words(reading, here, WORD_SCALE);
        if (number && (!any || hundred || current.whole % 10 == 0)) {
            if (any && !hundred && (current.whole == 0 || number->number.whole >= 10))
                break;
            hundred = false;
            current = add(current, number->number);
            here += reading_words(reading, here, WORD_NUMBER);
        } else if (words > 0 && reading->list.tokens[here].word_length > 1) {
            const struct sense *scale = reading_sense(reading, here, WORD_SCALE, NULL);
            if (decimal_compare(current, (struct decimal){0, 0}) == 0)
                current = any && total.whole > 0 ? (struct decimal){0, 0} : one;
            if (!sentence_scale(reading, here, &current))
                break;
            hundred = scale->number.whole == 100;
            if (scale->number.whole > 100) {
                total = add(total, current);
                current = (struct decimal){0, 0};
                hundred = true;
            }
            here += words;
        } else if (hundred && any && reading_is(reading, here, "and") &&
                   reading_has(reading, here + 1, WORD_NUMBER)) {
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

bool
sentence_number(const struct reading *reading, size_t *at, struct decimal *value)
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
void
sentence_and_a_half(const struct reading *reading, size_t *at, struct decimal *value)
{
    if (reading_is(reading, *at, "and") && reading_is(reading, *at + 1, "a") &&
        reading_is(reading, *at + 2, "half")) {
        *value = add(*value, (struct decimal){0, DECIMAL_ONE_FRACTION / 2});
        *at += 3;
        read_scale(reading, at, value);
    }
}

/* "half a million", "half an hour", "half a dozen". */
bool
sentence_half_a(const struct reading *reading, size_t *at, struct decimal *value)
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
bool
sentence_fraction(const struct reading *reading, size_t *at, struct decimal *value)
{
    size_t here = *at;
    const struct sense *many = reading_sense(reading, here, WORD_NUMBER, NULL);
    uint32_t times = 1;
    bool by = reading_follows(reading, here, "by");
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
    if (is_half && is_plain && reading_follows_class(reading, here, WORD_ORDINAL))
        return false;
    if (!of && !by && !(is_half && reading_has(reading, here + 1, WORD_ARTICLE)) && times == 1)
        return false;
    if (reading_has(reading, here, WORD_PERIOD) && !of && !by &&
        !(is_half && reading_has(reading, here + 1, WORD_ARTICLE))) /* half the reps */
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

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Three answers: yes, no, cannot tell. A flag column that is there but says no ends the search; a
 * missing one lets the next alternative speak. That is how flags come before status words and
 * status words before stage words.
 */
#include "team/crm_condition.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"

enum answer { NO, YES, CANNOT_TELL };

struct test {
    char *column_name;
    uint64_t list;
    bool negated, last_of_alternative;
    int column;
};

struct crm_condition {
    struct crm_words *words;
    struct test *tests;
    size_t count, capacity;
};

void
crm_condition_free(struct crm_condition *condition)
{
    if (!condition)
        return;
    for (size_t i = 0; i < condition->count; i++)
        free(condition->tests[i].column_name);
    free(condition->tests);
    free(condition);
}

/* Takes the text up to one of `ends` (or to the end) as a tidy copy, moving *text on to that
 * character. */
static char *
take(const char **text, const char *ends)
{
    size_t length = strcspn(*text, ends);
    char *raw = mem_copy(*text, length);
    char *tidy = text_tidy(raw);
    free(raw);
    *text += length;
    return tidy;
}

static char *
take_column(const char **text)
{
    *text += strspn(*text, " ");
    if (**text != '[')
        return take(text, "|&=!");
    (*text)++;
    char *name = take(text, "]");
    *text += **text == ']';
    *text += strspn(*text, " ");
    return name;
}

static const char *
read_test(struct crm_condition *condition, const char **text)
{
    struct test test = {.column_name = take_column(text), .column = -1};
    test.negated = (*text)[0] == '!' && (*text)[1] == '=';
    *text += test.negated;
    if (**text != '=' || !*test.column_name) {
        free(test.column_name);
        return "is not of the form COLUMN=WORD";
    }
    (*text)++;
    char *word = take(text, "|&");
    test.list = crm_words_list(condition->words, word);
    test.last_of_alternative = **text != '&';
    bool empty = !*word;
    free(word);
    *text += **text != '\0';
    condition->tests = mem_grow(
        condition->tests, &condition->capacity, condition->count + 1, sizeof *condition->tests);
    condition->tests[condition->count++] = test;
    return empty ? "has nothing after '='" : NULL;
}

struct crm_condition *
crm_condition_read(const char *text, struct crm_words *words, const char **error)
{
    struct crm_condition *condition = mem_zeroed(1, sizeof *condition);
    condition->words = words;
    *error = NULL;
    while (*text && !text_is_blank(text) && !*error)
        *error = read_test(condition, &text);
    if (!*error && condition->count > 0 && strchr("&|", text[-1]))
        *error = "ends with '&' or '|'";
    if (*error) {
        crm_condition_free(condition);
        return NULL;
    }
    return condition;
}

bool
crm_condition_bind(struct crm_condition *condition, const struct table *table)
{
    bool some = condition->count == 0, whole = true;
    for (size_t i = 0; i < condition->count; i++) {
        struct test *test = &condition->tests[i];
        test->column = table_column(table, test->column_name);
        whole = whole && test->column >= 0;
        if (test->last_of_alternative) {
            some = some || whole;
            whole = true;
        }
    }
    return some;
}

const char *
crm_condition_column(const struct crm_condition *condition)
{
    for (size_t i = condition->count; i > 0; i--)
        if (condition->tests[i - 1].column < 0)
            return condition->tests[i - 1].column_name;
    return NULL;
}

static enum answer
answer(const struct crm_condition *condition, const struct test *test, const struct table *table)
{
    const char *cell = table_cell(table, test->column);
    if (text_is_blank(cell))
        return CANNOT_TELL;
    bool held = (crm_words_lists_of(condition->words, cell) & test->list) != 0;
    return held != test->negated ? YES : NO;
}

bool
crm_condition_holds(const struct crm_condition *condition, const struct table *table)
{
    enum answer alternative = YES;
    for (size_t i = 0; i < condition->count; i++) {
        const struct test *test = &condition->tests[i];
        enum answer one = answer(condition, test, table);
        if (one == NO || (one == CANNOT_TELL && alternative == YES))
            alternative = one;
        if (!test->last_of_alternative)
            continue;
        if (alternative != CANNOT_TELL)
            return alternative == YES;
        alternative = YES;
    }
    return condition->count == 0;
}

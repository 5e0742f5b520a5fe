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
    struct crm_name *column_name;
    uint64_t list; /* 0 = the text is asked for, not a list */
    char *text;    /* folded */
    size_t length;
    bool negated, beginning, last_of_alternative; /* beginning: the cell need only begin so */
    bool outcome; /* asks for won or lost: words in no list are worth a remark */
    int column;
};

struct crm_condition {
    struct crm_words *words;
    struct test *tests;
    size_t count, capacity;
    bool optional; /* the file may lack the columns */
    bool bound;    /* it has one of them at least */
};

void
crm_condition_free(struct crm_condition *condition)
{
    if (!condition)
        return;
    for (size_t i = 0; i < condition->count; i++)
        free(condition->tests[i].text);
    free(condition->tests);
    free(condition);
}

/* Takes the text up to one of `ends` (or to the end) as a tidy copy, moving *text on to that
 * character. */
static const char *
take(const char **text, const char *ends, struct arena *arena)
{
    size_t length = strcspn(*text, ends);
    const char *tidy = text_tidy_in(arena, *text, length);
    *text += length;
    return tidy;
}

static const char *
take_column(const char **text, struct arena *arena)
{
    *text += strspn(*text, " ");
    if (**text != '[')
        return take(text, "|&=!^", arena);
    (*text)++;
    const char *name = take(text, "]", arena);
    *text += **text == ']';
    *text += strspn(*text, " ");
    return name;
}

static const char *
read_test(struct crm_condition *condition, const char **text, struct arena *arena)
{
    struct test test = {.column = -1};
    const char *column = take_column(text, arena);
    bool named = *column != '\0';
    test.negated = (*text)[0] == '!' && (*text)[1] == '=';
    test.beginning = (*text)[0] == '^' && (*text)[1] == '=';
    *text += test.negated || test.beginning;
    if (named && **text == '=')
        test.column_name = crm_name_of(arena, column);
    if (!test.column_name)
        return "is not of the form COLUMN=WORD";
    (*text)++;
    const char *word = take(text, "|&", arena);
    test.list = test.beginning ? 0 : crm_words_list(condition->words, word);
    test.text = text_folded(word);
    test.length = strlen(test.text);
    test.outcome = !test.negated && (strcmp(word, "won") == 0 || strcmp(word, "lost") == 0);
    test.last_of_alternative = **text != '&';
    bool empty = !*word;
    *text += **text != '\0';
    condition->tests = mem_grow(
        condition->tests, &condition->capacity, condition->count + 1, sizeof *condition->tests);
    condition->tests[condition->count++] = test;
    return empty ? "has nothing after '='" : NULL;
}

struct crm_condition *
crm_condition_read(
    const char *text, struct crm_words *words, struct arena *arena, const char **error)
{
    struct crm_condition *condition = mem_zeroed(1, sizeof *condition);
    condition->words = words;
    *error = NULL;
    char *body = text_tidy(text);
    size_t length = strlen(body);
    condition->optional = length > 0 && body[length - 1] == '?';
    if (condition->optional)
        body[length - 1] = '\0';
    text = body;
    while (*text && !text_is_blank(text) && !*error)
        *error = read_test(condition, &text, arena);
    if (!*error && condition->count > 0 && strchr("&|", text[-1]))
        *error = "ends with '&' or '|'";
    free(body);
    if (*error) {
        crm_condition_free(condition);
        return NULL;
    }
    return condition;
}

bool
crm_condition_bind(struct crm_condition *condition, struct crm_header *header)
{
    bool some = condition->count == 0 || condition->optional, whole = true;
    condition->bound = false;
    for (size_t i = 0; i < condition->count; i++) {
        struct test *test = &condition->tests[i];
        test->column = crm_header_column(header, test->column_name);
        whole = whole && test->column >= 0;
        condition->bound = condition->bound || test->column >= 0;
        if (test->last_of_alternative) {
            some = some || whole;
            whole = true;
        }
    }
    return some;
}

size_t
crm_condition_tests(const struct crm_condition *condition)
{
    return condition->count;
}

int
crm_condition_column_of(const struct crm_condition *condition, size_t test)
{
    return condition->tests[test].column;
}

const char *
crm_condition_column(const struct crm_condition *condition)
{
    for (size_t i = condition->count; i > 0; i--)
        if (condition->tests[i - 1].column < 0)
            return crm_name_text(condition->tests[i - 1].column_name);
    return NULL;
}

/* Whether a cell is what a test asks for, not yet negated. */
static bool
holds(struct crm_words *words, const struct test *test, const char *cell)
{
    if (test->list) {
        uint64_t lists = crm_words_lists_of(words, cell);
        if (lists == 0 && test->outcome)
            crm_words_note_stage(words, cell);
        return (lists & test->list) != 0;
    }
    const char *folded = crm_words_folded(words, cell);
    return test->beginning ? strncmp(folded, test->text, test->length) == 0
                           : strcmp(folded, test->text) == 0;
}

static enum answer
answer(const struct crm_condition *condition, const struct test *test, const struct table *table)
{
    const char *cell = table_cell(table, test->column);
    if (text_is_blank(cell))
        return CANNOT_TELL;
    bool held = holds(condition->words, test, cell);
    return held != test->negated ? YES : NO;
}

bool
crm_condition_holds(const struct crm_condition *condition, const struct table *table)
{
    enum answer alternative = YES;
    if (!condition->bound) /* no test can be told */
        return condition->count == 0;
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
    return false;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Names and phrases lie in one table under their folded form; the first row that claims a phrase
 * keeps it. It knows words and rows, not what an expression means.
 */
#include "team/metrics.h"

#include <stdlib.h>
#include <string.h>

#include "base/chars.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/text.h"
#include "csv/table.h"

enum {
    WORDS_BEFORE = 2, /* words before a phrase that may belong to it: "[qualified] meetings" */
    WORDS_MOST = 12   /* of a phrase, with those; from its end */
};

struct phrase {
    const char *text;
    const struct metrics_row *row;
    UT_hash_handle hh;
};

struct metrics {
    const char *name; /* of the file, or of the built-in table */
    struct phrase *phrases, *expressions;
    const char **texts; /* of all phrases, once somebody asked for the nearest */
    struct arena arena;
};

static void
add(struct metrics *metrics, struct phrase **phrases, const char *text, size_t length,
    const struct metrics_row *row)
{
    char *raw = mem_copy(text, length), *folded = text_folded(raw);
    struct phrase *phrase;
    HASH_FIND_STR(*phrases, folded, phrase);
    if (*folded && !phrase) {
        phrase = arena_alloc(&metrics->arena, sizeof *phrase);
        phrase->text = arena_text(&metrics->arena, folded, strlen(folded));
        phrase->row = row;
        HASH_ADD_KEYPTR(hh, *phrases, phrase->text, strlen(phrase->text), phrase);
    }
    free(raw);
    free(folded);
}

static const char *
keep(struct metrics *metrics, const struct table *table, int column)
{
    char *tidy = text_tidy(table_cell(table, column));
    const char *kept = arena_text(&metrics->arena, tidy, strlen(tidy));
    free(tidy);
    return kept;
}

struct metrics *
metrics_read(const char *path, char delimiter)
{
    struct metrics *metrics = mem_zeroed(1, sizeof *metrics);
    struct table *table = path ? table_open(path, delimiter) : table_builtin("team/metrics");
    metrics->name = path ? path : "team/metrics";
    int name = table_need(table, "name"), expression = table_need(table, "expression");
    int unit = table_column(table, "unit"), words = table_column(table, "words");
    while (table_next(table)) {
        struct metrics_row *row = arena_alloc(&metrics->arena, sizeof *row);
        row->name = keep(metrics, table, name);
        row->expression = keep(metrics, table, expression);
        row->unit = keep(metrics, table, unit);
        add(metrics, &metrics->phrases, row->name, strlen(row->name), row);
        add(metrics, &metrics->expressions, row->expression, strlen(row->expression), row);
        for (const char *word = table_cell(table, words); *word;) {
            size_t length = strcspn(word, ";");
            add(metrics, &metrics->phrases, word, length, row);
            word += length + (word[length] == ';');
        }
    }
    table_close(table);
    return metrics;
}

void
metrics_free(struct metrics *metrics)
{
    if (!metrics)
        return;
    HASH_CLEAR(hh, metrics->phrases);
    HASH_CLEAR(hh, metrics->expressions);
    arena_free(&metrics->arena);
    free(metrics->texts);
    free(metrics);
}

const char *
metrics_name(const struct metrics *metrics)
{
    return metrics->name;
}

static const struct metrics_row *
row_of(const struct phrase *phrases, const char *text, size_t length)
{
    struct phrase *phrase;
    HASH_FIND(hh, phrases, text, length, phrase);
    return phrase ? phrase->row : NULL;
}

static const struct metrics_row *
find_folded(const struct phrase *phrases, const char *text)
{
    char *folded = text_folded(text);
    const struct metrics_row *row = row_of(phrases, folded, strlen(folded));
    free(folded);
    return row;
}

const struct metrics_row *
metrics_find(const struct metrics *metrics, const char *name)
{
    return find_folded(metrics->phrases, name);
}

const char *
metrics_expression(const struct metrics *metrics, const char *name)
{
    const struct metrics_row *row = metrics_find(metrics, name);
    return row && *row->expression ? row->expression : NULL;
}

const struct metrics_row *
metrics_measuring(const struct metrics *metrics, const char *expression)
{
    return find_folded(metrics->expressions, expression);
}

/* The words of a phrase and before it: where each begins and ends in the folded text, and whether
   it follows the word before it without any mark between. */
struct words {
    struct {
        const char *begin, *end;
        bool joined;
    } items[WORDS_MOST];
    size_t count;
    size_t before; /* how many of them stand before the phrase */
};

/* Where the stretch begins that takes in up to WORDS_BEFORE words before `phrase`. */
static const char *
begin_before(const char *text, const char *phrase, size_t *before)
{
    const char *begin = phrase;
    for (*before = 0; *before < WORDS_BEFORE; (*before)++) {
        const char *at = begin;
        while (at > text && at[-1] == ' ')
            at--;
        const char *end = at;
        while (at > text && at[-1] != ' ')
            at--;
        if (at == end)
            break;
        begin = at;
    }
    return begin;
}

static void
split(const char *folded, struct words *words)
{
    static const char marks[] = ".,;:!?()\"'";
    bool joined = false;
    for (const char *at = folded; *at;) {
        size_t length = strcspn(at, " "), leading = strspn(at, marks), end = length;
        while (end > leading && strchr(marks, at[end - 1]))
            end--;
        if (words->count == WORDS_MOST) {
            memmove(words->items, words->items + 1, (WORDS_MOST - 1) * sizeof *words->items);
            words->count--;
            words->before -= words->before > 0;
        }
        words->items[words->count].begin = at + (leading < end ? leading : end);
        words->items[words->count].end = at + end;
        words->items[words->count++].joined = joined && leading == 0;
        joined = end == length;
        at += length + (at[length] == ' ');
    }
}

/* Whether a row says the same as that of the reader's name, or less of it: meeting.qualified is
   within meeting. */
static bool
narrows(const struct metrics_row *row, const struct metrics_row *named)
{
    return row == named || (*named->expression && *row->expression &&
                               chars_word_covers(named->expression, row->expression));
}

static const struct metrics_row *
longest(const struct metrics *metrics, const struct words *words, const struct metrics_row *named)
{
    for (size_t count = words->count; count > 0; count--) {
        for (size_t last = words->count; last-- > 0 && last + 1 >= count;) {
            size_t first = last + 1 - count;
            bool whole = last >= words->before;
            for (size_t i = first + 1; i <= last; i++)
                whole = whole && words->items[i].joined;
            const char *begin = words->items[first].begin;
            const struct metrics_row *row =
                whole ? row_of(metrics->phrases, begin, (size_t)(words->items[last].end - begin))
                      : NULL;
            bool head = last + 1 == words->count;
            if (row && ((head && (count > 1 || !named)) || (named && narrows(row, named))))
                return row;
        }
    }
    return named;
}

const struct metrics_row *
metrics_bind(
    const struct metrics *metrics, const char *text, size_t phrase, size_t length, const char *name)
{
    const struct metrics_row *named = *name ? metrics_find(metrics, name) : NULL;
    struct words words = {.count = 0};
    if (length == 0)
        return named;
    const char *begin = begin_before(text, text + phrase, &words.before);
    char *stretch = mem_copy(begin, (size_t)(text + phrase + length - begin));
    char *folded = text_folded(stretch);
    split(folded, &words);
    const struct metrics_row *row = longest(metrics, &words, named);
    free(stretch);
    free(folded);
    return row;
}

const char *
metrics_nearest(struct metrics *metrics, const char *text)
{
    size_t count = 0;
    if (!metrics->texts) {
        metrics->texts = mem_zeroed(HASH_COUNT(metrics->phrases) + 1, sizeof *metrics->texts);
        for (struct phrase *each = metrics->phrases; each; each = each->hh.next)
            metrics->texts[count++] = each->text;
    }
    return text_nearest(text, metrics->texts, HASH_COUNT(metrics->phrases));
}

void
metrics_each(const struct metrics *metrics, const char *list, struct place place,
    const char *(*take)(const char *expression, const char *name, void *data), void *data)
{
    for (char *name; text_next_item(&list, ";,", &name); free(name)) {
        const char *expression = metrics_expression(metrics, name);
        const char *error = take(expression ? expression : name, name, data);
        if (error)
            diag_fatal_at(place, "metric '%s' %s", text_shown(name), error);
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Names and phrases lie in one table under their folded form; the first row that claims a phrase
 * keeps it.
 */
#include "team/metrics.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "base/tables_show.h"
#include "base/text.h"
#include "csv/table.h"

struct phrase {
    const char *text, *expression;
    UT_hash_handle hh;
};

struct metrics {
    const char *name; /* of the file, or of the built-in table */
    struct phrase *phrases;
    struct arena arena;
};

static void
add(struct metrics *metrics, const char *text, size_t length, const char *expression)
{
    char *raw = mem_copy(text, length), *folded = text_folded(raw);
    struct phrase *phrase;
    HASH_FIND_STR(metrics->phrases, folded, phrase);
    if (*folded && !phrase) {
        phrase = arena_alloc(&metrics->arena, sizeof *phrase);
        phrase->text = arena_text(&metrics->arena, folded, strlen(folded));
        phrase->expression = expression;
        HASH_ADD_KEYPTR(hh, metrics->phrases, phrase->text, strlen(phrase->text), phrase);
    }
    free(raw);
    free(folded);
}

struct metrics *
metrics_read(const char *path, char delimiter)
{
    struct metrics *metrics = mem_zeroed(1, sizeof *metrics);
    struct table *table = path ? table_open(path, delimiter) : table_builtin("team/metrics");
    metrics->name = path ? path : "team/metrics";
    int name = table_need(table, "name"), expression = table_need(table, "expression");
    int words = table_column(table, "words");
    while (table_next(table)) {
        const char *cell = table_cell(table, expression);
        const char *kept = arena_text(&metrics->arena, cell, strlen(cell));
        add(metrics, table_cell(table, name), strlen(table_cell(table, name)), kept);
        for (const char *word = table_cell(table, words); *word;) {
            size_t length = strcspn(word, ";");
            add(metrics, word, length, kept);
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
    arena_free(&metrics->arena);
    free(metrics);
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

const char *
metrics_nearest(const struct metrics *metrics, const char *name)
{
    size_t count = 0, all = HASH_COUNT(metrics->phrases);
    const char **phrases = mem_zeroed(all, sizeof *phrases);
    for (const struct phrase *phrase = metrics->phrases; phrase; phrase = phrase->hh.next)
        phrases[count++] = phrase->text;
    const char *nearest = text_nearest(name, phrases, count);
    free(phrases);
    return nearest;
}

const char *
metrics_name(const struct metrics *metrics)
{
    return metrics->name;
}

const char *
metrics_expression(const struct metrics *metrics, const char *name)
{
    struct phrase *phrase;
    char *folded = text_folded(name);
    HASH_FIND_STR(metrics->phrases, folded, phrase);
    free(folded);
    return phrase ? phrase->expression : NULL;
}

void
metrics_show(const char *path)
{
    tables_show("team/metrics", path);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Words are data: this file reads them and knows none of them.
 */
#include "team/wording.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "csv/table.h"

struct wording {
    struct wording_row *rows;
    size_t count, capacity;
    char digest[SOURCE_DIGEST_SIZE];
    struct arena arena;
};

static const char *
keep(struct wording *wording, const char *text)
{
    char *tidy = text_tidy(text);
    const char *kept = arena_text(&wording->arena, tidy, strlen(tidy));
    free(tidy);
    return kept;
}

struct wording *
wording_read_other(const char *builtin, const char *path, char delimiter)
{
    struct wording *wording = mem_zeroed(1, sizeof *wording);
    struct table *table = path ? table_open_digested(path, delimiter) : table_builtin(builtin);
    int list = table_need(table, "list"), word = table_need(table, "word");
    int text = table_need(table, "text");
    while (table_next(table)) {
        wording->rows =
            mem_grow(wording->rows, &wording->capacity, wording->count + 1, sizeof *wording->rows);
        wording->rows[wording->count++] =
            (struct wording_row){keep(wording, table_cell(table, list)),
                keep(wording, table_cell(table, word)), keep(wording, table_cell(table, text))};
    }
    if (path)
        table_digest(table, wording->digest);
    table_close(table);
    return wording;
}

struct wording *
wording_read(const char *path, char delimiter)
{
    return wording_read_other("team/report-words", path, delimiter);
}

const char *
wording_digest(const struct wording *wording)
{
    return wording->digest;
}

void
wording_free(struct wording *wording)
{
    if (!wording)
        return;
    free(wording->rows);
    arena_free(&wording->arena);
    free(wording);
}

const char *
wording_text(const struct wording *wording, const char *list, const char *word)
{
    for (size_t i = 0; i < wording->count; i++) {
        const struct wording_row *row = &wording->rows[i];
        if (strcmp(row->list, list) == 0 && strcmp(row->word, word) == 0)
            return row->text;
    }
    return word;
}

bool
wording_knows(const struct wording *wording, const char *list, const char *word)
{
    return wording_text(wording, list, word) != word;
}

bool
wording_has_list(const struct wording *wording, const char *list)
{
    for (size_t i = 0; i < wording->count; i++)
        if (strcmp(wording->rows[i].list, list) == 0)
            return true;
    return false;
}

const char *
wording_event(const struct wording *wording, const char *word)
{
    for (size_t i = 0; i < wording->count; i++) {
        const struct wording_row *row = &wording->rows[i];
        if (strcmp(row->list, "group") != 0)
            continue;
        const char *text = wording_text(wording, row->word, word);
        if (text != word)
            return text;
    }
    return word;
}

const struct wording_row *
wording_rows(const struct wording *wording, size_t *count)
{
    *count = wording->count;
    return wording->rows;
}

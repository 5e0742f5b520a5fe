/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reads the table of words and hands it on; it keeps nothing.
 */
#include "team/sentence_words.h"

#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/mem.h"
#include "base/text.h"
#include "csv/table.h"

struct taking {
    const struct table *table;
    sentence_word_taker *taker;
    void *data;
    char *phrase; /* the one in hand, NUL-terminated */
    size_t capacity;
};

static void
give_phrases(
    struct taking *taking, const char *word_class, const char *phrases, const char *meaning)
{
    for (const char *at = phrases; *at != '\0';) {
        size_t length = strcspn(at, ";");
        const char *error = "";
        taking->phrase = mem_grow(taking->phrase, &taking->capacity, length + 1, 1);
        memcpy(taking->phrase, at, length);
        taking->phrase[length] = '\0';
        if (!text_is_blank(taking->phrase) &&
            !taking->taker(taking->data, word_class, taking->phrase, meaning, &error))
            diag_fatal_at(table_place(taking->table), "'%s' of class '%s' %s",
                text_shown(taking->phrase), text_shown(word_class), error);
        at += length + (at[length] == ';');
    }
}

void
sentence_words_read(const char *path, char delimiter, sentence_word_taker *taker, void *data)
{
    struct table *table =
        path ? table_open(path, delimiter) : table_builtin("measure/sentence-words");
    struct taking taking = {.table = table, .taker = taker, .data = data};
    table_need_rows(table);
    int word_class = table_need(table, "class"), phrase = table_need(table, "phrase");
    int meaning = table_need(table, "meaning");
    while (table_next(table))
        give_phrases(&taking, table_cell(table, word_class), table_cell(table, phrase),
            table_cell(table, meaning));
    free(taking.phrase);
    table_close(table);
}

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

static void
give_phrases(const struct table *table, const char *word_class, const char *phrases,
    const char *meaning, sentence_word_taker *taker, void *data)
{
    for (const char *at = phrases; *at != '\0';) {
        size_t length = strcspn(at, ";");
        const char *error = "";
        char *phrase = mem_copy(at, length);
        if (!text_is_blank(phrase) && !taker(data, word_class, phrase, meaning, &error))
            diag_fatal_at(table_place(table), "'%s' of class '%s' %s", text_shown(phrase),
                text_shown(word_class), error);
        free(phrase);
        at += length + (at[length] == ';');
    }
}

void
sentence_words_read(const char *path, char delimiter, sentence_word_taker *taker, void *data)
{
    struct table *table =
        path ? table_open(path, delimiter) : table_builtin("measure/sentence-words");
    table_need_rows(table);
    int word_class = table_need(table, "class"), phrase = table_need(table, "phrase");
    int meaning = table_need(table, "meaning");
    while (table_next(table))
        give_phrases(table, table_cell(table, word_class), table_cell(table, phrase),
            table_cell(table, meaning), taker, data);
    table_close(table);
}

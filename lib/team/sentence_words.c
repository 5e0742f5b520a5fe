/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows in, rows on. A list of words with a mistake in it would read every sentence wrongly, so the
 * first bad row ends the program.
 */
#include "team/sentence_words.h"

#include "base/diag.h"
#include "base/tables.h"
#include "base/text.h"
#include "csv/table.h"

static const char built_in[] = "measure/lexicon";

void
sentence_words_read(const char *path,
    bool (*take)(const char *word_class, const char *phrase, const char *meaning,
        const char **error, void *data),
    void *data)
{
    struct table *table = path ? table_open(path, 0) : table_builtin(built_in);
    int word_class = table_need(table, "class"), phrase = table_need(table, "phrase");
    int meaning = table_need(table, "meaning");
    table_need_rows(table);
    while (table_next(table)) {
        const char *error = "";
        if (!take(table_cell(table, word_class), table_cell(table, phrase),
                table_cell(table, meaning), &error, data))
            diag_fatal_at(table_place(table), "%s '%s' of '%s' %s",
                table_column_name(table, (size_t)word_class),
                text_shown(table_cell(table, word_class)), text_shown(table_cell(table, phrase)),
                error);
    }
    table_close(table);
}

void
sentence_words_show(const char *path)
{
    tables_show(built_in, path);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A text is folded and looked at word by word. It looks for words and understands nothing: "a
 * healthy pipeline" is found too if the list says so, and what is said without such a word is not
 * found.
 */
#include "team/sensitive.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/outfile.h"
#include "base/tables.h"
#include "base/text.h"
#include "csv/table.h"

#define BUILTIN "team/sensitive-words"

struct sensitive_word {
    const char *matter, *word, *folded;
    size_t length;
    bool begins; /* it had a `*` */
};

struct sensitive {
    struct sensitive_word *words;
    size_t count, capacity;
    struct arena arena;
};

static const char *
keep(struct sensitive *sensitive, char *text)
{
    const char *kept = arena_text(&sensitive->arena, text, strlen(text));
    free(text);
    return kept;
}

/* Reads and closes the table. */
static struct sensitive *
read_words(struct table *table)
{
    struct sensitive *sensitive = mem_zeroed(1, sizeof *sensitive);
    table_need_rows(table);
    int matter = table_need(table, "matter"), word = table_need(table, "word");
    while (table_next(table)) {
        struct sensitive_word row = {
            .matter = keep(sensitive, text_tidy(table_cell(table, matter))),
            .word = keep(sensitive, text_tidy(table_cell(table, word))),
            .folded = keep(sensitive, text_folded(table_cell(table, word)))};
        row.length = strlen(row.folded);
        row.begins = row.length > 0 && row.folded[row.length - 1] == '*';
        row.length -= row.begins;
        if (row.length == 0)
            diag_fatal_at(table_place(table), "word '%s' would be found everywhere", row.word);
        sensitive->words = mem_grow(
            sensitive->words, &sensitive->capacity, sensitive->count + 1, sizeof *sensitive->words);
        sensitive->words[sensitive->count++] = row;
    }
    table_close(table);
    return sensitive;
}

struct sensitive *
sensitive_read(const char *path, char delimiter)
{
    return path ? read_words(table_open(path, delimiter)) : sensitive_builtin(BUILTIN);
}

struct sensitive *
sensitive_builtin(const char *name)
{
    return read_words(table_builtin(name));
}

void
sensitive_free(struct sensitive *sensitive)
{
    free(sensitive->words);
    arena_free(&sensitive->arena);
    free(sensitive);
}

/* The word of the list that stands at the beginning of a word of the text, or NULL. */
static const struct sensitive_word *
word_at(const struct sensitive *sensitive, const char *at)
{
    for (size_t i = 0; i < sensitive->count; i++) {
        const struct sensitive_word *word = &sensitive->words[i];
        if (strncmp(at, word->folded, word->length) == 0 &&
            (word->begins || text_word_character(at + word->length) == 0))
            return word;
    }
    return NULL;
}

const char *
sensitive_find(const struct sensitive *sensitive, const char *text, const char **word)
{
    char *folded = text_folded(text);
    const struct sensitive_word *found = NULL;
    for (const char *at = folded; *at && !found;) {
        size_t length = text_word_character(at);
        if (length == 0) {
            (void)text_code_point(at, &length);
            at += length;
            continue;
        }
        found = word_at(sensitive, at);
        for (; length > 0; length = text_word_character(at))
            at += length;
    }
    free(folded);
    *word = found ? found->word : NULL;
    return found ? found->matter : NULL;
}

void
sensitive_show(const char *path)
{
    const struct table_file *file = tables_find(BUILTIN);
    struct outfile *out = outfile_open(path);
    outfile_write(out, file->bytes, file->size);
    outfile_commit(out);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A column of a million rows has a handful of words: each spelling met is folded once and
 * remembered.
 */
#include "team/crm_words.h"

#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/names.h"
#include "base/text.h"
#include "csv/table.h"

#define LISTS_LIMIT 64

struct word {
    char *text;
    uint64_t lists;
    UT_hash_handle hh;
};

struct crm_words {
    struct names *lists;
    struct word *folded; /* by folded text: what the lists hold */
    struct word *as_met; /* by the text as met in a file */
    struct arena arena;
};

static struct word *
word_of(struct crm_words *words, struct word **table, const char *text)
{
    struct word *word;
    size_t length = strlen(text);
    HASH_FIND(hh, *table, text, length, word);
    if (word)
        return word;
    word = arena_alloc(&words->arena, sizeof *word);
    word->text = arena_text(&words->arena, text, length);
    HASH_ADD_KEYPTR(hh, *table, word->text, length, word);
    return word;
}

static uint64_t
list_bit(struct crm_words *words, const char *name)
{
    int number = names_number(words->lists, name);
    if (number >= LISTS_LIMIT)
        diag_fatal("more than %d word lists and plain texts in a map", LISTS_LIMIT);
    return UINT64_C(1) << number;
}

static void
add(struct crm_words *words, const char *list, const char *text)
{
    char *folded = text_folded(text);
    word_of(words, &words->folded, folded)->lists |= list_bit(words, list);
    free(folded);
}

struct crm_words *
crm_words_new(void)
{
    struct crm_words *words = mem_zeroed(1, sizeof *words);
    words->lists = names_new();
    struct table *table = table_builtin("team/crm-words");
    int list = table_need(table, "list"), word = table_need(table, "word");
    while (table_next(table))
        add(words, table_cell(table, list), table_cell(table, word));
    table_close(table);
    return words;
}

void
crm_words_free(struct crm_words *words)
{
    if (!words)
        return;
    HASH_CLEAR(hh, words->folded);
    HASH_CLEAR(hh, words->as_met);
    names_free(words->lists);
    arena_free(&words->arena);
    free(words);
}

uint64_t
crm_words_list(struct crm_words *words, const char *name)
{
    if (names_find(words->lists, name) < 0) {
        add(words, name, name);
        HASH_CLEAR(hh, words->as_met);
    }
    return list_bit(words, name);
}

uint64_t
crm_words_lists_of(struct crm_words *words, const char *text)
{
    struct word *met;
    HASH_FIND_STR(words->as_met, text, met);
    if (met)
        return met->lists;
    char *folded = text_folded(text);
    struct word *known;
    HASH_FIND_STR(words->folded, folded, known);
    free(folded);
    met = word_of(words, &words->as_met, text);
    met->lists = known ? known->lists : 0;
    return met->lists;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A column of a million rows has a handful of words: each spelling met is folded once and
 * remembered. A column of subjects has a million: so not more than a few thousand are.
 */
#include "team/crm_words.h"

#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/names.h"
#include "base/outfile.h"
#include "base/tables.h"
#include "base/text.h"
#include "csv/table.h"

#define LISTS_LIMIT 64
#define REMEMBERED 4096
#define STAGES_SHOWN 20

struct word {
    char *text, *folded;
    uint64_t lists;
    UT_hash_handle hh;
};

/* A word with `*` at its end. */
struct beginning {
    const char *folded; /* without the `*` */
    size_t length;
    uint64_t lists;
};

/* Which lists there are, and what they hold. */
struct lists {
    struct names *names;
    struct word *known; /* by folded text */
    struct beginning *beginnings;
    size_t beginning_count, beginning_capacity;
    struct arena arena;
};

/* The built-in ones: read when they are first asked for, never changed, and not freed. */
static struct lists *builtin;

struct crm_words {
    struct lists own;     /* what a file adds */
    struct names *stages; /* met in the file in hand, in no list */
    struct word *as_met;  /* by the text as met in a file */
    struct word last;     /* met when enough were remembered */
    struct arena arena;
};

/* The number of a list. Own lists come behind the built-in ones, whose names stand for these. */
static int
list_number(struct lists *lists, const char *name)
{
    int number = builtin ? names_find(builtin->names, name) : -1;
    if (number < 0)
        number = (builtin ? names_count(builtin->names) : 0) + names_number(lists->names, name);
    return number;
}

static uint64_t
list_bit(struct lists *lists, const char *name)
{
    int number = list_number(lists, name);
    mem_at_most((size_t)number + 1, LISTS_LIMIT, "word lists");
    return UINT64_C(1) << number;
}

static struct word *
look_up(struct word *table, const char *text)
{
    struct word *word;
    HASH_FIND_STR(table, text, word);
    return word;
}

static void
add(struct lists *lists, const char *list, const char *text)
{
    char *folded = text_folded(text);
    size_t length = strlen(folded);
    if (length > 0 && folded[length - 1] == '*') {
        lists->beginnings = mem_grow(lists->beginnings, &lists->beginning_capacity,
            lists->beginning_count + 1, sizeof *lists->beginnings);
        lists->beginnings[lists->beginning_count++] = (struct beginning){
            arena_text(&lists->arena, folded, length - 1), length - 1, list_bit(lists, list)};
        free(folded);
        return;
    }
    struct word *word = look_up(lists->known, folded);
    if (!word) {
        word = arena_alloc(&lists->arena, sizeof *word);
        word->folded = arena_text(&lists->arena, folded, length);
        HASH_ADD_KEYPTR(hh, lists->known, word->folded, length, word);
    }
    word->lists |= list_bit(lists, list);
    free(folded);
}

/* Adds all rows of a table, which is closed. */
static void
add_table(struct lists *lists, struct table *table)
{
    int list = table_need(table, "list"), word = table_need(table, "word");
    while (table_next(table))
        add(lists, table_cell(table, list), table_cell(table, word));
    table_close(table);
}

struct crm_words *
crm_words_new(void)
{
    if (!builtin) {
        struct lists *lists = mem_zeroed(1, sizeof *lists);
        lists->names = names_new();
        add_table(lists, table_builtin("team/crm-words"));
        builtin = lists;
    }
    struct crm_words *words = mem_zeroed(1, sizeof *words);
    words->own.names = names_new();
    words->stages = names_new();
    return words;
}

void
crm_words_read(struct crm_words *words, const char *path)
{
    struct table *table = table_open(path, 0);
    table_need_rows(table);
    add_table(&words->own, table);
}

void
crm_words_note_stage(struct crm_words *words, const char *stage)
{
    if (names_count(words->stages) < STAGES_SHOWN)
        (void)names_number(words->stages, stage);
}

void
crm_words_say_stages(struct crm_words *words, const char *file)
{
    const char *stages[STAGES_SHOWN];
    char list[600];
    size_t count = (size_t)names_count(words->stages);
    for (size_t i = 0; i < count; i++)
        stages[i] = names_text(words->stages, (int)i);
    if (count > 0)
        diag_say(
            "%s: stages in no word list, so taken as open: %s%s; --words can say what they are",
            file, text_list(stages, count, "", list, sizeof list),
            count == STAGES_SHOWN ? " and perhaps more" : "");
    names_free(words->stages);
    words->stages = names_new();
}

void
crm_words_free(struct crm_words *words)
{
    if (!words)
        return;
    HASH_CLEAR(hh, words->own.known);
    HASH_CLEAR(hh, words->as_met);
    names_free(words->own.names);
    names_free(words->stages);
    free(words->last.folded);
    free(words->own.beginnings);
    arena_free(&words->own.arena);
    arena_free(&words->arena);
    free(words);
}

uint64_t
crm_words_list(const struct crm_words *words, const char *name)
{
    int number = names_find(builtin->names, name), own = names_find(words->own.names, name);
    if (number < 0 && own >= 0)
        number = names_count(builtin->names) + own;
    return number < 0 ? 0 : UINT64_C(1) << number;
}

/* The lists that hold a folded text. */
static uint64_t
lists_with(const struct lists *all, const char *folded)
{
    const struct word *known = look_up(all->known, folded);
    uint64_t lists = known ? known->lists : 0;
    for (size_t i = 0; i < all->beginning_count; i++) {
        const struct beginning *beginning = &all->beginnings[i];
        if (strncmp(folded, beginning->folded, beginning->length) == 0)
            lists |= beginning->lists;
    }
    return lists;
}

static uint64_t
lists_of(const struct crm_words *words, const char *folded)
{
    return lists_with(builtin, folded) | lists_with(&words->own, folded);
}

/* A text with its lists, as it was met before or is now. Valid until the next call. */
static const struct word *
meet(struct crm_words *words, const char *text)
{
    struct word *met = look_up(words->as_met, text);
    if (met)
        return met;
    free(words->last.folded);
    words->last.folded = text_folded(text);
    words->last.lists = lists_of(words, words->last.folded);
    if (HASH_COUNT(words->as_met) >= REMEMBERED)
        return &words->last;
    met = arena_alloc(&words->arena, sizeof *met);
    met->text = arena_text(&words->arena, text, strlen(text));
    met->folded = arena_text(&words->arena, words->last.folded, strlen(words->last.folded));
    met->lists = words->last.lists;
    HASH_ADD_KEYPTR(hh, words->as_met, met->text, strlen(met->text), met);
    return met;
}

uint64_t
crm_words_lists_of(struct crm_words *words, const char *text)
{
    return meet(words, text)->lists;
}

const char *
crm_words_folded(struct crm_words *words, const char *text)
{
    return meet(words, text)->folded;
}

bool
crm_words_is_total(const char *text, void *words)
{
    size_t length = strcspn(text, "(:");
    char *word = mem_copy(text, length);
    bool total = (crm_words_lists_of(words, word) & crm_words_list(words, "total")) != 0;
    free(word);
    return total;
}

void
crm_words_show(struct outfile *out)
{
    const struct table_file *file = tables_find("team/crm-words");
    outfile_write(out, file->bytes, file->size);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A table of needs and questions. It knows what a row must have, and neither a need nor a question.
 * Invariant: for every need, and for none, each situation that can arise has at least one row.
 */
#include "team/playbook.h"

#include <stdlib.h>
#include <string.h>

#include "base/chars.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/text.h"
#include "csv/table.h"
#include "team/cells.h"

const char *const playbook_situation_words[] = {
    "fell", "low", "lowest", "stuck", "fine", "unknown", "go-on", NULL};

/* The situations of a need, and those of no need in particular. */
enum {
    OF_NEED_LAST = PLAYBOOK_FINE,
    OF_NONE_FIRST = PLAYBOOK_STUCK,
    OF_NONE_LAST = PLAYBOOK_GO_ON
};

struct playbook_row {
    const char *need;
    enum playbook_situation situation;
    struct playbook_words words;
};

struct playbook {
    struct playbook_need *needs;
    size_t need_count, need_capacity;
    struct playbook_row *rows;
    size_t row_count, row_capacity;
    char digest[SOURCE_DIGEST_SIZE];
    struct arena arena;
};

enum { NEED, SITUATION, QUESTION, OFFER, SCALE, BETTER, PRECONDITION, CALLED, COLUMNS };
static const char *const column_names[COLUMNS] = {
    "need", "situation", "question", "offer", "scale", "better", "precondition", "called"};

/* A row of the table, tidy. */
struct row {
    const struct table *table;
    const char *cells[COLUMNS];
    int columns[COLUMNS];
};

static void
need_cell(const struct row *row, int column)
{
    if (row->cells[column][0] == '\0')
        diag_fatal_at(table_place(row->table), "%s is empty", column_names[column]);
}

static void
need_no_cell(const struct row *row, int column, const char *why)
{
    if (row->cells[column][0] != '\0')
        diag_fatal_at(table_place(row->table), "%s '%s' must be empty %s", column_names[column],
            text_shown(row->cells[column]), why);
}

/* The position of a cell in a list of words; one that is not there ends the program. */
static int
position(const struct row *row, int column, const char *const *words)
{
    char list[200];
    int found = -1;
    size_t count = 0;
    for (; words[count]; count++)
        if (chars_same(words[count], row->cells[column]))
            found = (int)count;
    if (found < 0)
        diag_fatal_at(table_place(row->table), "%s '%s' is not one of %s", column_names[column],
            text_shown(row->cells[column]), text_list(words, count, "", list, sizeof list));
    return found;
}

/* Position 1 is the one that says no. */
static bool
says(const struct row *row, int column, const char *yes, const char *no)
{
    const char *const words[] = {yes, no, NULL};
    return position(row, column, words) == 0;
}

static void
add_need(struct playbook *playbook, const struct row *row)
{
    need_cell(row, NEED);
    need_cell(row, CALLED);
    need_no_cell(row, QUESTION, "beside a scale");
    need_no_cell(row, OFFER, "beside a scale");
    for (size_t i = 0; i < playbook->need_count; i++)
        if (strcmp(playbook->needs[i].scale, row->cells[SCALE]) == 0)
            diag_fatal_at(table_place(row->table), "scale '%s' is a need already",
                text_shown(row->cells[SCALE]));
    playbook->needs = mem_grow(playbook->needs, &playbook->need_capacity, playbook->need_count + 1,
        sizeof *playbook->needs);
    playbook->needs[playbook->need_count++] = (struct playbook_need){
        .need = row->cells[NEED],
        .scale = row->cells[SCALE],
        .called = row->cells[CALLED],
        .low_is_good = !says(row, BETTER, "high", "low"),
        .is_precondition =
            row->cells[PRECONDITION][0] != '\0' && says(row, PRECONDITION, "yes", "no"),
    };
}

/* Somebody who is doing fine is asked and nothing else, so an offer may be missing there alone. */
static void
add_question(struct playbook *playbook, const struct row *row)
{
    enum playbook_situation situation =
        (enum playbook_situation)position(row, SITUATION, playbook_situation_words);
    need_cell(row, QUESTION);
    if (situation != PLAYBOOK_FINE)
        need_cell(row, OFFER);
    if (situation < (int)OF_NONE_FIRST)
        need_cell(row, NEED);
    if (situation > (int)OF_NEED_LAST)
        need_no_cell(row, NEED, "in this situation");
    need_no_cell(row, BETTER, "without a scale");
    need_no_cell(row, PRECONDITION, "without a scale");
    need_no_cell(row, CALLED, "without a scale");
    playbook->rows = mem_grow(
        playbook->rows, &playbook->row_capacity, playbook->row_count + 1, sizeof *playbook->rows);
    playbook->rows[playbook->row_count++] = (struct playbook_row){
        row->cells[NEED], situation, {row->cells[QUESTION], row->cells[OFFER]}};
}

static void
read_row(struct playbook *playbook, struct row *row)
{
    for (int i = 0; i < COLUMNS; i++)
        row->cells[i] = cells_text(&playbook->arena, row->table, row->columns[i]);
    if (row->cells[SCALE][0] == '\0') {
        add_question(playbook, row);
        return;
    }
    need_no_cell(row, SITUATION, "beside a scale");
    add_need(playbook, row);
}

static size_t
count_rows(const struct playbook *playbook, const char *need, enum playbook_situation situation)
{
    size_t count = 0;
    for (size_t i = 0; i < playbook->row_count; i++)
        count +=
            playbook->rows[i].situation == situation && strcmp(playbook->rows[i].need, need) == 0;
    return count;
}

static void
check_rows(const struct playbook *playbook, const char *name, const char *need, int first, int last)
{
    for (int i = first; i <= last; i++)
        if (count_rows(playbook, need, (enum playbook_situation)i) == 0)
            diag_fatal("%s: there is no row '%s,%s,...'", name, text_shown(need),
                playbook_situation_words[i]);
}

/* Nothing that can arise is without its words, and no question is of a need that never arises. */
static void
check(const struct playbook *playbook, const char *name)
{
    check_rows(playbook, name, "", OF_NONE_FIRST, OF_NONE_LAST);
    for (size_t i = 0; i < playbook->need_count; i++)
        check_rows(playbook, name, playbook->needs[i].need, 0, OF_NEED_LAST);
    for (size_t i = 0; i < playbook->row_count; i++) {
        bool is_known = playbook->rows[i].need[0] == '\0';
        for (size_t j = 0; j < playbook->need_count && !is_known; j++)
            is_known = strcmp(playbook->needs[j].need, playbook->rows[i].need) == 0;
        if (!is_known)
            diag_fatal("%s: there is no row that says which scale tells of '%s'", name,
                text_shown(playbook->rows[i].need));
    }
}

struct playbook *
playbook_read(const char *path, char delimiter)
{
    struct playbook *playbook = mem_zeroed(1, sizeof *playbook);
    struct table *table =
        path ? table_open_digested(path, delimiter) : table_builtin("team/playbook");
    struct row row = {.table = table};
    table_need_rows(table);
    for (int i = 0; i < COLUMNS; i++)
        row.columns[i] = table_need(table, column_names[i]);
    while (table_next(table))
        read_row(playbook, &row);
    if (path)
        table_digest(table, playbook->digest);
    check(playbook, table_name(table));
    table_close(table);
    return playbook;
}

void
playbook_free(struct playbook *playbook)
{
    if (!playbook)
        return;
    free(playbook->needs);
    free(playbook->rows);
    arena_free(&playbook->arena);
    free(playbook);
}

const char *
playbook_digest(const struct playbook *playbook)
{
    return playbook->digest;
}

const struct playbook_need *
playbook_needs(const struct playbook *playbook, size_t *count)
{
    *count = playbook->need_count;
    return playbook->needs;
}

struct playbook_words
playbook_choose(const struct playbook *playbook, const char *need,
    enum playbook_situation situation, size_t turn)
{
    size_t count = count_rows(playbook, need, situation), wanted = count > 0 ? turn % count : 0;
    for (size_t i = 0; i < playbook->row_count; i++) {
        const struct playbook_row *row = &playbook->rows[i];
        if (row->situation == situation && strcmp(row->need, need) == 0 && wanted-- == 0)
            return row->words;
    }
    diag_fatal("the playbook has no words for '%s': this is a fault of the program",
        playbook_situation_words[situation]);
}
